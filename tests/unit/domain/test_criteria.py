from fractions import Fraction

import msgspec
import pytest

from commission_app.domain.criteria import (
    CRITERION_KINDS,
    LACK_TEXTS,
    Missing,
    allowed_levels,
    anchor,
    comment_needed,
    countable,
    highest_total,
    missing,
    substance,
    weighted,
)
from commission_app.domain.facts.kinds.scoring import Mark
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, say
from tests.support.rules import marks, preset, rules


def test_the_highest_total_of_the_preset_is_thirty() -> None:
    assert highest_total(preset()) == 30


def test_a_weight_is_exact() -> None:
    heavy = msgspec.structs.replace(preset().criteria[0], weight="0.1")
    assert weighted(preset(), heavy, 3) == Fraction(3, 10)


def test_every_level_of_the_scale_may_be_given() -> None:
    assert allowed_levels(preset(), preset().criterion("C1")) == (1, 2, 3, 4, 5)


@pytest.mark.parametrize("text", ["0", "6", "2.5", "", "five", "٣", "+3", "03"])
def test_what_is_no_level_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        CRITERION_KINDS["level"].parse(preset().scale, text)
    assert refused.value.key == "criteria.level_unknown"


def test_a_level_is_read_from_text() -> None:
    assert CRITERION_KINDS["level"].parse(preset().scale, " 4 ") == 4


def test_a_level_without_an_anchor_has_the_rules_own_text() -> None:
    criterion = preset().criterion("C2")
    assert anchor(preset(), criterion, 3).en.startswith("Describes a completed change")
    assert anchor(preset(), criterion, 4) == preset().scale.no_anchor


def test_low_marks_need_words() -> None:
    ordinary = preset().criterion("C1")
    assert [n for n in range(1, 6) if comment_needed(preset(), ordinary, n)] == [1, 2]


@pytest.mark.parametrize(
    "said", ["." * 40, "\u200b" * 40, "- " * 40, "\u2060.\u00ad?" * 20, "_" * 40]
)
def test_signs_alone_explain_nothing(said: str) -> None:
    assert substance(said) == 0
    given = marks([1] * 6, said)
    assert {m.lack for m in missing(preset(), given)} == {"comment"}


def test_words_count_with_one_space_between() -> None:
    assert substance("Не назвал  ни одного —\nпримера!") == len("Не назвал ни одного примера")
    assert substance("и\u0306од") == 3


def test_a_critical_criterion_needs_words_below_its_own_level() -> None:
    found = rules(comments={"levels": (), "critical_below": 3})
    assert [n for n in range(1, 6) if comment_needed(found, found.criterion("C6"), n)] == [1, 2]
    assert not comment_needed(found, found.criterion("C1"), 1)


def test_a_whole_sheet_lacks_nothing() -> None:
    assert missing(preset(), marks([5, 4, 3, 2, 1, 3])) == ()


def test_what_is_missing_is_named_in_the_order_of_the_criteria() -> None:
    given = (Mark("C2", 1, "кратко"), Mark("C1", 7), *marks([3] * 6)[2:5], Mark("X", 3))

    assert missing(preset(), given) == (
        Missing("C1", "level"),
        Missing("C2", "comment"),
        Missing("C6", "mark"),
        Missing("X", "unknown"),
    )


def test_spaces_are_no_comment() -> None:
    assert missing(preset(), marks([1, 3, 3, 3, 3, 3], " " * 40)) == (Missing("C1", "comment"),)


def test_a_criterion_marked_twice_is_named() -> None:
    given = (*marks([3] * 6), Mark("C1", 4))
    assert Missing("C1", "twice") in missing(preset(), given)
    assert not countable(preset(), given)


def test_a_sheet_without_a_comment_can_still_be_counted() -> None:
    assert countable(preset(), marks([1] * 6, ""))


def test_every_lack_has_its_sentence() -> None:
    for lang in LANGUAGES:
        for key in LACK_TEXTS.values():
            assert say(key, lang, criterion="C1", min_chars=15)
