"""Undo and redo of what was drafted in this session: marks, comments, notes, questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from commission_app.models import drafts
from commission_app.models.drafts import Draft, DraftMark
from commission_app.services.changes import Changes, Done
from commission_app.services.day.repairs import ChooseQuestions, StartAgain
from commission_app.services.questions import asked
from commission_app.services.scoring import (
    GiveMark,
    MoveMarks,
    WriteComment,
    WriteNote,
    ready_to_score,
)
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.workspace import Workspace

MOST = 200  # steps that a session remembers
PAUSE = timedelta(seconds=5)  # words that are saved while somebody types are one step


@dataclass(frozen=True, slots=True)
class RestoreDraft:
    """Put a draft back as it was; what a new beginning took away."""

    interview: str
    draft: Draft

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            if drafts.read(act.c, self.interview).begun:
                raise UserError(T("services.marks_there"), interview=self.interview)
            drafts.clear(act.c, self.interview)
            for code, mark in self.draft.marks.items():
                drafts.give(act.c, self.interview, code, mark.level)
                drafts.comment(act.c, self.interview, code, mark.comment)
            drafts.note(act.c, self.interview, self.draft.note)
            drafts.begin(act.c, self.interview, self.draft.started)
            drafts.asked(act.c, self.interview, self.draft.questions)
            act.note("draft.restored", self.interview)
        return Done(None, Changes.DRAFTS)


Change: TypeAlias = (
    GiveMark | WriteComment | WriteNote | ChooseQuestions | StartAgain | MoveMarks
)
Back: TypeAlias = Change | RestoreDraft

WORDS: dict[type[Change], str] = {
    GiveMark: T("day.undo_mark"),
    WriteComment: T("day.undo_comment"),
    WriteNote: T("day.undo_note"),
    ChooseQuestions: T("day.undo_questions"),
    StartAgain: T("day.undo_again"),
    MoveMarks: T("day.undo_moved"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One change that was made, and the act that takes it back."""

    did: Change
    back: Back
    at: datetime

    @property
    def interviews(self) -> tuple[str, ...]:
        """Whose drafts it changed."""
        moved = (self.did.to,) if isinstance(self.did, MoveMarks) else ()
        return (self.did.interview, *moved)

    @property
    def word(self) -> UserError:
        """What the button says: a text with its values."""
        criterion = getattr(self.did, "criterion", "")
        return UserError(
            WORDS[type(self.did)], interview=self.did.interview, criterion=criterion
        )


class History:
    """The changes of one session, newest last; made once for an open workspace.

    It lives in memory: drafts are durable by themselves, and after a restart nobody expects to
    take back what was done before. Used by one thread, the one that runs acts.
    """

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def next_undo(self, interview: str = "") -> Step | None:
        """What Undo would take back; only of one interview where it is named."""
        return _last(self._done, interview)

    def next_redo(self, interview: str = "") -> Step | None:
        """What Redo would do again."""
        return _last(self._undone, interview)

    def did(self, step: Step) -> None:
        """A new change: what was undone of these interviews cannot be done again."""
        last = self._done[-1] if self._done else None
        if last is not None and _goes_on(last, step):
            self._done[-1] = replace(step, back=last.back)
        else:
            self._done.append(step)
        del self._done[:-MOST]
        touched = set(step.interviews)
        self._undone = [s for s in self._undone if touched.isdisjoint(s.interviews)]

    def took_back(self, step: Step) -> None:
        """Undo went through."""
        _move(step, self._done, self._undone)

    def did_again(self, step: Step) -> None:
        """Redo went through."""
        _move(step, self._undone, self._done)


@dataclass(frozen=True)
class Recorded:
    """A change of a draft that can be taken back: run this in place of the act itself."""

    history: History
    act: Change

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.read() as now:
            before = drafts.read(now.c, self.act.interview)
        done = self.act(workspace)
        back = _inverse(self.act, before)
        if back != self.act:  # the same level again is no step
            self.history.did(Step(self.act, back, workspace.world.now()))
        return done


@dataclass(frozen=True)
class Undo:
    """Take the last change back; answers what it was, None where there is nothing."""

    history: History
    interview: str = ""

    def __call__(self, workspace: Workspace) -> Done[Step | None]:
        step = self.history.next_undo(self.interview)
        if step is None:
            return Done(None)
        done = step.back(workspace)
        self.history.took_back(step)
        return replace(done, value=step)


@dataclass(frozen=True)
class Redo:
    """Do again what was taken back last."""

    history: History
    interview: str = ""

    def __call__(self, workspace: Workspace) -> Done[Step | None]:
        step = self.history.next_redo(self.interview)
        if step is None:
            return Done(None)
        done = step.did(workspace)
        self.history.did_again(step)
        return replace(done, value=step)


def _last(steps: list[Step], interview: str) -> Step | None:
    return next(
        (s for s in reversed(steps) if not interview or interview in s.interviews), None
    )


def _goes_on(last: Step, step: Step) -> bool:
    """Whether the same words are still being written."""
    match (last.did, step.did):
        case (WriteNote(interview=one), WriteNote(interview=other)):
            same = one == other
        case (WriteComment() as one, WriteComment() as other):
            same = (one.interview, one.criterion) == (other.interview, other.criterion)
        case _:
            same = False
    return same and step.at - last.at < PAUSE


def _move(step: Step, here: list[Step], there: list[Step]) -> None:
    """This very step: an equal one may stand before it."""
    place = next(i for i in reversed(range(len(here))) if here[i] is step)
    there.append(here.pop(place))


def _inverse(act: Change, before: Draft) -> Back:
    match act:
        case GiveMark() | WriteComment():
            return _as_before(act, before.marks.get(act.criterion, DraftMark(None)))
        case WriteNote():
            return replace(act, text=before.note)
        case ChooseQuestions():
            return replace(act, set=asked(before.questions, None))
        case StartAgain():
            return RestoreDraft(act.interview, before)
        case MoveMarks():
            return MoveMarks(act.to, act.interview)


def _as_before(act: GiveMark | WriteComment, mark: DraftMark) -> GiveMark | WriteComment:
    if isinstance(act, GiveMark):
        return replace(act, level=mark.level)
    return replace(act, text=mark.comment)
