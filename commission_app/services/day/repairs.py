"""Everyday repairs on a laptop: interrupted, begun again, has not come, other questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.scoring import Interview
from commission_app.models import drafts
from commission_app.services.changes import Changes, Done
from commission_app.services.questions import chosen
from commission_app.services.scoring import ready_to_score
from commission_app.services.sealing import RecordInterview, record_interview
from commission_app.services.workspace import rules_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import utc_text

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.scoring import Outcome
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

SAID = Changes.SHEETS | Changes.SITTING


@dataclass(frozen=True, slots=True)
class Interrupt:
    """A fire alarm, a fainting, a power cut: the marks so far are kept."""

    interview: str
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            draft = drafts.read(act.c, self.interview)
            said = RecordInterview(
                self.interview,
                "interrupted",
                self.reason,
                started=draft.started,
                ended=utc_text(act.at),
            )
            record_interview(act, said)
        return Done(None, SAID)


@dataclass(frozen=True, slots=True)
class Resume:
    """The interview goes on with the marks that were given."""

    interview: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            _own_word(act, self.interview, "interrupted")
            record_interview(act, RecordInterview(self.interview, "held"))
        return Done(None, SAID)


@dataclass(frozen=True, slots=True)
class StartAgain:
    """The interview begins anew: what was drafted goes, undo brings it back."""

    interview: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            drafts.clear(act.c, self.interview)
            if _word(act, self.interview) == "interrupted":
                record_interview(act, RecordInterview(self.interview, "held"))
            act.note("interview.again", self.interview)
        return Done(None, SAID | Changes.DRAFTS)


@dataclass(frozen=True, slots=True)
class HasNotCome:
    """The candidate did not come; refused while marks stand in the draft."""

    interview: str
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            if drafts.read(act.c, self.interview).begun:
                raise UserError(T("day.has_marks"), interview=self.interview)
            record_interview(act, RecordInterview(self.interview, "absent", self.reason))
        return Done(None, SAID)


@dataclass(frozen=True, slots=True)
class HasCome:
    """Takes the word back that nobody came; not after the office has decided."""

    interview: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            _own_word(act, self.interview, "absent")
            if act.facts.current_one(Interview, f"{self.interview}/"):
                raise UserError(T("day.office_decided"), interview=self.interview)
            record_interview(act, RecordInterview(self.interview, "held"))
        return Done(None, SAID)


@dataclass(frozen=True, slots=True)
class ChooseQuestions:
    """The set of questions that is asked; empty: the one of the appointment."""

    interview: str
    set: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            _, body = rules_of(act.facts)
            known = [one.code for one in body.rules.sets]
            if self.set and self.set not in known:
                raise UserError(T("day.no_set"), set=self.set, known=", ".join(known) or "–")
            drafts.asked(act.c, self.interview, chosen(self.set) if self.set else "")
        return Done(None, Changes.DRAFTS)


def _word(act: Act, interview: str) -> Outcome | None:
    found = act.facts.current_one(Interview, f"{interview}/{act.own.member}")
    return found[1].outcome if found else None


def _own_word(act: Act, interview: str, outcome: Outcome) -> None:
    """UserError unless this is what the member said last."""
    if _word(act, interview) != outcome:
        key = T("day.not_interrupted") if outcome == "interrupted" else T("day.not_absent")
        raise UserError(key, interview=interview)
