"""Votes are given by keys; the list goes on to the next who is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy

from commission_app.views.kit.ballot import Ballot, BallotList
from commission_app.views.kit.paint import metrics
from commission_app.views.support import tongue
from commission_app.views.support.theme import density

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
BALLOTS = (
    Ballot("a", "Ахметов", "for"),
    Ballot("b", "Бекова"),
    Ballot("c", "Ким", recused=True, note="самоотвод"),
    Ballot("d", "Оспан"),
)


@pytest.fixture
def votes(qtbot: QtBot) -> BallotList:
    found = BallotList("Голосование")
    qtbot.addWidget(found)
    found.show_ballots(BALLOTS)
    found.resize(300, 200)
    found.show()
    return found


def told(spy: QSignalSpy) -> list[list[object]]:
    return [list(spy.at(n)) for n in range(spy.count())]


def test_the_first_awaited_is_at_turn(votes: BallotList) -> None:
    assert votes.turn == "b"


def test_a_vote_goes_on_past_who_has_voted_or_may_not(votes: BallotList, qtbot: QtBot) -> None:
    voted = QSignalSpy(votes.voted)
    qtbot.keyClick(votes, KEY.Key_2)
    assert votes.turn == "d"
    qtbot.keyClick(votes, KEY.Key_1)
    assert told(voted) == [["b", "against"], ["d", "for"]]
    assert votes.turn == "d"


def test_nought_takes_a_vote_back_and_stays(votes: BallotList, qtbot: QtBot) -> None:
    voted = QSignalSpy(votes.voted)
    votes.turn_to("a")
    qtbot.keyClick(votes, KEY.Key_0)
    qtbot.keyClick(votes, KEY.Key_0)
    assert (told(voted), votes.turn) == ([["a", ""]], "a")


def test_an_abstention_counts_only_where_the_rules_know_it(
    votes: BallotList, qtbot: QtBot
) -> None:
    voted = QSignalSpy(votes.voted)
    qtbot.keyClick(votes, KEY.Key_3)
    votes.show_ballots(BALLOTS, abstain=True)
    qtbot.keyClick(votes, KEY.Key_3)
    assert told(voted) == [["b", "abstain"]]


def test_who_is_recused_cannot_vote(votes: BallotList, qtbot: QtBot) -> None:
    voted = QSignalSpy(votes.voted)
    votes.turn_to("c")
    qtbot.keyClick(votes, KEY.Key_1)
    assert (voted.count(), votes.turn) == (0, "c")


def test_arrows_and_clicks_choose_whose_turn_it_is(votes: BallotList, qtbot: QtBot) -> None:
    turned = QSignalSpy(votes.turned)
    qtbot.keyClick(votes, KEY.Key_Down)
    qtbot.mouseClick(votes, Qt.MouseButton.LeftButton, pos=QPoint(10, 5))
    qtbot.keyClick(votes, KEY.Key_Up)
    assert told(turned) == [["c"], ["a"]]


def test_new_ballots_keep_the_turn(votes: BallotList) -> None:
    votes.turn_to("d")
    votes.show_ballots(BALLOTS[1:])
    assert votes.turn == "d"
    votes.show_ballots(())
    assert votes.turn == ""


def test_the_name_says_who_is_at_turn_and_what_was_said(votes: BallotList) -> None:
    assert votes.accessibleName() == "Голосование, Бекова, ждём"
    votes.turn_to("a")
    tongue.switch("kk")
    assert votes.accessibleName() == "Голосование, Ахметов, қолдады"
    votes.turn_to("c")
    assert votes.accessibleName() == "Голосование, Ким, самоотвод"


LONG = "Құдайбергенова-Мұқаметжанова Ж. С."


@pytest.mark.parametrize(
    ("name", "lines", "place"),
    [
        ("Ким В. С.", 1, 0),
        (LONG, 2, 0),  # its first line is short: it is parted after the hyphen
        ("Абдыкаримова Айгуль К. С.", 1, 1),
        ("Құдайбергенова Мұқаметжанова", 2, 1),
        ("Құдайбергенова-Мұқа Сейітқалиқызы-Ким", 2, 2),
    ],
)
def test_a_vote_stands_on_a_line_of_the_name_that_has_room(
    votes: BallotList, name: str, lines: int, place: int
) -> None:
    votes.resize(240, 200)
    found, stands = votes._lines(Ballot("e", name))
    assert (" ".join(found).replace("- ", "-"), len(found), stands) == (name, lines, place)


def test_a_name_of_two_lines_makes_its_row_one_line_higher(votes: BallotList) -> None:
    votes.resize(240, 200)
    votes.show_ballots((Ballot("a", "Ким В. С."), Ballot("b", LONG)))
    one, two = votes.area(0).height(), votes.area(1).height()
    assert two - one == int(metrics(density().body).height())


def test_no_row_moves_by_a_vote(votes: BallotList, qtbot: QtBot) -> None:
    votes.resize(240, 200)
    names = ("Бекова-Ким А. Б. К. С. Т. Р.", LONG, "Ким В. С.")
    votes.show_ballots(tuple(Ballot(name, name) for name in names))
    before = [votes.area(n) for n in range(3)]
    for key in (KEY.Key_2, KEY.Key_1, KEY.Key_2):
        qtbot.keyClick(votes, key)
    assert [votes.area(n) for n in range(3)] == before
