"""Below the form: what was typed in is withdrawn by one person, and again by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.office.paper_forms import PaperForm


class WithdrawingPart(QWidget):
    """Only where a paper sheet stands.

    Signals
    -------
    wanted(): withdraw it, or confirm what another person said.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._means = Text("", "small", wrap=True)
        self.act = Button(phrase(T("paper_sheets.withdraw")), "", "ph.prohibit")
        self.act.clicked.connect(self.wanted)
        self.setLayout(column(self._means, row(self.act, None), gap=6))

    def show_form(self, form: PaperForm) -> None:
        """What a second person would confirm is told before."""
        self.setVisible(form.stands and not form.first)
        if form.withdrawing:
            said = {"name": form.withdrawing, "reason": form.why}
            self._means.say(phrase(T("paper_sheets.withdrawing_means"), **said))
            self.act.say(phrase(T("paper_sheets.withdraw_confirm")))
        else:
            self._means.say(phrase(T("paper_sheets.withdraw_means")))
            self.act.say(phrase(T("paper_sheets.withdraw")))
