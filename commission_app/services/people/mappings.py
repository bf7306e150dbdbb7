"""Columns that a person chose by hand, known again in the next file of the same headings.

They lie in the encrypted file, by a digest of the headings: where a file has none, its first
row stands in their place, and that is people's data.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from commission_app.models import own as owned
from commission_app.services.changes import Done
from commission_app.services.workspace import require_office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.workspace import Reading, Workspace

Mapped = tuple[tuple[str, str], ...]  # field, letters of its column
REMEMBERED = 64  # sets of headings of one kind, the latest
_KEPT = msgspec.json.Decoder(dict[str, Mapped])


@dataclass(frozen=True, slots=True)
class KeepMapping:
    """What was chosen for these headings, in place of what was chosen before."""

    kind: str
    headings: tuple[str, ...]
    mapping: Mapped

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            require_office(act)
            key, mine = _key(self.kind), _digest(self.headings)
            raw = owned.value(act.c, key)
            others = _KEPT.decode(raw) if raw else {}
            others.pop(mine, None)
            latest = [*others.items(), (mine, self.mapping)][-REMEMBERED:]
            owned.keep_value(act.c, key, msgspec.json.encode(dict(latest)))
        return Done(None)


def kept_mapping(now: Reading, kind: str, headings: Sequence[str]) -> Mapped:
    """What was chosen for these headings; nothing where nothing was."""
    raw = owned.value(now.c, _key(kind))
    return _KEPT.decode(raw).get(_digest(headings), ()) if raw else ()


def _key(kind: str) -> str:
    return f"mappings:{kind}"


def _digest(headings: Sequence[str]) -> str:
    return hashlib.sha256(msgspec.json.encode(headings)).hexdigest()
