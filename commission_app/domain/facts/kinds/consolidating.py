"""Kinds of the four eyes: whether a second person is asked for, and that person's word."""

from __future__ import annotations

from typing import Annotated

import msgspec
from typing_extensions import override

from commission_app.domain.facts.body import Body, InterviewCode, Line, once
from commission_app.domain.facts.header import Hex


class FourEyes(Body, frozen=True, kw_only=True):
    """Whether marks are revealed only after another person confirmed that they are complete."""

    on: bool
    reason: Line = ""  # of no longer asking for it

    destructible = False

    @property
    @override
    def about(self) -> str:
        return "four-eyes"


class Consolidation(Body, frozen=True, kw_only=True):
    """One person of the office says: these are all the sheets of an interview that count."""

    interview: InterviewCode
    sheets: Annotated[tuple[Hex, ...], msgspec.Meta(max_length=200)]

    def __post_init__(self) -> None:
        """Raise ValueError for a sheet that is named twice."""
        once(self.sheets, "sheet")

    @property
    @override
    def about(self) -> str:
        return self.interview
