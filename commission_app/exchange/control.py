"""Totals of a package, counted on both sides: facts of each kind, sheets, sums of marks."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.kinds import known
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.exchange.manifest import Control

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Fact


class _Mark(msgspec.Struct):
    """As much of a mark as is added up."""

    criterion: str
    level: int


class _Sheet(msgspec.Struct):
    """As much of a sheet as is added up; a fraction of the time that a whole body takes."""

    marks: tuple[_Mark, ...]


_sheet = msgspec.json.Decoder(_Sheet)


class _Head(msgspec.Struct):
    """As much of a header as tells a sheet."""

    kind: str
    about: str


_head = msgspec.json.Decoder(_Head)


def sheets_told(payload: bytes) -> tuple[str, ...]:
    """What each sheet of an unproven payload is about, a corrected one again.

    A line that says nothing is passed over: opening the package refuses it with its reason.
    """
    found: list[str] = []
    for line in payload.splitlines():
        with suppress(msgspec.DecodeError):
            head = _head.decode(line.partition(b"\t")[0])
            if head.kind == "sheet":
                found.append(head.about)
    return tuple(found)


def counts(facts: Iterable[Fact]) -> dict[str, int]:
    """How many facts there are of each kind."""
    return dict(Counter(fact.header.kind for fact in facts))


def totals(facts: Iterable[Fact], bodies: Mapping[str, Body] | None = None) -> Control:
    """Sheets that have a body, and the sum of their marks; ValueError for a strange body.

    `bodies`: those that were read already, by digest, as `chain.prove` returns them.
    """
    marks: dict[str, int] = defaultdict(int)
    read = bodies or {}
    sheets = 0
    for fact in facts:
        if fact.header.kind != "sheet" or fact.body is None or not known(fact):
            continue
        sheets += 1
        sheet = read.get(fact.digest)
        if not isinstance(sheet, Sheet):
            sheet = _sheet.decode(fact.body)
        for mark in sheet.marks:
            marks[mark.criterion] += mark.level
    return Control(sheets=sheets, marks=dict(marks))


def as_counted(facts: Iterable[Fact]) -> tuple[int, int]:
    """Sheets as people count them, one of each interview; and their revisions apart."""
    return counted_apart(fact.header.about for fact in facts if fact.header.kind == "sheet")


def counted_apart(abouts: Iterable[str]) -> tuple[int, int]:
    """The same by what each revision is about."""
    sheets = list(abouts)
    first = len(set(sheets))
    return first, len(sheets) - first


def countable(facts: Iterable[Fact]) -> bool:
    """False when a newer program sent sheets that this one cannot add up."""
    return all(known(fact) for fact in facts if fact.header.kind == "sheet")
