"""A member's marks on the laptop: drafts until they are sealed, saved with every key press."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.criteria import allowed_levels
from commission_app.domain.facts.kinds.commission import Panel, Slot
from commission_app.domain.facts.kinds.scoring import Declaration, Sheet
from commission_app.models import drafts, guests
from commission_app.services.changes import Changes, Done
from commission_app.services.doubts import SafeReading, stands
from commission_app.services.prose import tidy
from commission_app.services.workspace import require_laptop, rules_of, slots_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import utc_text

if TYPE_CHECKING:
    from commission_app.models.facts import Facts
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

DECLARATION_TEXT = "1"  # version of the text that members declare


@dataclass(frozen=True, slots=True)
class Declare:
    """The member declares conflicts of interest, or that there are none; the list opens."""

    conflicts: tuple[str, ...] = ()

    def __call__(self, workspace: Workspace) -> Done[int]:
        with workspace.act() as act:
            require_laptop(act)
            given = 0
            for panel in panels_of(act.facts, act.own.member) or ("",):
                said = Declaration(
                    panel=panel,
                    member=act.own.member,
                    text_version=DECLARATION_TEXT,
                    conflicts=self.conflicts,
                )
                given += sum(act.record_changed([said], Declaration))
            act.note("declared")
        return Done(given, Changes.SHEETS)


@dataclass(frozen=True, slots=True)
class GiveMark:
    """Set a level, or take it back with None; durable when this returns."""

    interview: str
    criterion: str
    level: int | None

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            give_mark(act, self.interview, self.criterion, self.level)
        return Done(None, Changes.DRAFTS)


@dataclass(frozen=True, slots=True)
class WriteComment:
    """Words beside a mark."""

    interview: str
    criterion: str
    text: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            drafts.comment(act.c, self.interview, self.criterion, tidy(self.text))
        return Done(None, Changes.DRAFTS)


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Words about the whole interview."""

    interview: str
    text: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.interview)
            drafts.note(act.c, self.interview, tidy(self.text))
        return Done(None, Changes.DRAFTS)


@dataclass(frozen=True, slots=True)
class MoveMarks:
    """These marks belong to another candidate: the wrong list row was open."""

    interview: str
    to: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            ready_to_score(act, self.to)
            if drafts.read(act.c, self.to).begun:  # what was acknowledged is never lost
                raise UserError(T("services.marks_there"), interview=self.to)
            drafts.move(act.c, self.interview, self.to)
            act.note("marks.moved", f"{self.interview} {self.to}")
        return Done(None, Changes.DRAFTS)


def give_mark(act: Act, interview: str, criterion: str, level: int | None) -> None:
    """One draft row; UserError for a level, a criterion or an interview that is not there."""
    ready_to_score(act, interview)
    check_mark(act, criterion, level)
    drafts.give(act.c, interview, criterion, level)
    drafts.begin(act.c, interview, utc_text(act.at))


def check_mark(act: Act, criterion: str, level: int | None) -> None:
    """UserError for a criterion that the rules do not know, or a level off its scale."""
    _, body = rules_of(act.facts)
    allowed = allowed_levels(body.rules, body.rules.criterion(criterion))
    if level is not None and level not in allowed:
        low, high = allowed[0], allowed[-1]
        raise UserError(T("services.level"), level=level, lowest=low, highest=high)


def ready_to_score(act: Act, interview: str) -> None:
    """UserError unless this member may draft a sheet for this interview now."""
    require_laptop(act)
    member = act.own.member
    appointment_of(act.facts, interview)
    if not has_declared(act.facts, member):
        raise UserError(T("services.declare_first"))
    key = f"{interview}/{member}"
    if stands(act.facts, ("recusal", key)):
        raise UserError(T("services.recused"), interview=interview)
    if stands(act.facts, ("sheet", key)):
        raise UserError(T("services.sealed_already"), interview=interview)


def slot_of(facts: Facts, interview: str) -> tuple[str, Slot]:
    """Digest and body of an appointment; UserError when it is not on the list here."""
    found = facts.current_one(Slot, interview) or slots_of(facts).get(interview)
    if found is None or found[1].cancelled:
        raise UserError(T("services.no_interview"), interview=interview)
    return found


def appointment_of(facts: Facts, interview: str) -> tuple[str, Slot | None]:
    """As `slot_of`; ("", None) for somebody whom the member typed in from a slip."""
    found = facts.current_one(Slot, interview) or slots_of(facts).get(interview)
    if found is not None and not found[1].cancelled:
        return found
    if guests.find(facts.c, interview) is None:
        raise UserError(T("services.no_interview"), interview=interview)
    return "", None


def panels_of(facts: Facts, member: str) -> tuple[str, ...]:
    """Codes of the panels the member sits on."""
    panels = SafeReading(facts).of(Panel).values()
    return tuple(sorted(p.code for p in panels if member in p.members))


def has_declared(facts: Facts, member: str) -> bool:
    """Whether the member gave the declaration for every panel of theirs."""
    panels = panels_of(facts, member) or ("",)
    return all(stands(facts, ("declaration", f"{panel}/{member}")) for panel in panels)


def own_sheet(facts: Facts, interview: str, member: str) -> tuple[str, Sheet]:
    """The current revision of a member's sheet; UserError when nothing is sealed yet."""
    found = facts.current_one(Sheet, f"{interview}/{member}")
    if found is None:
        raise UserError(T("services.not_sealed"), interview=interview)
    return found
