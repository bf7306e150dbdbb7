"""One state for every member × interview: is a sheet there, why not, and which one counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from commission_app.domain.presence import Presence

Key = tuple[str, str]  # (interview, member)
State = Literal["missing", "received", "recused", "absent", "paper", "void", "conflict"]
Outcome = Literal["held", "absent", "interrupted", "rescheduled"]
Conflict = Literal[
    "",
    "contested",  # several current revisions
    "paper_and_sealed",
    "changed_after_reveal",
    "no_slot",  # of somebody not on the list, or not of this panel
    "not_countable",  # marks that do not fit the rules
]
Flag = Literal[
    "older_ruleset",
    "sheet_of_recused",
    "sheet_of_absent",
    "sheet_without_interview",  # the office says that the candidate was not interviewed
    "changed_after_reveal",
    "no_slot",
    "outcome_disputed",
]
CONFLICT_TEXTS: Mapping[Conflict, str] = {
    "contested": T("cells.conflict_contested"),
    "paper_and_sealed": T("cells.conflict_paper_and_sealed"),
    "changed_after_reveal": T("cells.conflict_changed_after_reveal"),
    "no_slot": T("cells.conflict_no_slot"),
    "not_countable": T("cells.conflict_not_countable"),
}
FLAG_TEXTS: Mapping[Flag, str] = {
    "older_ruleset": T("cells.flag_older_ruleset"),
    "sheet_of_recused": T("cells.flag_sheet_of_recused"),
    "sheet_of_absent": T("cells.flag_sheet_of_absent"),
    "sheet_without_interview": T("cells.flag_sheet_without_interview"),
    "changed_after_reveal": T("cells.flag_changed_after_reveal"),
    "no_slot": T("cells.flag_no_slot"),
    "outcome_disputed": T("cells.flag_outcome_disputed"),
}


@dataclass(frozen=True, slots=True)
class Appointment:
    """A slot with its panel's voting members; the real times where they are known."""

    interview: str
    panel: tuple[str, ...]
    sitting: str = ""
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class SheetView:
    """The current revision of a sealed or paper sheet; `revisions`: digests, oldest first."""

    interview: str
    member: str
    digest: str
    state: Literal["sealed", "void"] = "sealed"
    ruleset: str = ""
    revisions: tuple[str, ...] = ()  # with the current one
    countable: bool = True  # criteria.countable of its marks
    listed: bool = True  # False: the member typed the code, the sheet names no slot

    @property
    def corrections(self) -> int:
        """How often the sheet was corrected or made void."""
        return max(len(self.revisions) - 1, 0)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A resolution about a cell: the fact chosen, those rejected, the interview to link."""

    chosen: str = ""
    rejected: frozenset[str] = frozenset()
    link: str = ""

    def names(self, digest: str) -> bool:
        """Whether a person has said what becomes of this sheet."""
        return digest == self.chosen or digest in self.rejected


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything that the states depend on, as plain values: what stands, nothing judged."""

    ruleset: str  # digest of the current one
    appointments: tuple[Appointment, ...] = ()
    sheets: tuple[SheetView, ...] = ()
    paper: tuple[SheetView, ...] = ()
    contested: Mapping[Key, frozenset[str]] = field(
        default_factory=dict[Key, frozenset[str]]  # every digest of the contested sheet
    )
    recusals: Mapping[Key, str] = field(default_factory=dict[Key, str])  # ground
    presence: Mapping[Key, Presence] = field(
        default_factory=dict[Key, "Presence"]
    )  # (sitting, member)
    office_outcomes: Mapping[str, Outcome] = field(default_factory=dict[str, Outcome])
    member_outcomes: Mapping[Key, Outcome] = field(default_factory=dict[Key, Outcome])
    gaps: Mapping[Key, str] = field(default_factory=dict[Key, str])  # reason, from a closing
    revealed: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    approved: frozenset[str] = frozenset()  # digests that an approval of the chair names
    settlements: Mapping[Key, Settlement] = field(default_factory=dict[Key, Settlement])
    void: frozenset[str] = frozenset()  # digests of void revisions: nothing counts by them


@dataclass(frozen=True, slots=True)
class Cell:
    """One member × interview; `counts` is the digest of the sheet that counts, or empty."""

    interview: str
    member: str
    state: State
    explained: bool
    reason: str = ""  # in a person's words: of a recusal, an absence, a gap
    conflict: Conflict = ""
    counts: str = ""
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """What is known about one cell before it is judged."""

    key: Key
    appointment: Appointment | None  # None: no slot, or not of this panel
    sealed: tuple[SheetView, ...]  # sealed or void, without those that a person rejected
    paper: tuple[SheetView, ...]
    outcome: Outcome | None
    disputed: bool

    @property
    def papers(self) -> tuple[SheetView, ...]:
        """Both sorts of sheets."""
        return self.sealed + self.paper


def matrix(matter: Matter) -> tuple[Cell, ...]:
    """Every cell, by interview and member: the expected ones and those that came unasked."""
    return tuple(_judge(matter, case) for case in _cases(matter))


def unexplained(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells that keep an interview from being revealed and a protocol from being final."""
    return tuple(cell for cell in cells if not cell.explained)


def _cases(matter: Matter) -> Iterable[_Case]:
    expected = {(a.interview, m): a for a in matter.appointments for m in a.panel}
    sealed, paper = _by_cell(matter, matter.sheets), _by_cell(matter, matter.paper)
    outcomes = _outcomes(matter)
    for key in sorted({*expected, *sealed, *paper, *matter.contested}):
        outcome, disputed = outcomes.get(key[0], (None, False))
        yield _Case(
            key,
            expected.get(key),
            tuple(sealed.get(key, ())),
            tuple(paper.get(key, ())),
            outcome,
            disputed,
        )


def _by_cell(matter: Matter, sheets: Iterable[SheetView]) -> dict[Key, list[SheetView]]:
    """Sheets under the cell they belong to: a settlement may link one to another interview."""
    found: dict[Key, list[SheetView]] = defaultdict(list)
    for sheet in sorted(sheets, key=lambda s: s.digest):
        own = (sheet.interview, sheet.member)
        settled = matter.settlements.get(own, Settlement())
        linked = settled.chosen == sheet.digest and settled.link
        if sheet.digest not in settled.rejected:
            found[(settled.link, sheet.member) if linked else own].append(sheet)
    return found


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


def _judge(matter: Matter, case: _Case) -> Cell:
    """The one state of a cell. A recusal wins over a sheet, whichever came first."""
    if case.key in matter.recusals:
        flags: tuple[Flag, ...] = ("sheet_of_recused",) if _any_sealed(case) else ()
        return _cell(case, "recused", reason=matter.recusals[case.key], flags=flags)
    if case.key[0] in matter.office_outcomes and case.outcome != "held":
        flags = ("sheet_without_interview",) if _any_sealed(case) else ()
        return _cell(case, "absent", flags=flags)
    if conflict := _conflict(matter, case):
        counts = _revealed_digest(matter, case)
        flags = _flags(matter, case)
        return _cell(case, "conflict", conflict=conflict, counts=counts, flags=flags)
    if case.papers:
        return _with_sheet(matter, case)
    return _without_sheet(matter, case)


def _cell(  # noqa: PLR0913 - the fields of a cell
    case: _Case,
    state: State,
    *,
    reason: str = "",
    conflict: Conflict = "",
    counts: str = "",
    flags: tuple[Flag, ...] = (),
    explained: bool | None = None,
) -> Cell:
    known = state not in {"missing", "conflict"} if explained is None else explained
    return Cell(*case.key, state, known, reason, conflict, counts, flags)


def _any_sealed(case: _Case) -> bool:
    return any(sheet.state == "sealed" for sheet in case.papers)


def _conflict(matter: Matter, case: _Case) -> Conflict:
    """The first contradiction that a person must settle."""
    if case.key in matter.contested:
        return "contested"
    if len(case.papers) > 1 and not _chosen(matter, case):
        return "paper_and_sealed" if case.sealed and case.paper else "contested"
    return _conflict_of(matter, case, _sheet(matter, case)) if case.papers else ""


def _conflict_of(matter: Matter, case: _Case, sheet: SheetView) -> Conflict:
    """What is wrong with the one sheet of a cell; a void one needs no slot and no marks."""
    if _changed(matter, case, sheet) and sheet.digest not in matter.approved:
        return "changed_after_reveal"
    if sheet.state == "void":
        return ""
    if _strange(case, sheet) and not _settled(matter, sheet):
        return "no_slot"
    return "" if sheet.countable else "not_countable"


def _sheet(matter: Matter, case: _Case) -> SheetView:
    """The one sheet of a cell without a conflict of sheets."""
    chosen = _chosen(matter, case)
    return next(s for s in case.papers if not chosen or s.digest == chosen)


def _chosen(matter: Matter, case: _Case) -> str:
    """The digest that a person chose, while it is still current."""
    chosen = matter.settlements.get(case.key, Settlement()).chosen
    return chosen if any(s.digest == chosen for s in case.papers) else ""


def _settled(matter: Matter, sheet: SheetView) -> bool:
    """Whether a person accepted this sheet, under the cell that it names itself."""
    own = (sheet.interview, sheet.member)
    return matter.settlements.get(own, Settlement()).chosen == sheet.digest


def _strange(case: _Case, sheet: SheetView) -> bool:
    return case.appointment is None or not sheet.listed


def _changed(matter: Matter, case: _Case, sheet: SheetView) -> bool:
    """Whether the sheet is not the one that was opened with the interview's marks."""
    opened = matter.revealed.get(case.key[0])
    return opened is not None and sheet.digest not in opened


def _revealed_digest(matter: Matter, case: _Case) -> str:
    """What the commission saw counts until an approval; nothing else of a conflict does."""
    mine = {digest for sheet in case.papers for digest in (sheet.digest, *sheet.revisions)}
    mine |= matter.contested.get(case.key, frozenset())
    mine -= matter.void
    return min(mine & matter.revealed.get(case.key[0], frozenset()), default="")


def _kept(matter: Matter, key: Key) -> str:
    """The revision that was opened, where a person refused all that came after it."""
    settled = matter.settlements.get(key, Settlement())
    if settled.chosen not in matter.revealed.get(key[0], frozenset()):
        return ""
    own = [s for s in (*matter.sheets, *matter.paper) if (s.interview, s.member) == key]
    later = [s for s in own if s.digest != settled.chosen]
    known = any(settled.chosen in s.revisions for s in later)
    return settled.chosen if known and all(s.digest in settled.rejected for s in own) else ""


def _with_sheet(matter: Matter, case: _Case) -> Cell:
    sheet = _sheet(matter, case)
    flags = _flags(matter, case)
    if sheet.state == "void":
        return _cell(case, "void", flags=flags)
    state: State = "paper" if sheet in case.paper else "received"
    return _cell(case, state, counts=sheet.digest, flags=flags)


def _without_sheet(matter: Matter, case: _Case) -> Cell:
    if kept := _kept(matter, case.key):
        void = kept in matter.void
        late: tuple[Flag, ...] = ("changed_after_reveal",)
        return _cell(
            case, "void" if void else "received", counts="" if void else kept, flags=late
        )
    flags: tuple[Flag, ...] = ("outcome_disputed",) if case.disputed else ()
    if case.outcome not in {None, "held"}:
        return _cell(case, "absent", flags=flags)
    if absence := _absence(matter, case):
        return _cell(case, "absent", reason=absence.reason, flags=flags)
    gap = matter.gaps.get(case.key, "")
    return _cell(case, "missing", reason=gap, flags=flags, explained=bool(gap))


def _flags(matter: Matter, case: _Case) -> tuple[Flag, ...]:
    """What the commission should know about the sheets of a cell."""
    sealed = [sheet for sheet in case.papers if sheet.state == "sealed"]
    checks: tuple[tuple[Flag, bool], ...] = (
        ("older_ruleset", any(s.ruleset != matter.ruleset for s in sealed)),
        ("sheet_of_absent", bool(sealed) and _absence(matter, case) is not None),
        ("changed_after_reveal", any(_changed(matter, case, s) for s in case.papers)),
        ("no_slot", any(_strange(case, s) for s in sealed)),
        ("outcome_disputed", case.disputed),
    )
    return tuple(flag for flag, holds in checks if holds)


def _absence(matter: Matter, case: _Case) -> Presence | None:
    """The member's recorded presence where no interval of it contains the interview."""
    slot = case.appointment
    presence = slot and matter.presence.get((slot.sitting, case.key[1]))
    if not slot or not presence:
        return None
    if slot.start is None:
        return None if presence.intervals else presence
    return None if presence.throughout(slot.start, slot.end or slot.start) else presence
