"""How an invented member marks an invented candidate, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.criteria import allowed_levels, comment_needed, substance
from commission_app.domain.facts.kinds.scoring import Mark
from commission_app.services.sample.ability import form, leniency
from commission_app.services.sample.draw import Draw
from commission_app.services.sample.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.domain.ruleset import Criterion, RuleSet
    from commission_app.services.sample.phrases import Spoken, Tier

_USUAL = 3.05  # steps above the lowest of five levels
_TOPIC = 0.35  # how much a candidate differs from criterion to criterion
_NOISE = 0.38  # how much one member differs from another on one mark
_SPOKEN = {"low": 0.5, "middle": 0.18, "high": 0.22}  # shares of marks with words of free will
_NOTED = 0.22


@dataclass(frozen=True, slots=True)
class SampleSheet:
    """What one member writes about one interview, ready to be sealed."""

    interview: str
    member: str
    language: Spoken
    marks: tuple[Mark, ...]
    note: str


def sheet(
    seed: int, rules: RuleSet, interview: str, member: str, language: Spoken
) -> SampleSheet:
    """The sheet of this member on this interview: complete by the rules, whoever asks when."""
    draw = Draw("sheet", seed, interview, member)
    levels = [_level(seed, rules, one, (interview, member)) for one in rules.criteria]
    marks = [
        Mark(one.code, level, _comment(draw, rules, one, level, language))
        for one, level in zip(rules.criteria, levels, strict=True)
    ]
    note = ""
    if draw.chance(_NOTED):
        middle = sorted(levels)[len(levels) // 2]
        note = draw.pick(phrases().notes.of(_tier(rules.scale.levels, middle), language))
    return SampleSheet(interview, member, language, tuple(marks), note)


def corrected(rules: RuleSet, before: SampleSheet, criterion: str, level: int) -> SampleSheet:
    """The sheet with another level for one criterion, and words where that level needs them."""
    one = rules.criterion(criterion)
    draw = Draw("correction", before.interview, before.member, criterion, level)
    comment = _comment(draw, rules, one, level, before.language)
    marks = tuple(
        Mark(criterion, level, comment) if mark.criterion == criterion else mark
        for mark in before.marks
    )
    return SampleSheet(before.interview, before.member, before.language, marks, before.note)


def _level(seed: int, rules: RuleSet, criterion: Criterion, cell: tuple[str, str]) -> int:
    """Form, topic, leniency and noise on a five-step ruler, laid on the criterion's levels."""
    interview, member = cell
    code = interview.partition("/")[0]
    topic = _TOPIC * Draw("topic", seed, code, criterion.code).normal()
    noise = _NOISE * Draw("mark", seed, interview, member, criterion.code).normal()
    steps = _USUAL + form(seed, code) + leniency(seed, member) + topic + noise
    levels = allowed_levels(rules, criterion)
    place = int(max(0.0, steps + 0.5) * len(levels) / 5)
    return levels[min(len(levels) - 1, place)]


def _tier(levels: Sequence[int], level: int) -> Tier:
    """Which third of the levels; of five the third one is the middle."""
    place = (2 * levels.index(level) + 1) / (2 * len(levels))
    if place < 0.4:
        return "low"
    return "middle" if place < 0.6 else "high"


def _comment(
    draw: Draw, rules: RuleSet, criterion: Criterion, level: int, language: Spoken
) -> str:
    tier = _tier(allowed_levels(rules, criterion), level)
    needed = comment_needed(rules, criterion, level)
    if not needed and not draw.chance(_SPOKEN[tier]):
        return ""
    about = phrases().comments.get(criterion.code, phrases().any_criterion)
    text = draw.pick(about.of(tier, language))
    further = list(phrases().more.of(tier, language))
    if draw.chance(0.4):
        text = f"{text} {further.pop(draw.below(len(further)))}"
    while needed and further and substance(text) < rules.comments.min_chars:
        text = f"{text} {further.pop(draw.below(len(further)))}"
    return text
