from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest

from commission_app.domain.cells import Cell
from commission_app.domain.ruleset import RuleSet
from commission_app.domain.tally import FLAG_TEXTS, Score, member_total, tally, tally_interview
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, say
from tests.support.rules import marks, preset, rules


def score(levels: list[list[int]], found: RuleSet | None = None) -> Score:
    sheets = {f"M{n}": marks(one) for n, one in enumerate(levels, 1)}
    return tally_interview(found or preset(), "L26-0001", sheets)


def totals(*values: int) -> list[list[int]]:
    """Sheets with these totals, 6 to 30."""
    return [[v // 6 + (n < v % 6) for n in range(6)] for v in values]


def test_a_member_total_is_the_sum_of_weighted_marks() -> None:
    first, *others = preset().criteria
    found = rules(criteria=(msgspec.structs.replace(first, weight="0.5"), *others))

    assert member_total(found, marks([5, 4, 3, 2, 1, 3])) == Fraction(31, 2)


def test_a_sheet_with_a_gap_has_no_total() -> None:
    with pytest.raises(UserError) as refused:
        member_total(preset(), marks([5, 4, 3]))
    assert refused.value.key == "tally.sheet_incomplete"


def test_the_mean_is_exact_and_printed_by_the_rules() -> None:
    found = score(totals(24, 24, 25))

    assert found.score == Fraction(73, 3)
    assert found.exact == "73/3"
    assert found.printed_score == Decimal("24.33")
    assert found.printed_percent == Decimal("81.11")


@pytest.mark.parametrize(
    ("key", "expected", "percent"),
    [
        ("mean", Fraction(112, 5), Fraction(224, 3)),
        ("sum", Fraction(112), Fraction(224, 3)),
        ("median", Fraction(24), Fraction(80)),
        ("trimmed_mean", Fraction(70, 3), Fraction(700, 9)),
    ],
)
def test_five_sheets_by_each_aggregation(
    key: str, expected: Fraction, percent: Fraction
) -> None:
    found = score(totals(12, 20, 24, 26, 30), rules(aggregation={"key": key}))

    assert (found.score, found.percent) == (expected, percent)


def test_the_median_of_an_even_number_lies_between() -> None:
    found = score(totals(20, 21, 24, 30), rules(aggregation={"key": "median"}))

    assert found.score == Fraction(45, 2)


def test_few_sheets_are_not_trimmed() -> None:
    found = score(totals(12, 24, 26, 30), rules(aggregation={"key": "trimmed_mean"}))

    assert found.score == 23
    assert "not_trimmed" in found.flags


def test_two_trimmed_sheets_keep_both() -> None:
    rule = {"key": "trimmed_mean", "trimmed_mean_min_sheets": 2, "min_valid_sheets": 2}
    assert score(totals(20, 24), rules(aggregation=rule)).score == 22


def test_too_few_sheets_give_no_result() -> None:
    found = score(totals(24, 25))

    assert (found.score, found.percent, found.passed) == (None, None, None)
    assert (found.recommendation, found.exact, found.printed_score) == ("none", "", None)
    assert found.printed_percent is None
    assert "few_sheets" in found.flags
    assert found.sheets == 2


def test_nobody_scored_gives_no_result() -> None:
    assert score([]).flags == ("few_sheets",)


def test_the_pass_mark_itself_passes() -> None:
    assert score(totals(18, 18, 18)).recommendation == "enrol"


def test_below_the_pass_mark_is_refused() -> None:
    assert score(totals(18, 18, 17)).recommendation == "refuse"


def test_rounding_lifts_over_the_pass_mark_only_where_the_rules_say_so() -> None:
    """53/3 of 30 is 58.888… per cent; the pass mark is what it rounds to."""
    near = totals(18, 18, 17)
    loose = rules(pass_rule={"percent_of_max": "58.89"})
    strict = rules(pass_rule={"percent_of_max": "58.89"}, rounding={"compare_rounded": False})

    assert score(near, loose).passed
    assert not score(near, strict).passed


def test_a_low_critical_mean_refuses_whatever_the_total() -> None:
    found = score([[5, 5, 5, 5, 5, 2], [5, 5, 5, 5, 5, 2], [5, 5, 5, 5, 5, 3]])

    assert found.recommendation == "refuse"
    assert "critical:C6" in found.flags
    assert dict(found.means)["C6"] == Fraction(7, 3)


def test_a_critical_mean_on_its_edge_is_enough() -> None:
    sheets = [[5, 5, 5, 5, 5, 2], [5, 5, 5, 5, 5, 3]]
    assert score(sheets, rules(aggregation={"min_valid_sheets": 2})).recommendation == "enrol"


def test_where_only_the_vote_decides_nothing_is_recommended() -> None:
    found = score(totals(24, 24, 25), rules(decision_mode="vote_only"))

    assert (found.recommendation, found.passed) == ("none", True)


def test_members_far_apart_are_flagged() -> None:
    found = score([[5, 3, 3, 3, 3, 4], [3, 3, 3, 3, 3, 4], [3, 3, 3, 3, 4, 4]])

    assert [f for f in found.flags if f.startswith("spread")] == ["spread:C1"]


def test_totals_a_quarter_of_the_maximum_apart_are_flagged() -> None:
    """A quarter of 30 is 7.5: 22 and 14 are 8 apart, 21 and 14 are 7 apart."""
    assert "spread_total" in score(totals(22, 14, 18)).flags
    assert "spread_total" not in score(totals(21, 14, 18)).flags


def test_a_limit_of_nought_switches_a_flag_off() -> None:
    off = rules(spread={"criterion_range": 0, "total_range_percent": "0"})
    assert not [f for f in score(totals(30, 6, 18), off).flags if f.startswith("spread")]


def test_a_sheet_of_one_level_is_flagged() -> None:
    found = score([[3] * 6, [4, 3, 4, 3, 4, 3], [3, 4, 3, 4, 3, 4]])

    assert found.flags == ("all_equal:M1",)


def test_only_the_sheets_that_count_are_tallied() -> None:
    cells = [
        Cell("I2", "M1", "recused", explained=True),
        Cell("I1", "M2", "received", explained=True, counts="d2"),
        Cell("I1", "M1", "paper", explained=True, counts="d1"),
        Cell("I1", "M3", "void", explained=True),
    ]

    one, two = tally(preset(), cells, {"d1": marks([3] * 6), "d2": marks([4] * 6)})

    assert (one.interview, one.totals) == ("I1", (("M1", 18), ("M2", 24)))
    assert (two.interview, two.sheets) == ("I2", 0)


def test_every_flag_has_its_sentence() -> None:
    for lang in LANGUAGES:
        for key in FLAG_TEXTS.values():
            assert say(key, lang, detail="C1")
