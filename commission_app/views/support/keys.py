"""Keys as they are printed, whatever layout is on: on the Kazakh one the digits are letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

# The row of digits on the Kazakh layout of Windows and X, the digit its place in the row.
_KAZAKH_ROW = {letter: digit for digit, letter in enumerate('Қ"ӘІҢҒ,.ҮҰ')}
_CYRILLIC = "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬ"
_LATIN = "QWERTYUIOPASDFGHJKLZXCVBNM"
_LETTERS = dict(zip(_CYRILLIC, _LATIN, strict=True))


def digit(event: QKeyEvent) -> int | None:
    """The digit printed on the key."""
    sign = _sign(event)
    return int(sign) if sign and sign in "0123456789" else _KAZAKH_ROW.get(sign)


def letter(event: QKeyEvent) -> str:
    """The capital Latin letter printed on the key, "" for every other key."""
    sign = _sign(event)
    found = _LETTERS.get(sign, sign)
    return found if found and found in _LATIN else ""


def _sign(event: QKeyEvent) -> str:
    code = event.key()
    return chr(code) if 0x20 <= code < 0x10000 else ""
