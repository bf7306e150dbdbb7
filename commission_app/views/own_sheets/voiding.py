"""A sheet that was given to the wrong person is made void, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.layouts import column, holder
from commission_app.views.own_sheets.panel import Panel
from commission_app.views.own_sheets.sheet_lines import name_of
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.day.own_sheets import OwnSheet


class VoidPanel(Panel):
    """What will happen, the reason, and the act.

    Signals
    -------
    wanted(str): make it void, with this reason.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(phrase(T("own_sheets.void_title")))
        self.reason = AreaField(phrase(T("own_sheets.reason")), required=True, lines=3)
        self.reason.hint(phrase(T("own_sheets.void_example")))
        self.reason.changed.connect(self._well)
        self.act = Button(phrase(T("own_sheets.void_act")), "danger", "ph.prohibit")
        self.act.clicked.connect(self._want)
        self._of = ""
        page = holder(column(self.reason, None, margins=(24, 8, 24, 0)))
        self.fill(page, self.act)
        self.first_field = self.reason

    def show_sheet(self, sheet: OwnSheet) -> None:
        """Whose sheet it is; words that were written for it stay."""
        whose = joined(name_of(sheet), sheet.interview, between=", ")
        self.about.say(phrase(T("own_sheets.void_means"), whose=whose))
        if sheet.current.digest != self._of:
            self._of = sheet.current.digest
            self.reason.put("")
            self._well()

    def _well(self) -> None:
        self.reason.error()
        self.refuse(None)

    def _want(self) -> None:
        if self.reason.text:
            self.wanted.emit(self.reason.text)
            return
        self.reason.error(phrase(T("own_sheets.reason_needed")))
        self.reason.setFocus()
