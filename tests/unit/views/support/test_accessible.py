"""Painted pieces tell their role; Qt's own widgets keep theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from commission_app.views.support.accessible import announce, tell_roles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Strip(QWidget):
    accessible_role = QAccessible.Role.AlertMessage


def role(widget: QWidget) -> QAccessible.Role:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.role()


def test_a_widget_with_a_role_has_it(qtbot: QtBot) -> None:
    tell_roles()
    strip = Strip()
    qtbot.addWidget(strip)
    assert role(strip) is QAccessible.Role.AlertMessage


def test_a_button_stays_a_button(qtbot: QtBot) -> None:
    tell_roles()
    button = QPushButton("Сдать")
    qtbot.addWidget(button)
    assert role(button) is QAccessible.Role.Button


def test_news_can_be_told_with_nobody_listening(qtbot: QtBot) -> None:
    strip = Strip()
    qtbot.addWidget(strip)
    announce(strip, "Сохранено")
    announce(strip, "Флешку вынули", urgent=True)
    assert not QAccessible.isActive()
