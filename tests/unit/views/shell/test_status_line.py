"""The line at the foot tells a refusal where it happened, and is true of what comes after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from commission_app.services.sittings import OpenSitting
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.services.changes import Done
    from commission_app.services.workspace import Workspace
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that is refused."""

    key: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        raise UserError(self.key)


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    driver = desk_of(practice("scheduled"))
    driver.go("schedule")
    return driver


def _refuse(driver: Driver, key: str) -> None:
    driver.desk.act(Refused(key), driver.window)
    driver.wait_for(lambda: "Не выполнено" in _said(driver))


def _said(driver: Driver) -> list[str]:
    return [one.text() for one in driver.work.status.findChildren(QLabel)]


def test_a_refusal_is_over_once_a_person_went_on(driver: Driver) -> None:
    _refuse(driver, T("people.reason_frozen"))
    driver.go("commission")
    assert "Всё сохранено" in _said(driver)


def test_what_the_disk_refused_stays_told_until_something_is_saved(driver: Driver) -> None:
    _refuse(driver, T("models.disk_full"))
    driver.go("commission")
    assert "Не выполнено" in _said(driver)
    driver.desk.act(OpenSitting("1", "plenary"), driver.window)
    driver.wait_for(lambda: any(one.startswith("Сохранено ") for one in _said(driver)))
    assert "Не выполнено" not in _said(driver)
