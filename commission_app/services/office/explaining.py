"""Why a cell is as it is, in words: the same ones in the matrix and in its details."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from commission_app.domain.calling import listed
from commission_app.domain.cells import CONFLICT_TEXTS, FLAG_TEXTS
from commission_app.services.matter.absences import away_of, hours_away
from commission_app.services.office.state import member_name
from commission_app.services.papers.present import GROUNDS
from commission_app.services.papers.resolutions import KIND_TEXTS, OTHER
from commission_app.services.sentences import Said, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from commission_app.domain.cells import Cell, Flag
    from commission_app.domain.facts.header import Thing
    from commission_app.domain.facts.kinds.scoring import Recusal
    from commission_app.services.reckoning import Reckoning

STATE_TEXTS: Mapping[str, str] = {
    "missing": T("office.state_missing"),
    "received": T("office.state_received"),
    "recused": T("office.state_recused"),
    "absent": T("office.state_absent"),
    "paper": T("office.state_paper"),
    "void": T("office.state_void"),
    "conflict": T("office.state_conflict"),
}
OUTCOME_TEXTS: Mapping[str, str] = {
    "held": T("office.outcome_held"),
    "absent": T("office.outcome_absent"),
    "interrupted": T("office.outcome_interrupted"),
    "rescheduled": T("office.outcome_rescheduled"),
}


OF_THE_INTERVIEW: frozenset[Flag] = frozenset(("outcome_disputed",))  # of no one member


def why(state: Reckoning, cell: Cell, *, waits: bool = False) -> tuple[Said, ...]:
    """What explains the cell, or what is missing; `waits`: its laptop is not confirmed."""
    if cell.state == "missing" and waits and not cell.reason:
        return (said(T("office.why_waiting")),)
    return _WHY[cell.state](state, cell)


def flags_of(cell: Cell) -> tuple[Said, ...]:
    """What the commission should know about the sheets of a cell."""
    return tuple(said(FLAG_TEXTS[flag]) for flag in cell.flags)


def flags_by_name(state: Reckoning, cells: Sequence[Cell]) -> tuple[Said, ...]:
    """The same of a whole interview: each thing once, with the members whose sheets it is."""
    whose: dict[Flag, list[str]] = defaultdict(list)
    for cell in cells:
        for flag in cell.flags:
            whose[flag].append(cell.member)
    return tuple(
        said(FLAG_TEXTS[flag])
        if flag in OF_THE_INTERVIEW
        else said(
            T("office.flag_of"),
            flag=said(FLAG_TEXTS[flag]),
            names=listed(member_name(state, member) for member in members),
        )
        for flag, members in whose.items()
    )


def in_doubt(thing: Thing) -> Said:
    """What of an interview is said in two ways."""
    return said(T("conflicts.in_doubt"), what=said(KIND_TEXTS.get(thing[0], OTHER)))


def _missing(state: Reckoning, cell: Cell) -> tuple[Said, ...]:
    if cell.reason:
        return (said(T("office.why_gap"), reason=cell.reason),)
    found = away_of(state.matter, cell)
    if found is not None and not found[1].said:
        return (said(T("office.why_missing")), said(T("office.why_absent_unsaid")))
    return (said(T("office.why_missing")), *_others(state, cell), *_hours(state, cell))


def _others(state: Reckoning, cell: Cell) -> tuple[Said, ...]:
    """What other members said of the interview: it explains their cells, not this one."""
    words = _words_of_members(state, cell)
    if not words or "outcome_disputed" in cell.flags:
        return ()
    return (*(said(OUTCOME_TEXTS[word]) for word in words), said(T("office.why_only_others")))


def _words_of_members(state: Reckoning, cell: Cell) -> list[str]:
    spoken = state.matter.member_outcomes.items()
    found = {word for (interview, _), word in spoken if interview == cell.interview}
    return sorted(word for word in found if word != "held")


def _recused(state: Reckoning, cell: Cell) -> tuple[Said, ...]:
    recusal = state.recusals.get(f"{cell.interview}/{cell.member}")
    return () if recusal is None else recusal_words(recusal)


def recusal_words(recusal: Recusal) -> tuple[Said, ...]:
    """Whose word it is, on what ground, and the reason."""
    key = T("office.why_withdrawn") if recusal.decided else T("office.why_recused")
    return _with_reason(said(key, ground=said(GROUNDS[recusal.ground])), recusal.reason)


def _absent(state: Reckoning, cell: Cell) -> tuple[Said, ...]:
    """The candidate's absence by the office's word, by the members', or the member's own."""
    outcome = state.outcomes.get(cell.interview)
    if outcome is not None and outcome.outcome != "held":
        return _with_reason(said(OUTCOME_TEXTS[outcome.outcome]), outcome.reason)
    if words := _words_of_members(state, cell):
        return tuple(said(OUTCOME_TEXTS[word]) for word in words)
    hours = _hours(state, cell) or (said(T("office.why_member_absent")),)
    return _with_reason(hours[0], cell.reason)


def _hours(state: Reckoning, cell: Cell) -> tuple[Said, ...]:
    """That the member was there for a part of the day only, and when."""
    hours = hours_away(state.matter, state.sittings, cell)
    return (said(T("office.why_away"), **hours),) if hours else ()


def _void(state: Reckoning, cell: Cell) -> tuple[Said, ...]:
    sheet = state.sheet(cell.interview, cell.member)
    return _with_reason(said(T("office.why_void")), sheet[1].reason if sheet else "")


def _conflict(_: Reckoning, cell: Cell) -> tuple[Said, ...]:
    return (said(CONFLICT_TEXTS[cell.conflict]),)


def _received(state: Reckoning, cell: Cell) -> tuple[Said, ...]:
    """Nothing needs to be explained; a correction is worth a word."""
    revisions = len(state.revisions.get(f"{cell.interview}/{cell.member}", ()))
    return (said(T("office.why_corrected")),) if revisions > 1 else ()


def _with_reason(first: Said, reason: str) -> tuple[Said, ...]:
    return (first, said(T("office.reason"), reason=reason)) if reason.strip() else (first,)


_WHY: Mapping[str, Callable[[Reckoning, Cell], tuple[Said, ...]]] = {
    "missing": _missing,
    "received": _received,
    "recused": _recused,
    "absent": _absent,
    "paper": _received,
    "void": _void,
    "conflict": _conflict,
}
