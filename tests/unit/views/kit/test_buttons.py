"""Buttons: Enter presses like Space, and only when somebody means it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.paint import metrics
from commission_app.views.support import theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pressed(qtbot: QtBot) -> tuple[Button, list[str]]:
    button, seen = Button("Seal"), list[str]()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: seen.append("pressed"))
    return button, seen


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_a_button(
    pressed: tuple[Button, list[str]], qtbot: QtBot, key: Qt.Key
) -> None:
    button, seen = pressed
    qtbot.keyClick(button, key)
    assert seen == ["pressed"]


def test_enter_that_is_still_held_down_presses_nothing(
    pressed: tuple[Button, list[str]],
) -> None:
    button, seen = pressed
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE, "\r", autorep=True)
    QApplication.sendEvent(button, held)
    assert seen == []


def test_ctrl_enter_is_the_screens(pressed: tuple[Button, list[str]], qtbot: QtBot) -> None:
    button, seen = pressed
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen == []


def test_enter_chooses_and_leaves_what_is_chosen_to_the_form(qtbot: QtBot) -> None:
    choice = Choice([("a", "A"), ("b", "B")])
    qtbot.addWidget(choice)
    choice.choose("a")
    qtbot.keyClick(choice.button("b"), Qt.Key.Key_Return)
    assert choice.key == "b"
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE, "\r")
    again.accept()
    choice.button("b").keyPressEvent(again)
    assert not again.isAccepted()


def test_a_tab_is_as_wide_as_its_words_when_they_are_bold(qtbot: QtBot) -> None:
    tabs = Choice((("a", "Да"), ("b", "Документы")), "tab")
    qtbot.addWidget(tabs)
    for key, words in (("a", "Да"), ("b", "Документы")):
        bold = metrics(theme.density().body, 600).horizontalAdvance(words)
        assert bold + 8 <= tabs.button(key).sizeHint().width() <= bold + 24
