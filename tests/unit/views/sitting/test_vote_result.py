"""How the votes stand: the usual count in large, what differs in words, room for the votes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from commission_app.services.office.proposals import CountLine, ProposalLine
from commission_app.services.office.voting_rules import VotingRules
from commission_app.services.sentences import said
from commission_app.shared.texts import T
from commission_app.views.sitting.vote_result import HIGH, LEAST, LOW, SHORT, WIDTH, VoteResult
from tests.unit.views.sitting.test_words import count

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TIE = said(T("papers.tie.refused"))
TIE_WORDS = "При равенстве голосов предложение считается непринятым."
RULES = VotingRules("score_recommends_vote_decides", True, TIE, Decimal(50), 5)


@pytest.fixture
def result(qtbot: QtBot) -> VoteResult:
    found = VoteResult()
    qtbot.addWidget(found)
    return found


def vote(*counts: CountLine, missing: int = 0, going: bool = True) -> ProposalLine:
    return ProposalLine(
        proposal="1",
        round=1,
        decision="enrol",
        interviews=tuple(one.interview for one in counts),
        open=going,
        votes=(),
        counts=counts,
        outcome=None,
        missing=missing,
    )


def read(result: VoteResult) -> list[str]:
    """Each line that is shown, from the top."""
    labels = [one for one in result.findChildren(QLabel) if one.isVisibleTo(result)]
    return [line for one in labels for line in one.text().splitlines()]


def test_before_the_first_vote_only_the_votes_are_awaited(result: VoteResult) -> None:
    result.show_count(vote(count(4, 1, "carried")), RULES)  # the one before it
    result.show_count(vote(count(0, 0, ""), missing=5), RULES)
    assert read(result) == ["ждём 5 голосов"]


def test_while_votes_are_awaited_no_outcome_is_told(result: VoteResult) -> None:
    result.show_count(vote(count(3, 0, "carried"), missing=2), RULES)
    assert read(result) == ["3 : 0", "ждём 2 голоса"]


def test_once_all_have_voted_the_outcome_stands_there(result: VoteResult) -> None:
    result.show_count(vote(count(4, 1, "carried")), RULES)
    assert read(result) == ["4 : 1", "принято"]


def test_a_recusal_of_the_only_name_is_told_without_its_code(result: VoteResult) -> None:
    result.show_count(vote(count(4, 0, "carried", recused=1)), RULES)
    assert read(result) == ["4 : 0", "принято", "1 отвод"]


def test_only_the_name_that_differs_from_most_is_told_apart(result: VoteResult) -> None:
    counts = [replace(count(5, 0, "carried"), interview=f"K-{n}") for n in (2, 3)]
    result.show_count(vote(count(2, 3, "not_carried"), *counts), RULES)
    assert read(result) == ["5 : 0", "принято", "K-1: 2 : 3, не принято"]


@pytest.mark.parametrize(
    ("votes_for", "against", "missing", "may"),
    [(2, 1, 1, True), (2, 2, 2, True), (2, 1, 2, False), (3, 1, 1, False)],
)
def test_the_rule_for_a_tie_is_told_while_one_may_come(
    result: VoteResult, votes_for: int, against: int, missing: int, *, may: bool
) -> None:
    result.show_count(vote(count(votes_for, against, "carried"), missing=missing), RULES)
    assert (TIE_WORDS in read(result)) is may


def test_a_tie_that_was_settled_names_its_rule(result: VoteResult) -> None:
    tied = replace(count(2, 2, "not_carried"), tie=TIE)
    result.show_count(vote(tied, going=False), RULES)
    assert read(result) == ["2 : 2", "не принято", TIE_WORDS]


def test_what_equal_votes_would_mean_is_nothing_to_tell_once_it_is_concluded(
    result: VoteResult,
) -> None:
    result.show_count(vote(count(2, 2, "revote"), going=False), RULES)
    assert read(result) == ["2 : 2", "повторное голосование"]


def test_it_is_as_high_as_its_words_and_in_a_low_panel_the_votes_come_first(
    result: VoteResult,
) -> None:
    result.show_count(vote(count(4, 1, "carried")), RULES)
    result.fit(WIDTH, SHORT + 1, voting=True)
    assert result.height() == LOW
    many = [replace(count(n, 5, "not_carried"), interview=f"K-{n}") for n in range(20)]
    result.show_count(vote(*many), RULES)
    heights = []
    for height, voting in ((SHORT + 1, True), (SHORT, True), (SHORT, False)):
        result.fit(WIDTH, height, voting=voting)
        heights.append(result.height())
    assert heights == [HIGH, LEAST, HIGH]
