"""The audit finds what is squeezed, untranslated or nameless, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from commission_app.views.kit.layouts import column, holder
from commission_app.views.support.audit import clipped, nameless, untranslated

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "Принятие решений и управление ресурсами"


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = holder(column(*widgets))
    qtbot.addWidget(page)
    page.show()
    return page


def test_words_with_room_are_no_finding(qtbot: QtBot) -> None:
    wrapped = QLabel(LONG)
    wrapped.setWordWrap(True)
    assert clipped(shown(qtbot, QLabel(LONG), wrapped, QPushButton(LONG))) == []


@pytest.mark.parametrize("wrap", [False, True])
def test_a_squeezed_label_is_found(qtbot: QtBot, wrap: bool) -> None:
    label = QLabel(LONG)
    label.setWordWrap(wrap)
    page = shown(qtbot, label)
    label.setFixedSize(120, 18)
    qtbot.waitUntil(lambda: label.width() == 120)
    (found,) = clipped(page)
    assert LONG in found
    assert "120×18" in found


def test_a_word_wider_than_its_wrapped_label_is_found(qtbot: QtBot) -> None:
    label = QLabel("Противоречие")
    label.setWordWrap(True)
    page = shown(qtbot, label)
    label.setFixedSize(30, 90)
    qtbot.waitUntil(lambda: label.width() == 30)
    assert len(clipped(page)) == 1


def test_a_squeezed_button_is_found(qtbot: QtBot) -> None:
    button = QPushButton(LONG)
    page = shown(qtbot, button)
    button.setFixedWidth(60)
    qtbot.waitUntil(lambda: button.width() == 60)
    assert len(clipped(page)) == 1


def test_what_is_hidden_is_no_finding(qtbot: QtBot) -> None:
    label = QLabel(LONG)
    page = shown(qtbot, label)
    label.setFixedWidth(20)
    label.hide()
    assert clipped(page) == []


def test_keys_and_empty_places_are_untranslated(qtbot: QtBot) -> None:
    named = QLabel("Имя")
    named.setAccessibleName("kit.cancel")
    page = shown(qtbot, named, QLabel("{n} листов"), QLabel("zayavki.xlsx прочитан"))
    assert untranslated(page) == ["kit.cancel", "{n} листов"]


def test_a_field_without_a_name_is_found(qtbot: QtBot) -> None:
    good = QLineEdit()
    good.setAccessibleName("Фамилия")
    assert nameless(shown(qtbot, good, QLineEdit(), QPushButton("Сдать"))) == ["QLineEdit"]


def test_the_words_of_an_icon_are_not_drawn_and_cannot_be_cut(qtbot: QtBot) -> None:
    drawn, written = QToolButton(), QToolButton()
    picture = QPixmap(16, 16)
    picture.fill()
    for button in (drawn, written):
        button.setText(LONG)
        button.setFixedWidth(10)
    drawn.setIcon(QIcon(picture))
    assert len(clipped(shown(qtbot, drawn, written))) == 1
