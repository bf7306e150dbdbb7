"""What the facts allow a secretary at a cell of the matrix, and why they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.services.paper_sheets.entering import may_be_typed
from commission_app.services.sentences import Said, said, told
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from commission_app.domain.cells import Cell
    from commission_app.services.reckoning import Reckoning

CanDo = Literal["paper", "outcome", "recuse", "explain_gap", "reveal", "settle"]


@dataclass(frozen=True, slots=True)
class Acts:
    """Every act of a cell: allowed, or closed with its reason."""

    can: tuple[CanDo, ...]
    closed: tuple[tuple[CanDo, Said], ...]


@dataclass(frozen=True, slots=True)
class Before:
    """What must happen before a sheet may be said not to come: a sitting has to end."""

    why: Said
    sitting: str  # "" while there is none


def acts_of(state: Reckoning, cell: Cell) -> Acts:
    """A conflict of sheets is not the secretary's to settle here: that act only leads there."""
    why: dict[CanDo, Said | None] = {name: find(state, cell) for name, find in _WHY_NOT.items()}
    return Acts(
        can=tuple(name for name, reason in why.items() if reason is None),
        closed=tuple((name, reason) for name, reason in why.items() if reason is not None),
    )


def sitting_of_gap(state: Reckoning, interview: str) -> str:
    """The panel's sitting of that interview; UserError where it is not there or still open."""
    code = _sitting_of(state, interview)
    if not code:
        raise UserError(T("office.gap_no_sitting"), interview=interview)
    if not state.sittings[code].closed:
        raise UserError(T("office.gap_sitting_open"), sitting=code)
    return code


def before_gap(state: Reckoning, interview: str) -> Before | None:
    """None: the reason may be given now."""
    code = _sitting_of(state, interview)
    if not code:
        return Before(said(T("office.gap_first_sitting")), "")
    if not state.sittings[code].closed:
        return Before(said(T("office.gap_first_close"), sitting=code), code)
    return None


def _sitting_of(state: Reckoning, interview: str) -> str:
    """The interview's own, else the last panel's that was closed; "" while there is none."""
    codes = [a.sitting for a in state.matter.appointments if a.interview == interview]
    panels = sorted(s.code for s in state.sittings.values() if s.form == "panel" and s.closed)
    code = next((code for code in codes if code), panels[-1] if panels else "")
    return code if code in state.sittings else ""


def _not_listed(state: Reckoning, cell: Cell) -> Said | None:
    return None if cell.interview in state.slots else said(T("office.act_not_listed"))


def _closed_by_reveal(state: Reckoning, cell: Cell) -> Said | None:
    opened = cell.interview in state.revealed
    return said(T("office.act_revealed")) if opened else _not_listed(state, cell)


def _paper(state: Reckoning, cell: Cell) -> Said | None:
    try:
        may_be_typed(state, cell.interview, cell.member)
    except UserError as error:
        return told(error)
    return None


def _recuse(state: Reckoning, cell: Cell) -> Said | None:
    if ("recusal", f"{cell.interview}/{cell.member}") in state.contested:
        return said(T("office.recusal_contested"))
    recused = said(T("office.act_recused")) if cell.state == "recused" else None
    return recused or _closed_by_reveal(state, cell)


def _gap(state: Reckoning, cell: Cell) -> Said | None:
    missing = cell.state == "missing"
    return _not_listed(state, cell) if missing else said(T("office.act_no_gap"))


def _reveal(state: Reckoning, cell: Cell) -> Said | None:
    waits = cell.interview in state.waiting
    return _closed_by_reveal(state, cell) or (said(T("office.act_row_open")) if waits else None)


def _settle(state: Reckoning, cell: Cell) -> Said | None:
    torn = cell.state == "conflict" or cell.interview in state.doubts
    return None if torn else said(T("office.act_no_conflict"))


_WHY_NOT: Mapping[CanDo, Callable[[Reckoning, Cell], Said | None]] = {
    "paper": _paper,
    "outcome": _closed_by_reveal,
    "recuse": _recuse,
    "explain_gap": _gap,
    "reveal": _reveal,
    "settle": _settle,
}
