"""Kinds of what is printed and signed."""

from __future__ import annotations

from typing import Annotated

import msgspec
from typing_extensions import override

from commission_app.domain.facts.body import (
    Body,
    Code,
    Day,
    InterviewCode,
    Line,
    Prose,
    Reference,
    once,
)
from commission_app.domain.facts.header import Hex, Number
from commission_app.domain.language import Bilingual
from commission_app.domain.names import Names

MOST_HEADS = 1000  # a fact is below 256 KiB


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The end of a device's chain, as far as it was here."""

    device: Hex
    n: Number
    digest: Hex


class Protocol(Body, frozen=True, kw_only=True):
    """A final protocol; `snapshot` is the digest of what it says, not of the PDF.

    It was computed from the facts that `heads` end, and from no others: whoever has them can
    compute it again, whatever came later.
    """

    number: Reference
    day: Day
    edition: Number
    sittings: tuple[Code, ...]
    snapshot: Hex
    corrects: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z")] = ""
    reason: Prose = ""
    heads: Annotated[tuple[Head, ...], msgspec.Meta(max_length=MOST_HEADS)] = ()

    @property
    @override
    def about(self) -> str:
        return self.number


class Order(Body, frozen=True, kw_only=True):
    """The order that enrols: its number comes back when it is signed."""

    number: Reference
    day: Day
    interviews: Annotated[tuple[InterviewCode, ...], msgspec.Meta(max_length=5000)]
    title: Bilingual = Bilingual("", "")

    def __post_init__(self) -> None:
        """Raise ValueError for somebody who is named twice."""
        once(self.interviews, "interview")

    @property
    @override
    def about(self) -> str:
        return self.number


class Certificate(Body, frozen=True, kw_only=True):
    """A certificate as it was issued; a wrong name gets a new number, never a change."""

    number: Reference
    sequence: Number
    candidate: Code
    names: Names
    issued: Day
    order: Line
    order_date: Day
    protocol: Line
    protocol_date: Day
    statement: Prose
    valid_until: Day = ""

    @property
    @override
    def about(self) -> str:
        return self.number
