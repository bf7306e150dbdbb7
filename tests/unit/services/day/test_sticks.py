"""Where a hand-over can go."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commission_app.services.day.places import Place
from commission_app.services.day.sticks import Stick, fault_of, find_sticks, look_at
from commission_app.services.day.today import local
from commission_app.services.handing_over import HandOver
from commission_app.shared.atomic_file import SPARE
from commission_app.shared.texts import LANGUAGES, say
from tests.support.seasons import SmallSeason

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace


@pytest.fixture
def laptop(equipped: SmallSeason) -> Workspace:
    return equipped.workspace("M01")


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def fault(stick: Stick) -> str:
    assert stick.fault is not None
    for language in LANGUAGES:
        assert "{" not in say(stick.fault.key, language, **stick.fault.values)
    return stick.fault.key


def test_a_stick_is_ready_and_says_its_room(laptop: Workspace, usb: Path) -> None:
    (stick,) = look_at(laptop, [Place(usb, "KINGSTON")])
    assert (stick.label, stick.removable, stick.ready, stick.last) == (
        "KINGSTON",
        True,
        True,
        None,
    )
    assert stick.total >= stick.free > 0


def test_a_folder_of_the_users_choice_is_a_place_too(laptop: Workspace, usb: Path) -> None:
    found = find_sticks(laptop, [usb])
    assert found[-1].path == usb
    assert not found[-1].removable
    assert len(look_at(laptop, [Place(usb, "KINGSTON")], [usb])) == 1


def test_the_last_hand_over_of_this_laptop_is_found_by_its_bytes(
    equipped: SmallSeason, usb: Path
) -> None:
    laptop = equipped.workspace("M01")
    HandOver(usb)(laptop)
    (sent,) = HandOver(usb)(laptop).value
    sent.path.rename(usb / "renamed.cmx")
    (usb / "notes.cmx").write_bytes(b"x" * sent.bytes)
    HandOver(usb)(equipped.workspace("M02"))
    (stick,) = look_at(laptop, [Place(usb, "KINGSTON")])
    assert stick.last is not None
    assert (stick.last.code, stick.last.file) == (sent.code, "renamed.cmx")
    assert stick.last.at < local(sent.points[0].at)


def test_what_cannot_be_written_to_says_why(laptop: Workspace, usb: Path) -> None:
    (stick,) = look_at(laptop, [Place(usb, "KINGSTON", read_only=True)])
    assert fault(stick) == "day.stick_read_only"
    usb.rmdir()
    (stick,) = look_at(laptop, [Place(usb, "KINGSTON")])
    assert (fault(stick), stick.ready, stick.free) == ("day.stick_gone", False, 0)
    usb.write_text("a file")
    (stick,) = look_at(laptop, [], [usb])
    assert fault(stick) == "day.stick_gone"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="an administrator may write everywhere"
)
def test_a_folder_without_the_right_to_write_says_so(laptop: Workspace, usb: Path) -> None:
    usb.chmod(0o500)
    (stick,) = look_at(laptop, [], [usb])
    usb.chmod(0o700)
    assert fault(stick) == "day.stick_read_only"


def test_a_full_stick_says_how_much_is_needed(usb: Path) -> None:
    place = Place(usb, "KINGSTON")
    assert fault_of(place, SPARE) is None
    full = fault_of(place, SPARE - 1)
    assert full is not None
    assert (full.key, full.values["needed"], full.values["free"]) == ("day.stick_full", 16, 15)
    for language in LANGUAGES:
        assert "{" not in say(full.key, language, **full.values)


def test_a_stick_whose_system_answers_with_an_error_is_gone(usb: Path) -> None:
    found = fault_of(Place(usb / ("a" * 300), "KINGSTON"), SPARE)
    assert found is not None
    assert found.key == "day.stick_gone"
