"""Kept sheets and gaps of chains, in real files: nothing is final until a person said why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.deciding import Closing, Gap
from commission_app.domain.facts.kinds.trust import DeviceEnd
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.conflicts.resolving import Resolve
from commission_app.services.devices.chains import troubles
from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.gaps import gaps
from commission_app.services.devices.setting_up import ConfirmLaptop
from commission_app.services.office.cell import ExplainGap, ReadCell
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.services.people.cells import light_state
from commission_app.services.sittings import Attend, RevealMarks
from commission_app.tables.simple import AttendanceRow
from tests.support.copies import REASON, open_conflicts, record, words
from tests.support.seasons import MORNING, refused

if TYPE_CHECKING:
    from commission_app.domain.cells import Cell
    from commission_app.services.conflicts.found import Conflict
    from tests.support.seasons import SmallSeason

LOST = "Ноутбук жоғалды."


def cell(season: SmallSeason, interview: str, member: str) -> Cell:
    found = {(c.interview, c.member): c for c in season.state().cells}
    with season.office.read() as now:
        light = light_state(now).states
    for key, one in found.items():
        other = light[key]
        assert (one.state, one.explained, one.reason) == (
            *(other.state, other.explained, other.reason),
        )
    return found[interview, member]


def came_late(season: SmallSeason, *, seal: bool = True) -> str:
    """M03's laptop was ended; its sheet of the sixth interview, named in a closing, comes."""
    six = season.interviews[5]
    EndDevice("CM-03", LOST)(season.office)
    if seal:
        season.score("M03", six, 4)
    season.carry("M03")
    return six


def judge(season: SmallSeason, kind: str = "kept_of_ended") -> Conflict:
    found = open_conflicts(season)[kind]
    Resolve(found.target, "", tuple(sorted(found.digests)), REASON)(season.office)
    return found


def test_a_gap_in_a_closing_hides_no_kept_sheet_and_no_protocol_is_final(
    decided: SmallSeason,
) -> None:
    assert cell(decided, decided.interviews[5], "M03").explained
    six = came_late(decided)
    found = cell(decided, six, "M03")
    assert (found.state, found.conflict) == ("conflict", "kept_of_ended")
    with refused("services.cells_open") as said:
        FinaliseProtocol()(decided.office)
    assert said.value.values["cells"] == f"{six}/M03"
    conflict = judge(decided)
    assert (conflict.blocks, conflict.argument) == (True, f"kept:{six}/M03")
    assert [answer.choice for answer in conflict.answers] == ["none"]
    assert "CM-03" in words(*conflict.sides[0].said)["ru"]
    judged = cell(decided, six, "M03")
    assert (judged.state, judged.explained) == ("missing", True)
    assert ReadConflicts()(decided.office).open == ()
    FinaliseProtocol()(decided.office)


def test_an_attendance_hides_no_kept_sheet(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    away = [AttendanceRow(0, "A", "M03", None, None, "Іссапар.")]
    Attend(away)(scored.office)
    assert cell(scored, six, "M03").state == "absent"
    came_late(scored)
    assert cell(scored, six, "M03").conflict == "kept_of_ended"
    with refused("services.not_complete"):
        RevealMarks([six])(scored.office)
    judge(scored)
    assert cell(scored, six, "M03").state == "absent"
    assert RevealMarks([six])(scored.office).value == (six,)


def test_the_reason_of_the_judgement_is_the_cells_where_there_is_no_other(
    equipped: SmallSeason,
) -> None:
    six = came_late(equipped)
    assert not cell(equipped, six, "M03").explained
    judge(equipped)
    found = cell(equipped, six, "M03")
    assert (found.state, found.explained, found.reason) == ("missing", True, REASON)


def test_beside_a_sheet_that_counts_it_is_a_note_that_is_judged_once(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    EndDevice("CM-01", LOST)(equipped.office)
    equipped.score("M01", one, 4)
    short = equipped.enrol("M01", "new")
    equipped.score("new", one, 3)
    equipped.carry("M01", "new")
    ConfirmLaptop("M01", short)(equipped.office)
    found = cell(equipped, one, "M01")
    assert (found.state, found.flags) == ("received", ("kept_of_ended",))
    conflict = judge(equipped, "kept_beside")
    assert not conflict.blocks
    assert len(conflict.sides) == 1
    told = words(conflict.differences)["en"]
    assert told
    assert "3" not in told
    assert cell(equipped, one, "M01").flags == ()
    assert cell(equipped, one, "M01").counts == found.counts


def test_a_judgement_is_said_anew_with_another_reason(
    equipped: SmallSeason,
) -> None:
    six = came_late(equipped)
    judge(equipped)
    (settled,) = ReadConflicts()(equipped.office).settled
    assert (settled.target, settled.blocks) == (("kept", f"{six}/M03"), False)
    again = Resolve(settled.target, "", tuple(settled.digests), "Қайта қаралды.")
    again(equipped.office)
    assert cell(equipped, six, "M03").reason == "Қайта қаралды."


@pytest.fixture
def short(scored: SmallSeason) -> SmallSeason:
    """M03's laptop ended after statements that have not come."""
    laptop = scored.workspace("M03").device
    with scored.office.read() as now:
        n, digest = now.facts.head(laptop)
    record(scored.office, DeviceEnd(device=laptop, last=n + 3, digest=digest, reason=LOST))
    return scored


def test_statements_that_have_not_come_are_told_in_numbers(short: SmallSeason) -> None:
    with short.office.read() as now:
        (told,) = troubles(now, gaps(now))
    assert told.key == "devices.statements_missing"
    said = dict(told.values)
    assert (said["laptop"], said["member"]) == ("CM-03", "M03")
    assert said["said"] == int(str(said["here"])) + 3


def test_a_gap_in_a_chain_explains_nothing_and_keeps_a_protocol_open(
    short: SmallSeason,
) -> None:
    six = short.interviews[5]
    start = MORNING.replace(hour=8)
    row = AttendanceRow(0, "A", "M03", start, start.replace(minute=30), "")
    Attend([row])(short.office)
    assert cell(short, six, "M03").explained  # it was named when the sitting was closed
    one = short.interviews[4]
    assert cell(short, one, "M03").state == "absent"  # the office's word: nobody was there
    _forget_gaps(short)
    found = cell(short, six, "M03")
    assert (found.state, found.explained) == ("missing", False)
    assert "may_lie_in_gap" in found.flags
    flags = words(*ReadCell(six, "M03")(short.office).cell.flags)
    assert "records" in flags["en"]
    with refused("services.not_complete"):
        RevealMarks([six])(short.office)
    ExplainGap(six, "M03", "Диск сынды.")(short.office)
    assert cell(short, six, "M03").explained


def _forget_gaps(season: SmallSeason) -> None:
    six = season.interviews[5]
    record(season.office, Closing(sitting="A", gaps=(Gap(six, "M04", "Ноутбук үйде."),)))
