"""A sheet as it will be printed, and the way to the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from commission_app.services.office.printing import NotePrinted, Page, PreviewPaper
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.page_view import PageView
from commission_app.views.kit.pdf import pictures
from commission_app.views.kit.text import Text
from commission_app.views.own_sheets.panel import Panel
from commission_app.views.own_sheets.sheet_lines import name_of
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.day.own_sheets import OwnSheet
    from commission_app.views.support.desk import Desk


class PrintPanel(Panel):
    """The preview is made of the bytes that are printed.

    Signals
    -------
    printed(): the pages went to a printer, and the diary says so.
    """

    printed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("own_sheets.print_title")))
        self._desk = desk
        self._interview, self._pdf = "", b""
        self.pages = PageView(phrase(T("own_sheets.print_title")))
        self._waiting = Text(phrase(T("own_sheets.print_waiting")), "soft")
        self._stack = QStackedWidget()
        self._stack.addWidget(holder(column(self._waiting, None, margins=(24, 0, 24, 0))))
        self._stack.addWidget(holder(column(self.pages, margins=(24, 0, 24, 0))))
        self.act = Button(phrase(T("own_sheets.print")), "primary", "ph.printer")
        self.act.clicked.connect(self._print)
        self.fill(self._stack, self.act)
        self.first_field = self.act

    def show_sheet(self, sheet: OwnSheet) -> None:
        """Ask for the paper; it comes a little later."""
        self._interview, self._pdf = sheet.interview, b""
        self.about.say(joined(name_of(sheet), sheet.interview, sheet.current.control))
        self._stack.setCurrentIndex(0)
        self.act.forbid(phrase(T("own_sheets.print_waiting")))
        self._desk.ask(PreviewPaper("sheets", sheet.interview), self, self._show)

    def _show(self, pages: tuple[Page, ...]) -> None:
        self._pdf = pages[0].pdf
        self.pages.show_document(self._pdf)
        self._stack.setCurrentIndex(1)
        self.act.forbid()
        self.act.setFocus()

    def _print(self) -> None:
        title = phrase(T("own_sheets.print_name"), interview=self._interview)
        if self._desk.files.print_pages(self, title, pictures(self._pdf)):
            act = NotePrinted("sheets", 1, self._interview)
            self._desk.act(act, self, lambda _: self.printed.emit())
