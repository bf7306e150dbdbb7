"""The order of candidates, on exact values: equals share a place, a tie at the cut shows."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from commission_app.domain.ruleset import RuleSet
    from commission_app.domain.tally import Score

Cut = Literal["inside", "tied_at_cut", "outside", "not_eligible"]
NOTHING = Fraction(-1)  # below every score: what is not known helps nobody


@dataclass(frozen=True, slots=True)
class Entry:
    """A candidate's score with what may break a tie; `stage4` is None where it is not known."""

    score: Score
    stage4: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands; `rank` is None without a score, `shared` in a tie."""

    interview: str
    rank: int | None
    shared: bool
    cut: Cut


def _critical_mean(rules: RuleSet, entry: Entry) -> Fraction:
    """Mean over the critical criteria of their means."""
    critical = {c.code for c in rules.criteria if c.critical}
    means = [mean for code, mean in entry.score.means if code in critical]
    return sum(means, start=Fraction(0)) / len(means) if means else NOTHING


def _stage4(_: RuleSet, entry: Entry) -> Fraction:
    return NOTHING if entry.stage4 is None else entry.stage4


TIE_BREAKS: Mapping[str, Callable[[RuleSet, Entry], Fraction]] = {
    "critical_criteria_mean": _critical_mean,
    "stage4_score": _stage4,
}


def ranking(rules: RuleSet, entries: Iterable[Entry]) -> tuple[Place, ...]:
    """Places from the best, equal ones by code; candidates without a score come last."""
    listed = sorted(entries, key=lambda entry: entry.score.interview)
    scored = sorted(
        (e for e in listed if e.score.score is not None),
        key=lambda e: _key(rules, e),
        reverse=True,
    )
    places: list[Place] = []
    taken = 0  # places of the quota that better candidates use
    for _, group in groupby(scored, key=lambda e: _key(rules, e)):
        tied = sorted(group, key=lambda e: e.score.interview)
        eligible = [e for e in tied if _eligible(rules, e)]
        cut = _cut(rules, taken, len(eligible))
        places += _places(tied, eligible, len(places) + 1, cut)
        taken += len(eligible)
    unscored = (e.score.interview for e in listed if e.score.score is None)
    places += [Place(code, None, shared=False, cut="not_eligible") for code in unscored]
    return tuple(places)


def _places(
    tied: Sequence[Entry], eligible: Sequence[Entry], rank: int, cut: Cut
) -> Iterable[Place]:
    for entry in tied:
        mine: Cut = cut if entry in eligible else "not_eligible"
        yield Place(entry.score.interview, rank, shared=len(tied) > 1, cut=mine)


def _key(rules: RuleSet, entry: Entry) -> tuple[Fraction, ...]:
    breaks = (TIE_BREAKS[key](rules, entry) for key in rules.ranking.tie_break)
    return (NOTHING if entry.score.score is None else entry.score.score, *breaks)


def _eligible(rules: RuleSet, entry: Entry) -> bool:
    """Who was computed as refused uses no place of the quota."""
    return rules.decision_mode == "vote_only" or entry.score.recommendation == "enrol"


def _cut(rules: RuleSet, taken: int, tied: int) -> Cut:
    """A tie that the quota would split is shown as such: people settle it."""
    quota = rules.ranking.quota
    if quota is None or taken + tied <= quota:
        return "inside"
    return "tied_at_cut" if taken < quota else "outside"
