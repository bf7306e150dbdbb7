"""Ranks against counting who is better; the order in which candidates come does not matter."""

from __future__ import annotations

from hypothesis import given, strategies as st

from commission_app.domain.ranking import Entry, ranking
from commission_app.domain.tally import tally_interview
from tests.support.rules import marks, preset, rules

LEVELS = st.lists(st.integers(2, 5), min_size=6, max_size=6)
STAGE4 = st.none() | st.fractions(0, 100, max_denominator=4)


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Up to eight candidates, some of them without a score."""
    found: list[Entry] = []
    for n in range(draw(st.integers(0, 8))):
        sheets = [draw(LEVELS)] * draw(st.sampled_from([0, 3]))
        named = {f"M{m}": marks(levels) for m, levels in enumerate(sheets)}
        found.append(Entry(tally_interview(preset(), f"I{n}", named), draw(STAGE4)))
    return found


@given(entries(), st.integers(0, 8) | st.none(), st.data())
def test_the_order_of_candidates_does_not_matter(
    found: list[Entry], quota: int | None, data: st.DataObject
) -> None:
    other = data.draw(st.permutations(found))
    chosen = rules(ranking={"quota": quota})
    assert ranking(chosen, found) == ranking(chosen, other)


@given(entries())
def test_a_rank_is_one_more_than_the_number_of_better_candidates(found: list[Entry]) -> None:
    plain = rules(ranking={"tie_break": ()})
    scores = {e.score.interview: e.score.score for e in found}
    for place in ranking(plain, found):
        mine = scores[place.interview]
        better = [s for s in scores.values() if s is not None and mine is not None and s > mine]
        assert place.rank == (None if mine is None else len(better) + 1)


@given(entries(), st.integers(0, 8))
def test_the_quota_is_never_exceeded_and_never_wasted(found: list[Entry], quota: int) -> None:
    places = ranking(rules(ranking={"quota": quota}), found)
    inside = [p for p in places if p.cut == "inside"]
    tied = [p for p in places if p.cut == "tied_at_cut"]
    outside = [p for p in places if p.cut == "outside"]

    assert len(inside) <= quota
    assert not tied or len(inside) + len(tied) > quota
    assert tied or not outside or len(inside) == quota
    assert len({p.rank for p in tied}) <= 1


@given(entries())
def test_tie_breaks_only_split_those_who_are_equal(found: list[Entry]) -> None:
    plain = {p.interview: p for p in ranking(rules(ranking={"tie_break": ()}), found)}
    for place in ranking(preset(), found):
        before = plain[place.interview]
        assert (place.rank is None) == (before.rank is None)
        assert place.rank is None or before.rank is None or place.rank >= before.rank
