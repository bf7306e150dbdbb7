"""Tab follows the eye also to pieces that were made after the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def tab_after(first: QWidget, parts: Iterable[QWidget]) -> None:
    """Tab goes from one to these, one after the other, and then on as before."""
    for part in parts:
        QWidget.setTabOrder(first, part)
        first = part


def tab_before(last: QWidget, parts: Iterable[QWidget]) -> None:
    """Tab goes through these just before it comes to that one."""
    first = last.previousInFocusChain() or last
    while first is not last and not first.focusPolicy() & Qt.FocusPolicy.TabFocus:
        first = first.previousInFocusChain() or last
    tab_after(first, parts)
