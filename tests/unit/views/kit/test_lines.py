"""Rows of two lines: chosen by arrows, opened by Enter, kept while they are shown anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from commission_app.views.kit.lines import Line, Lines

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key


def rows(*keys: str, word: str = "готова") -> list[Line]:
    return [Line(key, f"Имя {key}", f"К-{key}", word, ("ph.check", "good")) for key in keys]


@pytest.fixture
def lines(qtbot: QtBot) -> Lines:
    found = Lines("Листы")
    qtbot.addWidget(found)
    found.show_lines(rows("a", "b", "c"), "b")
    found.resize(400, 300)
    found.show()
    return found


def test_arrows_choose_and_enter_opens(lines: Lines, qtbot: QtBot) -> None:
    chosen, opened = QSignalSpy(lines.chosen), QSignalSpy(lines.opened)
    assert lines.key == "b"
    qtbot.keyClick(lines, KEY.Key_Down)
    qtbot.keyClick(lines, KEY.Key_Return)
    assert (chosen.count(), chosen.at(0)[0], opened.at(0)[0]) == (1, "c", "c")


def test_showing_and_choosing_tell_nobody(lines: Lines) -> None:
    chosen = QSignalSpy(lines.chosen)
    lines.show_lines(rows("c", "b"), "c")
    assert lines.key == "b", "what was chosen stays chosen"
    lines.show_lines(rows("c", "d"), "d")
    assert lines.key == "d"
    assert lines.choose("c")
    assert not lines.choose("x")
    assert (lines.key, chosen.count()) == ("c", 0)


def test_the_same_rows_are_not_drawn_anew(lines: Lines) -> None:
    model = lines.model()
    reset, changed = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    lines.show_lines(rows("a", "b", "c"), "a")
    assert (reset.count(), changed.count()) == (0, 0)
    lines.show_lines(rows("a", "b", "c", word="не подходит"), "a")
    assert (reset.count(), changed.count(), lines.key) == (0, 1, "b")


def test_a_reader_of_the_screen_hears_the_whole_row(lines: Lines) -> None:
    spoken = lines.model().data(lines.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Имя b, К-b, готова"


def test_esc_is_left_to_the_screen(lines: Lines, qtbot: QtBot) -> None:
    opened = QSignalSpy(lines.opened)
    qtbot.keyClick(lines, KEY.Key_Escape)
    assert (lines.key, opened.count()) == ("b", 0)


def test_a_name_that_is_too_long_has_two_lines_where_words_wrap(qtbot: QtBot) -> None:
    long = "Кудайбергенова-Мукаметжанова Жанылсын Сейткалиевна"
    shown = [Line("a", "Имя", "К-1", ""), Line("b", long, "К-2", "")]
    found, cut = Lines("Листы", low=True, wrap=True), Lines("Листы", low=True)
    for one in (found, cut):
        qtbot.addWidget(one)
        one.resize(240, 400)
        one.show()
        one.show_lines(shown)
    one, two = (found.sizeHintForRow(row) for row in (0, 1))
    assert one < two
    assert cut.sizeHintForRow(0) == cut.sizeHintForRow(1) == one
    found.resize(700, 400)
    assert found.sizeHintForRow(1) == one


def test_a_state_that_has_no_room_beside_the_lower_line_stands_below(qtbot: QtBot) -> None:
    shown = [Line("a", "Имя", "заместитель председателя", "по болезни, справка есть")]
    found = Lines("Листы", low=True, wrap=True)
    qtbot.addWidget(found)
    found.show_lines(shown)
    found.resize(240, 400)
    found.show()
    narrow = found.sizeHintForRow(0)
    found.resize(700, 400)
    assert found.sizeHintForRow(0) < narrow


def test_as_high_as_its_rows_at_every_width(qtbot: QtBot) -> None:
    found = Lines("Листы", low=True, wrap=True)
    qtbot.addWidget(found)
    found.show_lines([Line("a", "слово " * 12, "", ""), *rows("b", "c")])
    found.show()
    found.resize(900, 100)
    found.fit(2)
    wide = found.height()
    found.resize(300, wide)
    assert found.height() > wide
    assert found.height() == found.sizeHintForRow(0) + found.sizeHintForRow(1)


def test_rows_grow_when_only_the_width_is_another(qtbot: QtBot) -> None:
    shown = [Line("a", "Имя", "заместитель председателя", "не отмечен", ("ph.minus", "soft"))]
    found = Lines("Листы", low=True, wrap=True)
    qtbot.addWidget(found)
    found.show_lines([*shown, *rows("b")])
    found.resize(400, 300)
    found.show()
    second = found.model().index(1, 0)
    wide = found.visualRect(second).top()
    found.resize(270, 300)
    qtbot.waitUntil(lambda: found.visualRect(second).top() > wide)


def test_rows_grow_when_more_is_said_of_the_same_things(qtbot: QtBot) -> None:
    found = Lines("Листы", low=True, wrap=True)
    qtbot.addWidget(found)
    found.show_lines(rows("a", "b"))
    found.resize(270, 300)
    found.show()
    second = found.model().index(1, 0)
    before = found.visualRect(second).top()
    said = Line("a", "Имя", "председатель, ведёт заседание", "здесь с 06:52")
    found.show_lines([said, *rows("b")])
    qtbot.waitUntil(lambda: found.visualRect(second).top() > before)


def test_the_chosen_row_stays_in_sight_where_there_is_less_room(lines: Lines) -> None:
    keys = tuple(f"k{n}" for n in range(20))
    lines.show_lines(rows(*keys), "k3")
    lines.choose("k3")
    assert lines.viewport().rect().contains(lines.visualRect(lines.currentIndex()))
    lines.resize(400, 100)
    assert lines.viewport().rect().contains(lines.visualRect(lines.currentIndex()))


def test_who_scrolled_away_from_the_chosen_row_is_left_there(lines: Lines) -> None:
    lines.show_lines(rows(*(f"k{n}" for n in range(20))), "k0")
    bar = lines.verticalScrollBar()
    bar.setValue(bar.maximum())
    lines.resize(400, 200)
    assert not lines.viewport().rect().intersects(lines.visualRect(lines.currentIndex()))
