"""Verification, copies and what this installation is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from commission_app import __version__
from commission_app.cli.root import REFUSED

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Line


def test_fresh_journal_is_whole(office: Line) -> None:
    found = office.here("journal", "verify", "--json").found
    assert (found["ok"], found["facts"], found["findings"]) == (True, 3, [])
    assert found["key_changes"] == []
    assert set(found) == {
        *("ok", "facts", "entries", "head", "unanchored", "findings", "key_changes")
    }


def test_code_that_belongs_to_nothing_is_a_finding(office: Line) -> None:
    said = office.here("journal", "verify", "--code", "0000-0000", "--json")
    assert said.code == REFUSED
    assert said.found["findings"][0]["kind"] == "code"


def test_export_has_a_line_of_json_for_each_record(office: Line) -> None:
    file = office.folder / "journal.jsonl"
    said = office.here("journal", "export", str(file), "--json")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert said.found["lines"] == len(lines)
    assert sum("header" in json.loads(one) for one in lines) == 3


def test_backup_does_not_lie_in_the_workspace(office: Line) -> None:
    assert office.here("backup", str(office.office / "x.backup")).code == REFUSED


def test_backup_is_restored_as_a_new_device(office: Line) -> None:
    file = str(office.folder / "copy.backup")
    office.here("backup", file)
    where = str(office.folder / "again.commission")
    found = office("restore", file, "--workspace", where, "--json").found
    assert found["device"] != found["old"]
    assert office("journal", "verify", "--workspace", where).code == 0


def test_restored_in_place_of_something_is_refused(office: Line) -> None:
    file = str(office.folder / "copy.backup")
    office.here("backup", file)
    assert office.here("restore", file).code == REFUSED


def test_what_is_no_backup_is_refused(office: Line) -> None:
    file = office.table("x.backup", ("no", "backup"))
    where = str(office.folder / "again.commission")
    assert office("restore", file, "--workspace", where).code == REFUSED


def test_damaged_file_is_found(office: Line) -> None:
    database = office.office / "commission.db"
    data = bytearray(database.read_bytes())
    data[-2000:-1900] = bytes(100)
    database.write_bytes(data)
    said = office.here("check", "--json")
    assert said.code == REFUSED


def test_sound_file_passes(office: Line) -> None:
    found = office.here("check", "--json").found
    assert (found["ok"], found["file"]) == (True, True)


def test_info_needs_no_workspace(line: Line) -> None:
    found = line("info", "--json", COMMISSION_PASSPHRASE="").found
    assert (found["version"], found["workspace"]) == (__version__, None)


def test_info_tells_fingerprints_and_no_names(office: Line) -> None:
    found = office.here("info", "--json").found["workspace"]
    assert (found["role"], found["practice"], found["year"]) == ("office", True, 2026)
    assert len(found["fingerprint"].split("-")) == 6
