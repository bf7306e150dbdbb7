"""Totals that both sides count."""

from __future__ import annotations

from commission_app.domain.facts.chain import prove
from commission_app.exchange.control import (
    as_counted,
    countable,
    counts,
    sheets_told,
    totals,
)
from commission_app.exchange.manifest import Control
from tests.support.packages import Scribe, a_chain, a_sheet


def test_facts_are_counted_by_kind() -> None:
    assert counts(a_chain()[1]) == {"enrolment": 1, "sheet": 3}


def test_marks_are_added_up_by_criterion() -> None:
    scribe = Scribe("laptop")
    facts = [scribe.write(a_sheet("L1", 1, 2, 3)), scribe.write(a_sheet("L2", 5))]
    assert totals(facts) == Control(sheets=2, marks={"C0": 6, "C1": 2, "C2": 3})


def test_bodies_that_were_read_add_up_to_the_same() -> None:
    _, facts = a_chain()
    assert totals(facts, prove(facts)) == totals(facts)
    assert totals(facts, {}) == totals(facts)


def test_nothing_adds_up_to_nothing() -> None:
    assert totals([]) == Control(sheets=0, marks={})


def test_a_withheld_sheet_is_not_counted() -> None:
    facts = [fact.without_body() for fact in a_chain()[1]]
    assert totals(facts).sheets == 0


def test_a_corrected_sheet_is_counted_once_and_its_revisions_apart() -> None:
    scribe = Scribe("laptop")
    facts = [scribe.write(a_sheet(about, 3)) for about in ("L1", "L2", "L1", "L1")]
    assert as_counted(facts) == (2, 2)
    assert as_counted([]) == (0, 0)


def test_sheets_of_a_newer_program_cannot_be_counted() -> None:
    scribe, facts = a_chain()
    assert countable(facts)
    assert not countable([*facts, scribe.chain(b"{}", "sheet", "x", v=9)])


def test_an_unproven_payload_tells_what_its_sheets_are_about_each_revision_again() -> None:
    facts = a_chain()[1]
    lines = [b"\t".join((fact.raw, b"", fact.body or b"")) for fact in facts]
    told = sheets_told(b"\n".join([*lines, b"no header\t\t", b'{"kind":"sheet"}', b""]))
    assert told == tuple(f.header.about for f in facts if f.header.kind == "sheet")
