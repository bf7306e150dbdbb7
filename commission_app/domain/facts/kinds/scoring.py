"""Kinds of the interview day, written on members' laptops or, for a member, by the office."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from typing_extensions import override

from commission_app.domain.facts.body import (
    Body,
    Code,
    CodeOrNone,
    InterviewCode,
    Level,
    Line,
    Moment,
    Of,
    Prose,
    Rows,
    Writer,
    is_code,
    once,
)
from commission_app.domain.facts.header import Hex

Outcome = Literal["held", "absent", "interrupted", "rescheduled"]
Ground = Literal["relative", "subordinate", "other"]


class Mark(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """A level given for one criterion."""

    criterion: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]  # a `Code`
    level: Level
    comment: Prose = ""


class Declaration(Body, frozen=True, kw_only=True):
    """A member's word about conflicts of interest, given before the list opens."""

    panel: CodeOrNone  # empty for a member of no panel
    member: Code
    text_version: Line
    conflicts: tuple[InterviewCode, ...] = ()

    writer = Writer.MEMBER

    @property
    @override
    def about(self) -> str:
        return f"{self.panel}/{self.member}"


class Sheet(Body, frozen=True, kw_only=True):
    """A revision of a member's score sheet: sealed or void, never changed."""

    interview: InterviewCode
    member: Code
    slot: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")]  # empty: not on the list
    ruleset: Hex
    state: Literal["sealed", "void"]
    marks: Annotated[tuple[Mark, ...], msgspec.Meta(max_length=60)]
    note: Prose = ""
    language: Literal["kk", "ru", ""] = ""
    started: Moment = ""
    sealed: Moment = ""
    reason: Prose = ""  # of a correction or a void
    questions: Line = ""  # code of the question set that was asked
    name: Line = ""  # as on the slip, of somebody who is not on the list

    writer = Writer.MEMBER

    def __post_init__(self) -> None:
        """Raise ValueError for a criterion with two marks: nobody could tell which counts."""
        criteria = [mark.criterion for mark in self.marks]
        once(criteria, "criterion")
        if not all(map(is_code, criteria)):
            raise ValueError("criterion")

    @property
    @override
    def about(self) -> str:
        return f"{self.interview}/{self.member}"

    @override
    def rows(self, of: Of) -> Rows:
        return {
            "sheet": [(of, self.interview, self.member, self.state)],
            "mark": [(of, mark.criterion, mark.level) for mark in self.marks],
        }


class Recusal(Body, frozen=True, kw_only=True):
    """A member withdraws, or is withdrawn, from one candidate."""

    interview: InterviewCode
    member: Code
    ground: Ground
    reason: Prose = ""
    decided: bool = False  # by the commission on a challenge, not by the member

    writer = Writer.EITHER

    @property
    @override
    def about(self) -> str:
        return f"{self.interview}/{self.member}"


class IdentityCheck(Body, frozen=True, kw_only=True):
    """Somebody looked at the candidate's document; no copy is kept."""

    interview: InterviewCode
    member: CodeOrNone = ""  # empty: the office
    document: Line
    agrees: bool

    writer = Writer.EITHER

    @property
    @override
    def about(self) -> str:
        return f"{self.interview}/{self.member}"


class Interview(Body, frozen=True, kw_only=True):
    """What became of an appointment: a member's word, or the office's, which decides."""

    interview: InterviewCode
    member: CodeOrNone = ""  # empty: the office
    outcome: Outcome
    reason: Prose = ""
    started: Moment = ""
    ended: Moment = ""

    writer = Writer.EITHER

    @property
    @override
    def about(self) -> str:
        return f"{self.interview}/{self.member}"


class Dissent(Body, frozen=True, kw_only=True):
    """A member's dissenting opinion on one decision."""

    interview: InterviewCode
    member: Code
    text: Prose
    language: Literal["kk", "ru"] = "ru"

    writer = Writer.EITHER

    @property
    @override
    def about(self) -> str:
        return f"{self.interview}/{self.member}"
