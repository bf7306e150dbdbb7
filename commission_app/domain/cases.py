"""What is known about each cell before it is judged: its sheets, and what was said of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.matter import Settlement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission_app.domain.matter import Appointment, Key, Matter, Outcome, SheetView


@dataclass(frozen=True, slots=True)
class Case:
    """One member × interview; nothing of it is judged."""

    key: Key
    appointment: Appointment | None  # None: no slot, or not of this panel
    sealed: tuple[SheetView, ...]  # sealed or void, without those that a person rejected
    paper: tuple[SheetView, ...]
    outcome: Outcome | None
    disputed: bool
    kept: frozenset[str] = frozenset()  # sheets of ended laptops that nobody judged yet

    @property
    def papers(self) -> tuple[SheetView, ...]:
        """Both sorts of sheets."""
        return self.sealed + self.paper

    @property
    def any_sealed(self) -> bool:
        """Whether somebody says by a sheet that the candidate was there."""
        return any(sheet.state == "sealed" for sheet in self.papers)


def cases(matter: Matter) -> Iterable[Case]:
    """The expected ones, and those of which a sheet came unasked, by interview and member."""
    expected = {(a.interview, m): a for a in matter.appointments for m in a.panel}
    sealed = _by_cell(matter, matter.sheets)
    paper = _by_cell(matter, (one for one in matter.paper if _speaks(matter, one)))
    outcomes, kept = _outcomes(matter), _unjudged(matter)
    opened = (key for key in matter.kept if matter.opened(key))
    for key in sorted({*expected, *sealed, *paper, *matter.contested, *kept, *opened}):
        outcome, disputed = outcomes.get(key[0], (None, False))
        yield Case(
            key,
            expected.get(key),
            tuple(sealed.get(key, ())),
            tuple(paper.get(key, ())),
            outcome,
            disputed,
            kept.get(key, frozenset()),
        )


def _by_cell(matter: Matter, sheets: Iterable[SheetView]) -> dict[Key, list[SheetView]]:
    """Sheets under the cell they belong to: a settlement may link one to another interview."""
    found: dict[Key, list[SheetView]] = defaultdict(list)
    for sheet in sorted(sheets, key=lambda s: s.digest):
        own = (sheet.interview, sheet.member)
        settled = matter.settlements.get(own, Settlement())
        linked = settled.leads(sheet)
        if sheet.digest not in settled.rejected:
            found[(linked, sheet.member) if linked else own].append(sheet)
    return found


def _speaks(matter: Matter, paper: SheetView) -> bool:
    """Whether a paper sheet is to be judged: a withdrawn one is as if it had never come.

    The office undid what the office had done; that explains no cell. But what was opened
    with the marks before it was withdrawn stands until the chair's word.
    """
    if paper.state != "void" or paper.digest in matter.approved:
        return paper.state != "void"
    opened = matter.revealed.get(paper.interview, frozenset[str]())
    return paper.digest not in opened and not (opened - matter.void).isdisjoint(paper.revisions)


def _outcomes(matter: Matter) -> dict[str, tuple[Outcome | None, bool]]:
    """Interview → (outcome, disputed): the office decides, else members who agree."""
    words: dict[str, dict[str, Outcome]] = defaultdict(dict)
    for (interview, member), outcome in matter.member_outcomes.items():
        words[interview][member] = outcome
    for sheet in (*matter.sheets, *matter.paper):
        if sheet.state == "sealed":  # who sealed a sheet has seen the candidate
            words[sheet.interview][sheet.member] = "held"
    found: dict[str, tuple[Outcome | None, bool]] = {}
    for interview, said in words.items():
        agreed = set(said.values())
        found[interview] = (agreed.pop(), False) if len(agreed) == 1 else (None, True)
    for interview, outcome in matter.office_outcomes.items():
        found[interview] = (outcome, False)
    return found


def _unjudged(matter: Matter) -> dict[Key, frozenset[str]]:
    """Sheets of ended laptops of which no person has said what becomes of them."""
    found: dict[Key, frozenset[str]] = {}
    for key, digests in matter.kept.items():
        judged = matter.judged.get(key, Settlement())
        said = frozenset(d for d in digests if judged.names(d)) - _binding(matter, key)
        if left := digests - said:
            found[key] = left
    return found


def _binding(matter: Matter, key: Key) -> frozenset[str]:
    """Sheets that go on counting although a person would leave them out: it stays open."""
    return matter.binding(key) - {matter.judged.get(key, Settlement()).chosen}
