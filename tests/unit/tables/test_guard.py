from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from commission_app.tables.guard import (
    Judgement,
    Offered,
    judge_candidates,
    judge_scores,
    spearman,
)
from commission_app.tables.headings import Layout
from commission_app.tables.steps import Rejected, Source, Table

CHANCE = random.Random(1)
CODES = [f"L26-{number:04d}" for number in range(40)]
ABILITY = {code: Decimal(CHANCE.randint(300, 950)) / 10 for code in CODES}


def column(scores: list[int] | list[Decimal]) -> list[Offered]:
    return [Offered(code, Decimal(score)) for code, score in zip(CODES, scores, strict=False)]


def keys(judged: Judgement) -> list[str]:
    return [one.key for one in judged.suspicions]


def ranks_of_ability() -> list[Offered]:
    """The accident of 2021: place 1 for the best one, taken for his score."""
    best_first = sorted(CODES, key=lambda code: -ABILITY[code])
    return [Offered(code, Decimal(best_first.index(code) + 1)) for code in CODES]


def test_honest_scores_are_let_through() -> None:
    offered = [Offered(code, ABILITY[code]) for code in CODES]
    assert keys(judge_scores(offered, Decimal(100), [ABILITY])) == []


def test_ranks_taken_for_scores_stop_twice_over() -> None:
    assert keys(judge_scores(ranks_of_ability(), Decimal(100), [ABILITY])) == [
        "ranks",
        "inverse",
    ]


def test_the_sentence_holds_the_numbers() -> None:
    judged = judge_scores(ranks_of_ability(), Decimal(100), [ABILITY])
    assert (
        judged.suspicions[0]
        .sentence("en")
        .startswith("The 40 values look like ranks from 1 to 40")
    )
    assert "−1.00 over 40 candidates" in judged.suspicions[1].sentence("en")


@pytest.mark.parametrize(
    "scores",
    [
        [1, 2, 3, 4, 5],
        list(range(40, 0, -1)),
        [1, 2, 3, 3, 5, 6, 7, 8, 9, 10],
        [*range(1, 20), 21],
    ],
)
def test_columns_that_are_nearly_one_to_n_are_ranks(scores: list[int]) -> None:
    assert "ranks" in keys(judge_scores(column(scores)))


@pytest.mark.parametrize(
    "scores",
    [
        [1, 2, 3, 4],
        [1, 2, 2, 3, 3, 3, 4, 4, 5, 5],
        [11, 12, 13, 14, 15, 16],
        [Decimal("1.5"), Decimal(2), Decimal(3), Decimal(4), Decimal(5)],
        [60, 75, 80, 92, 55, 71],
    ],
)
def test_other_columns_are_no_ranks(scores: list[int]) -> None:
    assert "ranks" not in keys(judge_scores(column(scores)))


def test_ranks_of_one_region_are_found_among_scores_of_others() -> None:
    offered = [Offered(f"A-{n}", Decimal(60 + n % 30), "Абай") for n in range(30)]
    offered += [Offered(f"B-{n}", Decimal(n + 1), "Астана") for n in range(20)]
    judged = judge_scores(offered, Decimal(100))
    assert keys(judged) == ["ranks"]
    assert "«Астана»" in judged.suspicions[0].sentence("ru")


def test_values_outside_the_scale_are_counted_and_one_is_named() -> None:
    judged = judge_scores(column([50, 101, 60, 70, -1]), Decimal(100))
    assert keys(judged) == ["scale"]
    assert judged.suspicions[0].values["count"] == "2"
    assert judged.suspicions[0].values["code"] == CODES[1]


def test_without_a_known_scale_nothing_is_outside() -> None:
    assert keys(judge_scores(column([50, 101, 60, 70, 5000]))) == []


def test_a_constant_column_is_suspicious() -> None:
    assert keys(judge_scores(column([80] * 5))) == ["constant"]
    assert keys(judge_scores(column([80] * 4))) == []


def test_an_order_against_the_earlier_stages_is_suspicious() -> None:
    turned = [Offered(code, 100 - ABILITY[code]) for code in CODES]
    assert keys(judge_scores(turned, Decimal(100), [ABILITY])) == ["inverse"]


def test_nine_pairs_are_too_few_to_contradict() -> None:
    turned = [Offered(code, 100 - ABILITY[code]) for code in CODES[:9]]
    assert keys(judge_scores(turned, Decimal(100), [ABILITY])) == []


def test_earlier_stages_of_different_scales_count_alike() -> None:
    small = {code: score / 100 for code, score in ABILITY.items()}
    turned = [Offered(code, 100 - ABILITY[code]) for code in CODES]
    assert keys(judge_scores(turned, Decimal(100), [small, ABILITY])) == ["inverse"]


def test_chance_is_not_taken_for_a_contradiction() -> None:
    shuffled = [Offered(code, Decimal(CHANCE.randint(200, 999)) / 10) for code in CODES]
    assert keys(judge_scores(shuffled, Decimal(100), [ABILITY])) == []


def test_the_best_and_the_worst_five_stand_beside_their_earlier_mean() -> None:
    offered = [Offered(code, ABILITY[code]) for code in CODES]
    earlier = [{CODES[0]: Decimal(80)}, {CODES[0]: Decimal(71)}]
    judged = judge_scores(offered, None, earlier)
    assert [one.score for one in judged.best] == sorted(ABILITY.values(), reverse=True)[:5]
    assert [one.score for one in judged.worst] == sorted(ABILITY.values())[:5]
    judged = judge_scores(offered[:1], None, earlier)
    assert judged.best[0].earlier == Decimal("75.50")


def test_an_accepted_finding_stops_no_more() -> None:
    judged = judge_scores(ranks_of_ability(), Decimal(100), [ABILITY])
    assert judged.stopped() == "ranks"
    assert judged.stopped(["ranks"]) == "inverse"
    assert judged.stopped(["ranks", "inverse"]) is None


def test_mostly_refused_candidates_are_suspicious() -> None:
    source = Source(0, "a.xlsx", "1", Layout(1, (), {}), 8)
    refused = tuple(Rejected(source, row, (), ()) for row in range(5))
    assert keys(judge_candidates(Table(("x",) * 4, refused, (), (), ()))) == ["refused"]
    assert keys(judge_candidates(Table(("x",) * 5, refused, (), (), ()))) == []


def test_a_published_correlation_is_met() -> None:
    # Spearman's coefficient of IQ and hours of television, the textbook's ten pairs: −29/165
    first = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110]
    second = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17]
    rho = spearman([Decimal(one) for one in first], [Decimal(one) for one in second])
    assert rho == pytest.approx(-29 / 165)


@given(st.lists(st.integers(0, 20), min_size=2, max_size=20))
@settings(max_examples=100)
def test_a_column_agrees_with_itself_and_contradicts_its_mirror(values: list[int]) -> None:
    numbers = [Decimal(value) for value in values]
    expected = 1.0 if len(set(values)) > 1 else 0.0
    assert spearman(numbers, numbers) == pytest.approx(expected)
    assert spearman(numbers, [-one for one in numbers]) == pytest.approx(-expected)
