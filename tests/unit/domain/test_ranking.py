from fractions import Fraction

from commission_app.domain.ranking import Entry, Place, ranking
from commission_app.domain.tally import tally_interview
from tests.support.rules import marks, preset, rules


def entry(code: str, total: int, critical: int = 4, stage4: int | None = None) -> Entry:
    """An entry with three like sheets; five marks share what the critical one leaves."""
    rest = total - critical
    levels = [rest // 5 + (n < rest % 5) for n in range(5)]
    sheets = {m: marks([*levels, critical]) for m in ("M1", "M2", "M3")}
    score = tally_interview(preset(), code, sheets)
    return Entry(score, None if stage4 is None else Fraction(stage4))


def unscored(code: str) -> Entry:
    return Entry(tally_interview(preset(), code, {}))


def ranks(places: tuple[Place, ...]) -> dict[str, int | None]:
    return {p.interview: p.rank for p in places}


def test_equal_scores_share_a_rank_and_the_next_one_is_skipped() -> None:
    found = ranking(
        rules(ranking={"tie_break": ()}),
        [entry("D", 20), entry("B", 24), entry("C", 24), entry("A", 25)],
    )

    assert [(p.interview, p.rank, p.shared) for p in found] == [
        ("A", 1, False),
        ("B", 2, True),
        ("C", 2, True),
        ("D", 4, False),
    ]


def test_the_critical_mean_breaks_a_tie_first() -> None:
    found = ranking(preset(), [entry("A", 24, 3, 90), entry("B", 24, 5, 50)])
    assert ranks(found) == {"B": 1, "A": 2}


def test_the_fourth_stage_breaks_what_is_left_and_unknown_comes_last() -> None:
    found = ranking(preset(), [entry("A", 24), entry("B", 24, stage4=50), entry("C", 24)])
    assert ranks(found) == {"B": 1, "A": 2, "C": 2}


def test_without_critical_criteria_that_tie_break_is_silent() -> None:
    plain = rules(criteria=preset().criteria[:5])
    score = tally_interview(plain, "A", {m: marks([4] * 5) for m in ("M1", "M2", "M3")})
    other = tally_interview(plain, "B", {m: marks([4] * 5) for m in ("M1", "M2", "M3")})

    assert ranks(ranking(plain, [Entry(score), Entry(other)])) == {"A": 1, "B": 1}


def test_without_a_score_there_is_no_rank() -> None:
    found = ranking(preset(), [unscored("A"), entry("B", 24)])
    assert found[-1] == Place("A", None, shared=False, cut="not_eligible")


def test_without_a_quota_everybody_recommended_is_inside() -> None:
    found = ranking(preset(), [entry("A", 24), entry("B", 12)])
    assert [p.cut for p in found] == ["inside", "not_eligible"]


def test_a_tie_that_the_quota_splits_is_shown() -> None:
    found = ranking(
        rules(ranking={"quota": 2, "tie_break": ()}),
        [entry("A", 25), entry("B", 24), entry("C", 24), entry("D", 20)],
    )
    assert [p.cut for p in found] == ["inside", "tied_at_cut", "tied_at_cut", "outside"]


def test_a_tie_that_fits_the_quota_is_inside() -> None:
    found = ranking(
        rules(ranking={"quota": 2, "tie_break": ()}), [entry("A", 24), entry("B", 24)]
    )
    assert {p.cut for p in found} == {"inside"}


def test_who_is_computed_as_refused_takes_no_place_of_the_quota() -> None:
    """A low critical mean refuses A although the total is the best."""
    found = ranking(rules(ranking={"quota": 1}), [entry("A", 27, 2), entry("B", 24)])
    assert {p.interview: p.cut for p in found} == {"A": "not_eligible", "B": "inside"}


def test_where_only_the_vote_decides_everybody_takes_a_place() -> None:
    found = ranking(
        rules(ranking={"quota": 1}, decision_mode="vote_only"),
        [entry("A", 12, 2), entry("B", 10, 2)],
    )
    assert [p.cut for p in found] == ["inside", "outside"]
