"""An office is founded by command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.cli.root import REFUSED

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Line

NEW = ("--preset", "1000-leaders", "--practice")


def test_office_is_made_and_its_recovery_key_told_once(line: Line) -> None:
    said = line("new", str(line.office), *NEW, "--year", "2026", "--json")
    assert list(said.found) == ["recovery_key"]
    key = said.found["recovery_key"]
    assert key not in line.here("info").out


def test_taken_folder_is_refused(office: Line) -> None:
    said = office("new", str(office.office), *NEW)
    assert said.code == REFUSED
    assert office.here("status").code == 0


def test_unknown_preset_lists_the_known_ones(line: Line) -> None:
    said = line("new", str(line.office), "--preset", "nothing")
    assert said.code == REFUSED
    assert "1000-leaders" in said.err
    assert not line.office.exists()


def test_short_passphrase_is_refused_and_nothing_is_left(line: Line) -> None:
    said = line("new", str(line.office), *NEW, COMMISSION_PASSPHRASE="short")
    assert said.code == REFUSED
    assert not list(line.folder.iterdir())


def test_season_that_cannot_be_played_is_refused(line: Line) -> None:
    said = line("demo", str(line.folder / "x"), "--applicants", "1", "--interviewed", "2")
    assert said.code == REFUSED
