from typing import Any

import msgspec
import pytest

from commission_app.domain.language import Trilingual
from commission_app.domain.ruleset import LevelText, RuleSet
from commission_app.domain.ruleset_check import validate
from commission_app.shared.errors import UserError
from tests.support.rules import preset, rules

TEXT = Trilingual("қ", "р", "e")


def refusal(found: RuleSet) -> str:
    with pytest.raises(UserError) as refused:
        validate(found)
    return refused.value.key


def first(**changes: Any) -> RuleSet:
    """The preset with another first criterion."""
    one, *others = preset().criteria
    return rules(criteria=(msgspec.structs.replace(one, **changes), *others))


def stage(**changes: Any) -> RuleSet:
    one, *others = preset().stages
    return rules(stages=(msgspec.structs.replace(one, **changes), *others))


def test_the_preset_is_valid() -> None:
    validate(preset())


def test_a_text_without_one_language_is_refused() -> None:
    assert refusal(rules(title=Trilingual("қ", " ", "e"))) == "rules.text_empty"


def test_a_question_may_be_left_out_but_not_left_empty() -> None:
    validate(first(question=None))
    assert refusal(first(question=Trilingual("", "р", "e"))) == "rules.text_empty"


def test_a_text_without_end_is_refused() -> None:
    assert refusal(rules(title=Trilingual("қ", "р" * 4001, "e"))) == "rules.text_too_long"


def test_a_scale_needs_two_levels() -> None:
    assert refusal(rules(scale={"lowest": 5, "highest": 5})) == "rules.scale_empty"


def test_each_level_needs_its_label() -> None:
    assert refusal(rules(scale={"highest": 6})) == "rules.scale_labels"


def test_two_criteria_cannot_share_a_code() -> None:
    assert refusal(first(code="C2")) == "rules.criterion_twice"


def test_some_criterion_must_weigh() -> None:
    light = tuple(msgspec.structs.replace(c, weight="0") for c in preset().criteria)
    assert refusal(rules(criteria=light)) == "rules.no_weight"


def test_an_unknown_kind_of_criterion_is_refused() -> None:
    assert refusal(first(kind="colour")) == "rules.key_unknown"


@pytest.mark.parametrize("levels", [(0,), (6,), (3, 1), (3, 3)])
def test_anchors_stand_on_rising_levels_of_the_scale(levels: tuple[int, ...]) -> None:
    anchors = tuple(LevelText(level, TEXT) for level in levels)
    assert refusal(first(anchors=anchors)) == "rules.anchor_level"


def test_a_least_mean_above_the_scale_is_refused() -> None:
    assert refusal(first(min_mean="5.1")) == "rules.min_mean"


def test_comments_are_asked_for_levels_of_the_scale() -> None:
    assert refusal(rules(comments={"levels": (0, 1)})) == "rules.comment_level"


def test_an_unknown_aggregation_is_refused() -> None:
    assert refusal(rules(aggregation={"key": "best"})) == "rules.key_unknown"


def test_an_unknown_tie_break_is_refused() -> None:
    assert refusal(rules(ranking={"tie_break": ("age",)})) == "rules.key_unknown"


def test_a_pass_mark_above_the_maximum_is_refused() -> None:
    assert refusal(rules(pass_rule={"percent_of_max": "100.5"})) == "rules.percent"


def test_a_spread_above_everything_is_refused() -> None:
    assert refusal(rules(spread={"total_range_percent": "101"})) == "rules.percent"


def test_a_quorum_of_more_than_all_is_refused() -> None:
    assert refusal(rules(quorum={"fraction": "4/3"})) == "rules.quorum_share"


def test_a_secret_vote_is_refused_because_it_is_not_recorded() -> None:
    assert refusal(rules(vote={"open": False})) == "rules.secret_vote"


def test_stages_follow_each_other() -> None:
    assert refusal(stage(order=2)) == "rules.stage_order"


def test_a_gate_higher_than_its_stage_is_refused() -> None:
    assert refusal(stage(pass_mark="101")) == "rules.stage_pass_mark"
