"""A page that scrolls: what takes the focus is seen, whoever gave it the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from commission_app.views.kit.scroll import Scroll

if TYPE_CHECKING:
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
