"""A sheet is sealed, corrected or made void: always a new revision, never a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from commission_app.domain.criteria import missing, substance
from commission_app.domain.facts.body import unsalted
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.commission import Slot
from commission_app.domain.facts.kinds.deciding import Reveal
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.facts.kinds.scoring import (
    Ground,
    IdentityCheck,
    Interview,
    Mark,
    Outcome,
    Recusal,
    Sheet,
)
from commission_app.models import drafts, guests
from commission_app.services.begun import forget
from commission_app.services.changes import Changes, Done
from commission_app.services.doubts import SafeReading
from commission_app.services.prose import prose
from commission_app.services.questions import asked
from commission_app.services.scoring import appointment_of, own_sheet, ready_to_score
from commission_app.services.workspace import member_of, require_laptop, rules_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.domain.ruleset import RuleSet
    from commission_app.models.facts import Facts
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

Entry = TypeVar("Entry")
CHANGED = Changes.SHEETS | Changes.DRAFTS


@dataclass(frozen=True, slots=True)
class SealSheet:
    """Seal the draft; answers the control code that stands on the paper sheet."""

    interview: str

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            digest = seal(act, self.interview)
        return Done(control_code(digest), CHANGED)


@dataclass(frozen=True, slots=True)
class ScoreInterview:
    """All marks of one interview and the seal in one transaction, where no screen is needed."""

    interview: str
    marks: Sequence[Mark]
    note: str = ""
    started: str = ""  # when the interview began; default: now

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            for mark in self.marks:
                drafts.give(act.c, self.interview, mark.criterion, mark.level)
                drafts.comment(act.c, self.interview, mark.criterion, mark.comment)
            drafts.note(act.c, self.interview, self.note)
            drafts.begin(act.c, self.interview, self.started or utc_text(act.at))
            digest = seal(act, self.interview)
        return Done(control_code(digest), CHANGED)


@dataclass(frozen=True, slots=True)
class CorrectSheet:
    """A new revision with other marks and a reason; the old one stays readable."""

    interview: str
    marks: Mapping[str, tuple[int, str]]  # criterion → level, comment; only what changes
    reason: str
    note: str | None = None

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            require_laptop(act)
            revision, old = own_sheet(act.facts, self.interview, act.own.member)
            if not substance(self.reason):
                raise UserError(T("services.reason_needed"))
            ruleset, body = rules_of(act.facts)
            marks = _changed(body.rules, old.marks, self.marks)
            _complete(body.rules, marks, self.interview)
            note = old.note if self.note is None else prose(self.note)
            if (marks, note, old.state) == (old.marks, old.note, "sealed"):
                raise UserError(T("services.nothing_changes"), interview=self.interview)
            digest = _record(act, old, ruleset, marks=marks, note=note, reason=self.reason)
            forget(act, revision)
            act.note("sheet.corrected", self.interview)
        return Done(control_code(digest), CHANGED)


@dataclass(frozen=True, slots=True)
class VoidSheet:
    """The sheet does not count: it was given to the wrong person. A reason is asked."""

    interview: str
    reason: str

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            require_laptop(act)
            ruleset, _ = rules_of(act.facts)
            revision, old = own_sheet(act.facts, self.interview, act.own.member)
            if not substance(self.reason):
                raise UserError(T("services.reason_needed"))
            if old.state == "void":
                raise UserError(T("services.void_already"), interview=self.interview)
            digest = _record(act, old, ruleset, state="void", reason=self.reason)
            forget(act, revision)
            act.note("sheet.void", self.interview)
        return Done(control_code(digest), CHANGED)


@dataclass(frozen=True, slots=True)
class Recuse:
    """A member withdraws from a candidate, also after the seal."""

    interview: str
    ground: Ground
    reason: str = ""
    member: str = ""  # at the office

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            appointment_of(act.facts, self.interview)
            member = self._member(act)
            decided = act.own.role == "office"
            if decided and _opened(act.facts, self.interview) is not None:
                # the office alone takes no seen sheet out of a sum
                raise UserError(T("services.recused_too_late"), interview=self.interview)
            body = Recusal(
                interview=self.interview,
                member=member,
                ground=self.ground,
                reason=prose(self.reason),
                decided=decided,
            )
            act.record_changed([body], Recusal)
            drafts.clear(act.c, self.interview)
            act.note("recused", body.about)
        return Done(None, CHANGED)

    def _member(self, act: Act) -> str:
        if act.own.role == "laptop":
            return act.own.member
        if not self.member:
            raise UserError(T("services.which_member"))
        return member_of(act.facts, self.member).code


@dataclass(frozen=True, slots=True)
class RecordInterview:
    """What became of an appointment: a member's word, or the office's, which decides."""

    interview: str
    outcome: Outcome
    reason: str = ""
    started: str = ""
    ended: str = ""

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            record_interview(act, self)
        return Done(None, Changes.SHEETS | Changes.SITTING)


@dataclass(frozen=True, slots=True)
class CheckIdentity:
    """Somebody compared the candidate with a document; no copy is made."""

    interview: str
    document: str
    agrees: bool

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            appointment_of(act.facts, self.interview)
            act.record(
                IdentityCheck(
                    interview=self.interview,
                    member=act.own.member,
                    document=self.document,
                    agrees=self.agrees,
                )
            )
        return Done(None, Changes.SHEETS)


def record_interview(act: Act, said: RecordInterview) -> None:
    """One outcome, in the act's transaction.

    UserError where the office would take sheets out of the result that it has seen.
    """
    appointment_of(act.facts, said.interview)
    if act.own.role == "office" and _takes_out(act.facts, said):
        raise UserError(T("services.outcome_too_late"), interview=said.interview)
    body = Interview(
        interview=said.interview,
        member=act.own.member,
        outcome=said.outcome,
        reason=prose(said.reason),
        started=said.started,
        ended=said.ended,
    )
    act.record_changed([body], Interview)
    act.note("interview.outcome", said.interview)


def seal(act: Act, interview: str) -> str:
    """The draft becomes a sealed sheet, its digest; UserError names what is missing."""
    ruleset, body = rules_of(act.facts)
    slot, appointment = appointment_of(act.facts, interview)
    guest = guests.find(act.c, interview) if appointment is None else None
    draft = drafts.read(act.c, interview)
    marks = tuple(
        Mark(criterion=code, level=mark.level, comment=prose(mark.comment))
        for code, mark in _in_order(body.rules, draft.marks)
        if mark.level is not None
    )
    _complete(body.rules, marks, interview)
    candidate = appointment and act.facts.current_one(Candidate, appointment.candidate_code)
    digest = act.record(
        Sheet(
            interview=interview,
            member=act.own.member,
            slot=slot,
            ruleset=ruleset,
            state="sealed",
            marks=marks,
            note=prose(draft.note),
            language=candidate[1].language if candidate else "",
            started=draft.started,
            sealed=utc_text(act.at),
            questions=asked(draft.questions, appointment),
            name=guest.name if guest else "",
        )
    )
    drafts.clear(act.c, interview)
    act.note("sheet.sealed", interview)
    return digest


def _takes_out(facts: Facts, said: RecordInterview) -> bool:
    """Whether opened sheets would not count by it; what was said before changes nothing."""
    before = SafeReading(facts).of(Interview).get(f"{said.interview}/")  # the office's word
    if said.outcome == "held" or (before is not None and before.outcome == said.outcome):
        return False
    reveal = _opened(facts, said.interview)
    return reveal is not None and bool(reveal.sheets)


def _opened(facts: Facts, interview: str) -> Reveal | None:
    """The reveal of an interview, also where two offices revealed it in two ways."""
    return SafeReading(facts).of(Reveal).get(interview)


def _record(  # noqa: PLR0913 - the fields of a revision
    act: Act,
    old: Sheet,
    ruleset: str,
    *,
    reason: str,
    marks: tuple[Mark, ...] | None = None,
    note: str | None = None,
    state: Literal["sealed", "void"] = "sealed",
) -> str:
    found = act.facts.current_one(Slot, old.interview)
    listed = found is not None and not found[1].cancelled
    return act.record(
        msgspec.structs.replace(
            unsalted(old),
            slot=found[0] if found and listed else old.slot,
            ruleset=ruleset,
            state=state,
            marks=old.marks if marks is None else marks,
            note=old.note if note is None else note,
            sealed=utc_text(act.at),
            reason=prose(reason),
        )
    )


def _changed(
    rules: RuleSet, old: Sequence[Mark], new: Mapping[str, tuple[int, str]]
) -> tuple[Mark, ...]:
    marks = {m.criterion: m for m in old}
    for code, (level, comment) in new.items():
        rules.criterion(code)
        marks[code] = Mark(criterion=code, level=level, comment=prose(comment))
    return tuple(mark for _, mark in _in_order(rules, marks))


def _complete(rules: RuleSet, marks: Sequence[Mark], interview: str) -> None:
    lacking = missing(rules, marks)
    if lacking:
        what = ", ".join(sorted({one.criterion for one in lacking}))
        raise UserError(T("services.incomplete"), interview=interview, missing=what)


def _in_order(rules: RuleSet, marks: Mapping[str, Entry]) -> list[tuple[str, Entry]]:
    """In the ruleset's order, so that the same marks make the same sheet."""
    return [(c.code, marks[c.code]) for c in rules.criteria if c.code in marks]
