"""audit: what it answers, and with which exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.offices.devices import NewDevice
from commission_app.shared.world import SeededWorld
from tests.unit.cli.conftest import PASSPHRASE, QUICK

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Line


@pytest.fixture
def auditor(office: Line) -> Line:
    """The same command line, now in an auditor's workspace beside the office's journal."""
    office.here("journal", "export", str(office.folder / "journal.json"))
    office.office = office.folder / "auditor.commission"
    make = NewDevice("auditor", practice=True)
    make(office.office, PASSPHRASE, SeededWorld("auditor"), QUICK)[0].close()
    return office


def test_a_whole_season_is_told_as_one_object(auditor: Line) -> None:
    said = auditor.here("audit", str(auditor.folder / "journal.json"), "--json")
    assert said.code == 0
    found = said.found
    assert {"ok", "interviews", "state_digest", "code", "findings"} <= set(found)
    assert (found["ok"], found["interviews"], found["code"], found["findings"]) == (
        *(True, [], None, []),
    )
    assert len(found["state_digest"]) == 64


def test_a_code_that_names_nothing_ends_with_one(auditor: Line) -> None:
    file, code = str(auditor.folder / "journal.json"), "AAAAA-AAAAA-AAAAA-AAAAA"
    said = auditor.here("audit", file, "--code", code, "--json")
    assert (said.code, said.found["ok"]) == (1, False)
    assert said.found["code"]["agrees"] is False
    assert said.found["findings"][0]["kind"] == "code"
    assert code in auditor.here("audit", file, "--code", code).out


def test_a_file_that_proves_nothing_is_named(auditor: Line) -> None:
    half = auditor.folder / "half.json"
    half.write_bytes((auditor.folder / "journal.json").read_bytes()[:-9])
    said = auditor.here("audit", str(half))
    assert said.code == 1
    assert "! half.json: The journal's file is not whole" in said.out
    assert auditor.here("audit", str(auditor.folder / "nothing.cmx")).code == 1


def test_without_a_file_it_is_wrong_usage(auditor: Line) -> None:
    assert auditor.here("audit").code == 2
