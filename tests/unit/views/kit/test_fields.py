"""Fields say what is wrong below themselves and never change what was typed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel

from commission_app.views.kit.fields import AreaField, LineField, NumberField
from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.scroll import Scroll
from commission_app.views.support import tongue
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key


def texts(field: LineField | NumberField) -> list[str]:
    return [one.text() for one in field.findChildren(QLabel) if one.isVisible()]


def test_a_line_gives_its_text_without_spaces_around(qtbot: QtBot) -> None:
    field = LineField("Фамилия")
    qtbot.addWidget(field)
    changed = QSignalSpy(field.changed)
    field.put("  Касымова ")
    assert (field.text, changed.count()) == ("Касымова", 0)
    qtbot.keyClicks(field.editor, "x")
    assert changed.count() == 1


def test_an_error_stands_below_until_it_is_solved(qtbot: QtBot) -> None:
    field = LineField("ИИН")
    qtbot.addWidget(field)
    field.show()
    field.hint("12 цифр")
    field.error("11 цифр, нужно 12")
    assert texts(field) == ["ИИН", "11 цифр, нужно 12"]
    assert field.editor.accessibleDescription() == "11 цифр, нужно 12"
    assert (field.wrong, field.editor.property("tone")) == (True, "critical")
    field.error()
    assert texts(field) == ["ИИН", "12 цифр"]
    assert (field.wrong, field.editor.property("tone")) == (False, "")


def test_an_error_below_what_is_seen_comes_into_view(qtbot: QtBot) -> None:
    field = LineField("ИИН")
    scroll = Scroll(holder(column(QLabel("\n" * 40), field, QLabel("\n" * 40))))
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    with qtbot.waitActive(scroll):
        scroll.show()
        scroll.activateWindow()
    field.setFocus()
    field.error("В ИИН двенадцать цифр: сверьте его с удостоверением, знак за знаком.")
    qtbot.waitUntil(
        lambda: field.message.visibleRegion().boundingRect().size() == field.message.size()
    )


def test_what_is_required_is_said_in_words(qtbot: QtBot) -> None:
    field = LineField(phrase("kit.search"), required=True)
    qtbot.addWidget(field)
    field.show()
    assert texts(field) == ["Поиск", "обязательно"]
    assert field.editor.accessibleName() == "Поиск, обязательно"
    field.require(required=False)
    assert field.editor.accessibleName() == "Поиск"


def test_labels_and_placeholders_follow_the_language(qtbot: QtBot) -> None:
    field = LineField("x", placeholder=phrase("kit.search"))
    qtbot.addWidget(field)
    tongue.switch("kk")
    assert field.editor.placeholderText() == "Іздеу"


def test_tab_leaves_an_area(qtbot: QtBot) -> None:
    field = AreaField("Причина")
    qtbot.addWidget(field)
    changed = QSignalSpy(field.changed)
    field.put("Потому")
    assert (field.text, changed.count()) == ("Потому", 0)
    qtbot.keyClicks(field.editor, "\t")
    assert field.text == "Потому"
    qtbot.keyClicks(field.editor, "x")
    assert changed.count() == 1


@pytest.mark.parametrize(
    ("typed", "places", "value"),
    [
        ("24,75", 2, Decimal("24.75")),
        ("24.75", 2, Decimal("24.75")),
        ("1 000", 0, Decimal(1000)),
        ("24,75", 0, None),
        ("1001", 0, None),
        ("-1", 0, None),
        ("five", 0, None),
        ("NaN", 2, None),
        ("", 0, None),
    ],
)
def test_a_number_is_read_as_people_write_it(
    qtbot: QtBot, typed: str, places: int, value: Decimal | None
) -> None:
    field = NumberField("Балл", (0, 1000), places=places)
    qtbot.addWidget(field)
    field.editor.setFocus()
    qtbot.keyClicks(field.editor, typed)
    assert field.value == value
    assert field.editor.text() == typed
    assert field.wrong == (value is None and bool(typed))


def test_up_and_down_step_a_number_within_its_limits(qtbot: QtBot) -> None:
    field = NumberField("Мест", (1, 3))
    qtbot.addWidget(field)
    found: list[int | None] = []
    for key in (KEY.Key_Up, KEY.Key_Up, KEY.Key_Up, KEY.Key_Up, KEY.Key_Down):
        qtbot.keyClick(field.editor, key)
        found.append(field.whole)
    assert found == [1, 2, 3, 3, 2]


def test_a_number_can_be_empty_again(qtbot: QtBot) -> None:
    field = NumberField("Мест", (1, 3))
    qtbot.addWidget(field)
    field.put(Decimal(2))
    field.put(None)
    assert (field.value, field.whole, field.wrong) == (None, None, False)


def test_a_long_text_is_read_from_its_beginning(qtbot: QtBot) -> None:
    field = LineField("Должность")
    qtbot.addWidget(field)
    field.put("вице-президент Национальной академии образования")
    assert field.editor.cursorPosition() == 0
