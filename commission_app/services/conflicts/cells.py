"""Contradictions that are no matter of leaves: what the cells of the matrix say of sheets."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.services.matter.notes import note_of, sheets_by_cell
from commission_app.services.reckoning import differing
from commission_app.services.sentences import Said, chained, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.header import Fact, Thing
    from commission_app.domain.matter import SheetView
    from commission_app.models.facts import Facts
    from commission_app.services.reckoning import Paper, Reckoning

    One = tuple[str, Thing, Mapping[str, Fact], tuple[str, ...]]  # as `Found` takes them


class Told(Protocol):
    """A contradiction with its facts."""

    @property
    def target(self) -> Thing:
        """What a resolution of it speaks of."""
        ...

    @property
    def facts(self) -> Mapping[str, Fact]:
        """All sides, by digest."""
        ...


class CellSides:
    """The cells of one moment; a level is told only of an interview that is revealed."""

    def __init__(self, facts: Facts, state: Reckoning) -> None:
        self.facts, self.state = facts, state

    @cached_property
    def sheets(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Cell → digests of the sheets that name it, or were linked to it."""
        return sheets_by_cell(self.state.matter)

    def view(self, key: tuple[str, str], digest: str) -> SheetView | None:
        """A sheet that names this cell itself."""
        every = (*self.state.matter.sheets, *self.state.matter.paper)
        here = (s for s in every if (s.interview, s.member) == key and s.digest == digest)
        return next(here, None)

    def open(self) -> Iterator[One]:
        """What a person must settle, then what is worth a word; one a cell."""
        for cell in self.state.cells:
            about = f"{cell.interview}/{cell.member}"
            if kind := self._kind(cell, about):
                yield self._one(kind, ("cell", about), cell)
            if "kept_of_ended" in cell.flags:
                alone = cell.conflict == "kept_of_ended"
                yield self._kept("kept_of_ended" if alone else "kept_beside", about)

    def again(self, target: Thing) -> One | None:
        """The sheets of a cell that was settled, or of an ended laptop that were judged."""
        interview, _, member = target[1].rpartition("/")
        if target[0] == "kept":
            kept = self._kept("kept", target[1])
            return kept if kept[2] else None
        for cell in self.state.cells:
            if (cell.interview, cell.member) == (interview, member):
                return self._one("cell", target, cell)
        held = self.facts.find(self.sheets.get((interview, member), ()))
        return ("cell", target, held, tuple(held)) if held else None

    def differences(self, place: tuple[str, str], one: Told) -> Said | None:
        """Which criteria differ; the levels only where the marks are open.

        A sheet that was kept is compared with the one that counts in its place.
        """
        sides = one.facts
        if one.target[0] == "kept":
            counting = {c.counts for c in self.state.cells if (c.interview, c.member) == place}
            sides = {**sides, **self.facts.find(filter(None, counting))}
        ordered = sorted(sides.values(), key=lambda f: (f.header.at, f.digest))
        bodies = [b for f in ordered if isinstance(b := body_of(f), (Sheet, PaperSheet))]
        if len(bodies) < 2:
            return None
        opened = place[0] in self.state.revealed
        parts = list(self._parts(bodies, opened=opened))
        if not parts:
            return said(T("conflicts.differ_words"))
        key = T("conflicts.differ_open") if opened else T("conflicts.differ_closed")
        return said(key, criteria=chained(parts))

    def _kind(self, cell: Cell, about: str) -> str:
        key = (cell.interview, cell.member)
        if cell.state == "conflict":
            elsewhere = key in self.state.matter.contested or cell.conflict == "kept_of_ended"
            return "" if elsewhere else cell.conflict
        if ("withdrawn", about) in self.state.withdrawn:
            return "withdrawn"
        return note_of(self.state.matter, cell, self.sheets.get(key, ()))

    def _kept(self, kind: str, about: str) -> One:
        """Sheets of ended laptops: those devices have no word; what was opened may stand."""
        interview, _, member = about.rpartition("/")
        matter, key = self.state.matter, (interview, member)
        held = self.facts.find(matter.kept.get(key, ()))
        seen = matter.revealed.get(interview, frozenset[str]())
        stands = () if matter.replaced(key) else sorted(held.keys() & seen)
        return kind, ("kept", about), held, tuple(stands)

    def _one(self, kind: str, target: Thing, cell: Cell) -> One:
        key = (cell.interview, cell.member)
        digests = {*self.sheets.get(key, ()), *self._opened(kind, cell)}
        held = self.facts.find(digests)
        return kind, target, held, tuple(sorted(held))

    def _opened(self, kind: str, cell: Cell) -> Iterable[str]:
        """What the commission saw is a side too, where something else came after it."""
        late = kind in {"changed_after_reveal", "cell"} and cell.counts
        return (cell.counts,) if late else ()

    def _parts(self, bodies: list[Paper], *, opened: bool) -> Iterator[Said]:
        """Of each criterion in which they differ its title, then the levels in their order."""
        for title, levels in differing(self.state, bodies):
            if opened:
                yield said(T("conflicts.levels"), title=title, levels=levels)
            else:
                yield said(T("conflicts.title_of"), title=title)
