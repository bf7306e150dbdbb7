"""From sealed sheets to a candidate's score: exact, the same for every order of the sheets."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from commission_app.domain.criteria import Worth, worth
from commission_app.domain.rounding import exact, ratio, rounded
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.kinds.scoring import Mark
    from commission_app.domain.ruleset import RuleSet

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
    table = worth(rules)
    return Fraction(_total(rules, table, marks), table.unit)


def tally(
    rules: RuleSet, cells: Iterable[Cell], marks: Mapping[str, Sequence[Mark]]
) -> tuple[Score, ...]:
    """One score an interview, by code; `marks` holds the marks under each counting digest."""
    interviews: dict[str, dict[str, Sequence[Mark]]] = defaultdict(dict)
    for cell in cells:
        sheets = interviews[cell.interview]
        if cell.counts:
            sheets[cell.member] = marks[cell.counts]
    table = worth(rules)
    return tuple(_tally_one(rules, table, i, interviews[i]) for i in sorted(interviews))


def tally_interview(rules: RuleSet, interview: str, sheets: Sheets) -> Score:
    """The score of one interview; UserError `tally.sheet_incomplete` as above."""
    return _tally_one(rules, worth(rules), interview, sheets)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The sheets of one interview, added up in whole `unit`ths."""

    table: Worth
    levels: Mapping[str, Sequence[int]]  # by member, in the order of names
    totals: Mapping[str, int]
    given: Mapping[str, Sequence[int]]  # points by criterion, in the order of the rules

    def mean(self, criterion: str) -> Fraction:
        """Mean of the points given for a criterion, before its weight."""
        given = self.given[criterion]
        return Fraction(sum(given), len(given) * self.table.unit)


def _added_up(rules: RuleSet, table: Worth, sheets: Sheets) -> _Sheets:
    given: dict[str, list[int]] = {c.code: [] for c in rules.criteria} if sheets else {}
    totals: dict[str, int] = {}
    for member in sorted(sheets):
        totals[member] = _total(rules, table, sheets[member])
        for mark in sheets[member]:
            given[mark.criterion].append(table.points[mark.criterion, mark.level])
    levels = {member: [mark.level for mark in sheets[member]] for member in totals}
    return _Sheets(table, levels, totals, given)


def _total(rules: RuleSet, table: Worth, marks: Sequence[Mark]) -> int:
    """A member's total in `unit`ths: each criterion of the rules once, each level allowed."""
    known = all((mark.criterion, mark.level) in table.weighted for mark in marks)
    codes = {mark.criterion for mark in marks}
    if not known or not len(codes) == len(marks) == len(rules.criteria):
        raise UserError(T("tally.sheet_incomplete"))
    return table.total(marks)


def _tally_one(rules: RuleSet, table: Worth, interview: str, sheets: Sheets) -> Score:
    found = _added_up(rules, table, sheets)
    totals = {member: Fraction(n, table.unit) for member, n in found.totals.items()}
    score = _score(rules, list(totals.values()))
    percent = None if score is None else 100 * score / _highest_score(rules, table, len(totals))
    low = _critical(rules, found)
    passed = None if percent is None else _reaches(rules, percent) and not low
    return Score(
        interview=interview,
        totals=tuple(totals.items()),
        means=tuple((code, found.mean(code)) for code in found.given),
        score=score,
        percent=percent,
        passed=passed,
        recommendation=_recommendation(rules, passed=passed),
        flags=tuple(_flags(rules, found, low)),
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


def _highest_score(rules: RuleSet, table: Worth, sheets: int) -> Fraction:
    """What the score would be if every sheet were full: only a sum grows with the sheets."""
    full = [Fraction(table.highest, table.unit)] * sheets
    return AGGREGATIONS[rules.aggregation.key](full)


def _reaches(rules: RuleSet, percent: Fraction) -> bool:
    """Whether the pass mark is reached: rounding counts only where the rules say so."""
    shown = rounded(percent, rules.rounding) if rules.rounding.compare_rounded else percent
    return shown >= exact(rules.pass_rule.percent_of_max)


def _critical(rules: RuleSet, found: _Sheets) -> list[str]:
    """Criteria whose exact mean over the sheets is below the least that the rules ask."""
    asked = ((c.code, c.min_mean) for c in rules.criteria if c.min_mean and found.given)
    return [code for code, least in asked if found.mean(code) < exact(least)]


def _recommendation(rules: RuleSet, *, passed: bool | None) -> Recommendation:
    if passed is None or rules.decision_mode == "vote_only":
        return "none"
    return "enrol" if passed else "refuse"


def _flags(rules: RuleSet, found: _Sheets, low: Sequence[str]) -> Iterable[str]:
    """What the commission should look at: advice that changes no number."""
    if len(found.totals) < rules.aggregation.min_valid_sheets:
        yield "few_sheets"
    if _too_few_to_trim(rules, len(found.totals)):
        yield "not_trimmed"
    if _total_spread(rules, found):
        yield "spread_total"
    yield from (f"spread:{code}" for code in _criterion_spreads(rules, found))
    yield from (f"critical:{code}" for code in low)
    for member, levels in found.levels.items():
        if len(levels) > 1 and len(set(levels)) == 1:
            yield f"all_equal:{member}"


def _total_spread(rules: RuleSet, found: _Sheets) -> bool:
    limit = exact(rules.spread.total_range_percent)
    totals = found.totals.values()
    if not limit or not totals:
        return False
    return 100 * (max(totals) - min(totals)) >= limit * found.table.highest


def _criterion_spreads(rules: RuleSet, found: _Sheets) -> list[str]:
    limit = rules.spread.criterion_range * found.table.unit
    return [c for c, given in found.given.items() if limit and max(given) - min(given) >= limit]
