"""Entries of the journal that one act made: its line of the diary, and what it states."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from commission_app.services.office.kinds_of_lines import STATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from commission_app.services.office.log import Entry

OPAQUE = {"assignment", "confirmation", "approval", "office", "device"}  # about a number


def acts(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    """What one act of a device made stands together, newest first.

    That is statements of one kind, and before them the line of the diary that tells of them.
    """

    def act(one: Entry) -> tuple[str, str, str, int]:
        return one.at, one.device, one.kind, 0 if one.source == "fact" else one.id

    held: list[Entry] = []
    for _, together in groupby(entries, key=act):
        more = list(together)
        if held and _tells_of(held[0], more[0]):
            held += more
            continue
        if held:
            yield held
        held = more
    if held:
        yield held


def number_of(entries: Sequence[Entry]) -> int:
    """How many acts made them; the oldest comes first."""
    return sum(1 for _ in acts(reversed(entries)))


def _tells_of(noted: Entry, stated: Entry) -> bool:
    """Whether a line of the diary and a statement are of one act."""
    same = (noted.at, noted.device) == (stated.at, stated.device)
    kinds = STATED.get(noted.kind, ()) if noted.source == "diary" else ()
    return same and stated.source == "fact" and stated.kind in kinds


@dataclass(frozen=True, slots=True)
class Act:
    """Entries of one line: its note in the diary, and what it states."""

    entries: tuple[Entry, ...]
    note: Entry | None
    facts: tuple[Entry, ...]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Act:
        """The line of the diary stands first where there is one."""
        note = entries[0] if entries[0].source == "diary" else None
        facts = tuple(one for one in entries if one.source == "fact")
        return cls(tuple(entries), note, facts)

    @property
    def told(self) -> tuple[Entry, ...]:
        """The statements that the line is named after; several kinds may come of one act."""
        kinds = STATED.get(self.note.kind, ()) if self.note else ()
        kind = next((k for k in kinds if any(f.kind == k for f in self.facts)), "")
        return tuple(f for f in self.facts if not kind or f.kind == kind)

    @property
    def one(self) -> Entry:
        """What stands for the line."""
        return (*self.told, *self.entries)[0]

    @property
    def about(self) -> Entry:
        """The entry that says what it is about."""
        hidden = self.one.kind in OPAQUE or len(self.told) > 1
        return self.note if self.note is not None and hidden else self.one
