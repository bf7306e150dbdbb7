"""What was computed for the interviews whose marks are open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.reckoning import Reckoning, reckon
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.tally import Score
    from commission_app.models.facts import Facts
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Tallied:
    """Scores by interview, and by which rules over which facts; `flags` of cells beside."""

    scores: tuple[Score, ...]
    flags: dict[str, tuple[str, ...]]  # interview → flag:member, of its cells
    ruleset: str  # digest
    places: int  # of a printed figure
    state_digest: str


def read_tally(workspace: Workspace) -> Tallied:
    """Revealed interviews, by code; UserError before the first reveal."""
    with workspace.read() as now:
        if now.own.role != "office":
            raise UserError(T("services.office_only"))
        state = reckon(now.facts)
        if not state.revealed:
            raise UserError(T("services.nothing_revealed"))
        return tallied(now.facts, state)


def tallied(facts: Facts, state: Reckoning) -> Tallied:
    """What these facts give, as it is told everywhere."""
    flags: dict[str, list[str]] = defaultdict(list)
    for cell in state.cells:
        flags[cell.interview].extend(f"{flag}:{cell.member}" for flag in cell.flags)
    return Tallied(
        scores=tuple(state.scores.values()),
        flags={code: tuple(flags[code]) for code in state.scores},
        ruleset=state.ruleset,
        places=state.body.rules.rounding.places,
        state_digest=facts.state_digest(),
    )
