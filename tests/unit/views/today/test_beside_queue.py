"""A low window keeps the candidate and the warnings in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.text import Text
from commission_app.views.today.beside_queue import LOW, BesideQueue

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_figures_go_below_what_is_to_be_done_in_a_low_window_and_come_back(
    qtbot: QtBot,
) -> None:
    figures, person, warning = Text("4 / 12"), Text("Алимова Тогжан"), Notices()
    warning.put("one", Notice("caution", "прервано"))
    window = QWidget()
    qtbot.addWidget(window)
    made = BesideQueue(figures, (person,), warning)
    made.more.setParent(window)
    made.setParent(window)
    window.resize(400, LOW + 50)
    made.resize(400, LOW)
    window.show()
    qtbot.waitUntil(lambda: figures.y() < person.y())
    made.resize(400, LOW - 1)
    qtbot.waitUntil(lambda: person.y() < warning.y() < figures.y())
    made.resize(400, LOW)
    qtbot.waitUntil(lambda: figures.y() < person.y() < warning.y())
