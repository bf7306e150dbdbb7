"""Keys are known by what is printed on them, on every layout of the country."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from commission_app.views.support.keys import digit, letter

KEY = Qt.Key


def pressed(key: int) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize(
    ("sign", "expected"),
    [("1", 1), ("0", 0), ('"', 1), ("Ә", 2), ("І", 3), ("Ң", 4), ("Ғ", 5), ("Қ", 0)],
)
def test_the_row_of_digits_gives_digits(sign: str, expected: int) -> None:
    assert digit(pressed(ord(sign))) == expected


@pytest.mark.parametrize("key", [ord("A"), ord("Ж"), KEY.Key_Left, KEY.Key_F1, KEY.Key_Space])
def test_other_keys_are_no_digits(key: int) -> None:
    assert digit(pressed(key)) is None


@pytest.mark.parametrize(("sign", "expected"), [("M", "M"), ("Ь", "M"), ("С", "C"), ("Т", "N")])
def test_letters_are_latin_ones(sign: str, expected: str) -> None:
    assert letter(pressed(ord(sign))) == expected


@pytest.mark.parametrize("key", [ord("1"), ord("Ә"), KEY.Key_Up, KEY.Key_Return])
def test_other_keys_are_no_letters(key: int) -> None:
    assert letter(pressed(key)) == ""
