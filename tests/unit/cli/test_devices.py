"""Lost, restored and twice opened laptops by command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from commission_app.cli.root import DONE, REFUSED, USAGE
from commission_app.services.devices.setting_up import ConfirmLaptop, PrepareLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.importing import ImportMembers
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.taking_in import TakeIn
from commission_app.shared.keys import short_fingerprint
from tests.support.seasons import FOUNDED, PASSPHRASE, Clock, SmallSeason, write_members

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.unit.cli.conftest import Line, Said


@dataclass
class Desk:
    """An office and a member's laptop; between two commands nobody holds their folders."""

    line: Line
    season: SmallSeason

    def at(self, who: str, *words: str) -> Said:
        self.season.close()
        place = str(self.season.place(who))
        return self.line(*words, "--workspace", place, COMMISSION_PASSPHRASE=PASSPHRASE)

    def office(self, *words: str) -> Said:
        return self.at("office", *words)

    @property
    def status(self) -> dict[str, Any]:
        return self.office("status", "--json").found


@pytest.fixture
def desk(line: Line, tmp_path: Path) -> Iterator[Desk]:
    season = SmallSeason(tmp_path, Clock(FOUNDED), "cli devices")
    season.found()
    ImportMembers(write_members(tmp_path / "members.csv"))(season.office)
    (tmp_path / "usb").mkdir()
    short = season.enrol("M01")
    season.carry("M01")
    ConfirmLaptop("M01", short)(season.office)
    yield Desk(line, season)
    season.close()


def test_a_lost_laptop_is_ended_by_its_label(desk: Desk) -> None:
    said = desk.office("device-end", "CM-01", "--reason", "stolen", "--json")
    assert said.code == DONE
    assert (said.found["member"], said.found["laptop"]) == ("M01", "CM-01")
    (laptop,) = desk.status["laptops"]
    assert (laptop["state"], laptop["laptop"], laptop["unconfirmed"]) == ("ended", "CM-01", 0)
    again = desk.office("device-end", "CM-01", "--reason", "stolen")
    assert (again.code, "out of use already" in again.err) == (REFUSED, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("CM-01",), USAGE),
        (("CM-09", "--reason", "x"), REFUSED),
        (("CM-01", "--reason", " "), REFUSED),
    ],
)
def test_what_is_not_ended(desk: Desk, words: tuple[str, ...], code: int) -> None:
    assert desk.office("device-end", *words).code == code
    assert desk.status["laptops"][0]["state"] == "confirmed"


def test_a_restored_laptop_is_told_and_confirmed(desk: Desk) -> None:
    season, file = desk.season, desk.season.folder / "copy.backup"
    MakeBackup(file=file)(season.workspace("M01"))
    season.opened["again"], told = Restore(file, "Дискі сынды.")(
        season.place("again"), PASSPHRASE, season.world("again")
    )
    season.carry("again")
    short = short_fingerprint(told.device)
    status = desk.status
    assert "was restored from a copy" in status["restored"][0]
    assert "" in [one["fingerprint"] for one in status["laptops"]]
    assert short not in desk.office("status").out
    assert desk.office("succession", "CM-01", "--fingerprint", "0000-0000").code == REFUSED
    assert desk.office("succession", "CM-09", "--fingerprint", short).code == REFUSED
    said = desk.office("succession", "CM-01", "--fingerprint", short, "--json")
    assert (said.code, said.found["member"], said.found["device"]) == (
        DONE,
        "M01",
        told.device,
    )
    assert desk.status["restored"] == []
    assert short in desk.office("status").out


def test_a_second_laptop_by_one_slip_needs_two(desk: Desk) -> None:
    season, package = desk.season, desk.season.folder / "second.cmx"
    slip = PrepareLaptop("M01", package)(season.office).value.slip
    one, two = (season.open_laptop("M01", package, slip, name) for name in ("one", "two"))
    season.carry("one", "two")
    confirm = ("laptop", "confirm", "M01", "--fingerprint")
    assert desk.office(*confirm, one).code == DONE
    assert desk.office(*confirm, two).code == REFUSED
    assert desk.office(*confirm, two, "--person", "Айгүл").code == REFUSED
    words = season.folder / "words"
    words.mkdir()
    sent = HandOver(words)(season.office).value
    TakeIn([one.path for one in sent])(season.workspace("M01"))
    approve = ("laptop", "approve", "--fingerprint", two, "--reason", "screen broken")
    assert desk.at("M01", *approve).code == DONE
    assert desk.at("M01", *approve).code == DONE  # said again
    season.carry("M01")
    assert desk.office(*confirm, two).code == DONE
