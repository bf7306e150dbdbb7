"""A level is given by its digit, looked at by arrows, and no wheel ever changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from commission_app.views.kit.level_bar import LevelBar
from commission_app.views.support import tongue

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAMES = ("Не проявлено", "Недостаточный", "Достаточный", "Высокий", "Очень высокий")
KEY = Qt.Key


@pytest.fixture
def bar(qtbot: QtBot) -> LevelBar:
    found = LevelBar(5, "Лидерство", NAMES)
    qtbot.addWidget(found)
    found.show()
    return found


def emitted(spy: QSignalSpy) -> list[list[object]]:
    return [list(spy.at(n)) for n in range(spy.count())]


def test_a_digit_gives_its_level_and_goes_on(bar: LevelBar, qtbot: QtBot) -> None:
    given, went = QSignalSpy(bar.given), QSignalSpy(bar.went_on)
    qtbot.keyClick(bar, KEY.Key_4)
    assert (emitted(given), went.count(), bar.level) == ([[4]], 1, 4)


def test_a_digit_above_the_scale_gives_nothing(bar: LevelBar, qtbot: QtBot) -> None:
    given, went = QSignalSpy(bar.given), QSignalSpy(bar.went_on)
    qtbot.keyClick(bar, KEY.Key_6)
    assert (given.count(), went.count(), bar.level) == (0, 0, None)


def test_the_digit_row_of_the_kazakh_layout_gives_levels_too(bar: LevelBar) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(bar, QKeyEvent(QEvent.Type.KeyPress, ord("Ә"), none, "ә"))
    assert bar.level == 2


def test_arrows_look_at_a_level_and_space_gives_it(bar: LevelBar, qtbot: QtBot) -> None:
    given, looked, went = (
        QSignalSpy(bar.given),
        QSignalSpy(bar.looked),
        QSignalSpy(bar.went_on),
    )
    qtbot.keyClick(bar, KEY.Key_Right)
    qtbot.keyClick(bar, KEY.Key_Right)
    assert (emitted(looked), given.count()) == ([[1], [2]], 0)
    qtbot.keyClick(bar, KEY.Key_Space)
    assert (emitted(given), went.count()) == ([[2]], 0)


def test_looking_stops_at_both_ends(bar: LevelBar, qtbot: QtBot) -> None:
    bar.show_level(5)
    looked = QSignalSpy(bar.looked)
    qtbot.keyClick(bar, KEY.Key_Right)
    assert emitted(looked) == [[5]]


@pytest.mark.parametrize("key", [KEY.Key_0, KEY.Key_Backspace])
def test_nought_and_backspace_clear(bar: LevelBar, qtbot: QtBot, key: Qt.Key) -> None:
    bar.show_level(3)
    cleared = QSignalSpy(bar.cleared)
    qtbot.keyClick(bar, key)
    qtbot.keyClick(bar, key)
    assert (cleared.count(), bar.level) == (1, None)


def test_up_and_down_go_to_the_neighbouring_criterion(bar: LevelBar, qtbot: QtBot) -> None:
    following, before = QSignalSpy(bar.next_wanted), QSignalSpy(bar.previous_wanted)
    qtbot.keyClick(bar, KEY.Key_Down)
    qtbot.keyClick(bar, KEY.Key_Up)
    qtbot.keyClick(bar, KEY.Key_Up)
    assert (following.count(), before.count(), bar.level) == (1, 2, None)


def test_a_click_gives_the_level_under_it(bar: LevelBar, qtbot: QtBot) -> None:
    went = QSignalSpy(bar.went_on)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 4, 10))
    assert (bar.level, went.count()) == (5, 0)


def test_the_wheel_changes_nothing(bar: LevelBar) -> None:
    bar.show_level(3)
    spot = QPointF(10, 10)
    wheel = QWheelEvent(
        spot,
        spot,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(bar, wheel)
    assert (bar.level, wheel.isAccepted()) == (3, False)


def test_a_fixed_bar_only_shows(bar: LevelBar, qtbot: QtBot) -> None:
    bar.show_level(2)
    bar.fix()
    given, cleared = QSignalSpy(bar.given), QSignalSpy(bar.cleared)
    qtbot.keyClick(bar, KEY.Key_4)
    qtbot.keyClick(bar, KEY.Key_Backspace)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert (given.count(), cleared.count(), bar.level) == (0, 0, 2)


def test_what_is_shown_is_told_to_nobody(bar: LevelBar) -> None:
    given = QSignalSpy(bar.given)
    bar.show_level(4)
    assert (given.count(), bar.level) == (0, 4)


def test_the_name_says_criterion_level_and_words_in_each_language(bar: LevelBar) -> None:
    bar.show_level(2)
    assert bar.accessibleName() == "Лидерство, уровень 2 из 5, Недостаточный"
    tongue.switch("en")
    assert bar.accessibleName() == "Лидерство, level 2 of 5, Недостаточный"


def test_the_name_says_when_a_level_is_only_looked_at(bar: LevelBar, qtbot: QtBot) -> None:
    assert bar.accessibleName() == "Лидерство, уровень не поставлен"
    qtbot.keyClick(bar, KEY.Key_Right)
    assert bar.accessibleName().endswith("Не проявлено, ещё не поставлен")


def test_readers_of_the_screen_find_a_group(bar: LevelBar) -> None:
    found = QAccessible.queryAccessibleInterface(bar)
    assert found is not None
    assert found.role() is QAccessible.Role.Grouping


@pytest.mark.parametrize("key", [KEY.Key_4, KEY.Key_0, KEY.Key_Return])
def test_a_key_that_is_held_down_gives_nothing_more(bar: LevelBar, key: KEY) -> None:
    bar.show_level(2)
    given, went = QSignalSpy(bar.given), QSignalSpy(bar.went_on)
    none = Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(QEvent.Type.KeyPress, key, none, "", autorep=True)
    QApplication.sendEvent(bar, held)
    assert (given.count(), went.count(), bar.level) == (0, 0, 2)
