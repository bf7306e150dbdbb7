"""An audit: everything is computed anew from signed facts, beside every table of an office."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.domain.facts.header import state_digest
from commission_app.domain.ranking import Entry, Place, ranking
from commission_app.models.facts import Facts
from commission_app.models.memory import in_memory
from commission_app.services.auditing import protocols
from commission_app.services.auditing.codes import Code, Known, look_up, unknown
from commission_app.services.auditing.decisions import (
    Decided,
    check_reveals,
    check_votes,
    decided,
)
from commission_app.services.auditing.findings import Found
from commission_app.services.auditing.judging import judge, withheld
from commission_app.services.auditing.sources import gather
from commission_app.services.changes import Changes, Done
from commission_app.services.reckoning import reckon
from commission_app.services.results_of_interviews import Tallied, tallied
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from commission_app.domain.facts.standing import Standing
    from commission_app.services.workspace import Workspace

ROLES = frozenset(("office", "auditor"))


@dataclass(frozen=True, slots=True)
class Season:
    """What the facts of a season give."""

    tally: Tallied
    places: tuple[Place, ...]
    decisions: tuple[Decided, ...]
    counting: frozenset[str]  # digests of the sheets that results were computed from


@dataclass(frozen=True, slots=True)
class Audited:
    """What was computed, what the codes name, and everything that is wrong."""

    season: Season | None  # None where nothing can be computed
    facts: int
    state_digest: str
    codes: tuple[Code, ...]
    findings: tuple[Found, ...]

    @property
    def ok(self) -> bool:
        """Something was computed and nothing is wrong."""
        return self.season is not None and not self.findings


@dataclass(frozen=True, slots=True)
class Audit:
    """Open extracts and exported journals, compute a season anew, compare with paper."""

    files: Sequence[Path]
    codes: Sequence[str] = ()
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[Audited]:
        if workspace.own.role not in ROLES:
            raise UserError(T("audit.not_on_a_laptop"))
        workspace.require_writing()
        self.progress.step(T("audit.reading"), 0, 3)
        gathered = gather(workspace, self.files)
        done = self._audit(gathered.facts, gathered.found, practice=workspace.own.practice)
        with workspace.act() as act:
            act.note("audited", done.state_digest[:16])
        return Done(done, Changes.DIARY)

    def _audit(
        self, facts: Sequence[Fact], found: Sequence[Found], *, practice: bool
    ) -> Audited:
        findings = list(found)
        season: Season | None = None
        standing: Mapping[str, Standing] = {}
        self.progress.step(T("audit.computing"), 1, 3)
        if facts:
            with in_memory() as c:
                held = Facts(c, facts[0].header.season)
                held.apply(facts)
                standing = held.standings([fact.digest for fact in facts])
                findings += judge(held, facts)
                season, wrong = compute(held, facts)
                findings += wrong
        self.progress.step(T("audit.protocols"), 2, 3)
        papers = _protocols(facts, standing, practice=practice)
        findings += [one for one in papers.values() if one is not None]
        bad = {digest for digest, one in papers.items() if one is not None}
        counting = season.counting if season else frozenset[str]()
        codes = look_up(self.codes, facts, Known(standing, counting, bad))
        findings += unknown(codes)
        digest = state_digest(fact.digest for fact in facts) if facts else ""
        return Audited(season, len(facts), digest, tuple(codes), tuple(findings))


def compute(held: Facts, facts: Sequence[Fact]) -> tuple[Season | None, list[Found]]:
    """All figures anew; None where something that they hang on is not here."""
    if lacking := withheld(held, facts):
        return None, lacking
    try:
        state = reckon(held)
    except UserError as error:
        return None, [Found("rules", error)]
    made, wrong = decided(state)
    found = [*check_reveals(state, facts), *check_votes(state), *wrong]
    entries = [Entry(score) for score in state.scores.values()]
    season = Season(
        tally=tallied(held, state),
        places=ranking(state.body.rules, entries),
        decisions=made,
        counting=frozenset(c.counts for c in state.cells if c.interview in state.revealed),
    )
    return season, found


def _protocols(
    facts: Sequence[Fact], standing: Mapping[str, Standing], *, practice: bool
) -> dict[str, Found | None]:
    """Every protocol that had the right to be made, the corrected ones too: what is wrong."""
    counted = {"current", "superseded", "contested"}
    return {
        fact.digest: protocols.compare(fact, facts, practice=practice)
        for fact in facts
        if fact.header.kind == "protocol" and standing[fact.digest].value in counted
    }
