"""device export, office accept, extract: two offices and an auditor on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from commission_app.services.offices.devices import NewDevice
from commission_app.shared.world import SeededWorld
from tests.unit.cli.conftest import PASSPHRASE, QUICK

if TYPE_CHECKING:
    from commission_app.exchange.device_file import Purpose
    from tests.unit.cli.conftest import Line, Said


class Devices:
    """Workspaces beside an office, each with its file of keys."""

    def __init__(self, line: Line) -> None:
        self.line, self.keys = line, dict[str, dict[str, Any]]()

    def make(self, name: str, purpose: Purpose) -> str:
        folder = self.line.folder / f"{name}.commission"
        NewDevice(purpose, practice=True)(folder, PASSPHRASE, SeededWorld(name), QUICK)[
            0
        ].close()
        return self.export(name)

    def export(self, name: str) -> str:
        file = str(self.line.folder / f"{name}.cmk")
        self.keys[name] = self.at(name, "device", "export", file, "--json").found
        return file

    def at(self, name: str, *words: str) -> Said:
        folder = self.line.folder / f"{name}.commission"
        return self.line(*words, "--workspace", str(folder))

    def typed(self, name: str) -> tuple[str, str]:
        return "--fingerprint", self.keys[name]["fingerprint"]


@pytest.fixture
def devices(office: Line) -> Devices:
    return Devices(office)


def test_two_offices_come_to_the_same_state(devices: Devices, tmp_path: Path) -> None:
    second, first = devices.make("second", "office"), devices.export("office")
    out, back = str(tmp_path / "out.cmx"), str(tmp_path / "back.cmx")
    said = devices.at("office", "office", "accept", second, *devices.typed("second"), "--json")
    assert said.found["done"] == "accepted"
    said = devices.at("second", "office", "accept", first, *devices.typed("office"), "--json")
    assert said.found["done"] == "joined"
    words = ("extract", "--for", second, *devices.typed("second"), "--out", out, "--json")
    made = devices.at("office", *words).found
    assert (made["for"], made["withheld"], made["file"]) == ("office", 0, out)
    taken = devices.at("second", "take-in", out, "--json").found
    assert taken["files"][0]["result"] == "taken"
    words = ("extract", "--for", first, *devices.typed("office"), "--out", back, "--json")
    assert devices.at("second", *words).code == 0
    again = devices.at("office", "take-in", back, "--json").found
    assert again["state_digest"] == taken["state_digest"]


def test_an_extract_goes_beside_the_device_file_by_default(devices: Devices) -> None:
    auditor = devices.make("auditor", "auditor")
    made = devices.at(
        "office", "extract", "--for", auditor, *devices.typed("auditor"), "--json"
    )
    assert made.found["for"] == "auditor"
    assert Path(made.found["file"]).parent == Path(auditor).parent
    person = devices.at("office", "extract", "--for", auditor, *devices.typed("auditor"))
    assert made.found["fingerprint"] in person.out


def test_without_a_fingerprint_nobody_is_guessed(devices: Devices) -> None:
    auditor = devices.make("auditor", "auditor")
    said = devices.at("office", "extract", "--for", auditor)
    assert (said.code, said.out) == (2, "")
    assert "--fingerprint" in said.err
    said = devices.at("office", "extract", "--for", auditor, "--fingerprint", "0000-0000")
    assert said.code == 1
    assert "Nothing was changed" in said.err


def test_export_tells_the_fingerprint_that_goes_another_way(devices: Devices) -> None:
    devices.make("auditor", "auditor")
    again = devices.at("auditor", "device", "export", str(devices.line.folder / "x.cmk"))
    assert devices.keys["auditor"]["fingerprint"] in again.out


def test_new_makes_one_thing_at_a_time(line: Line) -> None:
    folder = str(line.folder / "x.commission")
    assert line("new", folder).code == 2
    assert line("new", folder, "--auditor", "--replica").code == 2
    assert line("new", folder, "--preset", "1000-leaders", "--auditor").code == 2
    assert not Path(folder).exists()


@pytest.mark.parametrize(
    ("flag", "purpose"), [("--auditor", "auditor"), ("--replica", "office")]
)
def test_new_makes_a_device_without_a_season(line: Line, flag: str, purpose: str) -> None:
    folder = str(line.folder / "x.commission")
    made = line("new", folder, flag, "--practice", "--json")
    assert made.code == 0
    assert set(made.found) == {"recovery_key", "fingerprint"}
    file = str(line.folder / "x.cmk")
    keys = line("device", "export", file, "--workspace", folder, "--json").found
    assert keys["fingerprint"] == made.found["fingerprint"]
    assert f'"purpose":"{purpose}"' in Path(file).read_text("utf-8")
    refused = line("tally", "--workspace", folder)
    assert refused.code == 1
