"""Pieces made late stand in the order of the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from commission_app.views.support.tab_order import tab_after, tab_before

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def form(qapp: QApplication) -> tuple[QWidget, list[QLineEdit]]:
    """Two fields with a label between, and two that were made later."""
    window = QWidget()
    layout = QVBoxLayout(window)
    fields = [QLineEdit(), QLineEdit()]
    layout.addWidget(fields[0])
    layout.addWidget(QLabel())
    layout.addWidget(fields[1])
    late = [QLineEdit(), QLineEdit()]
    for place, one in enumerate(late, 1):
        layout.insertWidget(place, one)
    return window, [fields[0], *late, fields[1]]


def seen_from(first: QWidget) -> list[QWidget]:
    """What Tab comes to, beginning here."""
    found: list[QWidget] = []
    one = first
    while one not in found:
        found.append(one)
        one = one.nextInFocusChain() or first
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_made_late_and_read_before_the_last(qapp: QApplication) -> None:
    window, seen = form(qapp)
    assert seen_from(seen[0]) != seen
    tab_before(seen[-1], seen[1:-1])
    assert seen_from(seen[0]) == seen
    assert window.isWindow()


def test_made_late_and_read_after_the_first(qapp: QApplication) -> None:
    window, seen = form(qapp)
    tab_after(seen[0], seen[1:-1])
    assert seen_from(seen[0]) == seen
    assert window.isWindow()
