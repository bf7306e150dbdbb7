"""Every member × interview without any mark: the same states as the matrix, read lightly."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from commission_app.domain.cells import Cell, matrix
from commission_app.domain.criteria import allowed_levels, countable
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.commission import Member, Panel, Sitting
from commission_app.domain.facts.kinds.deciding import Attendance, Closing, Reveal
from commission_app.domain.facts.kinds.scoring import Interview, Recusal, Sheet
from commission_app.domain.facts.standing import Standing
from commission_app.domain.matter import Appointment, Matter, Settlement, SheetView
from commission_app.models import people
from commission_app.services.approvals import approvals_of
from commission_app.services.doubts import SafeReading, sheets_of_withdrawn
from commission_app.services.matter.sheets import (
    contested_cells,
    kept_sheets,
    lacking,
    released,
    settlements_of,
    taken_back,
)
from commission_app.services.matter.times import (
    appointment_of,
    began_of,
    presence_of,
    spans_of,
)
from commission_app.services.workspace import slots_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from commission_app.domain.cells import State
    from commission_app.domain.facts.header import Thing
    from commission_app.domain.facts.kinds.commission import Slot
    from commission_app.models.people import SheetHead
    from commission_app.services.workspace import Reading

HERE = frozenset(("received", "paper"))  # a sheet that counts
COUNTED = {Standing.CURRENT, Standing.SUPERSEDED, Standing.CONTESTED}  # as `Facts.revisions`


@dataclass(frozen=True)
class LightState:
    """The interviews as they stand, with no mark in it."""

    members: Mapping[str, Member]
    panels: Mapping[str, Panel]
    slots: Mapping[str, tuple[str, Slot]]
    recusals: Mapping[str, Recusal]
    said: tuple[Interview, ...]
    revealed: Mapping[str, Reveal]
    heads: tuple[SheetHead, ...]
    paper: frozenset[str]  # interviews of which somebody's sheet came on paper
    contested: tuple[Thing, ...]
    doubts: Mapping[str, tuple[Thing, ...]]  # interview → what of it is said in two ways
    withdrawn: tuple[Thing, ...]  # sheets of candidates who withdrew, not yet settled
    states: Mapping[tuple[str, str], Cell]  # (interview, member)

    @cached_property
    def outcomes(self) -> Mapping[str, Interview]:
        """Interview → the office's word."""
        return {one.interview: one for one in self.said if not one.member}

    @cached_property
    def reported(self) -> Mapping[str, frozenset[str]]:
        """Interview → what members say became of it."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.said:
            if one.member:
                found[one.interview].add(one.outcome)
        for head in self.heads:
            if head.state == "sealed":
                found[head.interview].add("held")
        for code in self.paper:
            found[code].add("held")
        return {code: frozenset(outcomes) for code, outcomes in found.items()}

    @cached_property
    def by_interview(self) -> Mapping[str, tuple[Cell, ...]]:
        """Interview → its cells."""
        found: dict[str, list[Cell]] = defaultdict(list)
        for cell in self.states.values():
            found[cell.interview].append(cell)
        return {code: tuple(cells) for code, cells in found.items()}

    def outcome(self, interview: str) -> str:
        """What became of an appointment: the office decides, else members who agree; or ""."""
        if interview in self.outcomes:
            return self.outcomes[interview].outcome
        said = self.reported.get(interview, frozenset())
        return next(iter(said)) if len(said) == 1 else ""

    def held(self, interview: str) -> bool:
        """Whether the candidate was interviewed."""
        return self.outcome(interview) == "held"

    def sheets(self, interview: str) -> tuple[int, int]:
        """How many sheets are here, and how many are expected; the matrix counts the same."""
        cells = self.by_interview.get(interview, ())
        expected = [c for c in cells if c.state not in {"recused", "absent", "void"}]
        return sum(c.state in HERE for c in expected), len(expected)

    @property
    def contradictions(self) -> int:
        """How many things are said in two ways, sheets and others."""
        sheets = sum(c.state == "conflict" for c in self.states.values())
        others = sum(
            kind not in {"sheet", "paper-sheet", "resolution"} for kind, _ in self.contested
        )
        return sheets + others + len(self.withdrawn)

    def complete(self, interview: str) -> bool:
        """Whether nothing of an interview waits for an explanation, or is said in two ways."""
        return interview not in self.doubts and all(
            cell.explained for cell in self.by_interview.get(interview, ())
        )


def light_state(now: Reading) -> LightState:
    """Read what counts now; only interviews that are not plain go through every rule."""
    facts = now.facts
    safe = SafeReading(facts)
    members, panels, slots = safe.of(Member), safe.of(Panel), slots_of(facts)
    recusals, revealed = safe.of(Recusal), safe.of(Reveal)
    said = tuple(safe.of(Interview).values())
    heads = tuple(people.sheet_heads(now.c, facts.season))
    paper = facts.current(PaperSheet)
    sealed = [(f"{h.interview}/{h.member}", h.digest) for h in heads if h.state == "sealed"]
    sealed += [(about, digest) for about, (digest, p) in paper.items() if p.state == "sealed"]
    gone = sheets_of_withdrawn(safe.withdrawn(), sealed, settlements_of(facts))
    found = LightState(
        members=members,
        panels=panels,
        slots=slots,
        recusals=recusals,
        said=said,
        revealed=revealed,
        heads=heads,
        paper=frozenset(one.interview for _, one in paper.values()),
        contested=safe.contested,
        doubts=safe.touching(slots, gone),
        withdrawn=gone,
        states={},
    )
    judging = _Judging(now, found)
    states = {(cell.interview, cell.member): cell for cell in judging.cells()}
    found.__dict__["states"] = states
    if undone := taken_back(judging.kept, judging.approvals, states.values()):
        found.__dict__["doubts"] = safe.touching(slots, (*gone, *undone))
    return found


class _Judging:
    """The cells of one moment: plain interviews at a glance, the others by the domain."""

    def __init__(self, now: Reading, state: LightState) -> None:
        self.now, self.state = now, state
        rules = now.rules()
        self.ruleset = rules[0]
        allowed = {
            one.code: allowed_levels(rules[1].rules, one) for one in rules[1].rules.criteria
        }
        self.odd = people.uncountable(now.c, now.facts.season, allowed)
        self.unlisted = people.unlisted(now.c, now.facts.season)
        self.settlements = settlements_of(now.facts)
        self.contested = contested_cells(now.facts, state.contested)
        self.kept = kept_sheets(now.facts, state.revealed)
        self.lacking = frozenset(lacking(now.facts))
        self.rules = rules[1].rules
        self.paper = now.facts.current(PaperSheet).values()
        self.typed = now.facts.revisions(PaperSheet) if self.paper else {}
        self.approvals = approvals_of(now.facts)
        self.chosen = self._chosen()
        self.heads: dict[str, list[SheetHead]] = defaultdict(list)
        for head in state.heads:
            self.heads[head.interview].append(head)
        self.attendance = {
            (one.sitting, one.member): one
            for one in SafeReading(now.facts).of(Attendance).values()
        }
        self.special = self._special()

    def cells(self) -> Iterable[Cell]:
        """Every cell."""
        rest: list[str] = []
        contested = (code for code, _ in self.contested)
        kept = (code for code, _ in self.kept.cells)
        here = {*self.state.slots, *self.heads, *self.state.paper, *contested, *kept}
        for code in sorted(here):
            plain = self._plain(code)
            if plain is None:
                rest.append(code)
            else:
                yield from plain
        yield from matrix(self._matter(rest))

    def _special(self) -> set[str]:
        """Interviews about which anything was said that a rule must weigh."""
        gaps = (
            gap.interview
            for _, closing in self.now.facts.current(Closing).values()
            for gap in closing.gaps
        )
        return {
            *(one.interview for one in self.state.recusals.values()),
            *(one.interview for one in self.state.said if one.outcome != "held"),
            *self.state.paper,
            *(code for code, _ in self.contested),
            *(code for code, _ in self.settlements),
            *(one.link for one in self.settlements.values() if one.link),
            *(code for code, _ in self.kept.cells),
            *gaps,
        }

    def _panel(self, code: str) -> tuple[str, ...] | None:
        """Voting members before whom an appointment is; None where there is none."""
        if code not in self.state.slots:
            return None
        panel = self.state.panels.get(self.state.slots[code][1].panel)
        members = self.state.members
        chosen = panel.members if panel else ()
        return tuple(m for m in chosen if m in members and members[m].votes)

    def _plain(self, code: str) -> tuple[Cell, ...] | None:
        """All sheets are here and good, or none and nobody's presence is known; else None."""
        panel, heads = self._panel(code), self.heads.get(code, [])
        if panel is None or code in self.special:
            return None
        state: State = "received"
        if not heads and not self.attendance and self.lacking.isdisjoint(panel):
            state = "missing"
        elif not self._good(code, heads) or {h.member for h in heads} != set(panel):
            return None
        digests = {head.member: head.digest for head in heads}
        explained = state == "received"
        return tuple(
            Cell(code, m, state, explained, counts=digests.get(m, "")) for m in sorted(panel)
        )

    def _good(self, code: str, heads: Iterable[SheetHead]) -> bool:
        opened = self.state.revealed.get(code)
        return all(
            head.state == "sealed"
            and head.digest not in self.odd
            and head.digest not in self.unlisted
            and (opened is None or head.digest in opened.sheets)
            for head in heads
        )

    def _matter(self, codes: Iterable[str]) -> Matter:
        chosen = set(codes)
        heads = [head for code in chosen for head in self.heads.get(code, ())]
        office = {c: one for c, one in self.state.outcomes.items() if c in chosen}
        said = [one for one in self.state.said if one.interview in chosen and one.member]
        return Matter(
            ruleset=self.ruleset,
            appointments=self._appointments(chosen, heads),
            sheets=tuple(map(self._view, heads)),
            paper=tuple(
                self._paper(d, one) for d, one in self.paper if one.interview in chosen
            ),
            contested={key: found for key, found in self.contested.items() if key[0] in chosen},
            recusals={
                (one.interview, one.member): one.reason or one.ground
                for one in self.state.recusals.values()
                if one.interview in chosen
            },
            presence={key: presence_of(one) for key, one in self.attendance.items()},
            office_outcomes={code: one.outcome for code, one in office.items()},
            member_outcomes={(one.interview, one.member): one.outcome for one in said},
            gaps={
                (gap.interview, gap.member): gap.reason
                for _, closing in self.now.facts.current(Closing).values()
                for gap in closing.gaps
                if gap.interview in chosen
            },
            revealed={code: frozenset(one.sheets) for code, one in self.state.revealed.items()},
            approved=frozenset(self._approved(heads)),
            settlements=self.settlements,
            void=frozenset(self._void()),
            kept={key: found for key, found in self.kept.cells.items() if key[0] in chosen},
            released=released(self.approvals, self.kept.opened),
            judged=settlements_of(self.now.facts, "kept"),
            lacking=self.lacking,
        )

    def _approved(self, heads: Iterable[SheetHead]) -> Iterator[str]:
        """Digests that the chair approved."""
        for digest, code, author in (
            *((head.digest, head.interview, head.member) for head in heads),
            *((digest, one.interview, one.member) for digest, one in self.paper),
        ):
            if self.approvals.by_chair(digest, code, author):
                yield digest

    def _paper(self, digest: str, one: PaperSheet) -> SheetView:
        return SheetView(
            interview=one.interview,
            member=one.member,
            digest=digest,
            state=one.state,
            ruleset=self.ruleset,
            revisions=tuple(d for d, _ in self.typed.get(one.about, ())),
            countable=countable(self.rules, one.marks),
            listed=bool(one.slot),
        )

    def _view(self, head: SheetHead) -> SheetView:
        return SheetView(
            interview=head.interview,
            member=head.member,
            digest=head.digest,
            state=head.state,
            ruleset=self.ruleset,
            revisions=self._kept(head),
            countable=head.digest not in self.odd,
            listed=head.digest not in self.unlisted,
        )

    def _chosen(self) -> Mapping[str, tuple[str, Sheet]]:
        """Sheets that a person chose and that had the right to be there: their cell, the body.

        Of each sealed sheet only the current revision is read; this may be an earlier one.
        """
        named = {settled.chosen for settled in self.settlements.values() if settled.chosen}
        worth = self.now.facts.standings(named)
        return {
            digest: (fact.header.about, body)
            for digest, fact in self.now.facts.find(named).items()
            if worth[digest] in COUNTED and isinstance(body := body_of(fact), Sheet)
        }

    def _void(self) -> Iterator[str]:
        """Digests by which nothing counts, of those that may be asked about."""
        yield from self.kept.void
        for digest, (_, sheet) in self.chosen.items():
            if sheet.state == "void":
                yield digest
        for typings in self.typed.values():
            yield from (digest for digest, sheet in typings if sheet.state == "void")

    def _kept(self, head: SheetHead) -> tuple[str, ...]:
        """The revision that a person chose in the place of this one, where it is its own."""
        settled = self.settlements.get((head.interview, head.member), Settlement())
        about, _ = self.chosen.get(settled.chosen, ("", None))
        return (settled.chosen,) if about == f"{head.interview}/{head.member}" else ()

    def _appointments(
        self, codes: set[str], heads: Iterable[SheetHead]
    ) -> tuple[Appointment, ...]:
        """With the real time of those that have some sheets: only they can be absences."""
        slots = [slot for code, (_, slot) in self.state.slots.items() if code in codes]
        sheets = {
            f"{body.interview}/{body.member}": (digest, body)
            for digest, fact in self.now.facts.find(head.digest for head in heads).items()
            if isinstance(body := body_of(fact), Sheet)
        }
        facts = self.now.facts
        sittings = {about: body for about, (_, body) in facts.current(Sitting).items()}
        times = (spans_of(sittings, self.attendance), began_of(sheets, self.state.outcomes))
        panels, members = self.state.panels, self.state.members
        return tuple(appointment_of(slot, panels, members, times) for slot in slots)
