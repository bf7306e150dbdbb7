"""What the office's screens ask of paper sheets: the form, what waits for a second person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.models import paper_drafts
from commission_app.services.changes import Changes
from commission_app.services.day.bench import CriterionOnBench, unmarked
from commission_app.services.office.state import Person, member_name, people, state_of
from commission_app.services.paper_sheets.entering import may_be_typed
from commission_app.services.workspace import local

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.domain.language import Bilingual
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PaperForm:
    """What is typed and by whom: never what the first person gave."""

    person: Person
    member: Bilingual
    criteria: tuple[CriterionOnBench, ...]
    first: str  # who typed it first; empty: nobody yet
    again: bool  # a paper sheet of this cell is a fact already: a reason is asked
    shortest: int  # characters of a comment
    stands: bool = False  # it is there and was not withdrawn
    withdrawing: str = ""  # who said first that the sheet is to be withdrawn
    why: str = ""  # in whose words


@dataclass(frozen=True, slots=True)
class ReadPaperForm:
    """The form of one cell; UserError where no paper is missed there."""

    interview: str
    member: str

    shows: ClassVar[Changes] = (
        Changes.SEASON | Changes.SHEETS | Changes.SITTING | Changes.SCHEDULE
    ) | (Changes.COMMISSION | Changes.CANDIDATES | Changes.PACKAGES | Changes.DRAFTS)

    def __call__(self, workspace: Workspace) -> PaperForm:
        with workspace.read() as now:
            state = state_of(workspace, now)
            may_be_typed(state, self.interview, self.member)
            rules = state.body.rules
            draft = paper_drafts.find(now.c, now.own.season, self.interview, self.member)
            leaving = paper_drafts.withdrawal(
                now.c, now.own.season, self.interview, self.member
            )
            typed = state.paper_sheet(self.interview, self.member)
            if leaving is not None and (typed is None or typed[0] != leaving.sheet):
                leaving = None  # said of a typing that stands no more
            return PaperForm(
                person=people(now, [self.interview])[self.interview],
                member=member_name(state, self.member),
                criteria=unmarked(rules),
                first=draft.by if draft else "",
                again=typed is not None,
                shortest=rules.comments.min_chars,
                stands=typed is not None and typed[1].state != "void",
                withdrawing=leaving.by if leaving else "",
                why=leaving.reason if leaving else "",
            )


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A paper sheet that another person has to type again."""

    interview: str
    member: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ReadHalfTyped:
    """All of this season, the oldest first."""

    shows: ClassVar[Changes] = Changes.DRAFTS | Changes.SHEETS

    def __call__(self, workspace: Workspace) -> tuple[HalfTyped, ...]:
        with workspace.read() as now:
            drafts = paper_drafts.all_of(now.c, now.own.season)
        return tuple(
            HalfTyped(d.interview, d.member, d.by, local(workspace, d.at)) for d in drafts
        )
