"""A list, and beside it the one a person is at; what to do first where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from commission_app.views.kit.layouts import card, column, frame, holder, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ListDetail(QStackedWidget):
    """Two cards side by side, or one with a word about why there is no list."""

    def __init__(
        self,
        listed: QWidget,
        detail: QWidget,
        nothing: QWidget,
        parts: tuple[int, int] = (0, 1),
    ) -> None:
        super().__init__()
        self.listed = frame("card", column(listed, gap=0, margins=(6, 6, 6, 6)))
        shown = frame("card", column(detail, gap=0, margins=(1, 1, 1, 1)))
        both = row((self.listed, parts[0]), (shown, parts[1]), gap=20)
        self.addWidget(holder(both))
        self.addWidget(holder(column(card(nothing), None)))

    def show_some(self, *, some: bool) -> None:
        """The list, or what to do first."""
        self.setCurrentIndex(0 if some else 1)
