"""Kinds of criteria: levels, what they are worth, when a mark needs words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Literal

from commission_app.domain.rounding import exact
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from commission_app.domain.facts.kinds.scoring import Mark
    from commission_app.domain.language import Trilingual
    from commission_app.domain.ruleset import Criterion, RuleSet, Scale

_WORDS = re.compile(r"[^\W_]+")  # of letters and digits
Hint = Literal["number", "choice", "text"]
Lack = Literal["mark", "level", "comment", "unknown", "twice"]


@dataclass(frozen=True, slots=True)
class CriterionKind:
    """How marks of one kind are entered and what they are worth; a mark is kept as a level."""

    key: str
    hint: Hint
    parse: Callable[[Scale, str], int]
    levels: Callable[[Scale], Sequence[int]]
    points: Callable[[Scale, int], Fraction]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that keeps a sheet from being sealed."""

    criterion: str
    lack: Lack


def _parse_level(scale: Scale, text: str) -> int:
    """A whole level of the scale; UserError `criteria.level_unknown` for anything else."""
    wanted = text.strip()
    for level in scale.levels:
        if str(level) == wanted:
            return level
    raise UserError(
        T("criteria.level_unknown"), value=wanted, lowest=scale.lowest, highest=scale.highest
    )


_LEVEL = CriterionKind(
    key="level",
    hint="choice",
    parse=_parse_level,
    levels=lambda scale: scale.levels,
    points=lambda _, level: Fraction(level),
)

CRITERION_KINDS: Mapping[str, CriterionKind] = {kind.key: kind for kind in (_LEVEL,)}


LACK_TEXTS: Mapping[Lack, str] = {
    "mark": T("criteria.lack_mark"),
    "level": T("criteria.lack_level"),
    "comment": T("criteria.lack_comment"),
    "unknown": T("criteria.lack_unknown"),
    "twice": T("criteria.lack_twice"),
}


def allowed_levels(rules: RuleSet, criterion: Criterion) -> tuple[int, ...]:
    """Every level that may be given for this criterion, from the lowest."""
    return tuple(CRITERION_KINDS[criterion.kind].levels(rules.scale))


def points(rules: RuleSet, criterion: Criterion, level: int) -> Fraction:
    """What a level is worth before the weight."""
    return CRITERION_KINDS[criterion.kind].points(rules.scale, level)


def weighted(rules: RuleSet, criterion: Criterion, level: int) -> Fraction:
    """What a level adds to a member's total."""
    return exact(criterion.weight) * points(rules, criterion, level)


def highest_total(rules: RuleSet) -> Fraction:
    """The highest total that one sheet can reach."""
    return sum(
        (max(weighted(rules, c, n) for n in allowed_levels(rules, c)) for c in rules.criteria),
        start=Fraction(0),
    )


@dataclass(frozen=True, slots=True)
class Worth:
    """What every mark is worth, in whole `unit`ths: many sheets are added up as integers."""

    unit: int
    points: Mapping[tuple[str, int], int]  # (criterion, level) → before the weight
    weighted: Mapping[tuple[str, int], int]
    highest: int  # total of one sheet

    def total(self, marks: Sequence[Mark]) -> int:
        """A member's total in `unit`ths; KeyError for a mark that the rules do not know."""
        return sum(self.weighted[mark.criterion, mark.level] for mark in marks)


def worth(rules: RuleSet) -> Worth:
    """The table of a ruleset, made once for many sheets."""
    plain = {
        (c.code, n): points(rules, c, n)
        for c in rules.criteria
        for n in allowed_levels(rules, c)
    }
    heavy = {(c, n): weighted(rules, rules.criterion(c), n) for c, n in plain}
    unit = lcm(*(value.denominator for value in (*plain.values(), *heavy.values())))
    return Worth(
        unit,
        {key: int(value * unit) for key, value in plain.items()},
        {key: int(value * unit) for key, value in heavy.items()},
        int(highest_total(rules) * unit),
    )


def anchor(rules: RuleSet, criterion: Criterion, level: int) -> Trilingual:
    """What the level means for this criterion; the ruleset's own text where it says nothing."""
    for one in criterion.anchors:
        if one.level == level:
            return one.text
    return rules.scale.no_anchor


def comment_needed(rules: RuleSet, criterion: Criterion, level: int) -> bool:
    """Whether this mark must be explained in words."""
    rule = rules.comments
    return level in rule.levels or (criterion.critical and level < rule.critical_below)


def substance(comment: str) -> int:
    """How many characters its words have, with one space between: dots alone say nothing."""
    return len(" ".join(_WORDS.findall(unicodedata.normalize("NFC", comment))))


def missing(rules: RuleSet, marks: Sequence[Mark]) -> tuple[Missing, ...]:
    """What keeps these marks from being sealed, in the order of criteria; empty when sound."""
    given = {mark.criterion: mark for mark in marks}
    found = [m for c in rules.criteria if (m := _lack(rules, c, given.get(c.code)))]
    known = {c.code for c in rules.criteria}
    found += [Missing(code, "unknown") for code in sorted(given.keys() - known)]
    if len(given) < len(marks):
        codes = [mark.criterion for mark in marks]
        found += [Missing(c, "twice") for c in sorted(given) if codes.count(c) > 1]
    return tuple(found)


def countable(rules: RuleSet, marks: Sequence[Mark]) -> bool:
    """Whether a total can be computed: each criterion marked once, with an allowed level."""
    codes = {mark.criterion for mark in marks}
    if len(marks) != len(rules.criteria) or codes != {c.code for c in rules.criteria}:
        return False
    return all(m.level in allowed_levels(rules, rules.criterion(m.criterion)) for m in marks)


def _lack(rules: RuleSet, criterion: Criterion, mark: Mark | None) -> Missing | None:
    if mark is None:
        return Missing(criterion.code, "mark")
    if mark.level not in allowed_levels(rules, criterion):
        return Missing(criterion.code, "level")
    short = substance(mark.comment) < rules.comments.min_chars
    if short and comment_needed(rules, criterion, mark.level):
        return Missing(criterion.code, "comment")
    return None
