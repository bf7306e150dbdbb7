"""Laptops that are lost, restored or opened twice, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from commission_app.services.devices.ending import ForeseeEnd
from commission_app.services.people.members import MemberLine, ReadCommission
from commission_app.shared.keys import short_fingerprint
from tests.support.losses import OpenTwice, RestoreLaptop, ReturnLaptop

if TYPE_CHECKING:
    from commission_app.views.commission.commission_view import CommissionView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    driver = desk_of(practice("scoring"))
    driver.go("commission")
    return driver


def view(driver: Driver) -> CommissionView:
    found: Any = driver.work.pages.screen_in_front
    return found


def member(driver: Driver, code: str) -> MemberLine:
    return next(one for one in driver.ask(ReadCommission()).members if one.code == code)


def choose(driver: Driver, code: str) -> None:
    view(driver).table.choose(code)
    driver.settle()


def happen(driver: Driver, act: Any) -> Any:
    """What becomes of a laptop elsewhere; its outcome."""
    found: list[Any] = []
    driver.desk.act(act, driver.window, found.append)
    driver.settle()
    driver.wait_for(lambda: bool(found))
    return found[0]


def words(driver: Driver) -> str:
    return "\n".join(one.text() for one in driver.window.findChildren(QLabel))


def test_a_lost_laptop_is_ended_with_its_reason_after_its_meaning_was_said(
    driver: Driver,
) -> None:
    choose(driver, "M02")
    known = member(driver, "M02")
    assert known.laptop is not None
    stays = driver.ask(ForeseeEnd(known.laptop.device)).sheets
    driver.click("Ноутбук потерян")
    assert driver.sees(f"Остаётся: {stays} лист")
    assert driver.sees("Не считается: всё, что на нём запечатано после пакета №")
    driver.click("Вывести из работы")
    assert driver.sees("Здесь нужна причина")
    driver.type("Украден вчера вечером.")
    driver.click("Вывести из работы")
    driver.wait_to_see("Причина: Украден вчера вечером.")
    (laptop,) = member(driver, "M02").laptops
    assert laptop.state == "ended"
    assert not view(driver).asides.member_panel.lost.isVisible()
    assert driver.sees("Подготовить ноутбук")


def test_escape_ends_nothing(driver: Driver) -> None:
    choose(driver, "M02")
    driver.click("Ноутбук потерян")
    driver.type("Украден.")
    driver.press("Esc")
    assert member(driver, "M02").laptop is not None
    assert driver.sees("Подготовить замену")


def test_a_restored_laptop_is_told_and_confirmed_from_its_paper(driver: Driver) -> None:
    device = happen(driver, RestoreLaptop(driver.season, "M01"))
    short = short_fingerprint(device)
    choose(driver, "M01")
    assert driver.sees(f"{member(driver, 'M01').names.ru}. За восстановленный ноутбук")
    assert driver.sees("восстановлен из копии")
    assert driver.sees("запечатанный после неё")
    assert short not in words(driver)
    driver.click("Сверить с бумагой")
    assert not view(driver).asides.confirm_form.people[0].isVisible()
    driver.type(short.lower())
    driver.press("Enter")
    driver.settle()
    driver.wait_for(lambda: not member(driver, "M01").laptops[-1].to_compare)
    assert [one.state for one in member(driver, "M01").laptops] == ["replaced", "confirmed"]
    assert driver.sees(short)


def test_sheets_of_a_laptop_that_came_back_are_told_beside_its_member(driver: Driver) -> None:
    interview = happen(driver, ReturnLaptop(driver.season, "M02"))
    choose(driver, "M02")
    assert driver.sees(f"{interview}, M02: лист ноутбука CM-02, который выведен из работы")


def test_a_slip_that_was_used_twice_asks_for_two_people(driver: Driver) -> None:
    _, second = happen(driver, OpenTwice(driver.season, "M03"))
    names = member(driver, "M03").names.ru
    driver.wait_to_see(f"{names}. Пока не подтверждён")
    choose(driver, "M03")
    assert driver.sees("Открыт по тому же талону второй раз")
    assert second not in words(driver)
    view(driver).asides.member_panel.confirm.click()
    driver.settle()
    driver.type(second)
    driver.press("Enter")
    driver.settle()
    assert driver.sees("Второй ждёт, пока его не подтвердит первый ноутбук")
    driver.type("Айгүл")
    driver.press("Tab")
    driver.type("айгүл")
    driver.press("Enter")
    driver.settle()
    assert driver.sees("Нужны имена двух разных людей")
    field = view(driver).asides.confirm_form.people[1]
    field.setFocus()
    QApplication.processEvents()
    field.editor.clear()
    driver.type("Болат")
    driver.press("Enter")
    driver.settle()
    driver.wait_for(lambda: not any(one.second for one in member(driver, "M03").laptops))
    states = [one.state for one in member(driver, "M03").laptops]
    assert states == ["confirmed"] * 3
