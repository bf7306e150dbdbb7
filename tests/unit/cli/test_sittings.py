"""Sittings by command line: what is refused before the marks are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.cli.root import REFUSED

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Line


def test_sitting_opens_once(office: Line) -> None:
    words = ("sitting", "open", "P1", "--form", "plenary")
    assert office.here(*words).code == 0
    assert office.here(*words).code == REFUSED


def test_unknown_sitting_is_not_closed(office: Line) -> None:
    said = office.here("sitting", "close", "P9")
    assert said.code == REFUSED
    assert "P9" in said.err


def test_nothing_is_tallied_before_a_reveal(office: Line) -> None:
    said = office.here("tally", "--json")
    assert (said.code, said.out) == (REFUSED, "")


def test_reveal_without_interviews_opens_nothing(office: Line) -> None:
    assert office.here("reveal", "--json").found == {"revealed": []}


@pytest.mark.parametrize(
    ("verb", "columns"),
    [
        ("attend", ("sitting", "member", "from", "to", "reason")),
        ("interview", ("interview", "outcome", "reason")),
    ],
)
def test_wrong_column_is_named(office: Line, verb: str, columns: tuple[str, ...]) -> None:
    file = office.table("x.csv", (*columns, "surprise"))
    said = office.here(verb, "--from", file)
    assert said.code == REFUSED
    assert "surprise" in said.err


def test_naive_time_is_refused_with_an_example(office: Line) -> None:
    file = office.table(
        "a.csv", ("sitting", "member", "from", "to"), ("P1", "M1", "2026-09-29T09:00", "")
    )
    said = office.here("attend", "--from", file)
    assert said.code == REFUSED
    assert "+05:00" in said.err


def test_interview_that_is_not_on_the_list_is_named(office: Line) -> None:
    file = office.table("i.csv", ("interview", "outcome"), ("L26-0001", "held"))
    assert "L26-0001" in office.here("interview", "--from", file).err


def test_decision_about_nobody_is_refused(office: Line) -> None:
    file = office.table("d.csv", ("interview", "decision"), ("L26-0001", "enrol"))
    assert office.here("decide", "--decisions", file).code == REFUSED
