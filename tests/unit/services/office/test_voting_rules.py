"""The rules of deciding, as the bench asks for them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from commission_app.services.office.voting_rules import ReadVotingRules
from tests.support.practice import opened

if TYPE_CHECKING:
    from tests.support.practice import OnePractice


def test_the_usual_rules_are_told(practice: OnePractice) -> None:
    with opened(practice("founded")) as office:
        rules = ReadVotingRules()(office)
    assert rules.mode == "score_recommends_vote_decides"
    assert not rules.abstain
    assert str(rules.pass_percent) == "60"
    assert rules.pass_percent == Decimal(60)
    assert rules.levels == 5
    assert "төрағалық етушінің" in rules.tie.say("kk")
