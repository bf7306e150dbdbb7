"""The score screen: one candidate, the criteria with their levels, the draft as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.criteria import (
    allowed_levels,
    anchor,
    comment_needed,
    highest_total,
    missing,
    weighted,
)
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.commission import Slot
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.facts.kinds.scoring import IdentityCheck, Mark, Recusal, Sheet
from commission_app.domain.rounding import rounded
from commission_app.models import drafts, guests
from commission_app.models.drafts import Draft, DraftMark
from commission_app.services.changes import Changes
from commission_app.services.day.cards import card_of, guest_card
from commission_app.services.day.pauses import Pauses, pauses
from commission_app.services.day.states import known_of, state_of, words_about
from commission_app.services.day.today import local
from commission_app.services.questions import asked
from commission_app.services.scoring import has_declared
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from commission_app.domain.criteria import Lack
    from commission_app.domain.facts.kinds.scoring import Ground
    from commission_app.domain.language import Trilingual
    from commission_app.domain.ruleset import Criterion, RuleSet
    from commission_app.services.day.cards import Card
    from commission_app.services.day.states import State
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class LevelOnBench:
    """One level of one criterion; `anchored`: it has a text of its own."""

    level: int
    name: Trilingual
    anchor: Trilingual  # the ruleset's line for levels without a text, where not `anchored`
    anchored: bool
    needs_comment: bool


@dataclass(frozen=True, slots=True)
class CriterionOnBench:
    """One row of the bench: what is judged, and what the member gave so far."""

    code: str
    title: Trilingual
    critical: bool
    question: Trilingual | None
    levels: tuple[LevelOnBench, ...]  # from the lowest
    level: int | None
    comment: str
    lack: Lack | None  # what keeps it from being sealed; None: nothing
    least: Decimal | None = None  # the mean of the commission below which nobody passes

    @property
    def comment_needed(self) -> bool:
        """Whether the level that was given must be explained."""
        return any(one.level == self.level and one.needs_comment for one in self.levels)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who compared the candidate with a document."""

    by_office: bool
    document: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A recusal that stands; `decided`: by the commission."""

    ground: Ground
    reason: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Bench:
    """All that the score screen shows; of a sealed sheet, what was sealed."""

    card: Card
    state: State
    criteria: tuple[CriterionOnBench, ...]
    marked: int
    complete: bool  # could be sealed now
    first_gap: str  # criterion; empty where nothing is missing
    comment_least: int  # characters of a comment that is needed
    note: str
    started: datetime | None  # when the first mark was given
    pauses: Pauses  # since then
    minutes: int
    sets: tuple[str, ...]  # codes of the question sets; empty where there are none
    chosen_set: str
    identity: Identity | None
    withdrawal: Withdrawal | None
    interrupted: str  # the member's reason, where the state is interrupted
    total: Decimal | None  # None while the rules keep it back
    highest: Decimal
    control: str  # of the sealed sheet
    ruleset: int  # version
    ruleset_digest: str

    @property
    def of(self) -> int:
        """How many criteria there are."""
        return len(self.criteria)

    @property
    def writable(self) -> bool:
        """Whether marks can be given now."""
        open_states = {"waiting", "in_progress", "interrupted", "absent", "rescheduled"}
        return self.state in open_states


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One interview's bench; UserError before the declaration and for an unknown code."""

    interview: str

    shows: ClassVar[Changes] = (
        Changes.SEASON
        | Changes.CANDIDATES
        | Changes.SCHEDULE
        | Changes.DRAFTS
        | Changes.SHEETS
        | Changes.SITTING
    )

    def __call__(self, workspace: Workspace) -> Bench:
        with workspace.read() as now:
            return _read(now, self.interview)


def printed(value: Fraction, rules: RuleSet) -> Decimal:
    """A total as the rules round it; 25 and not 25.00 where nothing follows."""
    short = rounded(value, rules.rounding)
    whole = short.to_integral_value()
    return whole if whole == short else short


def total_of(rules: RuleSet, marks: Sequence[Mark]) -> Decimal:
    """What these marks add up to so far."""
    known = {criterion.code: criterion for criterion in rules.criteria}
    points = (weighted(rules, known[m.criterion], m.level) for m in marks)
    return printed(sum(points, start=Fraction(0)), rules)


def _read(now: Reading, interview: str) -> Bench:
    facts, member = now.facts, now.own.member
    digest, body = now.rules()
    rules = body.rules
    if not has_declared(facts, member):
        raise UserError(T("services.declare_first"))
    slot = _slot(now, interview)
    sheet = facts.current_one(Sheet, f"{interview}/{member}")
    draft = _sealed(sheet[1]) if sheet else drafts.read(now.c, interview)
    chosen = sheet[1].questions if sheet else asked(draft.questions, slot)
    given = [Mark(c, m.level, m.comment) for c, m in draft.marks.items() if m.level is not None]
    lacks: dict[str, Lack] = {m.criterion: m.lack for m in missing(rules, given)}
    state = state_of(known_of(facts, interview, member, draft))
    said = words_about(facts, interview, member)
    about = f"{interview}/{member}"
    stood = pauses(facts, about, draft.started) if member in said else Pauses()
    criteria = tuple(
        _criterion(rules, c, draft.marks.get(c.code, DraftMark(None)), (chosen, lacks))
        for c in rules.criteria
    )
    open_total = sheet is not None or rules.interview.show_running_total
    return Bench(
        card=_card(now, slot, _slip_name(now, interview, sheet), (interview, rules)),
        state=state,
        criteria=criteria,
        marked=draft.marked,
        complete=not lacks,
        first_gap=next((c.code for c in criteria if c.lack), ""),
        comment_least=rules.comments.min_chars,
        note=draft.note,
        started=local(draft.started) if draft.started else None,
        pauses=stood,
        minutes=slot.minutes if slot else rules.interview.minutes,
        sets=tuple(one.code for one in rules.sets),
        chosen_set=chosen,
        identity=_identity(now, interview),
        withdrawal=_withdrawal(now, interview),
        interrupted=said[member].reason if state == "interrupted" and member in said else "",
        total=total_of(rules, given) if open_total else None,
        highest=printed(highest_total(rules), rules),
        control=control_code(sheet[0]) if sheet else "",
        ruleset=body.version_number,
        ruleset_digest=digest,
    )


def _slot(now: Reading, interview: str) -> Slot | None:
    """The appointment; None where the member typed somebody in, sealed or moved on."""
    found = now.facts.current_one(Slot, interview)
    if found is not None and not found[1].cancelled:
        return found[1]
    about = f"{interview}/{now.own.member}"
    here = (
        guests.find(now.c, interview) is not None
        or now.facts.current_one(Sheet, about) is not None
        or interview in drafts.interviews(now.c)
    )
    if not here:
        raise UserError(T("services.no_interview"), interview=interview)
    return None


def _slip_name(now: Reading, interview: str, sheet: tuple[str, Sheet] | None) -> str:
    """What was typed in for somebody who is not on the list."""
    guest = guests.find(now.c, interview)
    return guest.name if guest else sheet[1].name if sheet else ""


def _card(now: Reading, slot: Slot | None, slip: str, where: tuple[str, RuleSet]) -> Card:
    interview, rules = where
    if slot is None and slip:
        return guest_card(interview, slip)
    found = now.facts.current_one(Candidate, interview.partition("/")[0])
    card = card_of(interview, found[1] if found else None, full=rules.interview.show == "full")
    return card if slot else replace(card, listed=False)


def _sealed(sheet: Sheet) -> Draft:
    marks = {m.criterion: DraftMark(m.level, m.comment) for m in sheet.marks}
    return Draft(marks, sheet.note, sheet.started)


def _criterion(
    rules: RuleSet, one: Criterion, mark: DraftMark, around: tuple[str, Mapping[str, Lack]]
) -> CriterionOnBench:
    chosen, lacks = around
    return CriterionOnBench(
        code=one.code,
        title=one.title,
        critical=one.critical,
        question=_question(rules, one, chosen),
        levels=tuple(_level(rules, one, level) for level in allowed_levels(rules, one)),
        level=mark.level,
        comment=mark.comment,
        lack=lacks.get(one.code),
        least=Decimal(one.min_mean) if one.min_mean else None,
    )


def unmarked(rules: RuleSet) -> tuple[CriterionOnBench, ...]:
    """Every criterion as a form has it that nobody has filled in."""
    lacks: Mapping[str, Lack] = {}
    return tuple(_criterion(rules, one, DraftMark(None), ("", lacks)) for one in rules.criteria)


def _level(rules: RuleSet, one: Criterion, level: int) -> LevelOnBench:
    names = {label.level: label.text for label in rules.scale.labels}
    return LevelOnBench(
        level=level,
        name=names[level],
        anchor=anchor(rules, one, level),
        anchored=any(a.level == level for a in one.anchors),
        needs_comment=comment_needed(rules, one, level),
    )


def _question(rules: RuleSet, one: Criterion, chosen: str) -> Trilingual | None:
    """The chosen set's; where it asks nothing here, the criterion's own."""
    asked_here = (q for s in rules.sets if s.code == chosen for q in s.questions)
    return next((q.text for q in asked_here if q.criterion == one.code), one.question)


def _identity(now: Reading, interview: str) -> Identity | None:
    for who in (now.own.member, ""):
        found = now.facts.current_one(IdentityCheck, f"{interview}/{who}")
        if found is not None:
            return Identity(not who, found[1].document, found[1].agrees)
    return None


def _withdrawal(now: Reading, interview: str) -> Withdrawal | None:
    found = now.facts.current_one(Recusal, f"{interview}/{now.own.member}")
    if found is None:
        return None
    return Withdrawal(found[1].ground, found[1].reason, found[1].decided)
