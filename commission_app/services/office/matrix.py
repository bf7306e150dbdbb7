"""The matrix of the office: every sheet that is expected, where it is, and why it is not."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.kinds.scoring import Declaration
from commission_app.services.changes import Changes
from commission_app.services.office.explaining import flags_of, in_doubt, why
from commission_app.services.office.state import (
    Person,
    member_name,
    people,
    state_of,
    voting,
)
from commission_app.services.papers.devices import laptop_labels
from commission_app.services.sentences import Said, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime, tzinfo

    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.kinds.commission import Slot
    from commission_app.domain.language import Bilingual
    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Reading, Workspace

SHOWS = (
    Changes.SHEETS
    | Changes.SITTING
    | Changes.SCHEDULE
    | Changes.COMMISSION
    | Changes.CANDIDATES
    | Changes.PACKAGES
    | Changes.DECISIONS
    | Changes.SEASON
)
HERE = frozenset(("received", "paper"))  # a sheet that counts
NOT_EXPECTED = frozenset(("recused", "absent", "void"))
STATES = ("missing", "conflict", "received", "paper", "recused", "absent", "void")


@dataclass(frozen=True, slots=True)
class Column:
    """A voting member as the head of a column."""

    member: str
    name: Bilingual
    laptop: str  # label; "" before one was confirmed
    missing: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One member × interview; `state` is one of STATES."""

    interview: str
    member: str
    state: str
    explained: bool
    why: tuple[Said, ...]
    flags: tuple[Said, ...]  # what the commission should know about a sheet
    revisions: int  # of its sheet; a corrected one has more than one
    disputed: bool = False  # a recusal that was recorded in two ways

    @property
    def asks(self) -> bool:
        """Whether a person must look here."""
        return self.disputed or not self.explained


@dataclass(frozen=True, slots=True)
class Row:
    """An interview; `cells` follow the columns, None where the member is not of its panel."""

    interview: str
    person: Person
    panel: str
    at: datetime | None  # when it was, else when it is planned
    outcome: str  # the office's word: "", held, absent, interrupted, rescheduled
    cells: tuple[MatrixCell | None, ...]
    complete: bool  # every cell is explained: may be revealed
    revealed: bool
    doubts: tuple[Said, ...] = ()  # what of it is said in two ways and waits for a person


@dataclass(frozen=True, slots=True)
class PanelName:
    """A panel to filter by."""

    code: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Matrix:
    """All of it, or one panel's part. Nothing here says what a mark is, or depends on one."""

    panels: tuple[PanelName, ...]  # all of the season
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]  # state → cells, in the order of STATES
    complete: int  # rows
    revealed: int  # rows
    can_reveal: int  # rows that are complete and still closed

    def count(self, state: str) -> int:
        """How many cells of this state."""
        return dict(self.counts).get(state, 0)


@dataclass(frozen=True, slots=True)
class ReadMatrix:
    """Interviews × voting members; `panel`: only that one's interviews and members."""

    panel: str = ""
    shows: ClassVar[Changes] = SHOWS

    def __call__(self, workspace: Workspace) -> Matrix:
        with workspace.read() as now:
            state = state_of(workspace, now)
            return _matrix(workspace, now, state, self.panel)


def _matrix(workspace: Workspace, now: Reading, state: Reckoning, panel: str) -> Matrix:
    slots = {code: slot for code, (_, slot) in state.slots.items() if panel in {"", slot.panel}}
    cells: dict[str, dict[str, Cell]] = defaultdict(dict)
    for cell in state.cells:
        if cell.interview in slots or (not panel and cell.interview not in state.slots):
            cells[cell.interview][cell.member] = cell
    columns = _columns(now, state, panel, cells)
    codes = [column.member for column in columns]
    who = people(now, [*slots, *(code for code in cells if code not in slots)])
    around = beside(now)
    starts = {a.interview: a.start for a in state.matter.appointments}
    zone = workspace.world.now().tzinfo
    rows = [
        _row(
            state,
            (person, slots.get(code), _moment(starts.get(code), zone)),
            (codes, cells[code], around),
        )
        for code, person in who.items()
    ]
    rows.sort(key=lambda row: _place(row, slots))
    counts = Counter(cell.state for row in cells.values() for cell in row.values())
    return Matrix(
        panels=tuple(PanelName(p.code, p.title) for _, p in sorted(state.panels.items())),
        columns=columns,
        rows=tuple(rows),
        counts=tuple((state, counts.get(state, 0)) for state in STATES),
        complete=sum(row.complete for row in rows),
        revealed=sum(row.revealed for row in rows),
        can_reveal=sum(row.complete and not row.revealed for row in rows),
    )


def _place(row: Row, slots: Mapping[str, Slot]) -> tuple[str, str, int, str]:
    """In the order of the day: by panel, planned time and place in the list."""
    slot = slots.get(row.interview)
    if slot is None:
        return "\uffff", "", 0, row.interview
    return slot.panel, slot.at, slot.position, row.interview


def _columns(
    now: Reading,
    state: Reckoning,
    panel: str,
    cells: Mapping[str, Mapping[str, Cell]],
) -> tuple[Column, ...]:
    labels = laptop_labels(now.facts)
    laptops = {m: labels.get(d, "") for d, m in now.facts.authority().members.items()}
    mine = state.panels[panel].members if panel in state.panels else tuple(state.members)
    strangers = {m for row in cells.values() for m in row} - set(state.members)
    found = [m.code for m in voting(state) if m.code in mine] + sorted(strangers)
    states = Counter(
        (cell.member, cell.state)
        for row in cells.values()
        for cell in row.values()
        if not cell.explained
    )
    return tuple(
        Column(
            member=code,
            name=member_name(state, code),
            laptop=laptops.get(code, ""),
            missing=states[code, "missing"],
            conflicts=states[code, "conflict"],
        )
        for code in found
    )


def _moment(at: datetime | None, zone: tzinfo | None) -> datetime | None:
    return at.astimezone(zone) if at else None


def _row(
    state: Reckoning,
    one: tuple[Person, Slot | None, datetime | None],
    shared: tuple[Sequence[str], Mapping[str, Cell], Beside],
) -> Row:
    (person, slot, at), (codes, cells, around) = one, shared
    word = state.outcomes.get(person.interview)
    return Row(
        interview=person.interview,
        person=person,
        panel=slot.panel if slot else "",
        at=at,
        outcome=word.outcome if word else "",
        cells=tuple(
            matrix_cell(state, cells[code], around) if code in cells else None for code in codes
        ),
        complete=person.interview not in state.waiting,
        doubts=tuple(map(in_doubt, state.doubts.get(person.interview, ()))),
        revealed=person.interview in state.revealed,
    )


def sheets_of(cells: Iterable[Cell | MatrixCell]) -> tuple[int, int]:
    """How many sheets are here, of how many that are expected; every screen counts so."""
    expected = [cell for cell in cells if cell.state not in NOT_EXPECTED]
    return sum(cell.state in HERE for cell in expected), len(expected)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known besides the sheets and the words about them."""

    unsure: frozenset[str]  # members whose laptop the office has not confirmed
    declared: frozenset[tuple[str, str]]  # (interview, member) of a declared conflict


def beside(now: Reading) -> Beside:
    """Of this moment."""
    declared = (
        (interview, one.member)
        for _, one in now.facts.current(Declaration).values()
        for interview in one.conflicts
    )
    return Beside(frozenset(now.facts.authority().waiting.values()), frozenset(declared))


def matrix_cell(state: Reckoning, cell: Cell, around: Beside) -> MatrixCell:
    """A cell with its words; who declared a conflict of interest may give no sheet at all."""
    about = f"{cell.interview}/{cell.member}"
    disputed = ("recusal", about) in state.contested
    both = (said(T("office.recusal_contested")),) if disputed else ()
    declared = (cell.interview, cell.member) in around.declared and cell.state != "recused"
    return MatrixCell(
        interview=cell.interview,
        member=cell.member,
        state=cell.state,
        explained=cell.explained,
        why=why(state, cell, waits=cell.member in around.unsure),
        flags=(*flags_of(cell), *both, *_declared(cell, declared=declared)),
        revisions=len(state.revisions.get(about, ())),
        disputed=disputed,
    )


def _declared(cell: Cell, *, declared: bool) -> tuple[Said, ...]:
    if not declared:
        return ()
    here = cell.state in HERE
    return (said(T("office.flag_declared_sheet") if here else T("office.flag_declared")),)
