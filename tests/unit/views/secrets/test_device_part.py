"""A device is named twice: by its file, and by a fingerprint that came by another way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from commission_app.shared.errors import UserError
from commission_app.views.secrets.device_part import DevicePart

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

FILE = Path("other.cmk")


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    return desk_of(practice("founded"))


@pytest.fixture
def part(driver: Driver) -> DevicePart:
    found = DevicePart(driver.desk, "Which")
    found.setParent(driver.window)
    found.resize(400, 200)
    found.show()
    return found


def test_the_focus_is_where_a_person_goes_on(driver: Driver, part: DevicePart) -> None:
    part.setFocus()
    assert part.choose.hasFocus()
    driver.files.files = [FILE]
    part.choose.click()
    assert part.file == FILE
    assert part.fingerprint.editor.hasFocus()


def test_what_is_missing_is_asked_for(driver: Driver, part: DevicePart) -> None:
    assert part.check() is None  # nobody named a file
    driver.files.files = [FILE]
    assert part.check() is None
    assert part.file == FILE
    assert part.check() is None
    assert part.fingerprint.wrong
    QTest.keyClicks(part.fingerprint.editor, "ABCD")
    assert not part.fingerprint.wrong
    assert (part.check(), part.typed) == (FILE, "ABCD")


def test_another_file_takes_the_fingerprint_of_the_last_one_away(
    driver: Driver, part: DevicePart
) -> None:
    told: list[bool] = []
    part.chosen.connect(lambda: told.append(True))
    driver.files.files = [FILE]
    part.choose.click()
    part.fingerprint.put("ABCD")
    part.choose.click()
    assert (part.typed, told) == ("", [True, True])
    driver.files.files = []
    part.fingerprint.put("ABCD")
    part.choose.click()  # nothing was chosen: nothing is lost
    assert (part.file, part.typed, len(told)) == (FILE, "ABCD", 2)


def test_a_refusal_of_the_fingerprint_stands_at_its_field(part: DevicePart) -> None:
    assert not part.takes(UserError("offices.not_a_device_file"))
    assert not part.fingerprint.wrong
    assert part.takes(UserError("offices.fingerprint_differs"))
    assert part.fingerprint.wrong


def test_nothing_of_the_last_one_is_left(driver: Driver, part: DevicePart) -> None:
    driver.files.files = [FILE]
    part.choose.click()
    part.fingerprint.put("ABCD")
    part.forget()
    assert (part.file, part.typed) == (None, "")
