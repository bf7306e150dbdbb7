"""In the protocol: who was heard, and how marks became results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Absence, Hearing, Result, Scoring
from commission_app.domain.language import Bilingual
from commission_app.domain.rounding import exact
from commission_app.services.papers.gathering import Gathered, names_of, pair, region_of
from commission_app.services.papers.present import reason
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.commission import Member

OUTCOMES = {
    "enrol": T("papers.computed.enrol"),
    "refuse": T("papers.computed.refuse"),
    "none": T("papers.computed.none"),
}
AGGREGATIONS = {
    "mean": T("papers.aggregation.mean"),
    "sum": T("papers.aggregation.sum"),
    "median": T("papers.aggregation.median"),
    "trimmed_mean": T("papers.aggregation.trimmed_mean"),
}


def hearing(gathered: Gathered, secretary: Member) -> Hearing:
    state = gathered.state
    missing = [
        Absence(
            names=gathered.candidate(code).names,
            reason=reason(state.outcomes[code].reason),
        )
        for code in gathered.numbered(state.slots)
        if code in state.outcomes and state.outcomes[code].outcome != "held"
    ]
    return Hearing(
        reporter=names_of(secretary),
        admitted=len(state.slots),
        appeared=len(state.slots) - len(missing),
        missing=tuple(missing),
    )


def scoring(gathered: Gathered) -> Scoring:
    """How marks became results, in words that follow from the ruleset."""
    rules = gathered.rules
    percent = exact(rules.pass_rule.percent_of_max)
    mark = {"percent": gathered.figure(percent, whole=True)}
    paragraphs = [
        pair(T("papers.scoring.independent")),
        pair(
            AGGREGATIONS[rules.aggregation.key],
            places=rules.rounding.places,
            least=rules.aggregation.min_valid_sheets,
        ),
        pair(T("papers.scoring.pass_mark"), **mark),
    ]
    paragraphs += [
        pair(
            T("papers.scoring.critical"),
            criterion=Bilingual(c.title.kk, c.title.ru),
            mean=gathered.figure(exact(c.min_mean)),
        )
        for c in rules.criteria
        if c.min_mean
    ]
    return Scoring(
        ruleset=gathered.ruleset,
        criteria=len(rules.criteria),
        lowest=str(rules.scale.lowest),
        highest=str(rules.scale.highest),
        maximum=gathered.maximum,
        paragraphs=tuple(paragraphs),
    )


def result(gathered: Gathered, interview: str, number: int) -> Result:
    state, candidate = gathered.state, gathered.candidate(interview)
    score = state.scores.get(interview)
    _, slot = state.slots[interview]
    panel = state.panels[slot.panel].members if slot.panel in state.panels else ()
    known = score is not None and score.score is not None and score.percent is not None
    return Result(
        number=number,
        code=interview,
        names=candidate.names,
        region=region_of(candidate),
        organisation=candidate.organisation,
        sheets=score.sheets if score else 0,
        assigned=len(panel),
        score=gathered.figure(score.score)
        if known and score and score.score is not None
        else "–",
        percent=gathered.figure(score.percent)
        if known and score and score.percent is not None
        else "–",
        outcome=pair(OUTCOMES[score.recommendation if score else "none"]),
    )
