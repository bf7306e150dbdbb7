"""What was announced and acknowledged while the power went, as a worker's lines say it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class Log:
    """What was announced, and how it went: ok, refused, or None where the power went first."""

    acts: list[tuple[dict[str, Any], str | None, dict[str, Any]]] = field(
        default_factory=list[tuple[dict[str, Any], str | None, dict[str, Any]]]
    )
    crash: str = ""
    calls: dict[str, int] = field(default_factory=dict[str, int])  # by kind

    @classmethod
    def read(cls, lines: Iterable[str]) -> Log:
        """From a worker's lines; the last one may be cut off."""
        log = cls()
        for line in lines:
            log._add(json.loads(line))
        return log

    def _add(self, line: dict[str, Any]) -> None:
        kind = line.pop("kind")
        if kind == "do":
            self.acts.append((line, None, {}))
        elif kind == "crash":
            self.crash = line["traceback"]
        elif kind == "calls":
            self.calls = line["calls"]
        else:
            self.acts[-1] = (self.acts[-1][0], kind, line)

    def told(self, key: str) -> list[dict[str, Any]]:
        """Acknowledged acts of one kind, as they were acknowledged."""
        return [found for what, how, found in self.acts if how == "ok" and key in what]

    def begun(self, key: str) -> list[tuple[Any, str | None]]:
        """Acts of one kind as they were announced, and how they went."""
        return [(what, how) for what, how, _ in self.acts if key in what]
