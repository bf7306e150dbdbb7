"""Once laptops are out, a new member and a table ask for their reason too, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from commission_app.services.people.members import CommissionSeen, ReadCommission
from tests.support.seasons import write_members

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.views.commission.commission_view import CommissionView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

WHY = "Приказом введён новый член"


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    driver = desk_of(practice("scoring"))
    driver.go("commission")
    return driver


def view(driver: Driver) -> CommissionView:
    found: Any = driver.work.pages.screen_in_front
    return found


def seen(driver: Driver) -> CommissionSeen:
    return driver.ask(ReadCommission())


def test_a_table_is_taken_in_with_its_reason(driver: Driver, tmp_path: Path) -> None:
    table = write_members(tmp_path / "members.csv")
    old = next(m for m in seen(driver).members if m.code == "M03").position.ru
    table.write_text(table.read_text("utf-8").replace(old, "советник"), "utf-8")
    driver.files.files = [table]
    driver.click("Взять из таблицы")
    driver.click("Выбрать файл")
    form = view(driver).asides.import_form
    driver.wait_for(lambda: driver.button("Принять состав").isEnabled())
    assert form.reason.isVisible()
    was = seen(driver).members
    driver.click("Принять состав")
    driver.wait_for(lambda: form.reason.wrong)
    assert seen(driver).members == was
    form.reason.put(WHY)
    driver.click("Принять состав")
    driver.wait_for(lambda: seen(driver).members != was)


def test_a_new_member_is_added_with_its_reason(driver: Driver) -> None:
    driver.click("Добавить")
    form = view(driver).asides.member_form
    assert form.reason.isVisible()
    form.name_ru.put("Ким Олег")
    driver.settle()
    count = len(seen(driver).members)
    form._do()
    driver.wait_for(lambda: form.reason.wrong)
    assert len(seen(driver).members) == count
    form.reason.put(WHY)
    form._do()
    driver.wait_for(lambda: len(seen(driver).members) == count + 1)


def test_what_is_wrong_is_said_in_sight_in_a_low_window(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scoring"), size=(1093, 614))
    driver.go("commission", "M03")
    driver.click("Изменить")
    form = view(driver).asides.member_form
    driver.click("Записать изменение")
    driver.wait_for(lambda: form.reason.wrong)
    driver.settle()
    words, room = form.reason.message, form.page.viewport()
    place = words.rect().translated(words.mapTo(room, words.rect().topLeft()))
    assert room.rect().contains(place)
