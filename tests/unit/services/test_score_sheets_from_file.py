"""Marks out of a table: drafts, seals, corrections, and a file given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.models import drafts
from commission_app.services.score_sheets_from_file import CorrectFromTable, ImportScores
from commission_app.tables.simple import ScoreRow
from tests.support.seasons import CRITERIA, WORDS, refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.score_sheets_from_file import Scored
    from tests.support.seasons import SmallSeason

MEMBER = "M01"


def rows(
    interview: str, level: int = 4, criteria: Sequence[str] = CRITERIA, *, seal: bool = True
) -> list[ScoreRow]:
    comment = WORDS if level < 3 else ""
    return [ScoreRow(2, interview, c, level, comment, "", seal) for c in criteria]


def give(season: SmallSeason, said: Sequence[ScoreRow]) -> Scored:
    return ImportScores(said)(season.workspace(MEMBER)).value


def sheet_of(season: SmallSeason, interview: str) -> Sheet:
    with season.workspace(MEMBER).read() as now:
        found = now.facts.current_one(Sheet, f"{interview}/{MEMBER}")
    assert found is not None
    return found[1]


def test_whole_sheet_is_sealed(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    done = give(equipped, rows(one))
    assert [code for code, _ in done.sealed] == [one]
    assert {mark.level for mark in sheet_of(equipped, one).marks} == {4}


def test_seal_in_one_row_is_enough(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    said = [*rows(one, seal=False), ScoreRow(9, one, "", None, "", "A good talk.", seal=True)]
    assert len(give(equipped, said).sealed) == 1
    assert sheet_of(equipped, one).note == "A good talk."


def test_same_file_again_changes_nothing(equipped: SmallSeason) -> None:
    said = [*rows(equipped.interviews[0]), *rows(equipped.interviews[1], seal=False)]
    give(equipped, said)
    facts = equipped.facts(who=MEMBER)
    again = give(equipped, said)
    assert (again.sealed, again.drafted) == ((), ())
    assert set(again.unchanged) == set(equipped.interviews[:2])
    assert equipped.facts(who=MEMBER) == facts


def test_marks_without_a_seal_are_a_draft_that_can_be_finished(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    assert give(equipped, rows(one, criteria=CRITERIA[:3], seal=False)).drafted == (one,)
    assert len(give(equipped, rows(one, criteria=CRITERIA[3:])).sealed) == 1


def test_bad_row_stops_everything_before_anything_is_written(equipped: SmallSeason) -> None:
    one, two, *_ = equipped.interviews
    with refused("services.level"):
        give(equipped, [*rows(one), *rows(two, level=9)])
    with equipped.workspace(MEMBER).read() as now:
        assert drafts.interviews(now.c) == []
        assert not now.facts.current(Sheet)


def test_incomplete_sheet_is_named_with_what_it_lacks(equipped: SmallSeason) -> None:
    with refused("services.incomplete") as found:
        give(equipped, rows(equipped.interviews[0], criteria=CRITERIA[1:]))
    assert found.value.values["missing"] == "C1"


def test_low_mark_needs_words(equipped: SmallSeason) -> None:
    said = [ScoreRow(2, equipped.interviews[0], c, 1, "", "", seal=True) for c in CRITERIA]
    with refused("services.incomplete"):
        give(equipped, said)


def test_other_marks_than_the_sealed_ones_are_refused(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    give(equipped, rows(one))
    with refused("services.sealed_already"):
        give(equipped, rows(one, level=5))
    assert {mark.level for mark in sheet_of(equipped, one).marks} == {4}


def test_interview_of_somebody_else_is_refused(equipped: SmallSeason) -> None:
    with refused("services.no_interview"):
        give(equipped, rows("L99-0001"))


def test_office_gives_no_marks(equipped: SmallSeason) -> None:
    with refused("services.laptop_only"):
        ImportScores(rows(equipped.interviews[0]))(equipped.office)


def test_correction_changes_what_it_names_and_keeps_the_words(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    give(equipped, rows(one, level=2))
    said = [ScoreRow(2, one, "C1", 3, "", "", seal=False)]
    CorrectFromTable(one, said, "A slip of the finger.")(equipped.workspace(MEMBER))
    levels = {mark.criterion: mark.level for mark in sheet_of(equipped, one).marks}
    assert (levels["C1"], levels["C2"]) == (3, 2)
    assert sheet_of(equipped, one).marks[0].comment == WORDS


def test_correction_names_one_interview(equipped: SmallSeason) -> None:
    one, two, *_ = equipped.interviews
    give(equipped, rows(one))
    with refused("services.rows_of_another"):
        CorrectFromTable(one, rows(two), "Why not.")(equipped.workspace(MEMBER))
