"""A second office let in at the window: its file, the typed fingerprint, and what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from commission_app.services.consolidating import SetFourEyes
from commission_app.services.four_eyes.second import Second
from commission_app.services.offices.devices import (
    ExportDevice,
    Exported,
    NewDevice,
    read_device_file,
)
from commission_app.services.offices.known import ReadOffices
from commission_app.services.vaults.people import AddUser
from commission_app.shared.world import SeededWorld
from tests.support.seasons import LOG2N, PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.exchange.device_file import Purpose
    from commission_app.views.commission.commission_view import CommissionView
    from commission_app.views.commission.office_form import OfficeForm
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

OTHER = "күміс бұлақ жаңғақ тау"


def keys(folder: Path, purpose: Purpose = "office") -> Exported:
    make = NewDevice(purpose, practice=True)
    workspace, _ = make(folder / "o.commission", PASSPHRASE, SeededWorld("other"), LOG2N)
    with workspace:
        return ExportDevice(folder / "second.cmk", "Astana")(workspace).value


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    driver = desk_of(practice("scheduled"))
    driver.go("commission")
    return driver


def form(driver: Driver) -> OfficeForm:
    return cast("CommissionView", driver.work.pages.screen_in_front).asides.office_form


def choose(driver: Driver, said: Exported) -> None:
    """The form, the file, and the field of the fingerprint."""
    driver.files.files = [said.path]
    driver.click("Второй рабочий орган")
    driver.click("Файл устройства…")
    driver.wait_to_see("second.cmk")


def test_an_office_is_let_in_after_its_fingerprint_was_typed(
    driver: Driver, tmp_path: Path
) -> None:
    said = keys(tmp_path)
    choose(driver, said)
    assert not driver.sees(said.short_fingerprint)
    driver.type(said.fingerprint.lower())  # the field has the focus
    driver.press("Enter")
    driver.wait_to_see(f"Рабочий орган {said.short_fingerprint} принят")
    driver.wait_to_see(f"Уже приняты: Astana ({said.short_fingerprint})")
    assert driver.ask(ReadOffices()).others == (f"Astana ({said.short_fingerprint})",)


def test_then_its_own_file_is_written_and_the_extract_is_one_click_away(
    driver: Driver, tmp_path: Path
) -> None:
    said = keys(tmp_path)
    choose(driver, said)
    driver.type(said.fingerprint)
    driver.press("Enter")
    driver.wait_to_see("принят")
    driver.files.place = tmp_path / "stick"
    driver.files.place.mkdir()
    driver.click("Файл ключей этого органа…")
    driver.wait_for(lambda: any(tmp_path.joinpath("stick").iterdir()))
    (written,) = driver.files.place.iterdir()
    assert read_device_file(written).device == driver.desk._workspace.device
    driver.wait_to_see("Передайте его не вместе с файлом")
    driver.click("К выписке")
    driver.settle()
    assert driver.screen == "journal"


def test_another_fingerprint_is_refused_at_its_field(driver: Driver, tmp_path: Path) -> None:
    choose(driver, keys(tmp_path))
    driver.type("0000-0000")
    driver.press("Enter")
    driver.wait_to_see("Набранный отпечаток не от устройства в этом файле")
    assert form(driver).device.fingerprint.wrong
    assert driver.ask(ReadOffices()).others == ()


def test_an_auditor_becomes_no_office(driver: Driver, tmp_path: Path) -> None:
    said = keys(tmp_path, "auditor")
    choose(driver, said)
    driver.type(said.fingerprint)
    driver.press("Enter")
    driver.wait_to_see("рабочим органом оно не станет")
    assert driver.ask(ReadOffices()).others == ()


def test_while_two_are_asked_for_the_second_one_types_a_passphrase(
    driver: Driver, tmp_path: Path
) -> None:
    AddUser(driver.season.passphrase, "Айгүл", OTHER)(driver.desk._workspace, 14)
    driver.desk.act(SetFourEyes(on=True, second=Second("Айгүл", OTHER)), driver.window)
    driver.settle()
    said = keys(tmp_path)
    choose(driver, said)
    driver.type(said.fingerprint)
    driver.press("Enter")
    driver.wait_for(lambda: form(driver).second.asked == "person")
    assert driver.ask(ReadOffices()).others == ()
    driver.type(OTHER)
    driver.click("Принять рабочий орган")
    driver.wait_to_see("принят")
    assert driver.ask(ReadOffices()).others == (f"Astana ({said.short_fingerprint})",)


def test_where_it_may_not_be_done_it_is_not_offered(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("founded"))
    driver.go("commission")
    assert not driver.sees("Второй рабочий орган")
