"""The commission's name, and the order that composed it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.domain.language import Bilingual
from commission_app.services.people.membership import ChangeCommission
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import DateTimeField
from commission_app.views.kit.fields import AreaField, LineField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.people.members import CommissionSeen
    from commission_app.views.support.desk import Desk


class OrderForm(FormPanel):
    """What the protocol cites as its basis.

    Signals
    -------
    done(): it was recorded.
    """

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        means = phrase(T("commission.order_means"))
        super().__init__(phrase(T("commission.order_title")), means)
        self._desk = desk
        self.number = LineField(phrase(T("commission.order_number")))
        self.number.editor.setMaxLength(60)
        self.day = DateTimeField(phrase(T("commission.order_day")))
        self.name_ru = AreaField(phrase(T("commission.heading_ru")))
        self.name_kk = AreaField(phrase(T("commission.heading_kk")))
        act = Button(phrase(T("commission.order_act")), "primary", "ph.check")
        act.clicked.connect(self._do)
        self.lay(self.number, self.day, self.name_ru, self.name_kk, acts=(act,))
        self.first = self.number

    def ask(self, seen: CommissionSeen) -> None:
        """As it stands now."""
        self.number.put(seen.order_number)
        told = seen.order_date
        self.day.put(date.fromisoformat(told) if told else self._desk.now().date())
        self.name_ru.put(seen.title.ru)
        self.name_kk.put(seen.title.kk)
        self.begin()

    def _do(self) -> None:
        self.forgive()
        number = self.number.text
        day = self.day.day.isoformat() if number else ""
        title = Bilingual(self.name_kk.text, self.name_ru.text)
        act = ChangeCommission(title, number, day)
        self._desk.act(act, self, lambda _: self.done.emit(), self.refuse)
