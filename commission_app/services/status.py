"""What is here, what is missing, what contradicts: the season's matrix in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.domain.cells import CONFLICT_TEXTS, Cell
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.scoring import Recusal, Sheet
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.domain.facts.standing import Standing
from commission_app.models import drafts
from commission_app.services.devices.chains import troubles
from commission_app.services.devices.gaps import gaps
from commission_app.services.devices.overview import DeviceRow, device_rows
from commission_app.services.devices.returned import returned
from commission_app.services.devices.succession import restored
from commission_app.services.doubts import SafeReading
from commission_app.services.handing_over import sheet_states
from commission_app.services.reckoning import Reckoning, differing, reckon
from commission_app.services.scoring import has_declared, panels_of
from commission_app.services.sentences import Said, chained, said, told
from commission_app.services.workspace import slots_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commission_app.services.workspace import Reading, Workspace

Where = Literal["", "begun", "laptop", "delivered", "confirmed"]


@dataclass(frozen=True, slots=True)
class CellState:
    """One member × interview; `where`: on a laptop, how far the sheet has come."""

    interview: str
    member: str
    state: str  # missing received confirmed recused absent paper void conflict
    where: Where = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a person must settle; `text`: text keys with values, one sentence each."""

    kind: str
    interview: str
    member: str
    text: tuple[UserError, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The matrix, and what is to be done about it."""

    cells: tuple[CellState, ...]
    missing_packages: tuple[Said, ...]
    conflicts: tuple[Contradiction, ...]
    waiting: tuple[str, ...] = ()  # members whose sheets are here, their laptop not confirmed
    declared: bool = True  # a laptop: whether the list is open
    devices: tuple[DeviceRow, ...] = ()
    restored: tuple[Said, ...] = ()  # laptops out of a backup whose paper was not compared
    not_counted: tuple[Said, ...] = ()  # sheets of laptops that were ended or restored


def read_status(workspace: Workspace) -> Status:
    """The state of an office's season, or of a laptop's own interviews."""
    with workspace.read() as now:
        return _laptop(now) if now.own.role == "laptop" else _office(workspace, now)


def _office(workspace: Workspace, now: Reading) -> Status:
    state = reckon(now.facts)
    cells = tuple(CellState(c.interview, c.member, c.state, "", c.reason) for c in state.cells)
    authority = now.facts.authority()
    return Status(
        cells=cells,
        missing_packages=(*troubles(now, gaps(now)), *map(told, silent(now))),
        conflicts=(*_cells(now, state), *_things(state.contested)),
        waiting=tuple(sorted(set(authority.waiting.values()))),
        devices=device_rows(workspace, now),
        restored=tuple(w for r in restored(workspace, now) if r.open for w in r.words),
        not_counted=tuple(one.words for one in returned(workspace, now, lambda: state.cells)),
    )


def _laptop(now: Reading) -> Status:
    """Only what the office has confirmed counts as safe; everything else is missing there."""
    member = now.own.member
    panels = panels_of(now.facts, member)
    slots = sorted(c for c, (_, s) in slots_of(now.facts).items() if s.panel in panels)
    declared = has_declared(now.facts, member)
    cells = _own_cells(now, slots) if declared else []
    return Status(tuple(cells), (), _things(now.facts.contested()), (), declared)


def _own_cells(now: Reading, slots: Sequence[str]) -> list[CellState]:
    member, words = now.own.member, sheet_states(now)
    sheets = now.facts.current(Sheet)
    recused = {r.interview for r in SafeReading(now.facts).of(Recusal).values()}
    begun = set(drafts.interviews(now.c))
    typed = now.facts.current(PaperSheet).items()
    paper = {about for about, (_, one) in typed if one.state != "void"}
    cells: list[CellState] = []
    for code in sorted({*slots, *words}):
        where = _where(words.get(code, ""), begun=code in begun)
        sheet = sheets.get(f"{code}/{member}")
        state = "confirmed" if where == "confirmed" else "missing"
        if code in recused:
            state = "recused"
        elif sheet is not None:
            state = "void" if sheet[1].state == "void" else state
        elif f"{code}/{member}" in paper:
            state = "paper"
        cells.append(CellState(code, member, state, where))
    return cells


def _where(word: str, *, begun: bool) -> Where:
    known: dict[str, Where] = {
        "laptop": "laptop",
        "delivered": "delivered",
        "confirmed": "confirmed",
    }
    return known.get(word, "begun" if begun else "")


def silent(now: Reading) -> list[UserError]:
    """Laptops that were prepared and from which nothing has come."""
    authority = now.facts.authority()
    heard = {*authority.members.values(), *authority.waiting.values()}
    prepared = {a.member for _, a in now.facts.current(Assignment).values()}
    return [
        UserError(T("services.laptop_silent"), member=member)
        for member in sorted(prepared - heard)
    ]


def _cells(now: Reading, state: Reckoning) -> list[Contradiction]:
    return [
        Contradiction(
            kind=cell.conflict,
            interview=cell.interview,
            member=cell.member,
            text=(
                UserError(CONFLICT_TEXTS[cell.conflict]),
                *_slip(state, cell),
                *sides(now, state, cell),
            ),
        )
        for cell in state.cells
        if cell.state == "conflict"
    ]


def _slip(state: Reckoning, cell: Cell) -> list[UserError]:
    """Whom the member typed in, where the sheet is of somebody who was not on the list."""
    found = state.sheet(cell.interview, cell.member)
    if cell.conflict != "no_slot" or found is None or not found[1].name:
        return []
    return [UserError(T("day.on_the_slip"), name=found[1].name)]


def _things(things: Iterable[tuple[str, str]]) -> tuple[Contradiction, ...]:
    """What else stands twice: a name, an appointment, a presence."""
    found: list[Contradiction] = []
    for kind, about in things:
        if kind not in {"sheet", "paper-sheet"}:  # those are cells of the matrix
            text = UserError(T("services.contested"), kind=kind, about=about)
            interview, _, member = about.rpartition("/")
            found.append(Contradiction(kind, interview or about, member, (text,)))
    return tuple(found)


def sides(now: Reading, state: Reckoning, cell: Cell) -> list[UserError]:
    """Both sides by their control codes; what they say only when the marks are open."""
    about = f"{cell.interview}/{cell.member}"
    asked = {d for d, s in now.facts.leaf(("sheet", about)) if s is Standing.CONTESTED}
    if cell.conflict == "changed_after_reveal":
        asked = {cell.counts, *(d for d, _ in filter(None, [state.sheets.get(about)]))}
    every = (*state.revisions.get(about, ()), *state.kept.opened.items())
    sides = [(d, s) for d, s in every if d in asked and isinstance(s, Sheet)]
    if len(sides) < 2:
        return []
    sides.sort(key=lambda side: (side[1].sealed, side[0]))
    codes = " – ".join(control_code(digest) for digest, _ in sides)
    found = differing(state, [sheet for _, sheet in sides])
    if cell.interview not in state.revealed:
        titles = [said(T("conflicts.title_of"), title=title) for title, _ in found]
        where = chained(titles) or "–"
        return [UserError(T("services.sides_closed"), codes=codes, criteria=where)]
    levels = [said(T("services.levels"), title=title, levels=one) for title, one in found]
    what = chained(levels) or "–"
    return [UserError(T("services.sides_open"), codes=codes, differences=what)]
