"""Words that need more lines have them in the next pass of events, however deep they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import card, column, frame, holder, row
from commission_app.views.kit.scroll import Fitting, Scroll
from commission_app.views.kit.text import Text
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHORT, LONG = "Хаттама", "Комиссия отырысында қабылданған шешім хаттамаға енгізіледі. " * 4
WIDE, FRAMES = 420, 5


class Watched(Text):
    """Words that remember how many lines they lacked each time they were painted."""

    def __init__(self, words: str = SHORT) -> None:
        super().__init__(words, wrap=True)
        self.lacked: list[int] = []

    @override
    def paintEvent(self, event: QEvent) -> None:
        self.lacked.append(self.heightForWidth(self.width()) - self.height())


def deep(text: Text) -> QWidget:
    """Frames with a layout within a layout, one in the other."""
    found: QWidget = holder(column(text))
    for _ in range(FRAMES):
        found = frame("notice", row((column(None, Text("1"), found, None), 1), Text("2")))
    return found


@pytest.fixture(params=[Scroll, Fitting])
def page(qtbot: QtBot, request: pytest.FixtureRequest) -> tuple[QWidget, list[Watched]]:
    """Three words on a page, in a window as high as they need now."""
    words = [Watched() for _ in range(3)]
    content = holder(column(*(card(deep(one)) for one in words)))
    window = holder(column((request.param(content), 1)))
    qtbot.addWidget(window)
    window.resize(WIDE, content.heightForWidth(WIDE))
    window.show()
    qtbot.waitExposed(window)
    qtbot.wait(20)
    assert not clipped(window)
    return window, words


def test_longer_words_are_never_painted_without_their_lines(
    page: tuple[QWidget, list[Watched]], qtbot: QtBot
) -> None:
    """Qt tells one frame a pass: they were cut off while the bar of the page appeared."""
    window, words = page
    for more in range(1, 5):  # the bar appears with one of them
        for one in words:
            one.lacked.clear()
            one.say(LONG[: 60 * more])
        QApplication.processEvents()
        assert not clipped(window)
        qtbot.wait(20)
        assert not [lacked for one in words for lacked in one.lacked if lacked > 0]
        assert not clipped(window)


def test_words_of_another_language_have_their_lines(qtbot: QtBot) -> None:
    words = [Text(phrase(T("schedule.problems_means")), wrap=True) for _ in range(3)]
    window = holder(column((Scroll(holder(column(*map(deep, words)))), 1)))
    qtbot.addWidget(window)
    window.resize(WIDE, 500)
    window.show()
    for language in ("kk", "en", "ru", "kk"):
        tongue.switch(language)
        QApplication.processEvents()
        assert not clipped(window)


def test_a_page_that_was_hidden_comes_with_room_for_what_it_says(qtbot: QtBot) -> None:
    pages, words = QStackedWidget(), Watched()
    pages.addWidget(QWidget())
    pages.addWidget(holder(column(deep(words), None)))
    window = holder(column((pages, 1)))
    qtbot.addWidget(window)
    window.resize(WIDE, 700)
    window.show()
    pages.setCurrentIndex(1)
    qtbot.wait(20)
    pages.setCurrentIndex(0)
    words.say(LONG)
    qtbot.wait(20)
    words.lacked.clear()
    pages.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(words.lacked))
    assert max(words.lacked) <= 0


def test_words_that_are_gone_by_then_ask_for_nothing(qtbot: QtBot) -> None:
    words = Text(SHORT, wrap=True)
    window = holder(column(words))
    qtbot.addWidget(window)
    words.say(LONG)
    words.deleteLater()
    QCoreApplication.sendPostedEvents(words, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
