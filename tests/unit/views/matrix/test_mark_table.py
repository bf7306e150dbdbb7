"""Marks of a revealed sheet: every criterion with its level, and the comment under its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from commission_app.domain.language import Trilingual
from commission_app.services.office.cell import GivenMark
from commission_app.views.matrix.mark_table import MarkTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def mark(code: str, level: int, comment: str = "") -> GivenMark:
    return GivenMark(code, Trilingual(code, f"Критерий {code}", code), level, comment)


def test_level_name_and_comment_stand_together(qtbot: QtBot) -> None:
    marks = [mark("C1", 4, "Нақты."), mark("C2", 2), mark("C3", 5), mark("C4", 3)]
    table = MarkTable(marks)
    qtbot.addWidget(table)
    said = [one.text() for one in table.findChildren(QLabel)]
    assert said == ["4", "Критерий C1", "«Нақты.»", "2", "Критерий C2", *said[5:]]
    assert said[5:] == ["5", "Критерий C3", "3", "Критерий C4"]


def test_columns_are_read_from_top_to_bottom(qtbot: QtBot) -> None:
    table = MarkTable([mark(f"C{n}", n) for n in (1, 2, 3, 4, 5)])
    qtbot.addWidget(table)
    table.resize(900, 200)
    table.show()
    place = {
        one.text(): one.mapTo(table, one.rect().topLeft()) for one in table.findChildren(QLabel)
    }
    assert place["1"].y() < place["2"].y()
    assert place["2"].x() == place["1"].x() < place["3"].x() < place["5"].x()
