"""Undo of drafts: the same acts the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.models import drafts
from commission_app.services.day.repairs import StartAgain
from commission_app.services.day.undo import (
    MOST,
    PAUSE,
    History,
    Recorded,
    Redo,
    RestoreDraft,
    Undo,
)
from commission_app.services.scoring import GiveMark, MoveMarks, WriteComment, WriteNote
from commission_app.shared.texts import LANGUAGES, say
from tests.support.seasons import SmallSeason, refused

if TYPE_CHECKING:
    from commission_app.services.day.undo import Change
    from commission_app.services.workspace import Workspace


@pytest.fixture
def laptop(equipped: SmallSeason) -> Workspace:
    return equipped.workspace("M01")


@pytest.fixture
def one(equipped: SmallSeason) -> str:
    return equipped.interviews[0]


@pytest.fixture
def two(equipped: SmallSeason) -> str:
    return equipped.interviews[1]


@pytest.fixture
def history() -> History:
    return History()


def draft(laptop: Workspace, interview: str) -> drafts.Draft:
    with laptop.read() as now:
        return drafts.read(now.c, interview)


def level(laptop: Workspace, interview: str) -> int | None:
    return draft(laptop, interview).marks["C1"].level


def test_marks_go_back_one_by_one_and_come_again(
    laptop: Workspace, one: str, history: History
) -> None:
    for given in (3, 4, 3, 4):
        Recorded(history, GiveMark(one, "C1", given))(laptop)
    seen: list[int | None] = []
    while Undo(history)(laptop).value:
        seen.append(level(laptop, one))
    assert seen == [3, 4, 3, None]
    seen = []
    while Redo(history)(laptop).value:
        seen.append(level(laptop, one))
    assert seen == [3, 4, 3, 4]


def test_the_same_level_again_is_no_step(laptop: Workspace, one: str, history: History) -> None:
    Recorded(history, GiveMark(one, "C1", 3))(laptop)
    Recorded(history, GiveMark(one, "C1", 3))(laptop)
    Undo(history)(laptop)
    assert level(laptop, one) is None
    assert history.next_undo() is None


def test_words_go_back_to_the_last_pause(
    equipped: SmallSeason, one: str, history: History
) -> None:
    laptop = equipped.workspace("M01")
    for text in ("б", "бі", "бір"):  # saved while somebody types
        Recorded(history, WriteComment(one, "C1", text))(laptop)
    equipped.clock.at(equipped.clock.moment + PAUSE)
    Recorded(history, WriteComment(one, "C1", "бір, екі"))(laptop)
    Recorded(history, WriteComment(one, "C2", "басқа"))(laptop)
    Recorded(history, WriteNote(one, "жазба"))(laptop)
    seen: list[tuple[str, str]] = []
    while Undo(history)(laptop).value:
        now = draft(laptop, one)
        seen.append((now.marks["C1"].comment, now.marks["C2"].comment))
    assert seen == [("бір, екі", "басқа"), ("бір, екі", ""), ("бір", ""), ("", "")]
    assert draft(laptop, one).note == ""
    while Redo(history)(laptop).value:
        pass
    assert draft(laptop, one).note == "жазба"
    assert draft(laptop, one).marks["C1"].comment == "бір, екі"


def test_a_new_change_ends_what_could_be_done_again(
    laptop: Workspace, one: str, two: str, history: History
) -> None:
    for interview in (one, two):
        Recorded(history, GiveMark(interview, "C1", 3))(laptop)
    Undo(history, one)(laptop)
    Undo(history, two)(laptop)
    Recorded(history, GiveMark(one, "C2", 5))(laptop)
    assert history.next_redo(one) is None
    assert history.next_redo(two) is not None


def test_undo_of_one_interview_leaves_the_other(
    laptop: Workspace, one: str, two: str, history: History
) -> None:
    Recorded(history, GiveMark(one, "C1", 3))(laptop)
    Recorded(history, GiveMark(two, "C1", 5))(laptop)
    step = Undo(history, one)(laptop).value
    assert step is not None
    assert step.did == GiveMark(one, "C1", 3)
    assert (level(laptop, one), level(laptop, two)) == (None, 5)


def test_a_new_beginning_is_taken_back_whole(
    laptop: Workspace, one: str, history: History
) -> None:
    GiveMark(one, "C1", 3)(laptop)
    WriteComment(one, "C2", "сөз")(laptop)
    WriteNote(one, "жазба")(laptop)
    before = draft(laptop, one)
    Recorded(history, StartAgain(one))(laptop)
    Recorded(history, GiveMark(one, "C1", 5))(laptop)
    Undo(history)(laptop)
    Undo(history)(laptop)
    assert draft(laptop, one) == before


def test_a_draft_is_not_restored_over_marks(laptop: Workspace, one: str) -> None:
    GiveMark(one, "C1", 3)(laptop)
    with refused("services.marks_there"):
        RestoreDraft(one, drafts.Draft({}))(laptop)
    assert level(laptop, one) == 3


def test_moved_marks_come_back_from_either_side(
    laptop: Workspace, one: str, two: str, history: History
) -> None:
    Recorded(history, GiveMark(one, "C1", 3))(laptop)
    Recorded(history, MoveMarks(one, two))(laptop)
    Undo(history, two)(laptop)
    assert level(laptop, one) == 3
    assert draft(laptop, two).marks == {}
    Redo(history)(laptop)
    assert level(laptop, two) == 3


def test_after_the_seal_nothing_is_taken_back(equipped: SmallSeason, history: History) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    Recorded(history, GiveMark(one, "C1", 3))(laptop)
    equipped.score("M01", one, 4)
    with refused("services.sealed_already"):
        Undo(history)(laptop)
    assert history.next_undo() is not None


def test_a_refused_change_is_no_step(laptop: Workspace, one: str, history: History) -> None:
    with refused("services.level"):
        Recorded(history, GiveMark(one, "C1", 9))(laptop)
    assert history.next_undo() is None


def test_a_session_remembers_a_bounded_number(
    laptop: Workspace, one: str, history: History
) -> None:
    for number in range(MOST + 5):
        Recorded(history, GiveMark(one, "C1", 1 + number % 5))(laptop)
    steps = 0
    while Undo(history)(laptop).value:
        steps += 1
    assert steps == MOST
    assert level(laptop, one) == 5


def test_every_step_has_its_word(
    laptop: Workspace, one: str, two: str, history: History
) -> None:
    acts: tuple[Change, ...] = (
        GiveMark(one, "C1", 3),
        WriteComment(one, "C1", "сөз"),
        WriteNote(one, "жазба"),
        MoveMarks(one, two),
        StartAgain(two),
    )
    for act in acts:
        Recorded(history, act)(laptop)
        step = history.next_undo()
        assert step is not None
        for language in LANGUAGES:
            assert "{" not in say(step.word.key, language, **step.word.values)
