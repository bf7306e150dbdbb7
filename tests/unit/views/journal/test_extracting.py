"""A season sealed to an auditor at the window: the file, the typed fingerprint, where to."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from commission_app.services.offices.devices import ExportDevice, NewDevice
from commission_app.shared.world import SeededWorld
from tests.support.seasons import LOG2N, PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.offices.devices import Exported
    from commission_app.views.journal.extracting import ExtractPanel
    from commission_app.views.journal.journal_view import JournalView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

SAFE = "Выписка записана, прочитана обратно и сверена"


@pytest.fixture
def keys(tmp_path: Path) -> Exported:
    make = NewDevice("auditor", practice=True)
    workspace, _ = make(tmp_path / "a.commission", PASSPHRASE, SeededWorld("auditor"), LOG2N)
    with workspace:
        return ExportDevice(tmp_path / "auditor.cmk")(workspace).value


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    driver = desk_of(practice("decided"))
    driver.go("journal", "extract")
    return driver


def panel(driver: Driver) -> ExtractPanel:
    return cast("JournalView", driver.work.pages.screen_in_front).extract


def test_a_season_is_sealed_after_its_fingerprint_was_typed(
    driver: Driver, keys: Exported, tmp_path: Path
) -> None:
    driver.files.files, driver.files.place = [keys.path], tmp_path / "stick"
    driver.files.place.mkdir()
    driver.click("Файл устройства…")
    assert driver.sees("auditor.cmk")
    assert not driver.sees(keys.short_fingerprint)
    driver.type(keys.fingerprint.lower())  # the field has the focus
    driver.press("Enter")
    driver.wait_to_see(SAFE)
    (written,) = driver.files.place.iterdir()
    assert written.suffix == ".cmx"
    assert driver.sees(str(written))


def test_another_fingerprint_is_refused_in_words_and_writes_nothing(
    driver: Driver, keys: Exported, tmp_path: Path
) -> None:
    driver.files.files, driver.files.place = [keys.path], tmp_path / "stick"
    driver.files.place.mkdir()
    driver.click("Файл устройства…")
    driver.type("0000-0000")
    driver.click("Запечатать и записать…")
    driver.wait_to_see("Набранный отпечаток не от устройства в этом файле")
    assert panel(driver).device.fingerprint.wrong
    assert list(driver.files.place.iterdir()) == []
    assert not driver.sees(SAFE)


def test_nothing_is_asked_of_the_disk_before_all_is_said(
    driver: Driver, keys: Exported
) -> None:
    driver.click("Запечатать и записать…")  # no file: it asks for one
    assert driver.sees("Файл не выбран")
    driver.files.files = [keys.path]
    driver.click("Файл устройства…")
    driver.click("Запечатать и записать…")
    assert driver.sees("Наберите отпечаток")
    driver.type(keys.fingerprint)
    driver.click("Запечатать и записать…")  # nobody named a folder
    assert not driver.sees(SAFE)


def test_another_file_forgets_what_was_typed(driver: Driver, keys: Exported) -> None:
    driver.files.files = [keys.path]
    driver.click("Файл устройства…")
    driver.type(keys.fingerprint)
    driver.click("Файл устройства…")
    assert panel(driver).device.fingerprint.text == ""
