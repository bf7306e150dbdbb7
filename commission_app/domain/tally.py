"""From sealed sheets to a candidate's score: exact, the same for every order of the sheets."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from commission_app.domain.criteria import countable, highest_total, points, weighted
from commission_app.domain.rounding import exact, ratio, rounded
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.kinds.scoring import Mark
    from commission_app.domain.ruleset import Criterion, RuleSet

    Sheets = Mapping[str, Sequence[Mark]]  # member → marks of the sheet that counts

Recommendation = Literal["enrol", "refuse", "none"]


@dataclass(frozen=True, slots=True)
class Score:
    """What was computed for one interview; `score` is None with too few sheets."""

    interview: str
    totals: tuple[tuple[str, Fraction], ...]  # by member
    means: tuple[tuple[str, Fraction], ...]  # points before weights, by criterion
    score: Fraction | None
    percent: Fraction | None  # of the highest possible score
    passed: bool | None
    recommendation: Recommendation
    flags: tuple[str, ...]
    printed_score: Decimal | None
    printed_percent: Decimal | None

    @property
    def sheets(self) -> int:
        """How many sheets count."""
        return len(self.totals)

    @property
    def exact(self) -> str:
        """The score as "p/q"; empty when there is none."""
        return "" if self.score is None else ratio(self.score)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, start=Fraction(0)) / len(values)


def _sum(values: Sequence[Fraction]) -> Fraction:
    return sum(values, start=Fraction(0))


def _median(values: Sequence[Fraction]) -> Fraction:
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _trimmed_mean(values: Sequence[Fraction]) -> Fraction:
    """Without one highest and one lowest total, where there are more than two."""
    return _mean(sorted(values)[1:-1] or values)


AGGREGATIONS: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "mean": _mean,
    "sum": _sum,
    "median": _median,
    "trimmed_mean": _trimmed_mean,
}


FLAG_TEXTS: Mapping[str, str] = {  # a flag is one of these, some with ":" and what it concerns
    "few_sheets": T("tally.flag_few_sheets"),
    "not_trimmed": T("tally.flag_not_trimmed"),
    "spread_total": T("tally.flag_spread_total"),
    "spread": T("tally.flag_spread"),
    "critical": T("tally.flag_critical"),
    "all_equal": T("tally.flag_all_equal"),
}


def member_total(rules: RuleSet, marks: Sequence[Mark]) -> Fraction:
    """Sum of weight × points; UserError `tally.sheet_incomplete` if marks cannot count."""
    if not countable(rules, marks):
        raise UserError(T("tally.sheet_incomplete"))
    return _sum([weighted(rules, rules.criterion(m.criterion), m.level) for m in marks])


def tally(
    rules: RuleSet, cells: Iterable[Cell], marks: Mapping[str, Sequence[Mark]]
) -> tuple[Score, ...]:
    """One score an interview, by code; `marks` holds the marks under each counting digest."""
    interviews: dict[str, dict[str, Sequence[Mark]]] = defaultdict(dict)
    for cell in cells:
        sheets = interviews[cell.interview]
        if cell.counts:
            sheets[cell.member] = marks[cell.counts]
    return tuple(tally_interview(rules, i, interviews[i]) for i in sorted(interviews))


def tally_interview(rules: RuleSet, interview: str, sheets: Sheets) -> Score:
    """The score of one interview; UserError `tally.sheet_incomplete` as above."""
    totals = tuple((m, member_total(rules, sheets[m])) for m in sorted(sheets))
    means = _means(rules, sheets)
    score = _score(rules, [total for _, total in totals])
    percent = None if score is None else 100 * score / _highest_score(rules, len(totals))
    passed = None if percent is None else _passed(rules, percent, means)
    return Score(
        interview=interview,
        totals=totals,
        means=tuple(means.items()),
        score=score,
        percent=percent,
        passed=passed,
        recommendation=_recommendation(rules, passed=passed),
        flags=tuple(_flags(rules, sheets, dict(totals), means)),
        printed_score=None if score is None else rounded(score, rules.rounding),
        printed_percent=None if percent is None else rounded(percent, rules.rounding),
    )


def _score(rules: RuleSet, totals: Sequence[Fraction]) -> Fraction | None:
    rule = rules.aggregation
    if len(totals) < rule.min_valid_sheets:
        return None
    return AGGREGATIONS["mean" if _too_few_to_trim(rules, len(totals)) else rule.key](totals)


def _too_few_to_trim(rules: RuleSet, sheets: int) -> bool:
    """Dropping two of few sheets would throw away most of what is known: the mean stands in."""
    rule = rules.aggregation
    return rule.key == "trimmed_mean" and sheets < rule.trimmed_mean_min_sheets


def _highest_score(rules: RuleSet, sheets: int) -> Fraction:
    """What the score would be if every sheet were full: only a sum grows with the sheets."""
    return AGGREGATIONS[rules.aggregation.key]([highest_total(rules)] * sheets)


def _means(rules: RuleSet, sheets: Sheets) -> dict[str, Fraction]:
    given = {c.code: _given(rules, c, sheets) for c in rules.criteria}
    return {code: _mean(values) for code, values in given.items() if values}


def _given(rules: RuleSet, criterion: Criterion, sheets: Sheets) -> list[Fraction]:
    return [
        points(rules, criterion, mark.level)
        for marks in sheets.values()
        for mark in marks
        if mark.criterion == criterion.code
    ]


def _passed(rules: RuleSet, percent: Fraction, means: Mapping[str, Fraction]) -> bool:
    """Pass mark and least means. Rounding concerns the pass mark only, and only by the rule."""
    shown = rounded(percent, rules.rounding) if rules.rounding.compare_rounded else percent
    return shown >= exact(rules.pass_rule.percent_of_max) and not _critical(rules, means)


def _critical(rules: RuleSet, means: Mapping[str, Fraction]) -> list[str]:
    """Criteria whose mean over the sheets is below the least that the ruleset asks."""
    return [
        c.code
        for c in rules.criteria
        if c.min_mean and c.code in means and means[c.code] < exact(c.min_mean)
    ]


def _recommendation(rules: RuleSet, *, passed: bool | None) -> Recommendation:
    if passed is None or rules.decision_mode == "vote_only":
        return "none"
    return "enrol" if passed else "refuse"


def _flags(
    rules: RuleSet,
    sheets: Sheets,
    totals: Mapping[str, Fraction],
    means: Mapping[str, Fraction],
) -> Iterable[str]:
    """What the commission should look at: advice that changes no number."""
    if len(sheets) < rules.aggregation.min_valid_sheets:
        yield "few_sheets"
    if _too_few_to_trim(rules, len(sheets)):
        yield "not_trimmed"
    if _total_spread(rules, totals):
        yield "spread_total"
    yield from (f"spread:{code}" for code in _criterion_spreads(rules, sheets))
    yield from (f"critical:{code}" for code in _critical(rules, means))
    for member in sorted(sheets):
        levels = [mark.level for mark in sheets[member]]
        if len(levels) > 1 and len(set(levels)) == 1:
            yield f"all_equal:{member}"


def _total_spread(rules: RuleSet, totals: Mapping[str, Fraction]) -> bool:
    limit = exact(rules.spread.total_range_percent)
    if not limit or not totals:
        return False
    spread = max(totals.values()) - min(totals.values())
    return 100 * spread >= limit * highest_total(rules)


def _criterion_spreads(rules: RuleSet, sheets: Sheets) -> Iterable[str]:
    limit = rules.spread.criterion_range
    for criterion in rules.criteria:
        given = _given(rules, criterion, sheets)
        if limit and given and max(given) - min(given) >= limit:
            yield criterion.code
