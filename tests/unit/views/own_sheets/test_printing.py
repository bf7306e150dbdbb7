"""The preview is what is printed, and the diary says that it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.models import diary
from commission_app.services.day.own_sheets import ReadOwnSheets
from commission_app.services.office.printing import PreviewPaper
from commission_app.views.own_sheets.printing import PrintPanel, pictures

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    found = desk_of(practice("scoring"), "M01")
    found.go("own_sheets")
    found.click("Печать")
    return found


def panel(driver: Driver) -> PrintPanel:
    return driver.window.findChildren(PrintPanel)[0]


def lines_of_the_diary(driver: Driver) -> int:
    def read(workspace: Workspace) -> int:
        with workspace.read() as now:
            return diary.head(now.c)[0]

    return driver.ask(read)  # type: ignore[arg-type]


def test_the_printer_gets_the_pages_of_the_preview(driver: Driver) -> None:
    interview = driver.ask(ReadOwnSheets()).sheets[0].interview
    (page,) = driver.ask(PreviewPaper("sheets", interview))
    assert panel(driver).pages.pages == 1
    before = lines_of_the_diary(driver)
    driver.click("Отправить на принтер")
    assert driver.files.printed == pictures(page.pdf)
    assert lines_of_the_diary(driver) == before + 1
    assert not panel(driver).isVisible()


def test_nothing_is_noted_when_the_person_thought_better_of_it(driver: Driver) -> None:
    driver.files.prints = False
    before = lines_of_the_diary(driver)
    driver.click("Отправить на принтер")
    assert lines_of_the_diary(driver) == before
    assert panel(driver).isVisible()


def test_esc_comes_back_to_the_sheet(driver: Driver) -> None:
    driver.press("Esc")
    assert not panel(driver).isVisible()
    assert driver.screen == "own_sheets"
