"""Fields with what there is to choose, and the search."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeAlias

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QListWidget, QStyle, QStyleOptionComboBox, QWidget

from commission_app.views.kit.choosing import Combo, ComboField, DateTimeField, SearchField
from commission_app.views.kit.layouts import column
from commission_app.views.support import tongue
from commission_app.views.support.words import phrase
from tests.support.keyboard import type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Searching: TypeAlias = tuple[QWidget, SearchField, QListWidget]  # the page lives as long
OPTIONS = [("a", phrase("kit.cancel")), ("b", "Заочная")]


def test_a_choice_of_a_person_is_told_and_one_of_the_program_is_not(qtbot: QtBot) -> None:
    field = ComboField("Форма", OPTIONS)
    qtbot.addWidget(field)
    chosen = QSignalSpy(field.chosen)
    field.choose("b")
    assert (field.key, chosen.count()) == ("b", 0)
    qtbot.keyClick(field.editor, Qt.Key.Key_Up)
    assert (field.key, list(chosen.at(0))) == ("a", ["a"])


def test_options_follow_the_language_and_keep_the_choice(qtbot: QtBot) -> None:
    field = ComboField("Форма", OPTIONS)
    qtbot.addWidget(field)
    assert field.key == ""
    field.choose("a")
    tongue.switch("en")
    assert (field.editor.currentText(), field.key) == ("Cancel", "a")
    field.offer([("c", "В"), *OPTIONS])
    assert field.key == "a"
    field.offer([("c", "В")])
    assert field.key == ""


def test_a_moment_is_kept_to_the_minute(qtbot: QtBot) -> None:
    field = DateTimeField("Время", "moment")
    qtbot.addWidget(field)
    changed = QSignalSpy(field.changed)
    moment = datetime.combine(date(2026, 11, 24), time(18, 5))
    field.put(moment)
    assert field.moment == moment
    assert (field.editor.text(), changed.count()) == ("24.11.2026 18:05", 0)
    field.editor.stepBy(1)
    assert changed.count() == 1


def test_days_and_times_stand_alone(qtbot: QtBot) -> None:
    day, hour = DateTimeField("День"), DateTimeField("Час", "time")
    for field in (day, hour):
        qtbot.addWidget(field)
    day.put(date(2026, 2, 28))
    hour.put(time(9, 30))
    assert (day.day, day.editor.text()) == (date(2026, 2, 28), "28.02.2026")
    assert (hour.time, hour.editor.text()) == (time(9, 30), "09:30")


def test_what_stands_in_a_moment_can_be_read(qtbot: QtBot) -> None:
    field = DateTimeField("Время", "moment")
    qtbot.addWidget(field)
    field.resize(240, 80)
    field.show()
    needed = field.editor.fontMetrics().horizontalAdvance(field.editor.text())
    assert field.editor.lineEdit().width() > needed


def test_the_search_asks_at_once_and_esc_empties_it(qtbot: QtBot) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    asked = QSignalSpy(field.asked)
    qtbot.keyClicks(field, "ka ")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    found = [list(asked.at(n)) for n in range(asked.count())]
    assert found == [["k"], ["ka"], ["ka"], [""]]
    assert (field.placeholderText(), field.accessibleName()) == ("Поиск", "Поиск")


def test_down_leaves_the_search_for_the_list(qtbot: QtBot) -> None:
    field = SearchField("Имя")
    qtbot.addWidget(field)
    wanted = QSignalSpy(field.down_wanted)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert wanted.count() == 1


def test_words_are_elided_where_the_style_would_cut_them(qtbot: QtBot) -> None:
    field = Combo()
    qtbot.addWidget(field)
    field.addItem("Шешімді кейінге қалдыру")
    field.show()
    option = QStyleOptionComboBox()
    for width in range(140, 260):
        field.resize(width, 34)
        field.initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        whole = QStyle.ComplexControl.CC_ComboBox
        room = field.style().subControlRect(whole, option, edit, field).width()
        assert field.fontMetrics().horizontalAdvance(field._fitting) <= room
    assert not field.cut
    field.addItems(["Бәрі: 22", "Ұсынылған: 1"])
    for place in range(field.count()):
        field.setCurrentIndex(place)
        field.resize(field.sizeHint())
        assert not field.cut


def test_what_is_too_long_for_the_field_stands_below_in_full(qtbot: QtBot) -> None:
    name = "Абдрахманова Гүлжайна Қайырбекқызы"
    field = ComboField("Кандидат", [("a", name), ("b", "Ли")])
    qtbot.addWidget(field)
    field.resize(160, 90)
    field.show()
    field.choose("a")
    assert (field.editor.cut, field._message.isVisible()) == (True, True)
    assert field._message.text() == name
    field.choose("b")
    assert (field.editor.cut, field._message.isVisible()) == (False, False)
    field.choose("a")
    field.resize(600, 90)
    qtbot.waitUntil(lambda: not field._message.isVisible())


@pytest.fixture
def searching(qtbot: QtBot) -> Searching:
    """A search above a list that has the keys."""
    page = QWidget()
    search, names = SearchField(), QListWidget()
    names.addItems(["Касымов", "Ли"])
    page.setLayout(column(search, names))
    search.take_letters(names)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    names.setFocus()
    return page, search, names


@pytest.mark.parametrize(("typed", "found"), [("К", "К"), ("7", "7"), (" ", ""), ("-", "")])
def test_what_is_typed_into_a_list_is_looked_for(
    qtbot: QtBot, searching: Searching, typed: str, found: str
) -> None:
    _, page, names = searching
    type_text(names, typed)
    assert page.text() == found
    assert page.hasFocus() is bool(found)


def test_a_letter_goes_on_after_the_words_that_stand_there(searching: Searching) -> None:
    _, page, names = searching
    page.setText("Ка")
    names.setFocus()
    type_text(names, "с")
    assert page.text() == "Кас"


def test_a_command_is_nothing_to_look_for(qtbot: QtBot, searching: Searching) -> None:
    _, page, names = searching
    qtbot.keyClick(names, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.text() == ""


def test_digits_are_left_to_a_list_where_they_mean_something(searching: Searching) -> None:
    _, page, names = searching
    page.take_letters(names, digits=False)
    type_text(names, "1")
    assert page.text() == ""
    type_text(names, "К")
    assert page.text() == "К"


def test_a_search_that_is_not_shown_takes_no_letters(searching: Searching) -> None:
    _, page, names = searching
    page.hide()
    type_text(names, "К")
    assert page.text() == ""
