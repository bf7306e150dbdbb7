"""The panel shows one thing in detail; Esc closes it and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QLineEdit

from commission_app.views.kit.buttons import Button
from commission_app.views.kit.side_panel import WIDTH, SidePanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(qtbot: QtBot) -> SidePanel:
    found = SidePanel()
    qtbot.addWidget(found)
    found.open("К-0226")
    with qtbot.waitActive(found):
        found.activateWindow()
    return found


def shown(panel: SidePanel) -> list[str]:
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]


def test_it_has_its_width_and_its_head(panel: SidePanel) -> None:
    assert (panel.width(), shown(panel)) == (WIDTH, ["К-0226"])


def test_new_content_takes_the_place_of_the_old(panel: SidePanel, qtbot: QtBot) -> None:
    panel.fill(QLabel("Первый"))
    panel.fill(QLabel("Второй"), QLabel("Третий"))
    qtbot.waitUntil(lambda: shown(panel) == ["К-0226", "Второй", "Третий"])


def test_esc_in_a_field_closes_it(panel: SidePanel, qtbot: QtBot) -> None:
    field = QLineEdit()
    panel.fill(field)
    closed = QSignalSpy(panel.closed)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (closed.count(), panel.isVisible()) == (1, False)


def test_alt_and_arrows_ask_for_the_neighbours(panel: SidePanel, qtbot: QtBot) -> None:
    before, after = QSignalSpy(panel.previous_wanted), QSignalSpy(panel.next_wanted)
    qtbot.keyClick(panel, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(panel, Qt.Key.Key_Up, ALT)
    assert (before.count(), after.count()) == (1, 1)


def test_acts_stand_at_the_bottom(panel: SidePanel, qtbot: QtBot) -> None:
    act = Button("Исправить")
    panel.resize(panel.width(), 600)
    panel.fill(QLabel("Имя"))
    panel.act(act)
    qtbot.waitUntil(lambda: act.y() > 500)


def test_a_panel_without_neighbours_has_only_a_cross(qtbot: QtBot) -> None:
    panel = SidePanel(neighbours=False)
    qtbot.addWidget(panel)
    assert [one.accessibleName() for one in panel.findChildren(Button)] == ["Закрыть"]
