"""Kinds of the sitting: presence, reveal, votes, decisions, gaps, resolutions."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from typing_extensions import override

from commission_app.domain.facts.body import (
    Body,
    Code,
    CodeOrNone,
    Day,
    InterviewCode,
    InterviewOrNone,
    Line,
    Moment,
    Prose,
    Reference,
    When,
    once,
)
from commission_app.domain.facts.header import Hex, Number
from commission_app.domain.language import Bilingual

Ballot = Literal["for", "against", "abstain"]
Verdict = Literal["enrol", "refuse", "postpone"]
# No colon: a resolution's `about` must name one thing only.
KindName = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,30}\Z")]


class Interval(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Presence from one moment to another; an empty end: still there."""

    start: When
    end: Moment = ""


class Attendance(Body, frozen=True, kw_only=True):
    """When a member was present at a sitting, or why not."""

    sitting: Code
    member: Code
    present: Annotated[tuple[Interval, ...], msgspec.Meta(max_length=100)] = ()
    reason: Line = ""

    @property
    @override
    def about(self) -> str:
        return f"{self.sitting}/{self.member}"


class Reveal(Body, frozen=True, kw_only=True):
    """The marks of an interview are opened: these sheets and no others."""

    interview: InterviewCode
    sheets: Annotated[tuple[Hex, ...], msgspec.Meta(max_length=200)]

    def __post_init__(self) -> None:
        """Raise ValueError for a sheet that would be counted twice."""
        once(self.sheets, "sheet")

    @property
    @override
    def about(self) -> str:
        return self.interview


class Vote(Body, frozen=True, kw_only=True):
    """A member's vote in a round on a proposal that names one or many interviews."""

    proposal: Code
    round: Number
    member: Code
    interviews: Annotated[tuple[InterviewCode, ...], msgspec.Meta(max_length=5000)]
    decision: Verdict  # what is proposed
    vote: Ballot
    at: When
    sitting: CodeOrNone = ""

    def __post_init__(self) -> None:
        """Raise ValueError for an interview that is voted on twice by one voice."""
        once(self.interviews, "interview")

    @property
    @override
    def about(self) -> str:
        return f"{self.proposal}/{self.round}/{self.member}"


class Decision(Body, frozen=True, kw_only=True):
    """What the commission decided, beside what was computed; a reason where they differ."""

    interview: InterviewCode
    decision: Verdict
    computed: Literal["enrol", "refuse", "none"]
    reason: Bilingual = Bilingual("", "")
    proposal: CodeOrNone = ""
    round: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    sitting: CodeOrNone = ""

    @property
    @override
    def about(self) -> str:
        return self.interview


class Gap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet that will not come, and why."""

    interview: InterviewCode
    member: Code
    reason: Line


class Closing(Body, frozen=True, kw_only=True):
    """A sitting is closed; what is still missing is named."""

    sitting: Code
    gaps: Annotated[tuple[Gap, ...], msgspec.Meta(max_length=5000)] = ()

    @property
    @override
    def about(self) -> str:
        return self.sitting


class Resolution(Body, frozen=True, kw_only=True):
    """A person settled a contradiction; a leaf that it does not name is a new one."""

    kind: KindName  # of the thing, or "cell" for what is not a matter of leaves
    thing: Reference
    chosen: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")] = ""
    rejected: Annotated[tuple[Hex, ...], msgspec.Meta(max_length=1000)] = ()
    link: InterviewOrNone = ""  # the interview that a sheet without a slot belongs to
    reason: Prose

    destructible = False

    def __post_init__(self) -> None:
        """Raise ValueError for a fact that is chosen and rejected, or rejected twice."""
        once([*self.rejected, self.chosen], "leaf")

    @property
    @override
    def about(self) -> str:
        return f"{self.kind}:{self.thing}"


class Destruction(Body, frozen=True, kw_only=True):
    """Bodies destroyed by an act: their digests stay, so that no chain breaks."""

    act: Code
    day: Day
    facts: Annotated[tuple[Hex, ...], msgspec.Meta(max_length=3500)]
    basis: Prose

    destructible = False

    @property
    @override
    def about(self) -> str:
        return self.act
