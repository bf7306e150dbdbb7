"""Notices of the whole workspace stand above the page, and a low window scrolls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.shared.errors import UserError
from commission_app.views.shell.notices import Above
from commission_app.views.support.audit import clipped
from commission_app.views.support.desk import Notice

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

SMALL = (1093, 614)  # 1366 x 768 at 125 per cent


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    return desk_of(practice("scoring"), "M02", size=SMALL)


def _above(driver: Driver) -> Above:
    found = driver.work.findChild(Above)
    assert found is not None
    return found


def test_without_notices_the_page_has_all_the_room(driver: Driver) -> None:
    top = driver.work.pages.y()
    assert top == 0
    driver.desk.tell(Notice("a", "caution", "Часы отстают"))
    driver.settle()
    assert driver.work.pages.y() >= _above(driver).height() > 0
    driver.desk.untell("a")
    driver.settle()
    assert (driver.work.pages.y(), _above(driver).isVisible()) == (top, False)


def test_many_notices_scroll_and_the_newest_is_seen_whole(driver: Driver) -> None:
    """They made the window higher than a small screen."""
    for number in range(6):
        driver.desk.tell(Notice(f"n{number}", "caution", f"Сообщение {number}", "Слово. " * 40))
    for _ in range(3):
        driver.settle()
    assert (driver.window.width(), driver.window.height()) == SMALL
    assert not clipped(driver.window)
    newest = driver.work.notices._held["n5"]
    assert newest.visibleRegion().boundingRect().size() == newest.size()
    oldest = driver.work.notices._held["n0"]
    driver.press("F8")  # from the page to the first of them
    assert oldest.hasFocus() or oldest.isAncestorOf(driver.window.focusWidget())
    assert not oldest.visibleRegion().isEmpty()


def test_a_few_notices_are_as_high_as_they_need(driver: Driver) -> None:
    for key in ("a", "b"):
        driver.desk.tell(Notice(key, "caution", "Часы отстают", "Слово. " * 12))
    for _ in range(3):
        driver.settle()
    notices = driver.work.notices
    assert _above(driver).height() == notices.height()
    assert notices.height() == notices.heightForWidth(notices.width())


def test_what_was_refused_and_nobody_answers_for_is_told(driver: Driver) -> None:
    driver.desk.runner.refused.disconnect(driver._refuse)
    driver.desk.runner.refused.emit(UserError("models.disk_full", path="D:/a"))
    assert driver.work.notices.keys == ("disk",)
    driver.desk.runner.saved.emit()
    assert driver.work.notices.keys == ()
