"""Words of the sitting: names shortened, reasons to talk, counts for each name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from commission_app.domain.language import Bilingual
from commission_app.services.office.proposals import CountLine
from commission_app.services.office.sitting import Seat
from commission_app.services.office.state import Person
from commission_app.services.sentences import said
from commission_app.shared.texts import T
from commission_app.views.sitting.words import count_words, seat_words
from commission_app.views.support.heard import heard
from commission_app.views.support.words import spoken

PERSON = Person("K-1", Bilingual("А", "А"))


def count(votes_for: int, against: int, outcome: str, recused: int = 0) -> CountLine:
    return CountLine(
        *("K-1", PERSON, votes_for, against, 0, 0, recused, votes_for + against, 4),
        *(outcome, None, None, False),
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (count(5, 1, "carried"), "5 : 1, принято"),
        (count(4, 1, "carried", recused=1), "4 : 1, 1 отвод, принято"),
        (count(1, 0, "no_quorum"), "1 : 0, нет кворума: 1 из нужных 4"),
        (count(0, 0, ""), "голосов нет"),
    ],
)
def test_each_name_has_its_own_count_in_words(line: CountLine, words: str) -> None:
    assert spoken(count_words(line), "ru") == words


def test_while_votes_are_awaited_no_outcome_is_told() -> None:
    assert spoken(count_words(count(2, 1, "not_carried"), final=False), "ru") == "2 : 1"


def test_a_sentence_within_a_sentence_is_heard_in_one_language() -> None:
    inner = said(T("office.not_present"))
    outer = said(T("office.reason"), reason=inner)
    assert spoken(heard(outer), "kk") == outer.say("kk")
    assert heard(None) == ""


def test_who_was_there_for_a_while_and_had_a_reason_to_go_is_told_both() -> None:
    at = datetime(2026, 10, 7, 18, 30, tzinfo=UTC)
    name, there = Bilingual("Ким", "Ким"), False
    seat = Seat("M04", name, "member", True, there, None, at, "по болезни", False)
    told = spoken(seat_words(seat), "ru")
    assert told == "уход в 18:30, нет: по болезни"
