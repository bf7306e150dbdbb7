"""Laptops by command line: what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.cli.root import REFUSED, USAGE

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Line


def test_slip_is_told_apart_from_the_package(peopled: Line) -> None:
    package = peopled.folder / "M1.cmx"
    found = peopled.here("laptop", "prepare", "M1", "--out", str(package), "--json").found
    assert len(found["slip"].split("-")) == 5
    assert found["slip"].encode() not in package.read_bytes()


def test_unknown_member_lists_the_known_ones(peopled: Line) -> None:
    said = peopled.here("laptop", "prepare", "M7", "--out", str(peopled.folder / "x.cmx"))
    assert said.code == REFUSED
    assert "M1, S1" in said.err


def test_secretary_gets_no_laptop(peopled: Line) -> None:
    said = peopled.here("laptop", "prepare", "S1", "--out", str(peopled.folder / "x.cmx"))
    assert said.code == REFUSED


def test_wrong_slip_opens_nothing(peopled: Line) -> None:
    package, where = str(peopled.folder / "M1.cmx"), peopled.folder / "laptop.commission"
    peopled.here("laptop", "prepare", "M1", "--out", package)
    words = ("laptop", "open", package, "--workspace", str(where))
    said = peopled(*words, COMMISSION_SLIP="AAAAA-AAAAA-AAAAA-AAAAA-AAAAA")
    assert said.code == REFUSED
    assert not where.exists()


def test_nobody_to_ask_for_a_slip_is_wrong_usage(line: Line) -> None:
    said = line("laptop", "open", "x.cmx", "--workspace", str(line.folder / "l"))
    assert said.code == USAGE
    assert "--slip-file" in said.err


def test_laptop_that_never_spoke_is_not_confirmed(peopled: Line) -> None:
    said = peopled.here("laptop", "confirm", "M1", "--fingerprint", "AAAA-AAAA")
    assert said.code == REFUSED


@pytest.mark.parametrize(
    "words", [("declare",), ("void", "L26-0001", "--reason", "x")], ids=lambda w: w[0]
)
def test_verbs_of_a_laptop_are_refused_at_the_office(
    peopled: Line, words: tuple[str, ...]
) -> None:
    assert peopled.here(*words).code == REFUSED


def test_status_names_the_silent_laptop(peopled: Line) -> None:
    peopled.here("laptop", "prepare", "M1", "--out", str(peopled.folder / "M1.cmx"))
    found = peopled.here("status", "--json").found
    assert len(found["missing_packages"]) == 1
    assert found["missing_packages"][0].startswith("M1: ")


def test_nothing_is_handed_over_without_laptops(peopled: Line) -> None:
    assert peopled.here("hand-over", "--out", str(peopled.folder)).code == REFUSED


def test_missing_package_is_refused_and_told(peopled: Line) -> None:
    said = peopled.here("take-in", "nowhere.cmx", "--json")
    assert said.code == REFUSED
    assert said.found["files"][0]["result"] == "refused"
    assert "nowhere.cmx" in said.err
