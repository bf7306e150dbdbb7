"""One state for every member × interview: is a sheet there, why not, and which one counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.domain.absences import away, named, uncertain
from commission_app.domain.cases import Case, cases
from commission_app.domain.matter import Settlement
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.domain.matter import Key, Matter, SheetView

State = Literal["missing", "received", "recused", "absent", "paper", "void", "conflict"]
Conflict = Literal[
    "",
    "contested",  # several current revisions
    "paper_and_sealed",
    "changed_after_reveal",
    "no_slot",  # of somebody not on the list, or not of this panel
    "not_countable",  # marks that do not fit the rules
    "kept_of_ended",  # the only sheet is of a laptop that was ended, and nobody judged it
]
Flag = Literal[
    "older_ruleset",
    "sheet_of_recused",
    "sheet_of_absent",
    "sheet_without_interview",  # the office says that the candidate was not interviewed
    "changed_after_reveal",
    "no_slot",
    "outcome_disputed",
    "kept_of_ended",  # beside what counts here: judged by nobody yet
    "may_lie_in_gap",  # not all that the member's laptop said is here
]
CONFLICT_TEXTS: Mapping[Conflict, str] = {
    "contested": T("cells.conflict_contested"),
    "paper_and_sealed": T("cells.conflict_paper_and_sealed"),
    "changed_after_reveal": T("cells.conflict_changed_after_reveal"),
    "no_slot": T("cells.conflict_no_slot"),
    "not_countable": T("cells.conflict_not_countable"),
    "kept_of_ended": T("cells.conflict_kept_of_ended"),
}
FLAG_TEXTS: Mapping[Flag, str] = {
    "older_ruleset": T("cells.flag_older_ruleset"),
    "sheet_of_recused": T("cells.flag_sheet_of_recused"),
    "sheet_of_absent": T("cells.flag_sheet_of_absent"),
    "sheet_without_interview": T("cells.flag_sheet_without_interview"),
    "changed_after_reveal": T("cells.flag_changed_after_reveal"),
    "no_slot": T("cells.flag_no_slot"),
    "outcome_disputed": T("cells.flag_outcome_disputed"),
    "kept_of_ended": T("cells.flag_kept_of_ended"),
    "may_lie_in_gap": T("cells.flag_may_lie_in_gap"),
}


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


def matrix(matter: Matter) -> tuple[Cell, ...]:
    """Every cell, by interview and member: the expected ones and those that came unasked."""
    return tuple(_judge(matter, case) for case in cases(matter))


def unexplained(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells that keep an interview from being revealed and a protocol from being final."""
    return tuple(cell for cell in cells if not cell.explained)


def _judge(matter: Matter, case: Case) -> Cell:
    """The one state of a cell. A recusal wins over a sheet, whichever came first."""
    if case.key in matter.recusals:
        flags = _beside(case, "sheet_of_recused")
        return _cell(case, "recused", reason=matter.recusals[case.key], flags=flags)
    if case.key[0] in matter.office_outcomes and case.outcome != "held":
        return _cell(case, "absent", flags=_beside(case, "sheet_without_interview"))
    if conflict := _conflict(matter, case):
        counts = _revealed_digest(matter, case)
        flags = _flags(matter, case)
        return _cell(case, "conflict", conflict=conflict, counts=counts, flags=flags)
    return _with_sheet(matter, case) if case.papers else _without_sheet(matter, case)


def _beside(case: Case, flag: Flag) -> tuple[Flag, ...]:
    """What lies there although no sheet is expected."""
    flags: tuple[Flag, ...] = (flag,) if case.any_sealed else ()
    return (*flags, "kept_of_ended") if case.kept else flags


def _cell(  # noqa: PLR0913 - the fields of a cell
    case: Case,
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


def _conflict(matter: Matter, case: Case) -> Conflict:
    """The first contradiction that a person must settle."""
    if case.key in matter.contested:
        return "contested"
    if len(case.papers) > 1 and not _chosen(matter, case):
        return "paper_and_sealed" if case.sealed and case.paper else "contested"
    if case.papers:
        return _conflict_of(matter, case, _sheet(matter, case))
    return "kept_of_ended" if case.kept and not _kept(matter, case.key) else ""


def _conflict_of(matter: Matter, case: Case, sheet: SheetView) -> Conflict:
    """What is wrong with the one sheet of a cell; a void one needs no slot and no marks."""
    if _changed(matter, case, sheet) and sheet.digest not in matter.approved:
        return "changed_after_reveal"
    if sheet.state == "void":
        return ""
    if _strange(case, sheet) and not _settled(matter, sheet):
        return "no_slot"
    return "" if sheet.countable else "not_countable"


def _sheet(matter: Matter, case: Case) -> SheetView:
    """The one sheet of a cell without a conflict of sheets."""
    chosen = _chosen(matter, case)
    return next(s for s in case.papers if not chosen or s.digest == chosen)


def _chosen(matter: Matter, case: Case) -> str:
    """The digest that a person chose, while it is still current."""
    chosen = matter.settlements.get(case.key, Settlement()).chosen
    return chosen if any(s.digest == chosen for s in case.papers) else ""


def _settled(matter: Matter, sheet: SheetView) -> bool:
    """Whether a person accepted this sheet, under the cell that it names itself."""
    settled = matter.settlements.get((sheet.interview, sheet.member), Settlement())
    lost = settled.link and not settled.leads(sheet)  # a word that moves it to somebody else
    return settled.chosen == sheet.digest and not lost


def _strange(case: Case, sheet: SheetView) -> bool:
    return case.appointment is None or not sheet.listed


def _changed(matter: Matter, case: Case, sheet: SheetView) -> bool:
    """Whether the sheet is not the one that was opened with the interview's marks."""
    opened = matter.revealed.get(case.key[0])
    return opened is not None and sheet.digest not in opened


def _revealed_digest(matter: Matter, case: Case) -> str:
    """What the commission saw counts until an approval; nothing else of a conflict does."""
    mine = {digest for sheet in case.papers for digest in (sheet.digest, *sheet.revisions)}
    mine |= matter.contested.get(case.key, frozenset()) | matter.opened(case.key)
    mine -= matter.void
    return min(mine & matter.revealed.get(case.key[0], frozenset()), default="")


def _kept(matter: Matter, key: Key) -> str:
    """The one that was opened, where a person refused all that came after it, or chose it."""
    opened, judged = matter.opened(key), matter.judged.get(key, Settlement())
    if judged.chosen in opened:
        return judged.chosen
    own = matter.of(key)
    settled = matter.settlements.get(key, Settlement())
    if settled.chosen not in matter.revealed.get(key[0], frozenset()):
        return ""
    later = [s for s in own if s.digest != settled.chosen]
    known = any(settled.chosen in s.revisions or settled.chosen in opened for s in later)
    return settled.chosen if known and all(s.digest in settled.rejected for s in own) else ""


def _with_sheet(matter: Matter, case: Case) -> Cell:
    sheet = _sheet(matter, case)
    flags = _flags(matter, case)
    if sheet.state == "void":
        return _cell(case, "void", flags=flags)
    state: State = "paper" if sheet in case.paper else "received"
    return _cell(case, state, counts=sheet.digest, flags=flags)


def _without_sheet(matter: Matter, case: Case) -> Cell:
    if kept := _kept(matter, case.key):
        void = kept in matter.void
        late: tuple[Flag, ...] = ("changed_after_reveal",) if matter.of(case.key) else ()
        late = (*late, "kept_of_ended") if case.kept else late
        return _cell(
            case, "void" if void else "received", counts="" if void else kept, flags=late
        )
    return _nobody_sealed(matter, case)


def _nobody_sealed(matter: Matter, case: Case) -> Cell:
    """Explained by what a person recorded; what is only not here explains nothing."""
    unsure = uncertain(matter, case)
    flags = _flags(matter, case)
    if _said_so(matter, case) and not unsure:
        return _cell(case, "absent", flags=flags)
    word, gone = named(matter, case.key), away(matter, case.appointment, case.key[1])
    if gone is not None and (word or (gone.said and not unsure)):
        return _cell(case, "absent", reason=gone.reason or word, flags=flags)
    return _cell(case, "missing", reason=word, flags=flags, explained=bool(word))


def _said_so(matter: Matter, case: Case) -> bool:
    """Whether this very member said that nobody came, and no one says otherwise.

    For the others only the office may say so: a sheet of theirs may lie on a laptop that has
    not handed over, and one member's word would declare it away.
    """
    own = matter.member_outcomes.get(case.key)
    return own is not None and own == case.outcome != "held"


def _flags(matter: Matter, case: Case) -> tuple[Flag, ...]:
    """What the commission should know about the sheets of a cell."""
    sealed = [sheet for sheet in case.papers if sheet.state == "sealed"]
    at = case.appointment, case.key[1]
    checks: tuple[tuple[Flag, bool], ...] = (
        ("older_ruleset", any(s.ruleset != matter.ruleset for s in sealed)),
        ("sheet_of_absent", bool(sealed) and away(matter, *at) is not None),
        ("changed_after_reveal", any(_changed(matter, case, s) for s in case.papers)),
        ("no_slot", any(_strange(case, s) for s in sealed)),
        ("outcome_disputed", case.disputed),
        ("kept_of_ended", bool(case.kept)),
        ("may_lie_in_gap", uncertain(matter, case)),
    )
    return tuple(flag for flag, holds in checks if holds)
