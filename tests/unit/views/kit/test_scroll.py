"""A page that scrolls: what takes the focus is seen, whoever gave it the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.scroll import Fitting, Scroll, bring
from commission_app.views.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from pytestqt.qtbot import QtBot


def test_what_takes_the_focus_comes_into_view(qtbot: QtBot) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    fields = [QLineEdit() for _ in range(40)]
    for field in fields:
        layout.addWidget(field)
    scroll = Scroll(page)
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    scroll.show()
    scroll.activateWindow()
    qtbot.waitUntil(scroll.isActiveWindow)
    fields[30].setFocus()
    assert not fields[30].visibleRegion().isEmpty()
    fields[0].setFocus()
    assert not fields[0].visibleRegion().isEmpty()


def test_what_has_the_focus_stays_in_sight_where_a_notice_takes_the_room(
    qtbot: QtBot,
) -> None:
    field, notice = QLineEdit(), QLabel("\n" * 12)
    scroll = Scroll(holder(column(QLabel("\n" * 12), field)))
    page = holder(column((scroll, 1), notice))
    notice.hide()
    qtbot.addWidget(page)
    page.resize(300, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field.setFocus()
    notice.show()
    qtbot.waitUntil(lambda: scroll.height() < 200)
    assert field.visibleRegion().boundingRect().size() == field.size()


def test_what_is_taller_than_the_page_keeps_its_place_where_that_becomes_lower(
    qtbot: QtBot,
) -> None:
    tall = QWidget()
    tall.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    tall.setFixedHeight(1000)
    scroll = Scroll(holder(column(QLabel("\n"), tall)))
    qtbot.addWidget(scroll)
    scroll.resize(300, 400)
    scroll.show()
    scroll.activateWindow()
    qtbot.waitUntil(scroll.isActiveWindow)
    tall.setFocus()
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 10)
    bar.setValue(10)  # whoever knows its rows scrolls to one of them
    scroll.resize(300, 200)
    assert bar.value() == 10


def test_what_was_scrolled_away_stays_away_where_the_page_becomes_lower(qtbot: QtBot) -> None:
    field = QLineEdit()
    scroll = Scroll(holder(column(field, QLabel("\n" * 60))))
    qtbot.addWidget(scroll)
    scroll.resize(300, 400)
    scroll.show()
    scroll.activateWindow()
    qtbot.waitUntil(scroll.isActiveWindow)
    field.setFocus()
    scroll.verticalScrollBar().setValue(300)
    scroll.resize(300, 200)
    assert scroll.verticalScrollBar().value() == 300


def test_what_opens_below_is_brought_into_view_as_a_whole(qtbot: QtBot) -> None:
    form = QLabel("\n" * 8)
    form.hide()
    scroll = Scroll(holder(column(QLabel("\n" * 40), form)))
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    scroll.show()
    form.show()
    bring(form)
    qtbot.waitUntil(lambda: form.visibleRegion().boundingRect().size() == form.size())


class Counted(QLabel):
    """A label that counts how often it is given its look."""

    def __init__(self) -> None:
        super().__init__("words")
        self.looks = 0

    @override
    def changeEvent(self, event: QEvent) -> None:
        self.looks += event.type() is QEvent.Type.FontChange
        super().changeEvent(event)


def test_what_it_holds_is_given_its_look_once_however_deep_it_will_lie(qtbot: QtBot) -> None:
    """It was dressed anew with each parent: screens took twice the time to open."""
    label, direct = Counted(), Counted()
    page = holder(column(Scroll(holder(column(label))), direct))
    for _ in range(5):
        page = holder(column(page))
    qtbot.addWidget(page)
    page.show()
    assert label.isVisible()
    assert label.looks == direct.looks


def test_another_page_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    first, second = QLabel("first"), QLabel("second")
    scroll = Scroll(first)
    qtbot.addWidget(scroll)
    scroll.hold(second)
    scroll.show()
    assert scroll.widget() is second
    third = QLabel("third")
    scroll.hold(third)
    assert scroll.widget() is third
    assert third.isVisible()


def test_a_fitting_page_is_as_tall_as_its_content_and_scrolls_where_it_is_low(
    qtbot: QtBot,
) -> None:
    words = QLabel("\n" * 20)
    fitting = Fitting(holder(column(words)), 50)
    window = holder(column(None, fitting, None))
    qtbot.addWidget(window)
    window.resize(300, 900)
    window.show()
    qtbot.waitUntil(lambda: fitting.height() >= words.height() > 0)
    assert fitting.height() < 600
    window.resize(300, 60)
    qtbot.waitUntil(lambda: fitting.verticalScrollBar().maximum() > 0)
    assert fitting.height() >= 50


class Restless(Text):
    """Words that count how often they are sized."""

    def __init__(self, words: str) -> None:
        super().__init__(words, wrap=True)
        self.sized = 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sized += 1


@pytest.mark.parametrize("kind", [Scroll, Fitting])
def test_words_come_to_rest_at_every_height_of_the_window(
    qtbot: QtBot, kind: type[Scroll]
) -> None:
    """Where the bar takes a word's room, and the word a line more, and the line the bar."""
    words = [Restless("Слово и ещё слово " * many) for many in range(1, 7)]
    page = kind(holder(column(*words, None)))
    window = holder(column((page, 1)))
    qtbot.addWidget(window)
    window.resize(320, 400)
    window.show()
    QApplication.processEvents()
    for high in range(120, 420, 3):
        window.resize(320 + high % 5, high)
        for _ in range(6):
            QApplication.processEvents()
        before = [one.sized for one in words]
        for _ in range(6):
            QApplication.processEvents()
        assert [one.sized for one in words] == before, high
        assert all(one.height() >= one.heightForWidth(one.width()) for one in words), high
