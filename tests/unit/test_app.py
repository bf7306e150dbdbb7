"""The desktop from its door to the work and back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its first window

from commission_app.app import Desktop
from commission_app.services.day.today import ReadToday
from commission_app.services.office.cell import ReadCell
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.preferences import read_preferences, with_workspace
from commission_app.views.entrance.entrance import Entrance
from commission_app.views.entrance.practice import PracticePage
from commission_app.views.entrance.unlock import UnlockPage
from commission_app.views.paper_sheets.paper_sheet_view import PaperSheetView
from commission_app.views.scoring.scoring_view import ScoringView
from commission_app.views.shell.work import Work
from commission_app.views.support import theme, tongue
from commission_app.views.support.desk import Place
from tests.support.chosen_files import ChosenFiles
from tests.support.practice import noon, practice, shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from commission_app.services.demo.practice import Practice
    from tests.support.practice import OnePractice

__all__ = ("practice", "shelf")
SLOW = 20_000


@pytest.fixture
def season(practice: OnePractice) -> Practice:
    return practice("scoring")


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, season: Practice) -> Iterator[Desktop]:
    desktop = Desktop(qapp, noon(season), ChosenFiles(), season.folder)
    desktop.show()
    yield desktop
    desktop.window.close()
    qtbot.wait(1)
    tongue.switch("ru")


def enter(desktop: Desktop, qtbot: QtBot, door: int = 1) -> Work:
    entrance = desktop.window.content
    assert isinstance(entrance, Entrance)
    page = entrance.page
    assert isinstance(page, PracticePage)
    page.doors[door].click()
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Work), timeout=SLOW)
    work = desktop.window.content
    assert isinstance(work, Work)
    return work


def unlock(desktop: Desktop, qtbot: QtBot, passphrase: str) -> Work:
    """By the door of the workspace that was opened last."""
    entrance = desktop.window.content
    assert isinstance(entrance, Entrance)
    assert isinstance(entrance.page, UnlockPage)
    qtbot.keyClicks(entrance.page.passphrase.editor, passphrase)
    entrance.page.open()
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Work), timeout=SLOW)
    work = desktop.window.content
    assert isinstance(work, Work)
    return work


def missing_sheet(work: Work) -> tuple[str, str]:
    """A cell of the matrix whose sheet may be typed in from paper."""
    ask = work.desk._workspace
    cells = (c for row in ReadMatrix()(ask).rows for c in row.cells if c is not None)
    open_ = (c for c in cells if c.state == "missing")
    found = next(c for c in open_ if "paper" in ReadCell(c.interview, c.member)(ask).can)
    return found.interview, found.member


def words_of(desktop: Desktop) -> str:
    """Every word that is seen."""
    labels = desktop.window.findChildren(QLabel)
    return " ".join(one.text() for one in labels if one.isVisible())


def test_a_door_leads_to_the_members_day(desktop: Desktop, qtbot: QtBot) -> None:
    work = enter(desktop, qtbot)
    assert work.desk.role == "laptop"
    assert theme.density() is theme.MEMBER


def test_lock_leads_back_and_the_workspace_can_be_opened_again(
    desktop: Desktop, qtbot: QtBot
) -> None:
    work = enter(desktop, qtbot)
    work.desk.lock()
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Entrance))
    enter(desktop, qtbot)


def test_whoever_locks_comes_back_to_the_page_and_the_candidate(
    desktop: Desktop, qtbot: QtBot
) -> None:
    work = enter(desktop, qtbot, door=0)
    assert work.desk.role == "office"
    work.desk.go("journal")
    work.desk.lock()
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Entrance))
    work = enter(desktop, qtbot, door=0)
    assert work.pages.place == Place("journal")
    work.desk.lock()
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Entrance))
    other = enter(desktop, qtbot)  # somebody else begins at the beginning
    assert other.pages.place == Place("today")


def test_half_typed_words_are_asked_about_once_and_then_the_door_tells_of_them(
    qapp: QApplication, qtbot: QtBot, season: Practice
) -> None:
    desktop = Desktop(qapp, noon(season), ChosenFiles())
    desktop.preferences = with_workspace(desktop.preferences, season.office)
    desktop.show()
    work = unlock(desktop, qtbot, season.passphrase)
    interview, member = missing_sheet(work)
    work.desk.go("paper_sheet", f"{interview}/{member}")
    form = work.pages.screen_in_front
    assert isinstance(form, PaperSheetView)
    qtbot.waitUntil(lambda: bool(form.marks.rows) and work.desk.runner.idle)
    qtbot.keyClick(next(iter(form.marks.rows.values())).bar, Qt.Key.Key_4)
    desktop._idle.idle.emit(False)  # nobody was there for ten minutes
    assert desktop.window.content is work
    assert "unkept" in work.notices.keys
    desktop._idle.idle.emit(desktop._idle._asked)  # nor for ten more
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Entrance))
    qtbot.waitUntil(lambda: "10 минут никто не работал" in words_of(desktop))
    assert "в незаконченной форме не сохранились" in words_of(desktop)
    unlock(desktop, qtbot, season.passphrase)
    desktop._idle.idle.emit(False)
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Entrance))
    qtbot.waitUntil(lambda: "Всё записанное сохранено" in words_of(desktop))
    assert "не сохранились" not in words_of(desktop)
    desktop.window.close()


def test_language_and_look_are_kept(desktop: Desktop, qtbot: QtBot) -> None:
    work = enter(desktop, qtbot)
    work.speak("kk")
    work.look("dark")
    assert tongue.language() == "kk"
    assert theme.mode() is theme.Mode.DARK
    kept = read_preferences()
    assert (kept.language, kept.mode) == ("kk", "dark")
    work.look("light")


def test_the_workspace_is_remembered_for_the_next_start(
    desktop: Desktop, qtbot: QtBot, qapp: QApplication, season: Practice
) -> None:
    enter(desktop, qtbot)
    desktop.window.close()
    again = Desktop(qapp, noon(season), ChosenFiles())
    again.show()
    entrance = again.window.content
    assert isinstance(entrance, Entrance)
    assert isinstance(entrance.page, UnlockPage)
    assert entrance.page.folder == season.laptop().folder
    again.window.close()


def test_the_screens_are_gone_before_the_entrance_is_dressed(
    desktop: Desktop, qtbot: QtBot
) -> None:
    work = enter(desktop, qtbot)
    work.desk.lock()
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Entrance))
    assert not isValid(work)


def test_the_window_and_the_lock_wait_for_words_that_are_not_kept(
    desktop: Desktop, qtbot: QtBot
) -> None:
    work = enter(desktop, qtbot)
    work.desk.go("score", ReadToday()(work.desk._workspace).next)
    qtbot.waitUntil(lambda: work.desk.runner.idle)
    path = work.desk._workspace.db.path
    path.rename(path.with_name("away"))
    screen = work.pages.screen_in_front
    assert isinstance(screen, ScoringView)
    next(iter(screen._list.rows.values())).comment.setPlainText("Ни одного примера")
    desktop.window.close()
    assert desktop.window.isVisible()
    assert work.notices.keys == ("disk", "unkept")
    work.desk.lock()
    assert desktop.window.content is work
    path.with_name("away").rename(path)
    work.desk.lock()
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Entrance))
    assert enter(desktop, qtbot).desk.role == "laptop"
