"""The state of a season's interviews as one frozen read model."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import structs

from commission_app.domain import tally, votes
from commission_app.domain.cells import Appointment, Cell, Matter, Settlement, SheetView, matrix
from commission_app.domain.criteria import countable
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.commission import Member, Panel, RuleSet, Sitting
from commission_app.domain.facts.kinds.deciding import (
    Attendance,
    Closing,
    Decision,
    Interval,
    Resolution,
    Reveal,
    Vote,
)
from commission_app.domain.facts.kinds.scoring import Interview, Recusal, Sheet
from commission_app.domain.presence import Presence
from commission_app.domain.quorum import Seat
from commission_app.domain.ruleset import DocumentRule
from commission_app.services.approvals import approvals_of
from commission_app.services.doubts import SafeReading, sheets_of_withdrawn
from commission_app.services.workspace import rules_of, slots_of
from commission_app.shared.world import from_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from commission_app.domain.approvals import Approvals
    from commission_app.domain.facts.header import Thing
    from commission_app.domain.facts.kinds.commission import Slot
    from commission_app.domain.facts.kinds.scoring import Mark
    from commission_app.models.facts import Facts

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
    matter: Matter

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
    def scores(self) -> Mapping[str, tally.Score]:
        """Interview → what was computed from the sheets that count; revealed ones only."""
        opened = [c for c in self.cells if c.interview in self.revealed]
        marks = {
            digest: sheet.marks
            for revisions in (*self.revisions.values(), *self.typed.values())
            for digest, sheet in revisions
        }
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
        here = (*self.sheets.values(), *self.paper.values())
        found = (d for d, sheet in here if self._belongs(d, sheet) == interview)
        return tuple(sorted(found))

    def _belongs(self, digest: str, sheet: Paper) -> str:
        settled = self.matter.settlements.get((sheet.interview, sheet.member))
        linked = settled is not None and settled.chosen == digest and settled.link
        return linked or sheet.interview

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
    sheets = facts.current(Sheet)
    slots = slots_of(facts)
    safe = SafeReading(facts)
    panels, members, recusals = safe.of(Panel), safe.of(Member), safe.of(Recusal)
    sittings = {about: sitting for about, (_, sitting) in facts.current(Sitting).items()}
    words = safe.of(Interview).values()
    attendance = {(said.sitting, said.member): said for said in safe.of(Attendance).values()}
    revisions = facts.revisions(Sheet)
    paper, typed = facts.current(PaperSheet), facts.revisions(PaperSheet)
    approvals = approvals_of(facts)
    rules = (ruleset, body), alike(facts, body)
    revealed = safe.of(Reveal)
    closings = {about: closing for about, (_, closing) in facts.current(Closing).items()}
    outcomes = {word.interview: word for word in words if not word.member}
    settlements = settlements_of(facts)
    began, spans = began_of(sheets, outcomes), spans_of(sittings, attendance)
    matter = Matter(
        ruleset=ruleset,
        appointments=tuple(
            appointment_of(slot, panels, members, (spans, began)) for _, slot in slots.values()
        ),
        sheets=_views(rules, sheets, revisions),
        paper=_views(rules, paper, typed),
        contested=contested_cells(facts, safe.contested),
        recusals={(r.interview, r.member): r.reason or r.ground for r in recusals.values()},
        presence={key: presence_of(said) for key, said in attendance.items()},
        office_outcomes={code: word.outcome for code, word in outcomes.items()},
        member_outcomes={(w.interview, w.member): w.outcome for w in words if w.member},
        gaps={
            (gap.interview, gap.member): gap.reason
            for closing in closings.values()
            for gap in closing.gaps
        },
        revealed={code: frozenset(reveal.sheets) for code, reveal in revealed.items()},
        approved=frozenset(approved_by_chair(approvals, (revisions, typed))),
        settlements=settlements,
        void=frozenset(
            digest
            for said in revisions.values()
            for digest, sheet in said
            if sheet.state == "void"
        ),
    )
    sealed = [(a, d) for a, (d, sheet) in sheets.items() if sheet.state == "sealed"]
    gone = sheets_of_withdrawn(safe.withdrawn(), sealed, settlements)
    return Reckoning(
        ruleset=ruleset,
        body=body,
        members=members,
        panels=panels,
        slots=slots,
        sittings=sittings,
        sheets=sheets,
        revisions=revisions,
        paper=paper,
        typed=typed,
        approvals=approvals,
        recusals=recusals,
        attendance=attendance,
        outcomes=outcomes,
        revealed=revealed,
        ballots=tuple(ballot_of(vote) for _, vote in facts.current(Vote).values()),
        decisions={about: made for about, (_, made) in facts.current(Decision).items()},
        closings=closings,
        contested=safe.contested,
        doubts=safe.touching(slots, gone),
        withdrawn=gone,
        matter=matter,
    )


def presence_of(said: Attendance) -> Presence:
    """A member's recorded presence as values."""
    intervals = (
        (from_text(one.start), from_text(one.end) if one.end else None) for one in said.present
    )
    return Presence(tuple(intervals), said.reason)


def ended(said: Attendance, closed: str) -> Attendance:
    """As it holds at a sitting: whoever was still there when it was closed left then."""
    if not closed:
        return said
    end = utc_text(from_text(closed))
    stays = (
        stay if stay.end else Interval(stay.start, max(stay.start, end))
        for stay in said.present
    )
    return structs.replace(said, present=tuple(stays))


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


def began_of(
    sheets: Mapping[str, tuple[str, Sheet]], outcomes: Mapping[str, Interview]
) -> dict[str, datetime]:
    """When an interview really was: the office's word, else the first mark of anybody."""
    found: dict[str, datetime] = {}
    for _, sheet in sheets.values():
        if sheet.started:
            at = from_text(sheet.started)
            found[sheet.interview] = min(at, found.get(sheet.interview, at))
    for code, word in outcomes.items():
        if word.started:
            found[code] = from_text(word.started)
    return found


@dataclass(frozen=True, slots=True)
class Span:
    """When a panel's sitting was, as far as it is recorded, and whose presence is known."""

    code: str
    start: datetime
    end: datetime | None  # None: not closed
    members: frozenset[str]

    def near(self, moment: datetime) -> int:
        """2: at that time; 1: on that day; 0: on another one."""
        if self.start <= moment and (self.end is None or moment <= self.end):
            return 2
        return int(moment.astimezone(self.start.tzinfo).date() == self.start.date())


def spans_of(
    sittings: Mapping[str, Sitting], attendance: Mapping[Key, Attendance]
) -> tuple[Span, ...]:
    """A sitting lasts from its opening or the first arrival to its closing or the last leaving.

    It may be opened in the program after it began in the room.
    """
    found: list[Span] = []
    for sitting in sittings.values():
        if sitting.form != "panel":
            continue
        said = [a for (code, _), a in attendance.items() if code == sitting.code]
        stays = [stay for a in said for stay in presence_of(a).intervals]
        opened = from_text(sitting.opened)
        start = min([opened, *(a.astimezone(opened.tzinfo) for a, _ in stays)])
        end = None
        if sitting.closed:
            end = max([from_text(sitting.closed), *(b for _, b in stays if b is not None)])
        members = frozenset(a.member for a in said)
        found.append(Span(sitting.code, start, end, members))
    return tuple(found)


def appointment_of(
    slot: Slot,
    panels: Mapping[str, Panel],
    members: Mapping[str, Member],
    times: tuple[Sequence[Span], Mapping[str, datetime]],
) -> Appointment:
    """A slot with its real time, and the panel's sitting at that time."""
    spans, began = times
    panel = panels[slot.panel].members if slot.panel in panels else ()
    start = began.get(slot.interview) or (from_text(slot.at) if slot.at else None)
    sitting = "" if start is None else _sitting_at(start, frozenset(panel), spans)
    voting = tuple(m for m in panel if m in members and members[m].votes)
    return Appointment(slot.interview, voting, sitting, start, start)


def _sitting_at(start: datetime, panel: frozenset[str], spans: Sequence[Span]) -> str:
    """The sitting with presence of this panel's members at that time, or else on that day."""
    own = [span for span in spans if span.members & panel and span.near(start)]
    return max(own, key=lambda s: (s.near(start), s.code)).code if own else ""


def alike(facts: Facts, body: RuleSet) -> frozenset[str]:
    """Digests of versions that differ from the rules in force only in what papers say.

    The customer's answers come late; no sheet becomes one of older rules by them.
    """
    bare = structs.replace(body.rules, documents=DocumentRule())
    return frozenset(
        digest
        for versions in facts.revisions(RuleSet).values()
        for digest, old in versions
        if structs.replace(old.rules, documents=DocumentRule()) == bare
    )


def _views(
    rules: tuple[tuple[str, RuleSet], frozenset[str]],
    sheets: Mapping[str, tuple[str, Paper]],
    revisions: Mapping[str, tuple[tuple[str, Paper], ...]],
) -> tuple[SheetView, ...]:
    """Sealed sheets or paper ones, with all that were there before them."""
    (digest_of_rules, body), same = rules
    return tuple(
        SheetView(
            interview=sheet.interview,
            member=sheet.member,
            digest=digest,
            state="sealed" if isinstance(sheet, PaperSheet) else sheet.state,
            ruleset=digest_of_rules if sheet.ruleset in same else sheet.ruleset,
            revisions=tuple(d for d, _ in revisions.get(about, ())),
            countable=countable(body.rules, sheet.marks),
            listed=bool(sheet.slot),
        )
        for about, (digest, sheet) in sheets.items()
    )


def approved_by_chair(
    approvals: Approvals, sheets: Iterable[Mapping[str, tuple[tuple[str, Paper], ...]]]
) -> Iterator[str]:
    """Digests of the sheets that the chair approved."""
    for here in sheets:
        for revisions in here.values():
            for digest, sheet in revisions:
                if approvals.by_chair(digest, sheet.interview):
                    yield digest


def contested_cells(facts: Facts, things: Sequence[Thing]) -> dict[Key, frozenset[str]]:
    """The cells with several current sheets of one sort, and all digests about them."""
    found: dict[Key, frozenset[str]] = {}
    for kind, about in things:
        if kind in {"sheet", "paper-sheet"}:
            interview, _, member = about.rpartition("/")
            both = found.get((interview, member), frozenset[str]())
            found[interview, member] = both | {d for d, _ in facts.leaf((kind, about))}
    return found


def settlements_of(facts: Facts) -> dict[Key, Settlement]:
    found: dict[Key, Settlement] = {}
    for _, said in facts.current(Resolution).values():
        if said.kind == "cell":
            interview, _, member = said.thing.rpartition("/")
            settled = Settlement(said.chosen, frozenset(said.rejected), said.link)
            found[interview, member] = settled
    return found


def marks_of(sheet: Sheet) -> dict[str, Mark]:
    """Criterion → mark."""
    return {mark.criterion: mark for mark in sheet.marks}
