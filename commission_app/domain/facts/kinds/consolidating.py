"""Kinds of the four eyes: whether a second person is asked for, and what such a person said."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from typing_extensions import override

from commission_app.domain.facts.body import Body, Count, InterviewCode, Line, once
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


Changed = Literal[
    "on", "off", "added", "confirmed", "removed", "recovery", "office", "reset"
]  # what may come to be a pair of eyes, and whether two are asked for
How = Literal["person", "envelope", "alone"]


class KeyChange(Body, frozen=True, kw_only=True):
    """Who may be one of two has changed, and who stood beside the one who did it.

    `envelope`: the recovery key stood in for a person; `alone`: it needs no second one.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{16}\Z")]
    what: Changed
    how: How
    line: Count  # of the office's diary, where the same act stands
    whom: Line = ""  # a person's name, or the beginning of a device
    by: Line = ""  # who confirmed with a passphrase of their own
    statement: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")] = ""

    destructible = False

    def __post_init__(self) -> None:
        """Raise ValueError where a person is said to have confirmed and is not named."""
        if (self.how == "person") != bool(self.by):
            raise ValueError("by")

    @property
    @override
    def about(self) -> str:
        return self.id
