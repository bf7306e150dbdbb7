"""Refused files with their reasons; nothing of them was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.handing_over.amounts import size_words
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import card, column, frame
from commission_app.views.kit.table import Column, Table
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.office.exchange import Quarantined


class Quarantine(QWidget):
    """The table, and the whole reason of the file a person is at."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = ""
        self.table: Table[Quarantined] = Table(
            COLUMNS, lambda one: one.name, name=phrase(T("exchange_screen.quarantine"))
        )
        self._means = Text(phrase(T("exchange_screen.quarantine_means")), "small", wrap=True)
        self._reason, self._file = Text("", "strong", wrap=True), Text("", "caption", wrap=True)
        self._whole = card(self._reason, self._file, gap=4)
        self._whole.hide()
        self._empty = Empty(
            "ph.check-circle",
            phrase(T("exchange_screen.nothing_refused")),
            phrase(T("exchange_screen.nothing_refused_means")),
        )
        box = column((self.table, 1), self._empty, gap=0, margins=(2, 2, 2, 2))
        self.setLayout(column(self._means, (frame("card", box), 1), self._whole, gap=8))
        self.table.chosen.connect(self._tell)

    def show_files(self, files: tuple[Quarantined, ...], folder: Path) -> None:
        """As they lie there now."""
        self._folder = str(folder)
        self.table.show_rows(files)
        for part in (self.table, self._means):
            part.setVisible(bool(files))
        self._empty.setVisible(not files)
        if files and self.table.current is None:
            self.table.go_to(0)
        if not files:
            self._whole.hide()

    def _tell(self, one: Quarantined | None) -> None:
        self._whole.setVisible(one is not None)
        if one is not None:
            self._reason.say(one.reason)
            self._file.say(joined(one.name, self._folder))


COLUMNS: tuple[Column[Quarantined], ...] = (
    Column("at", phrase(T("exchange_screen.refused_at")), lambda one: one.at, 150),
    Column(
        "reason",
        phrase(T("exchange_screen.why")),
        lambda one: one.reason,
        glyph=lambda _: ("ph.warning", "critical"),
        tone="text",
    ),
    Column(
        "size",
        phrase(T("exchange_screen.size")),
        lambda one: size_words(one.size),
        96,
        "right",
        sort=lambda one: one.size,
    ),
)
