"""A day or a time is typed over what stands there, with the dots or without."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateTimeEdit

from commission_app.views.kit.choosing import DateTimeField

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("shape", "typed", "found"),
    [
        ("day", "26.11.2026", "26.11.2026"),
        ("day", "5.12.2026", "05.12.2026"),
        ("day", "05122026", "05.12.2026"),
        ("day", "5/1/2027", "05.01.2027"),
        ("day", "31.12.2026", "31.12.2026"),
        ("day", "31.12", "31.12.2026"),
        ("day", "29.02.2028", "29.02.2028"),
        ("moment", "5.12.2026 8:05", "05.12.2026 08:05"),
        ("moment", "311220261430", "31.12.2026 14:30"),
        ("time", "14:30", "14:30"),
        ("time", "0805", "08:05"),
    ],
)
@pytest.mark.parametrize("before", ["tabbed into", "all selected", "emptied", "at the start"])
def test_a_day_is_typed_as_people_write_it(
    qtbot: QtBot, shape: str, typed: str, found: str, before: str
) -> None:
    field = DateTimeField("День", shape)
    qtbot.addWidget(field)
    field.put(datetime(2026, 11, 30, 9, tzinfo=UTC))
    field.show()
    field.activateWindow()
    field.editor.setFocus(Qt.FocusReason.TabFocusReason)
    line = field.editor.lineEdit()
    if before == "all selected":
        line.selectAll()
    elif before == "emptied":
        line.clear()
    elif before == "at the start":
        line.home(False)
    qtbot.keyClicks(field.editor, typed)
    field.editor.clearFocus()
    assert field.editor.text() == found


@pytest.mark.parametrize(
    ("part", "typed", "found"),
    [("Month", "12", "30.12.2026"), ("Year", "2027", "30.11.2027"), ("Day", "7", "07.11.2026")],
)
def test_a_part_of_a_day_is_typed_alone(
    qtbot: QtBot, part: str, typed: str, found: str
) -> None:
    field = DateTimeField("День")
    qtbot.addWidget(field)
    field.put(date(2026, 11, 30))
    field.show()
    field.activateWindow()
    field.editor.setFocus()
    field.editor.setSelectedSection(getattr(QDateTimeEdit.Section, f"{part}Section"))
    qtbot.keyClicks(field.editor, typed)
    field.editor.clearFocus()
    assert field.editor.text() == found
