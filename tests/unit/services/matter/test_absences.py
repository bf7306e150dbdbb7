"""A short attendance explains a cell in hours: of the stay, and of the interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.deciding import Closing
from commission_app.services.matter.absences import hours_away
from commission_app.services.office.cell import ReadCell
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.services.sittings import Attend
from commission_app.tables.simple import AttendanceRow
from tests.support.copies import record, words
from tests.support.seasons import MORNING, refused

if TYPE_CHECKING:
    from commission_app.domain.cells import Cell
    from tests.support.seasons import SmallSeason


def left_early(season: SmallSeason, reason: str = "", *, came: bool = True) -> Cell:
    """M03 went home before the first interview; nothing else is said of the sixth."""
    start, end = MORNING.replace(hour=7, minute=30), MORNING.replace(hour=8, minute=15)
    row = (start, end) if came else (None, None)
    Attend([AttendanceRow(0, "A", "M03", *row, reason)])(season.office)
    with season.office.read() as now:
        old = now.facts.current_one(Closing, "A")
    assert old is not None
    gaps = tuple(g for g in old[1].gaps if g.member != "M03")
    record(season.office, Closing(sitting="A", gaps=gaps))
    return cell(season)


def cell(season: SmallSeason) -> Cell:
    six = season.interviews[5]
    (found,) = (c for c in season.state().cells if (c.interview, c.member) == (six, "M03"))
    return found


def test_the_hours_of_the_stay_and_of_the_interview_are_told(decided: SmallSeason) -> None:
    found = left_early(decided)
    assert (found.state, found.explained, found.reason) == ("absent", True, "")
    state = decided.state()
    hours = hours_away(state.matter, state.sittings, found)
    assert hours is not None
    assert hours["stays"] == "07:30–08:15"
    assert hours["at"].startswith("09:")
    (why,) = ReadCell(found.interview, "M03")(decided.office).cell.why
    for said in words(why).values():
        assert "07:30–08:15" in said
        assert hours["at"] in said
    FinaliseProtocol()(decided.office)


def test_an_absence_that_nobody_gave_a_reason_for_keeps_the_protocol_open(
    decided: SmallSeason,
) -> None:
    found = left_early(decided, came=False)
    assert (found.state, found.explained) == ("missing", False)
    why = ReadCell(found.interview, "M03")(decided.office).cell.why
    assert "no reason" in words(*why)["en"]
    with refused("services.cells_open"):
        FinaliseProtocol()(decided.office)
    Attend([AttendanceRow(0, "A", "M03", None, None, "Іссапар.")])(decided.office)
    assert (cell(decided).state, cell(decided).reason) == ("absent", "Іссапар.")
    state = decided.state()
    assert hours_away(state.matter, state.sittings, cell(decided)) is None
    FinaliseProtocol()(decided.office)
