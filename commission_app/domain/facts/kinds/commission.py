"""Kinds about the commission: rules, members, panels, slots, sittings."""

from __future__ import annotations

from typing import Annotated, Literal, Self

import msgspec
from typing_extensions import override

from commission_app.domain.facts.body import (
    Body,
    Code,
    CodeOrNone,
    Count,
    Day,
    InterviewCode,
    Line,
    Moment,
    Of,
    Prose,
    Rows,
    When,
    once,
)
from commission_app.domain.facts.header import Hex, Number
from commission_app.domain.language import Bilingual
from commission_app.domain.matter import candidate_code
from commission_app.domain.quorum import VOTELESS, Function
from commission_app.domain.ruleset import RuleSet as Rules

Form = Literal["panel", "plenary"]


class RuleSet(Body, frozen=True, kw_only=True):
    """One version of the rules; frozen when the first laptop is prepared."""

    version_number: Number
    rules: Rules
    reason: Prose = ""

    destructible = False

    @property
    @override
    def about(self) -> str:
        return "ruleset"


class Commission(Body, frozen=True, kw_only=True):
    """The commission and the order that composed it."""

    title: Bilingual
    order_number: Line = ""
    order_date: Day = ""

    @property
    @override
    def about(self) -> str:
        return "commission"


class Member(Body, frozen=True, kw_only=True):
    """A person of the commission with a function; only voting members score and vote."""

    code: Code
    names: Bilingual
    position: Bilingual
    function: Function
    votes: bool
    substitute_of: Line = ""
    reason: Line = ""  # of a change once laptops are out; it is printed

    @property
    @override
    def about(self) -> str:
        return self.code

    @override
    def heard(self) -> Self:
        """A vote that nobody of this function has is none, whoever gives it.

        A table could once give one: what was signed so is read for ever.
        """
        none = self.votes and self.function in VOTELESS
        return msgspec.structs.replace(self, votes=False) if none else self


class Panel(Body, frozen=True, kw_only=True):
    """Members who interview together."""

    code: Code
    members: Annotated[tuple[Code, ...], msgspec.Meta(max_length=100)]
    title: Bilingual = Bilingual("", "")
    reason: Line = ""  # of a change once laptops are out; it is printed

    def __post_init__(self) -> None:
        """Raise ValueError for a member who would count twice."""
        once(self.members, "member")

    @property
    @override
    def about(self) -> str:
        return self.code


class Slot(Body, frozen=True, kw_only=True):
    """An appointment: which candidate, before which panel, in which place of the order."""

    interview: InterviewCode
    candidate: Hex  # digest of the candidate fact: nobody can swap two names under sealed marks
    panel: Code
    sitting: CodeOrNone = ""
    position: Count
    at: Moment = ""
    minutes: Count = 20
    question_set: Line = ""
    seed: Line = ""  # of the order; the first slots of a panel can be drawn again from it
    cancelled: bool = False  # not on the list any more

    @property
    @override
    def about(self) -> str:
        return self.interview

    @override
    def rows(self, of: Of) -> Rows:
        where = (self.candidate, self.panel, self.sitting, self.position, self.at)
        return {"slot": [(of, self.interview, *where)]}

    @property
    def candidate_code(self) -> str:
        """The candidate's code; an interview's adds `/2` for a second appointment."""
        return candidate_code(self.interview)


class Sitting(Body, frozen=True, kw_only=True):
    """A sitting of a panel or of the whole commission, from opening to closing."""

    code: Code
    form: Form
    opened: When
    closed: Moment = ""
    place: Bilingual = Bilingual("", "")
    recording: Line = ""

    @property
    @override
    def about(self) -> str:
        return self.code
