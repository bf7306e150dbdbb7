"""The state of a season's interviews as one frozen read model."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from commission_app.domain import tally, votes
from commission_app.domain.cells import matrix
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.commission import Member, Panel, Sitting
from commission_app.domain.facts.kinds.deciding import (
    Attendance,
    Closing,
    Decision,
    Reveal,
    Vote,
)
from commission_app.domain.facts.kinds.scoring import Interview, Recusal, Sheet
from commission_app.domain.matter import Matter, Settlement
from commission_app.domain.presence import Presence
from commission_app.domain.quorum import Seat
from commission_app.services.approvals import approvals_of
from commission_app.services.doubts import SafeReading, sheets_of_withdrawn
from commission_app.services.matter.sheets import (
    alike,
    approved_by_chair,
    contested_cells,
    kept_sheets,
    lacking,
    released,
    settlements_of,
    taken_back,
    views,
)
from commission_app.services.matter.times import (
    appointment_of,
    began_of,
    ended,
    presence_of,
    spans_of,
)
from commission_app.services.workspace import rules_of, slots_of
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from commission_app.domain.approvals import Approvals
    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.header import Thing
    from commission_app.domain.facts.kinds.commission import RuleSet, Slot
    from commission_app.domain.facts.kinds.scoring import Mark
    from commission_app.domain.language import Trilingual
    from commission_app.domain.matter import SheetView
    from commission_app.models.facts import Facts
    from commission_app.services.matter.sheets import Kept

    Key = tuple[str, str]  # (interview, member)
    Paper = Sheet | PaperSheet


@dataclass(frozen=True)
class Reckoning:
    """What counts now, joined; every figure of a protocol comes from here."""

    ruleset: str  # digest
    body: RuleSet
    members: Mapping[str, Member]
    panels: Mapping[str, Panel]
    slots: Mapping[str, tuple[str, Slot]]  # interview → (digest, slot)
    sittings: Mapping[str, Sitting]
    sheets: Mapping[str, tuple[str, Sheet]]  # about → (digest, current revision)
    revisions: Mapping[str, tuple[tuple[str, Sheet], ...]]  # about → all, oldest first
    paper: Mapping[str, tuple[str, PaperSheet]]  # about → (digest, what was typed last)
    typed: Mapping[str, tuple[tuple[str, PaperSheet], ...]]  # about → all, oldest first
    approvals: Approvals
    recusals: Mapping[str, Recusal]  # about → recusal
    attendance: Mapping[Key, Attendance]  # (sitting, member)
    outcomes: Mapping[str, Interview]  # interview → the office's word
    revealed: Mapping[str, Reveal]
    ballots: tuple[votes.Ballot, ...]
    decisions: Mapping[str, Decision]
    closings: Mapping[str, Closing]
    contested: tuple[Thing, ...]
    doubts: Mapping[str, tuple[Thing, ...]]  # interview → what of it is said in two ways
    withdrawn: tuple[Thing, ...]  # sheets of candidates who withdrew, not yet settled
    out: frozenset[str]  # candidates who left the selection
    kept: Kept  # sheets of laptops that were ended
    matter: Matter

    def gone(self, interview: str) -> bool:
        """Whether its candidate left the selection; the appointment may stand still."""
        return interview in self.slots and self.slots[interview][1].candidate_code in self.out

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every member × interview."""
        return matrix(self.matter)

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Interviews of which something is unexplained, or said in two ways."""
        return (
            frozenset(c.interview for c in self.cells if not c.explained) | self.doubts.keys()
        )

    @cached_property
    def bodies(self) -> Mapping[str, Paper]:
        """Digest → every sheet that may count: also an opened one whose laptop was ended."""
        rows = (*self.revisions.values(), *self.typed.values())
        return {**self.kept.opened, **{d: sheet for row in rows for d, sheet in row}}

    @cached_property
    def scores(self) -> Mapping[str, tally.Score]:
        """Interview → what was computed from the sheets that count; revealed ones only."""
        opened = [c for c in self.cells if c.interview in self.revealed]
        marks = {digest: sheet.marks for digest, sheet in self.bodies.items()}
        return {s.interview: s for s in tally.tally(self.body.rules, opened, marks)}

    @cached_property
    def assembly(self) -> votes.Assembly:
        """The commission as it votes: presence at plenary sittings, recusals by interview."""
        recused: dict[str, set[str]] = defaultdict(set)
        for recusal in self.recusals.values():
            recused[recusal.interview].add(recusal.member)
        return votes.Assembly(
            rules=self.body.rules,
            seats=tuple(Seat(m.code, m.function, m.votes) for m in self.members.values()),
            presence=self._plenary_presence(),
            panels={
                code: frozenset(self.panels[slot.panel].members)
                for code, (_, slot) in self.slots.items()
                if slot.panel in self.panels
            },
            recused={code: frozenset(members) for code, members in recused.items()},
        )

    @cached_property
    def counts(self) -> tuple[votes.Count, ...]:
        """Every round for every interview it names."""
        return votes.count(self.assembly, self.ballots)

    def current_sheets(self, interview: str) -> tuple[str, ...]:
        """Digests of an interview's current sheets, void ones too: what a reveal opens.

        A sheet that a person linked to another interview is opened with that one.
        """
        here = (*self.matter.sheets, *self.matter.paper)
        return tuple(sorted(s.digest for s in here if self._belongs(s) == interview))

    def _belongs(self, sheet: SheetView) -> str:
        settled = self.matter.settlements.get((sheet.interview, sheet.member), Settlement())
        return settled.leads(sheet) or sheet.interview

    def sheet(self, interview: str, member: str) -> tuple[str, Sheet] | None:
        """The current revision of a cell's sheet."""
        return self.sheets.get(f"{interview}/{member}")

    def paper_sheet(self, interview: str, member: str) -> tuple[str, PaperSheet] | None:
        """What was typed in from a cell's paper."""
        return self.paper.get(f"{interview}/{member}")

    def _plenary_presence(self) -> Mapping[str, Presence]:
        intervals: dict[str, list[tuple[datetime, datetime | None]]] = defaultdict(list)
        for (code, member), said in self.attendance.items():
            sitting = self.sittings.get(code)
            if sitting is not None and sitting.form == "plenary":
                stays = presence_of(ended(said, sitting.closed))
                intervals[member].extend(stays.intervals)
        return {member: Presence(tuple(found)) for member, found in intervals.items()}


def reckon(facts: Facts) -> Reckoning:
    """Read what counts now; one pass over each kind."""
    ruleset, body = rules_of(facts)
    safe, sheets = SafeReading(facts), facts.current(Sheet)
    slots = slots_of(facts)
    words, revealed = safe.of(Interview).values(), safe.of(Reveal)
    found = Reckoning(
        ruleset=ruleset,
        body=body,
        members=safe.of(Member),
        panels=safe.of(Panel),
        slots=slots,
        sittings={about: sitting for about, (_, sitting) in facts.current(Sitting).items()},
        sheets=sheets,
        revisions=facts.revisions(Sheet),
        paper=facts.current(PaperSheet),
        typed=facts.revisions(PaperSheet),
        approvals=approvals_of(facts),
        recusals=safe.of(Recusal),
        attendance={(said.sitting, said.member): said for said in safe.of(Attendance).values()},
        outcomes={word.interview: word for word in words if not word.member},
        revealed=revealed,
        ballots=tuple(ballot_of(vote) for _, vote in facts.current(Vote).values()),
        decisions={about: made for about, (_, made) in facts.current(Decision).items()},
        closings={about: closing for about, (_, closing) in facts.current(Closing).items()},
        contested=safe.contested,
        doubts={},
        withdrawn=(),
        out=safe.withdrawn(),
        kept=kept_sheets(facts, revealed),
        matter=Matter(ruleset),
    )
    matter = _matter(facts, found, words)
    papers = [*sheets.items(), *found.paper.items()]
    sealed = [(a, d) for a, (d, sheet) in papers if sheet.state == "sealed"]
    gone = sheets_of_withdrawn(found.out, sealed, matter.settlements)
    cells = matrix(matter) if matter.kept else ()
    undone = taken_back(found.kept, found.approvals, cells)
    doubts = safe.touching(slots, (*gone, *undone))
    return replace(found, doubts=doubts, withdrawn=gone, matter=matter)


def _matter(facts: Facts, state: Reckoning, words: Iterable[Interview]) -> Matter:
    """What the cells depend on."""
    rules = (state.ruleset, state.body), alike(facts, state.body)
    began = began_of(state.sheets, state.outcomes)
    times = (spans_of(state.sittings, state.attendance), began)
    revisions, typed, recusals = state.revisions, state.typed, state.recusals.values()
    return Matter(
        ruleset=state.ruleset,
        appointments=tuple(
            appointment_of(slot, state.panels, state.members, times)
            for _, slot in state.slots.values()
        ),
        sheets=views(rules, state.sheets, revisions),
        paper=views(rules, state.paper, typed),
        contested=contested_cells(facts, state.contested),
        recusals={(r.interview, r.member): r.reason or r.ground for r in recusals},
        presence={key: presence_of(said) for key, said in state.attendance.items()},
        office_outcomes={code: word.outcome for code, word in state.outcomes.items()},
        member_outcomes={(w.interview, w.member): w.outcome for w in words if w.member},
        gaps={
            (gap.interview, gap.member): gap.reason
            for closing in state.closings.values()
            for gap in closing.gaps
        },
        revealed={code: frozenset(one.sheets) for code, one in state.revealed.items()},
        approved=frozenset(approved_by_chair(state.approvals, (revisions, typed))),
        settlements=settlements_of(facts),
        void=frozenset(
            digest for digest, sheet in state.bodies.items() if sheet.state == "void"
        ),
        kept=state.kept.cells,
        released=released(state.approvals, state.kept.opened),
        judged=settlements_of(facts, "kept"),
        lacking=frozenset(lacking(facts)),
    )


def ballot_of(vote: Vote) -> votes.Ballot:
    """A recorded vote as the rules count it."""
    return votes.Ballot(
        proposal=vote.proposal,
        round=vote.round,
        member=vote.member,
        interviews=vote.interviews,
        decision=vote.decision,
        vote=vote.vote,
        at=from_text(vote.at),
    )


def marks_of(sheet: Paper) -> dict[str, Mark]:
    """Criterion → mark."""
    return {mark.criterion: mark for mark in sheet.marks}


def differing(state: Reckoning, sheets: Iterable[Paper]) -> Iterator[tuple[Trilingual, str]]:
    """Criterion and the levels in the order of the sheets, like 3 → 4, where they differ."""
    given = [marks_of(sheet) for sheet in sheets]
    for criterion in state.body.rules.criteria:
        marks = [one.get(criterion.code) for one in given]
        levels = ["–" if mark is None else str(mark.level) for mark in marks]
        if len(set(levels)) > 1:
            yield criterion.title, " → ".join(levels)
