"""A panel's name, where its room may stand, and who sits on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from commission_app.domain.language import Bilingual
from commission_app.services.people.appointments import ChangePanel
from commission_app.services.scheduling import panel_code
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import AreaField, LineField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from commission_app.services.people.members import CommissionSeen, MemberLine
    from commission_app.services.people.schedule import ScheduleSeen
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

NEW, MOST = "+", 7
IN, OUT = ("ph.check-square", "link"), ("ph.square", "soft")


class MemberTicks(Lines):
    """Voting members; Space, Enter or a click ticks one.

    Signals
    -------
    turned(str): this member was ticked, or not any more.
    """

    turned = Signal(str)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.key:
            self.turned.emit(self.key)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.turned.emit(self.key)


class PanelForm(FormPanel):
    """Changes one panel, or forms a new one.

    Signals
    -------
    done(object): what was rearranged.
    """

    done = Signal(object)

    def __init__(self, desk: Desk) -> None:
        means = phrase(T("schedule.panels_means"))
        super().__init__(phrase(T("schedule.panels")), means)
        self._desk = desk
        self._seen: ScheduleSeen | None = None
        self._members: tuple[MemberLine, ...] = ()
        self._ticked: set[str] = set()
        self.panel = ComboField(phrase(T("schedule.panel")))
        self.title_ru = LineField(phrase(T("schedule.panel_ru")), required=True)
        self.title_kk = LineField(phrase(T("schedule.panel_kk")))
        who = Text(phrase(T("schedule.panel_members")), "label")
        self.members = MemberTicks(phrase(T("schedule.panel_members")), low=True, wrap=True)
        self.reason = AreaField(phrase(T("schedule.reason")), required=True, lines=2)
        act = Button(phrase(T("schedule.panel_act")), "primary", "ph.check")
        fields = (self.panel, self.title_ru, self.title_kk, who, self.members, self.reason)
        self.lay(*fields, acts=(act,))
        self.first = self.panel
        self.panel.chosen.connect(self._choose)
        self.members.turned.connect(self._turn)
        self.members.opened.connect(self._turn)
        act.clicked.connect(self._do)

    def ask(self, seen: ScheduleSeen, commission: CommissionSeen) -> None:
        """The panels as they are now."""
        self._seen = seen
        self._members = tuple(one for one in commission.members if one.votes)
        new = (NEW, phrase(T("schedule.panel_new")))
        self.panel.offer([*((one.code, one.title) for one in seen.panels), new])
        self.panel.choose(seen.panels[0].code if seen.panels else NEW)
        self.reason.put("")
        self.reason.error()
        self.reason.setVisible(seen.frozen)
        self._choose(self.panel.key)
        self.begin()

    def _choose(self, key: str) -> None:
        panels = self._seen.panels if self._seen else ()
        panel = next((one for one in panels if one.code == key), None)
        title = panel.title if panel else Bilingual("", "")
        self.title_ru.put(title.ru)
        self.title_kk.put(title.kk)
        self._ticked = {code for code, _ in panel.members} if panel else set()
        self._tell()

    def _turn(self, member: str) -> None:
        self._ticked ^= {member}
        self._tell()

    def _tell(self) -> None:
        self.members.show_lines([self._line(one) for one in self._members])
        self.members.fit(MOST)

    def _line(self, one: MemberLine) -> Line:
        inside = one.code in self._ticked
        others = ", ".join(code for code in one.panels if code != self.panel.key)
        where = ", ".join(one.panels)
        sits: Words = phrase(T("schedule.sits_in"), panels=where) if where else ""
        if inside and others:
            sits = phrase(T("schedule.sits_too"), panels=others)
        word = phrase(T("schedule.ticked")) if inside else ""
        return Line(one.code, one.names, sits, word, ("", "soft"), IN if inside else OUT)

    def _do(self) -> None:
        self.forgive()
        key = self.panel.key
        code = self._new_code() if key == NEW else key
        title = Bilingual(self.title_kk.text, self.title_ru.text)
        members = tuple(one.code for one in self._members if one.code in self._ticked)
        act = ChangePanel(code, title, members, self.reason.text)
        self._desk.act(act, self, self.done.emit, self._wrong)

    def _new_code(self) -> str:
        taken = {one.code for one in (self._seen.panels if self._seen else ())}
        codes = (panel_code(n) for n in range(len(taken) + 1))
        return next(code for code in codes if code not in taken)

    def _wrong(self, error: UserError) -> None:
        if error.key == "people.reason_frozen":
            self.reason.error(error)
            self.reason.setFocus()
        else:
            self.refuse(error)
