"""What may be done at a cell, and why something may not, is known before anything is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.office.cell import ReadCell
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.scoring import Declare
from commission_app.services.sealing import Recuse
from commission_app.services.sittings import CloseSitting, OpenSitting, RevealMarks
from tests.support.seasons import MEMBERS, SmallSeason

if TYPE_CHECKING:
    from commission_app.services.office.cell import CellDetails


def read(season: SmallSeason, number: int, member: str) -> CellDetails:
    return ReadCell(season.interviews[number], member)(season.office)


def why_not(found: CellDetails) -> dict[str, str]:
    return {name: reason.key for name, reason in found.acts.closed}


def test_every_act_is_allowed_or_has_its_reason(scored: SmallSeason) -> None:
    RevealMarks(scored.interviews[:1])(scored.office)
    here = read(scored, 0, "M01")
    assert here.can == ()
    assert why_not(here) == {
        "paper": "paper_sheets.sealed",
        "outcome": "office.act_revealed",
        "recuse": "office.act_revealed",
        "explain_gap": "office.act_no_gap",
        "reveal": "office.act_revealed",
        "settle": "office.act_no_conflict",
    }
    assert all(reason.say("ru") for _, reason in here.acts.closed)


def test_a_recused_member_is_not_recused_again(scored: SmallSeason) -> None:
    assert why_not(read(scored, 3, "M04"))["recuse"] == "office.act_recused"
    Recuse(scored.interviews[0], "other", "Комиссия шешімі.", "M02")(scored.office)
    assert why_not(read(scored, 0, "M02"))["recuse"] == "office.act_recused"


def test_a_row_that_is_not_complete_says_so(equipped: SmallSeason) -> None:
    assert why_not(read(equipped, 0, "M01"))["reveal"] == "office.act_row_open"


def test_a_gap_says_what_must_end_before(equipped: SmallSeason) -> None:
    waits = read(equipped, 0, "M01").before_gap
    assert waits is not None
    assert (waits.why.key, waits.sitting) == ("office.gap_first_sitting", "")
    equipped.score_all()
    equipped.carry(*MEMBERS[:3])
    equipped.close_day()
    assert read(equipped, 0, "M04").before_gap is None
    OpenSitting("A", "panel")(equipped.office)
    waits = read(equipped, 0, "M04").before_gap
    assert waits is not None
    assert (waits.why.key, waits.sitting) == ("office.gap_first_close", "A")
    CloseSitting("A")(equipped.office)
    assert read(equipped, 0, "M04").before_gap is None


def test_a_declared_conflict_is_told_where_its_sheet_is_missed(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    Declare((one, two))(equipped.workspace("M03"))
    equipped.score("M03", two, 4)
    equipped.carry("M03")
    flags = [read(equipped, n, "M03").cell.flags for n in range(3)]
    keys = [[flag.key for flag in found] for found in flags]
    assert keys == [["office.flag_declared"], ["office.flag_declared_sheet"], []]
    assert read(equipped, 0, "M01").cell.flags == ()
    row = next(r for r in ReadMatrix()(equipped.office).rows if r.interview == one)
    assert [cell.member for cell in row.cells if cell and cell.flags] == ["M03"]
    Recuse(one, "relative", "Туысым.")(equipped.workspace("M03"))
    equipped.carry("M03")
    assert read(equipped, 0, "M03").cell.flags == ()
