"""The side bar stays whole in a low window: the air between its groups gives way."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from commission_app.services.office.cell import ReadCell
from commission_app.services.office.matrix import ReadMatrix
from commission_app.shared.texts import LANGUAGES
from commission_app.views.shell.navigation import SideBar, TopBar
from commission_app.views.support import tongue

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

HIGH, LOW = 768, 614  # the second: a 1366 x 768 screen at 125 per cent


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    return desk_of(practice("scoring"))


def _bar(driver: Driver) -> SideBar:
    assert isinstance(driver.work.ways, SideBar)
    return driver.work.ways


def _gap(driver: Driver) -> int:
    """Between the last way of the first group and the first of the next."""
    season, candidates = _bar(driver).buttons["season"], _bar(driver).buttons["candidates"]
    return candidates.y() - season.y() - season.height()


@pytest.mark.parametrize("width", [1366, 1093])
def test_every_way_is_whole_in_a_low_window(driver: Driver, width: int) -> None:
    driver.window.resize(width, LOW)
    driver.settle()
    assert driver.window.height() == LOW
    shown = [one for one in _bar(driver).buttons.values() if one.isVisible()]
    assert shown
    for button in shown:
        assert button.height() >= button.sizeHint().height()
        assert button.visibleRegion().boundingRect().size() == button.size()
    for above, below in itertools.pairwise(shown):
        assert below.y() >= above.y() + above.height()


def test_the_air_gives_way_and_comes_back(driver: Driver) -> None:
    driver.window.resize(1366, HIGH)
    driver.settle()
    wide = _gap(driver)
    driver.window.resize(1366, driver.window.minimumSizeHint().height())
    driver.settle()
    assert _gap(driver) < wide
    driver.window.resize(1366, HIGH)
    driver.settle()
    assert _gap(driver) == wide


def test_who_stays_sees_where_one_is(driver: Driver) -> None:
    """A page that was asked for and not gone to is nowhere shown as chosen."""
    driver.go("matrix")
    cell = next(
        c
        for row in driver.ask(ReadMatrix()).rows
        for c in row.cells
        if c is not None and "paper" in driver.ask(ReadCell(c.interview, c.member)).can
    )
    driver.go("paper_sheet", f"{cell.interview}/{cell.member}")
    driver.type("Ахметова")
    driver.press("Enter", "Enter", "4")
    written_in = QApplication.focusWidget()
    for way in ("candidates", "sitting"):
        _bar(driver).buttons[way].click()
        driver.settle()
        assert _chosen(driver) == []
    driver.click("Остаться")
    assert driver.screen == "paper_sheet"
    assert _chosen(driver) == []
    assert QApplication.focusWidget() is written_in
    _bar(driver).buttons["sitting"].click()
    driver.settle()
    driver.click("Уйти, не сохраняя")
    driver.settle()
    assert (driver.screen, _chosen(driver)) == ("sitting", ["sitting"])
    _bar(driver).buttons["sitting"].click()
    driver.settle()
    assert _chosen(driver) == ["sitting"]


def _chosen(driver: Driver) -> list[str]:
    return [key for key, button in _bar(driver).buttons.items() if button.isChecked()]


@pytest.mark.parametrize(
    ("member", "ru", "kk", "en"),
    [
        ("M01", "председатель комиссии", "комиссия төрағасы", "chair"),
        ("M02", "заместитель председателя", "төрағаның орынбасары", "deputy chair"),
        ("M03", "член комиссии", "комиссия мүшесі", "commission member"),
    ],
)
def test_the_top_bar_says_the_function_that_a_member_has(
    practice: OnePractice, desk_of: Openers, member: str, ru: str, kk: str, en: str
) -> None:
    season = practice("scoring")
    driver = desk_of(season, member)
    names = season.laptop(member).names
    bar = driver.work.ways
    assert isinstance(bar, TopBar)
    words = {"ru": ru, "kk": kk, "en": en}
    for lang in LANGUAGES:
        tongue.switch(lang)
        driver.settle()
        assert bar._who.text().endswith(f", {words[lang]}")
    tongue.switch("ru")
    driver.settle()
    assert bar._who.text() == f"{names.ru}, {ru}"
