"""The score does not depend on order, and never falls when a mark rises."""

from __future__ import annotations

from fractions import Fraction
from statistics import median

import msgspec
from hypothesis import given, strategies as st

from commission_app.domain.rounding import rounded
from commission_app.domain.ruleset import Rounding, RuleSet
from commission_app.domain.tally import AGGREGATIONS, tally_interview
from tests.support.rules import marks, preset, rules

LEVELS = st.lists(st.integers(1, 5), min_size=6, max_size=6)
SHEETS = st.dictionaries(st.sampled_from([f"M{n}" for n in range(9)]), LEVELS, max_size=9)
WEIGHTS = st.lists(st.sampled_from(["0", "0.5", "1", "1.25", "3"]), min_size=5, max_size=5)


@st.composite
def rulesets(draw: st.DrawFn) -> RuleSet:
    """The preset with other weights and another aggregation."""
    weights = ["1", *draw(WEIGHTS)]
    criteria = tuple(
        msgspec.structs.replace(c, weight=w)
        for c, w in zip(preset().criteria, weights, strict=True)
    )
    key = draw(st.sampled_from(sorted(AGGREGATIONS)))
    least = draw(st.integers(1, 4))
    return rules(criteria=criteria, aggregation={"key": key, "min_valid_sheets": least})


def oracle(found: RuleSet, sheets: dict[str, list[int]]) -> Fraction | None:
    """The score once more, by the textbook."""
    totals = sorted(
        sum(
            (Fraction(c.weight) * n for c, n in zip(found.criteria, levels, strict=True)),
            Fraction(0),
        )
        for levels in sheets.values()
    )
    rule = found.aggregation
    if len(totals) < rule.min_valid_sheets:
        return None
    if rule.key == "median":
        return median(totals)
    if rule.key == "trimmed_mean" and len(totals) >= rule.trimmed_mean_min_sheets:
        totals = totals[1:-1]
    return Fraction(sum(totals)) if rule.key == "sum" else Fraction(sum(totals)) / len(totals)


@given(rulesets(), SHEETS, st.randoms(use_true_random=False))
def test_the_order_of_sheets_and_marks_does_not_matter(
    found: RuleSet, sheets: dict[str, list[int]], chance: object
) -> None:
    shuffle = getattr(chance, "shuffle")  # noqa: B009 - the strategy's own type is private
    given_marks = {m: marks(levels) for m, levels in sheets.items()}
    members = list(given_marks)
    shuffle(members)
    other = {m: list(given_marks[m]) for m in members}
    for one in other.values():
        shuffle(one)

    assert tally_interview(found, "I", given_marks) == tally_interview(found, "I", other)


@given(rulesets(), SHEETS)
def test_the_score_is_what_the_textbook_says(
    found: RuleSet, sheets: dict[str, list[int]]
) -> None:
    score = tally_interview(found, "I", {m: marks(one) for m, one in sheets.items()})

    assert score.score == oracle(found, sheets)
    assert score.percent is None or 0 < score.percent <= 100


@given(rulesets(), SHEETS.filter(bool), st.data())
def test_a_higher_mark_never_lowers_the_score_nor_the_recommendation(
    found: RuleSet, sheets: dict[str, list[int]], data: st.DataObject
) -> None:
    member = data.draw(st.sampled_from(sorted(sheets)))
    place = data.draw(st.integers(0, 5))
    better = {m: list(levels) for m, levels in sheets.items()}
    better[member][place] = min(5, better[member][place] + 1)

    before, after = (
        tally_interview(found, "I", {m: marks(levels) for m, levels in one.items()})
        for one in (sheets, better)
    )

    assert (before.score is None) == (after.score is None)
    assert before.score is None or after.score is None or after.score >= before.score
    assert after.passed or not before.passed


@given(st.fractions(), st.integers(0, 6), st.sampled_from(["half_up", "half_even", "down"]))
def test_rounding_moves_a_value_by_at_most_its_last_place(
    value: Fraction, places: int, mode: str
) -> None:
    rule = msgspec.convert({"places": places, "mode": mode}, Rounding)
    moved = abs(Fraction(rounded(value, rule)) - value) * 10**places

    assert moved < 1 if mode == "down" else moved <= Fraction(1, 2)
