"""Kinds beside sealed sheets: paper ones, and what the chair or the author says of a sheet."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from typing_extensions import override

from commission_app.domain.facts.body import (
    Body,
    Code,
    InterviewCode,
    Line,
    Moment,
    Prose,
    Writer,
    is_code,
    once,
)
from commission_app.domain.facts.header import Hex
from commission_app.domain.facts.kinds.scoring import Mark
from commission_app.domain.language import Bilingual

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=600)]


class PaperSheet(Body, frozen=True, kw_only=True):
    """A sheet that a member filled in on paper: typed in by two people who agreed."""

    interview: InterviewCode
    member: Code
    slot: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")]  # empty: not on the list
    ruleset: Hex
    marks: Annotated[tuple[Mark, ...], msgspec.Meta(max_length=60)]
    typed: Annotated[tuple[Name, ...], msgspec.Meta(min_length=2, max_length=2)]
    number: Line  # of the paper, or where its scan lies
    note: Prose = ""
    reason: Prose = ""  # of typing it in once more, or of withdrawing it
    state: Literal["sealed", "void"] = "sealed"  # void: withdrawn, nothing counts by it

    def __post_init__(self) -> None:
        """Raise ValueError for a criterion with two marks, or one person who typed twice."""
        criteria = [mark.criterion for mark in self.marks]
        once(criteria, "criterion")
        once(self.typed, "typist")
        if not all(map(is_code, criteria)):
            raise ValueError("criterion")

    @property
    @override
    def about(self) -> str:
        return f"{self.interview}/{self.member}"


class Approval(Body, frozen=True, kw_only=True):
    """A member stands by one fact that is named by its digest, with a reason.

    Any confirmed laptop may say so; whether it was the chair or the author is asked in use.
    With `out` it is said of a sheet that was opened and whose laptop was ended: that it may be
    left out. No word that lets a sheet count ever says so.
    """

    fact: Hex
    member: Code  # who approves
    reason: Prose
    withdrawn: bool = False  # a later word of the same member: he stands by it no more
    out: bool = False

    writer = Writer.MEMBER
    destructible = False  # what counts hangs on it

    @property
    @override
    def about(self) -> str:
        return f"{self.fact}/{self.member}"


Question = Literal[
    "contested",
    "paper_and_sealed",
    "changed_after_reveal",
    "no_slot",
    "not_countable",
    "kept_of_ended",  # whether a sheet that was opened may be left out
    "",
]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A sheet that an approval may name: no mark of it, only what tells it from another."""

    digest: Hex
    form: Literal["sealed", "void", "paper"]
    at: Moment


class ApprovalRequest(Body, frozen=True, kw_only=True):
    """The office asks whether a sheet counts; with no sheets named it asks no more."""

    interview: InterviewCode
    member: Code  # whose sheet it is
    names: Bilingual  # of the member: a laptop knows no other one
    conflict: Question = ""
    sheets: Annotated[tuple[Asked, ...], msgspec.Meta(max_length=100)] = ()
    # whose word it is where it is not simply the chair's: of the chair's own sheet
    by: Annotated[tuple[Code, ...], msgspec.Meta(max_length=40)] = ()

    @property
    @override
    def about(self) -> str:
        return f"{self.interview}/{self.member}"
