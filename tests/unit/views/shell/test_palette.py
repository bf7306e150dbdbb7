"""Ctrl+K finds acts, pages, people and help by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from commission_app.services.day.today import ReadToday
from commission_app.views.shell.palette import Palette
from commission_app.views.support import tongue
from commission_app.views.support.desk import Place
from commission_app.views.support.tongue import said
from tests.support.keyboard import type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from commission_app.views.shell.work import Work


@pytest.fixture
def palette(qtbot: QtBot, shown: Work) -> Palette:
    palette = Palette(shown.window(), shown)
    palette.open_over()
    qtbot.waitUntil(lambda: shown.desk.runner.idle)
    return palette


def offered(palette: Palette) -> list[str]:
    return [said(one.title) for one in palette.offered()]


def test_begins_with_acts_and_pages(palette: Palette) -> None:
    assert "Заблокировать программу" in offered(palette)
    assert "Сегодня" in offered(palette)


def test_an_act_is_found_and_done_by_keys(palette: Palette, shown: Work, qtbot: QtBot) -> None:
    type_text(palette.field, "заблок")
    assert offered(palette)[0] == "Заблокировать программу"
    with qtbot.waitSignal(shown.desk.locked):
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)


def test_another_languages_word_finds_it_too(palette: Palette, qtbot: QtBot) -> None:
    type_text(palette.field, "құлып")
    assert offered(palette)[0] == "Заблокировать программу"


def test_arrows_choose_over_the_headings(palette: Palette, qtbot: QtBot) -> None:
    rows = [palette.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(12)]
    assert rows[0] is None
    first = palette.list.currentRow()
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentRow() == first == 1
    for _ in range(40):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
        assert palette.list.currentItem().data(Qt.ItemDataRole.UserRole) is not None


def test_a_person_of_todays_queue_is_found(palette: Palette, shown: Work, qtbot: QtBot) -> None:
    queue = ReadToday()(shown.desk._workspace).queue
    name = queue[0].card.names.ru
    type_text(palette.field, name.split()[0][:5].lower())
    assert name in offered(palette)
    with qtbot.waitSignal(shown.desk.going) as going:
        palette.list.itemClicked.emit(
            next(
                palette.list.item(n)
                for n in range(palette.list.count())
                if palette.list.item(n).text() == name
            )
        )
    assert going.args == [Place("score", queue[0].interview)]


def test_help_pages_are_offered_once_something_is_looked_for(
    palette: Palette, qtbot: QtBot
) -> None:
    assert "Клавиатура" not in offered(palette)
    type_text(palette.field, "клавиат")
    assert "Клавиатура" in offered(palette)
    with qtbot.waitSignal(palette.help_wanted) as wanted:
        qtbot.keyClick(palette.field, Qt.Key.Key_Enter)
    assert wanted.args == ["keyboard"]


def test_nothing_found_says_what_to_do(palette: Palette, qtbot: QtBot) -> None:
    type_text(palette.field, "xyzzy")
    assert offered(palette) == []
    assert palette._nothing.isVisibleTo(palette)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_escape_closes(palette: Palette, qtbot: QtBot) -> None:
    with qtbot.waitSignal(palette.destroyed):
        qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


def test_a_click_beside_closes(palette: Palette, shown: Work, qtbot: QtBot) -> None:
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.RightButton)
    assert palette.isVisible()
    with qtbot.waitSignal(palette.destroyed):
        qtbot.mouseClick(shown.status, Qt.MouseButton.LeftButton)


def test_focus_goes_back_where_it_was(shown: Work, qtbot: QtBot) -> None:
    button = shown.ways.menu_button
    button.setFocus()
    palette = Palette(shown.window(), shown)
    palette.open_over()
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert button.hasFocus()


def test_speaks_the_language_of_the_moment(qtbot: QtBot, shown: Work) -> None:
    tongue.switch("kk")
    palette = Palette(shown.window(), shown)
    assert "Бағдарламаны құлыптау" in offered(palette)
    palette.close()


def test_another_language_finds_anew(palette: Palette, qtbot: QtBot, shown: Work) -> None:
    type_text(palette.field, "заблок")
    assert offered(palette)[0] == "Заблокировать программу"
    tongue.switch("kk")
    qtbot.waitUntil(lambda: shown.desk.runner.idle)
    palette.field.clear()
    type_text(palette.field, "құлып")
    assert offered(palette)[0] == "Бағдарламаны құлыптау"


def test_no_row_is_cut(palette: Palette) -> None:
    rows = [palette.list.sizeHintForRow(n) for n in range(palette.list.count())]
    assert palette.list.height() in {sum(rows[:n]) for n in range(1, len(rows) + 1)}
