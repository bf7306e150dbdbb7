"""A sitting is opened: its number, of the whole commission or of a panel, and the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from commission_app.domain.language import Bilingual
from commission_app.services.sittings import OpenSitting
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column
from commission_app.views.kit.text import Text
from commission_app.views.sitting.aside import Aside
from commission_app.views.sitting.words import FORMS
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.commission import Form
    from commission_app.services.office.sitting import SittingLine
    from commission_app.views.support.desk import Desk


class OpeningAside(Aside):
    """Without a place the one of the requisites is taken.

    Signals
    -------
    opened(str): a sitting with this number goes on now.
    """

    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("sitting.open_title")), phrase(T("sitting.open_means")))
        self._desk = desk
        self._code = LineField(phrase(T("sitting.number")), required=True)
        self._form = Choice([(key, FORMS[key]) for key in ("plenary", "panel")])
        self._form.choose("plenary")
        self._kk = LineField(phrase(T("sitting.place_kk")))
        self._ru = LineField(phrase(T("sitting.place_ru")))
        hint = phrase(T("sitting.place_hint"))
        self._ru.hint(hint)
        act = Button(phrase(T("sitting.open_act")), "primary", "ph.scales")
        act.clicked.connect(self._open)
        for field in (self._code, self._kk, self._ru):
            field.editor.returnPressed.connect(self._open)
        form = column(Text(phrase(T("sitting.form")), "label"), self._form, gap=4)
        self.fill(self._code, form, self._kk, self._ru, acts=(act,))
        self.first = self._code

    def offer(self, known: tuple[SittingLine, ...]) -> None:
        """A number that is free."""
        taken = {one.code for one in known}
        number = next(n for n in range(1, len(taken) + 2) if str(n) not in taken)
        self._code.put(str(number))
        self._form.choose("plenary")  # what the sitting before was says nothing of this one
        self._kk.put("")
        self._ru.put("")
        self._code.error()
        self.begin()

    def _open(self) -> None:
        code = self._code.text
        if not code:
            self._code.error(phrase(T("sitting.number_needed")))
            self._code.setFocus()
            return
        place = Bilingual(self._kk.text, self._ru.text)
        named = place if place.kk or place.ru else None
        act = OpenSitting(code, cast("Form", self._form.key), named)
        self._desk.act(act, self, lambda _: self.opened.emit(code), self.refuse)
