"""Who came how far: the gates of the earlier stages, and the office's own word."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.people import Candidate, ResultRow, Results, Status
from commission_app.services.workspace import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.domain.ruleset import StageRule
    from commission_app.models.facts import Facts

OUT = frozenset(("withdrawn", "annulled", "excluded"))


def results(facts: Facts) -> dict[int, dict[str, ResultRow]]:
    """Stage → candidate's code → result that counts."""
    found: dict[int, dict[str, ResultRow]] = {}
    for _, body in facts.current(Results).values():
        stage = found.setdefault(body.stage, {})
        stage.update((row.candidate, row) for row in body.rows_)
    return found


def passed(stage: StageRule, row: ResultRow | None) -> bool:
    """Whether a result opens the gate: the outcome's own word first, then the pass mark."""
    if row is None or row.outcome in {"failed", "absent"}:
        return False
    if row.outcome == "passed" or not stage.pass_mark:
        return row.outcome == "passed" or bool(row.score)
    return bool(row.score) and Decimal(row.score) >= Decimal(stage.pass_mark)


def funnel(facts: Facts) -> dict[int, list[str]]:
    """Stage 0 (applied) to the last before the interview → codes of those who passed it.

    A stage of which no result was ever imported closes no gate: an office may begin with the
    list of those admitted. `without_results` names such stages.
    """
    _, body = rules_of(facts)
    return funnel_of(body.rules.stages, sorted(facts.current(Candidate)), results(facts))


def funnel_of(
    stages: Iterable[StageRule],
    applied: list[str],
    given: Mapping[int, Mapping[str, ResultRow]],
) -> dict[int, list[str]]:
    """`funnel` from what was read already: codes of those who applied, results by stage."""
    left = applied
    found = {0: left}
    for stage in sorted(stages, key=lambda s: s.order):
        if stage.kind == "interview":
            break
        if not (rows := given.get(stage.order)):
            continue
        left = [code for code in left if passed(stage, rows.get(code))]
        found[stage.order] = left
    return found


def without_results(facts: Facts) -> tuple[int, ...]:
    """Stages before the interview of which nothing was imported."""
    _, body = rules_of(facts)
    given = results(facts)
    early = (s for s in body.rules.stages if s.kind != "interview")
    return tuple(s.order for s in early if s.order not in given)


def admitted(facts: Facts) -> list[str]:
    """Codes of those admitted to the interview; the office's word goes before results."""
    return admitted_of(facts, funnel(facts))


def admitted_of(facts: Facts, came: Mapping[int, list[str]]) -> list[str]:
    """`admitted` from a funnel that was read already."""
    words = {about: body.status for about, (_, body) in facts.current(Status).items()}
    by_results = set(list(came.values())[-1])
    by_word = {code for code, word in words.items() if word == "admitted"}
    return sorted((by_results | by_word) - {c for c, word in words.items() if word in OUT})
