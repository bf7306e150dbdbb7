"""Whether a ruleset makes sense as a whole: what its form alone cannot say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from commission_app.domain.criteria import CRITERION_KINDS, highest_total
from commission_app.domain.language import Bilingual, Trilingual
from commission_app.domain.ranking import TIE_BREAKS
from commission_app.domain.rounding import exact
from commission_app.domain.ruleset import LONGEST_TEXT
from commission_app.domain.tally import AGGREGATIONS
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.domain.ruleset import Criterion, LevelTexts, RuleSet


def validate(rules: RuleSet) -> None:
    """Refuse rules that nobody could apply; UserError `rules.*` for the first thing found."""
    _texts(rules)
    _scale(rules)
    _criteria(rules)
    _comments(rules)
    _computing(rules)
    _deciding(rules)
    _stages(rules)


def _texts(rules: RuleSet) -> None:
    """Every text that is there has all its languages, and an end."""
    for where, text in _all_texts(rules):
        spellings = [getattr(text, language) for language in text.__struct_fields__]
        if not all(s.strip() for s in spellings):
            raise UserError(T("rules.text_empty"), where=where)
        if max(len(s) for s in spellings) > LONGEST_TEXT:
            raise UserError(T("rules.text_too_long"), where=where, longest=LONGEST_TEXT)


def _all_texts(rules: RuleSet) -> Iterator[tuple[str, Bilingual | Trilingual]]:
    yield "title", rules.title
    yield "scale.no_anchor", rules.scale.no_anchor
    yield from ((f"scale {label.level}", label.text) for label in rules.scale.labels)
    for criterion in rules.criteria:
        yield criterion.code, criterion.title
        yield from ((f"{criterion.code} {a.level}", a.text) for a in criterion.anchors)
        if criterion.question is not None:
            yield f"{criterion.code}.question", criterion.question
    for one in rules.sets:
        yield from ((f"{one.code} {q.criterion}", q.text) for q in one.questions)
    yield from ((f"stage {stage.order}", stage.title) for stage in rules.stages)
    requisites = rules.documents.requisites
    for name in requisites.__struct_fields__:
        if isinstance(text := getattr(requisites, name), Bilingual):
            yield name, text


def _scale(rules: RuleSet) -> None:
    scale = rules.scale
    if scale.lowest >= scale.highest:
        raise UserError(T("rules.scale_empty"), lowest=scale.lowest, highest=scale.highest)
    if [label.level for label in scale.labels] != list(scale.levels):
        raise UserError(T("rules.scale_labels"), lowest=scale.lowest, highest=scale.highest)


def _criteria(rules: RuleSet) -> None:
    codes = [criterion.code for criterion in rules.criteria]
    if len(set(codes)) < len(codes):
        raise UserError(T("rules.criterion_twice"))
    for criterion in rules.criteria:
        _criterion(rules, criterion)
    if not highest_total(rules):
        raise UserError(T("rules.no_weight"))


def _criterion(rules: RuleSet, criterion: Criterion) -> None:
    if criterion.kind not in CRITERION_KINDS:
        raise UserError(T("rules.key_unknown"), what=criterion.code, name=criterion.kind)
    if not _levels_of_scale(rules, criterion.anchors):
        raise UserError(T("rules.anchor_level"), criterion=criterion.code)
    if criterion.min_mean and exact(criterion.min_mean) > rules.scale.highest:
        raise UserError(T("rules.min_mean"), criterion=criterion.code)


def _levels_of_scale(rules: RuleSet, texts: LevelTexts) -> bool:
    """Whether each text belongs to another level of the scale, in rising order."""
    levels = [one.level for one in texts]
    return levels == sorted(set(levels)) and set(levels) <= set(rules.scale.levels)


def _comments(rules: RuleSet) -> None:
    if not set(rules.comments.levels) <= set(rules.scale.levels):
        raise UserError(T("rules.comment_level"))


def _computing(rules: RuleSet) -> None:
    if rules.aggregation.key not in AGGREGATIONS:
        raise UserError(T("rules.key_unknown"), what="aggregation", name=rules.aggregation.key)
    for key in rules.ranking.tie_break:
        if key not in TIE_BREAKS:
            raise UserError(T("rules.key_unknown"), what="tie_break", name=key)
    for share in (rules.pass_rule.percent_of_max, rules.spread.total_range_percent):
        if exact(share) > 100:
            raise UserError(T("rules.percent"), value=share)


def _deciding(rules: RuleSet) -> None:
    if Fraction(rules.quorum.fraction) > 1:
        raise UserError(T("rules.quorum_share"), value=rules.quorum.fraction)
    if not rules.vote.open:
        raise UserError(T("rules.secret_vote"))


def _stages(rules: RuleSet) -> None:
    if [stage.order for stage in rules.stages] != list(range(1, len(rules.stages) + 1)):
        raise UserError(T("rules.stage_order"))
    for stage in rules.stages:
        if stage.pass_mark and exact(stage.pass_mark) > exact(stage.max_score):
            raise UserError(T("rules.stage_pass_mark"), stage=stage.order)
