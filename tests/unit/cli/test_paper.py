"""Paper by command line: the kinds, and what comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.cli.root import REFUSED

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Line


def test_kinds_are_listed_without_a_workspace(line: Line) -> None:
    found = line("print", "--list", "--json").found
    assert {"protocol", "order", "certificates"} <= {one["kind"] for one in found["kinds"]}


def test_kinds_are_listed_in_the_chosen_language(line: Line) -> None:
    assert "Хаттама" in line("print", "--list", "--lang", "kk").out


@pytest.mark.parametrize(
    "words",
    [
        ("finalise", "protocol"),
        ("order", "--number", "1", "--date", "2026-12-01"),
        ("certificates", "issue"),
    ],
    ids=lambda words: words[0],
)
def test_nothing_becomes_final_before_its_time(office: Line, words: tuple[str, ...]) -> None:
    said = office.here(*words)
    assert (said.code, said.out) == (REFUSED, "")


def test_unknown_kind_lists_the_known_ones(office: Line) -> None:
    said = office.here("print", "poster", "--out", str(office.folder / "out"))
    assert said.code == REFUSED
    assert "protocol" in said.err


def test_papers_are_not_kept_in_a_workspace(office: Line) -> None:
    said = office.here("print", "blank-sheet", "--out", str(office.office / "out"))
    assert said.code == REFUSED
    assert not (office.office / "out").exists()


def test_blank_sheet_is_printed_before_anything_happened(office: Line) -> None:
    out = office.folder / "out"
    found = office.here("print", "blank-sheet", "--out", str(out), "--json").found
    assert [str(path) for path in out.iterdir()] == found["files"]
