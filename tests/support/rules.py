"""Rules and sheets for tests: the project's preset, and marks in one line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from commission_app.domain.facts.kinds.scoring import Mark
from commission_app.domain.ruleset import RuleSet, ruleset_from_json
from commission_app.shared.paths import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = (
    "Кандидат привёл конкретный пример"  # long enough for any comment that the preset asks for
)


@cache
def preset() -> RuleSet:
    """The rules that the program is delivered with."""
    return ruleset_from_json(
        (resources() / "presets" / "rulesets" / "1000-leaders.json").read_bytes()
    )


def rules(**changes: Any) -> RuleSet:
    """The preset with other values: a dict changes fields of a part, others replace it."""
    found = preset()
    for name, value in changes.items():
        part = getattr(found, name)
        new = msgspec.structs.replace(part, **value) if isinstance(value, dict) else value
        found = msgspec.structs.replace(found, **{name: new})
    return found


def marks(levels: Sequence[int], comment: str = WORDS) -> tuple[Mark, ...]:
    """Marks for C1, C2, … in this order."""
    return tuple(Mark(f"C{n}", level, comment) for n, level in enumerate(levels, 1))
