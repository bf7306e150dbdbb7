"""The matrix: one state for each cell, why, and nothing that depends on a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.office.exchange import ReadExchange
from commission_app.services.office.matrix import (
    NOT_EXPECTED,
    STATES,
    Matrix,
    ReadMatrix,
    sheets_of,
)
from commission_app.services.people.dossier import ReadDossier
from commission_app.services.scoring import Declare
from commission_app.services.sealing import CorrectSheet, RecordInterview, Recuse, VoidSheet
from commission_app.shared.texts import LANGUAGES
from tests.support.seasons import MEMBERS, SmallSeason

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.office.matrix import MatrixCell, Row


def read(season: SmallSeason, panel: str = "") -> Matrix:
    return ReadMatrix(panel)(season.office)


def row(season: SmallSeason, interview: str) -> Row:
    return next(one for one in read(season).rows if one.interview == interview)


def cell(season: SmallSeason, interview: str, member: str) -> MatrixCell:
    found = row(season, interview).cells[MEMBERS.index(member)]
    assert found is not None
    return found


def test_before_the_first_package_every_cell_is_missing(equipped: SmallSeason) -> None:
    matrix = read(equipped)
    assert [c.member for c in matrix.columns] == list(MEMBERS)
    assert [c.laptop for c in matrix.columns] == ["CM-01", "CM-02", "CM-03", "CM-04"]
    assert [c.missing for c in matrix.columns] == [6] * 4
    assert matrix.count("missing") == 24
    assert dict(matrix.counts) == {**dict.fromkeys(STATES, 0), "missing": 24}
    assert (matrix.complete, matrix.revealed, matrix.can_reveal) == (0, 0, 0)
    assert all(one.person.names.kk and one.at is not None for one in matrix.rows)


def test_each_state_says_why(scored: SmallSeason) -> None:
    one, _, _, four, five, six = scored.interviews
    assert cell(scored, one, "M01").state == "received"
    assert [w.key for w in cell(scored, four, "M04").why] == [
        "office.why_recused",
        "office.reason",
    ]
    assert "Туысым." in cell(scored, four, "M04").why[1].say("kk")
    assert [w.key for w in cell(scored, five, "M02").why] == [
        "office.outcome_absent",
        "office.reason",
    ]
    gap = cell(scored, six, "M03")
    assert (gap.state, gap.explained) == ("missing", True)
    assert "Ноутбук үйде қалды." in gap.why[0].say("ru")
    assert row(scored, five).outcome == "absent"
    assert all(r.complete for r in read(scored).rows)
    assert read(scored).can_reveal == 6


def test_every_word_can_be_said_in_each_language(scored: SmallSeason) -> None:
    said = [
        words.say(lang)
        for one in read(scored).rows
        for found in one.cells
        if found is not None
        for words in (*found.why, *found.flags)
        for lang in LANGUAGES
    ]
    assert said
    assert not [text for text in said if "{" in text or "office." in text]


def test_sheets_of_a_laptop_that_is_not_confirmed_wait(founded: SmallSeason) -> None:
    founded.enrol("M01")
    Declare()(founded.workspace("M01"))
    founded.score("M01", founded.interviews[0], 4)
    founded.carry("M01")
    waiting = cell(founded, founded.interviews[0], "M01")
    assert waiting.state == "missing"
    assert waiting.why[0].key == "office.why_waiting"


def test_a_corrected_and_a_void_sheet_are_told_apart(scored: SmallSeason) -> None:
    one, two, *_ = scored.interviews
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(scored.workspace("M01"))
    VoidSheet(two, "Басқа кандидат ашылған.")(scored.workspace("M01"))
    scored.carry("M01")
    assert [w.key for w in cell(scored, one, "M01").why] == ["office.why_corrected"]
    void = cell(scored, two, "M01")
    assert (void.state, void.explained) == ("void", True)
    assert "Басқа кандидат ашылған." in void.why[1].say("kk")


def test_the_office_can_record_a_no_show_and_a_withdrawal(equipped: SmallSeason) -> None:
    one, two, *_ = equipped.interviews
    RecordInterview(one, "absent", "Келмеді.")(equipped.office)
    Recuse(two, "relative", member="M02")(equipped.office)
    assert row(equipped, one).complete
    assert cell(equipped, two, "M02").why[0].key == "office.why_withdrawn"
    assert not row(equipped, two).complete


def test_a_panel_alone_has_its_members_and_interviews(scored: SmallSeason) -> None:
    (panel,) = read(scored).panels
    assert read(scored, panel.code).rows == read(scored).rows
    assert read(scored, "Z").rows == ()


def test_the_answer_is_the_same_whatever_the_marks_are(
    equipped: SmallSeason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two seasons that differ in marks only: nobody can tell one matrix from the other."""
    other = equipped.copy(tmp_path / "other")
    mine = _scored_alike(equipped, (5, 4, 3))
    equipped.close()
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path))  # another computer
    theirs = _scored_alike(other, (3, 4, 5))
    other.close()
    assert mine.count("received") == 3
    assert mine == theirs


def _scored_alike(season: SmallSeason, levels: tuple[int, ...]) -> Matrix:
    for interview, level in zip(season.interviews[:3], levels, strict=True):
        season.score("M01", interview, level)
    season.carry("M01")
    return read(season)


def test_interviews_stand_in_the_order_of_the_day(scored: SmallSeason) -> None:
    planned = [row.at for row in read(scored).rows if row.at is not None]
    assert len(planned) == 6


def test_sheets_are_counted_alike_on_every_screen(scored: SmallSeason) -> None:
    one = scored.interviews[3]  # M04 is recused from it
    mine = [
        cell for r in read(scored).rows for cell in r.cells if cell and cell.member == "M04"
    ]
    laptop = next(x for x in ReadExchange()(scored.office).laptops if x.member == "M04")
    assert sheets_of(mine) == (laptop.here, laptop.expected)
    assert laptop.expected == len(mine) - sum(c.state in NOT_EXPECTED for c in mine) < len(mine)
    dossier = ReadDossier(one.partition("/")[0])(scored.office)
    (seen,) = [x for x in dossier.appointments if x.interview == one]
    cells = [cell for cell in row(scored, one).cells if cell is not None]
    assert sheets_of(cells) == (seen.received, seen.expected)
