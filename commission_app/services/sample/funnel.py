"""Results of the four earlier stages: from all applicants to those whom a panel will hear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.services.sample.ability import ability
from commission_app.services.sample.draw import Draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.sample.people import Applicant

Outcome = Literal["passed", "failed", "absent"]
STAGES = (1, 2, 3, 4)
# stage → mean and spread of scores out of 100, and what ability does to them
_SCORES = {1: (58, 5, 11), 2: (72, 4, 5), 3: (76, 4, 4), 4: (70, 5, 5)}
_LOST = {2: 0.02, 3: 0.008, 4: 0.015}  # shares of the interviewed; stage 1 sifts the rest
_ABSENT = {1: 0.06, 2: 0.4, 3: 0.6, 4: 0.3}  # shares of those who are lost


@dataclass(frozen=True, slots=True)
class StageRow:
    """One row of a table of results; the score of somebody absent is empty."""

    code: str
    iin: str
    score: str  # of 100, two places after a point
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Funnel:
    """Results by stage, and who is admitted to the interview, in the order of the list."""

    results: dict[int, tuple[StageRow, ...]]
    admitted: tuple[Applicant, ...]


def funnel(seed: int, people: Sequence[Applicant], interviewed: int) -> Funnel:
    """Results that admit exactly `interviewed`; ValueError where there are fewer people."""
    if not 0 <= interviewed <= len(people):
        raise ValueError(interviewed)
    results: dict[int, tuple[StageRow, ...]] = {}
    left = tuple(people)
    for stage, places in zip(STAGES, _places(len(people), interviewed), strict=True):
        results[stage] = _stage(seed, stage, left, places)
        passed = {row.code for row in results[stage] if row.outcome == "passed"}
        left = tuple(one for one in left if one.code in passed)
    return Funnel(results, left)


def _places(applied: int, interviewed: int) -> tuple[int, ...]:
    """How many pass each stage: a few are lost at each of the later ones, if there are any."""
    places = [interviewed]
    for stage in (4, 3, 2):
        lost = max(1, round(_LOST[stage] * interviewed)) if interviewed else 0
        places.append(min(applied, places[-1] + lost))
    return tuple(reversed(places))


def _stage(
    seed: int, stage: int, people: Sequence[Applicant], places: int
) -> tuple[StageRow, ...]:
    points = {one.code: _points(seed, stage, one.code) for one in people}
    present = _present(seed, stage, list(points), places)
    best = sorted(present, key=lambda code: (-points[code], code))
    passed = set(best[:places])
    for code in best[places:]:  # nobody fails with the score that lets another pass
        points[code] = min(points[code], points[best[places - 1]] - 1) if places else 0
    return tuple(
        StageRow(one.code, one.iin, _text(points[one.code]), "passed")
        if one.code in passed
        else _lost(one, points[one.code] if one.code in present else None)
        for one in people
    )


def _present(seed: int, stage: int, codes: list[str], places: int) -> set[str]:
    """Everybody without those who stay away: whoever they are, not only the weakest."""
    lost = len(codes) - places
    share = _ABSENT[stage]
    wanted = round(len(codes) * share) if stage == 1 else round(lost * share)
    away = Draw("absent", seed, stage).some(codes, min(lost, wanted))
    return set(codes).difference(away)


def _points(seed: int, stage: int, code: str) -> int:
    """Hundredths of a point out of 100."""
    mean, spread, gain = _SCORES[stage]
    noise = Draw("stage", seed, stage, code).normal()
    return max(
        500, min(9_950, round(100 * (mean + gain * ability(seed, code) + spread * noise)))
    )


def _lost(one: Applicant, points: int | None) -> StageRow:
    if points is None:
        return StageRow(one.code, one.iin, "", "absent")
    return StageRow(one.code, one.iin, _text(points), "failed")


def _text(points: int) -> str:
    return f"{points // 100}.{points % 100:02d}"
