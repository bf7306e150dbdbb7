"""The stages before the interview: what each is called and how many have results of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.models import people
from commission_app.services.changes import Changes

if TYPE_CHECKING:
    from commission_app.domain.language import Trilingual
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EarlyStage:
    """A stage whose results come from files; `given`: candidates who have one."""

    order: int
    title: Trilingual
    given: int


@dataclass(frozen=True, slots=True)
class ReadEarlyStages:
    """All of them, in their order."""

    shows: ClassVar[Changes] = Changes.SEASON | Changes.CANDIDATES

    def __call__(self, workspace: Workspace) -> tuple[EarlyStage, ...]:
        with workspace.read() as now:
            _, body = now.rules()
            given = people.stage_results(now.c, now.facts.season)
        return tuple(
            EarlyStage(one.order, one.title, len(given.get(one.order, ())))
            for one in sorted(body.rules.stages, key=lambda one: one.order)
            if one.kind != "interview"
        )


def following(stages: tuple[EarlyStage, ...], done: int) -> int:
    """After results of one stage: the next one without any, else the same again."""
    later = (one.order for one in stages if one.order > done and not one.given)
    return next(later, done)
