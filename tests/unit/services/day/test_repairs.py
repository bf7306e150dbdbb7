"""What goes wrong on an ordinary day, and how it is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.scoring import Interview
from commission_app.models import diary, drafts
from commission_app.services.day.repairs import (
    ChooseQuestions,
    HasCome,
    HasNotCome,
    Interrupt,
    Resume,
    StartAgain,
)
from commission_app.services.day.today import ReadToday
from commission_app.services.scoring import GiveMark, WriteComment
from commission_app.services.sealing import RecordInterview
from tests.support.seasons import WORDS, SmallSeason, refused

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace


@pytest.fixture
def laptop(equipped: SmallSeason) -> Workspace:
    return equipped.workspace("M01")


@pytest.fixture
def one(equipped: SmallSeason) -> str:
    return equipped.interviews[0]


def words(laptop: Workspace, interview: str) -> list[tuple[str, str]]:
    with laptop.read() as now:
        said = now.facts.revisions(Interview).get(f"{interview}/M01", ())
    return [(word.outcome, word.reason) for _, word in said]


def state(laptop: Workspace, interview: str) -> str:
    return next(i.state for i in ReadToday()(laptop).queue if i.interview == interview)


def draft(laptop: Workspace, interview: str) -> drafts.Draft:
    with laptop.read() as now:
        return drafts.read(now.c, interview)


def test_an_interrupted_interview_goes_on_with_its_marks(laptop: Workspace, one: str) -> None:
    with refused("day.not_interrupted"):
        Resume(one)(laptop)
    GiveMark(one, "C1", 4)(laptop)
    Interrupt(one, " Өрт дабылы. ")(laptop)
    assert state(laptop, one) == "interrupted"
    Resume(one)(laptop)
    assert state(laptop, one) == "in_progress"
    assert draft(laptop, one).marks["C1"].level == 4
    assert words(laptop, one) == [("interrupted", "Өрт дабылы."), ("held", "")]


def test_an_interruption_keeps_when_it_began(laptop: Workspace, one: str) -> None:
    GiveMark(one, "C1", 4)(laptop)
    Interrupt(one)(laptop)
    with laptop.read() as now:
        (word,) = [w for _, w in now.facts.current(Interview).values()]
    assert word.started == draft(laptop, one).started
    assert word.ended > word.started > ""


def test_beginning_again_clears_the_draft(laptop: Workspace, one: str) -> None:
    GiveMark(one, "C1", 4)(laptop)
    WriteComment(one, "C2", "сөз")(laptop)
    Interrupt(one)(laptop)
    StartAgain(one)(laptop)
    assert draft(laptop, one) == drafts.Draft({})
    assert state(laptop, one) == "waiting"
    assert words(laptop, one)[-1][0] == "held"
    with laptop.read() as now:
        assert [e.about for e in diary.entries(now.c) if e.what == "interview.again"] == [one]


def test_beginning_again_without_an_interruption_records_no_word(
    laptop: Workspace, one: str
) -> None:
    GiveMark(one, "C1", 4)(laptop)
    StartAgain(one)(laptop)
    assert words(laptop, one) == []


def test_nobody_came_and_then_somebody_did(laptop: Workspace, one: str) -> None:
    with refused("day.not_absent"):
        HasCome(one)(laptop)
    HasNotCome(one, "Келмеді.")(laptop)
    assert state(laptop, one) == "absent"
    HasCome(one)(laptop)
    assert state(laptop, one) == "waiting"
    assert words(laptop, one) == [("absent", "Келмеді."), ("held", "")]


def test_who_has_marks_has_come(laptop: Workspace, one: str) -> None:
    WriteComment(one, "C1", WORDS)(laptop)
    with refused("day.has_marks"):
        HasNotCome(one)(laptop)
    assert words(laptop, one) == []
    WriteComment(one, "C1", "")(laptop)
    HasNotCome(one)(laptop)
    assert state(laptop, one) == "absent"


def test_the_word_taken_back_reaches_the_office(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]

    def cell() -> str:
        cells = {(c.interview, c.member): c.state for c in equipped.state().cells}
        return cells[one, "M01"]

    HasNotCome(one)(laptop)
    equipped.carry("M01")
    assert cell() == "absent"
    HasCome(one)(laptop)
    equipped.carry("M01")
    assert cell() == "missing"


def test_the_office_has_the_last_word_about_who_came(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    HasNotCome(one)(laptop)
    RecordInterview(one, "absent", "Келмеді.")(equipped.office)
    equipped.carry_back("M01")
    with refused("day.office_decided"):
        HasCome(one)(laptop)


def test_a_set_of_questions_must_be_in_the_rules(laptop: Workspace, one: str) -> None:
    with refused("day.no_set"):
        ChooseQuestions(one, "7")(laptop)
    ChooseQuestions(one, "")(laptop)
    assert draft(laptop, one).questions == ""


def test_nothing_of_it_is_done_to_a_sealed_sheet_or_at_the_office(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    equipped.score("M01", one, 4)
    for act in (
        Interrupt(one),
        Resume(one),
        StartAgain(one),
        HasNotCome(one),
        HasCome(one),
        ChooseQuestions(one, ""),
    ):
        with refused("services.sealed_already"):
            act(equipped.workspace("M01"))
        with refused("services.laptop_only"):
            act(equipped.office)
