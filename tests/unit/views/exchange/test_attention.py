"""A laptop that waits for its fingerprint is seen at once, and one key leads to typing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from commission_app.services.office.exchange import ReadExchange
from commission_app.views.support.tongue import said
from tests.support.losses import OpenAnother
from tests.support.practice import opened

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.office.laptop_states import LaptopState
    from commission_app.views.commission.commission_view import CommissionView
    from commission_app.views.exchange.exchange_view import ExchangeView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

NAME = "Конырбаева Шынар Жанибековна"


class Came:
    """A desk, the first package of M03's other laptop, and what its paper says."""

    def __init__(self, driver: Driver, file: Path, paper: str) -> None:
        self.driver, self.file, self.paper = driver, file, paper

    @property
    def view(self) -> ExchangeView:
        return self.driver.work.pages.screen_in_front  # type: ignore[return-value]

    def look(self) -> None:
        self.view._drop.dropped.emit((self.file,))
        self.driver.settle()

    def laptops(self) -> list[LaptopState]:
        found = self.driver.ask(ReadExchange()).laptops
        return [one for one in found if one.member == "M03"]


@pytest.fixture
def came(practice: OnePractice, desk_of: Openers) -> Came:
    season = practice("prepared")
    with opened(season) as office:
        file, paper = OpenAnother(season, "M03")(office).value
    driver = desk_of(season)
    driver.go("exchange")
    return Came(driver, file, paper)


def test_the_first_package_says_whose_laptop_it_is_and_that_it_waits(came: Came) -> None:
    came.look()
    (line,) = came.view.arrivals.packages.lines
    assert said(line.upper) == f"ноутбук CM-06 ({NAME})"
    assert said(line.lower).startswith("ждёт подтверждения · пакет 1")
    assert came.driver.sees("Пока не набран отпечаток с бумаги члена комиссии")
    assert came.paper not in came.driver.reads()


def test_after_taking_in_one_key_leads_to_the_fingerprint(came: Came) -> None:
    driver = came.driver
    assert not driver.sees("ждёт подтверждения")
    came.look()
    driver.click("Принять 1 пакет")
    driver.wait_to_see("1 ноутбук ждёт подтверждения")
    assert driver.sees(f"{NAME}): пакет принят, новых листов в нём нет.")
    assert driver.sees(f"CM-06 {NAME}. Наберите отпечаток с бумаги")
    assert came.view.attention.confirm is not None
    driver.wait_for(came.view.attention.confirm.hasFocus)
    driver.press("Space")
    assert driver.screen == "commission"
    form = commission(driver).asides.confirm_form
    driver.wait_for(form.fingerprint.editor.hasFocus)
    driver.type(came.paper)
    driver.press("Enter")
    driver.wait_for(lambda: all(one.confirmed for one in came.laptops()))
    driver.go("exchange")
    driver.wait_for(lambda: not driver.sees("ждёт подтверждения"))


def test_enter_on_a_laptop_that_waits_leads_to_its_fingerprint(came: Came) -> None:
    driver = came.driver
    came.look()
    driver.click("Принять 1 пакет")
    driver.wait_to_see("1 ноутбук ждёт подтверждения")
    laptops = came.view.laptops
    (waits,) = [one for one in came.laptops() if one.waits]
    laptops.list.choose(f"M03 {waits.device}")
    laptops.list.setFocus()
    driver.press("Enter")
    assert driver.screen == "commission"
    assert commission(driver).asides.confirm_form.fingerprint.editor.hasFocus()


def test_who_was_confirmed_meanwhile_is_shown_and_not_asked_for(came: Came) -> None:
    driver = came.driver
    driver.go("commission", "M02 confirm")
    chosen = commission(driver).table.current
    assert chosen is not None
    assert chosen.code == "M02"
    assert not commission(driver).asides.asking


def test_the_notice_does_not_take_the_focus_by_itself(came: Came) -> None:
    driver = came.driver
    came.look()
    driver.click("Принять 1 пакет")
    driver.wait_to_see("1 ноутбук ждёт подтверждения")
    came.view.arrivals.files.setFocus()
    came.view.refresh()
    driver.settle()
    assert QApplication.focusWidget() is came.view.arrivals.files


def commission(driver: Driver) -> CommissionView:
    return driver.work.pages.screen_in_front  # type: ignore[return-value]
