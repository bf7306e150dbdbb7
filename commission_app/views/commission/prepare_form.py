"""Where the packages go, and their making with its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.commission.preparing import Preparing, Wanted
from commission_app.views.commission.words import next_label, prepare_words
from commission_app.views.handing_over.looking import LookForSticks
from commission_app.views.handing_over.stick_lines import best, key_of, lines_of
from commission_app.views.kit.busy import Busy
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import row
from commission_app.views.kit.lines import Lines
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from commission_app.services.day.sticks import Stick
    from commission_app.services.people.members import CommissionSeen, MemberLine
    from commission_app.shared.errors import UserError
    from commission_app.views.commission.preparing import Made
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

EVERY_MS, MOST, NAMED = 2000, 4, 6


class PrepareForm(FormPanel):
    """One member or several; a stick is chosen once for all of them.

    Signals
    -------
    made(object, object): what was made with its slips, and the refusal that ended it or None.
    """

    made = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("", phrase(T("commission.prepare_means")))
        self._desk = desk
        self._wanted: tuple[Wanted, ...] = ()
        self._folders: tuple[Path, ...] = ()
        self._sticks: dict[str, Stick] = {}
        self._choice, self._asking = "", False
        self._names = Text("", "strong", wrap=True)
        self._lost = Text("", "small", wrap=True)
        self.list = Lines(phrase(T("commission.prepare_where")), low=True)
        self._fault = Text("", "small", wrap=True)
        other = Button(phrase(T("commission.prepare_folder")), "link", "ph.folder-open")
        self._busy = Busy()
        self._act = Button(phrase(T("commission.prepare_act")), "primary", "ph.hard-drive")
        self._busy.hide()
        where = Text(phrase(T("commission.prepare_where")), "label")
        fields = (self._names, self._lost, where, self.list, self._fault, row(other, None))
        self.lay(*fields, acts=(self._busy, self._act))
        self._preparing = Preparing(desk, self)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._preparing.stepped.connect(self._step)
        self._preparing.ended.connect(self._end)
        self._busy.cancelled.connect(self._preparing.stop)
        self.list.chosen.connect(self._choose)
        other.clicked.connect(self._ask_folder)
        self._act.clicked.connect(self._do)
        self.first = other

    @property
    def going(self) -> bool:
        """Whether packages are being made."""
        return self._preparing.going

    def ask(self, members: Sequence[MemberLine], seen: CommissionSeen) -> None:
        """For these; a second laptop of a member takes the place of a lost one."""
        self._wanted = tuple(
            Wanted(member.code, member.names, next_label(seen, number))
            for number, member in enumerate(members)
        )
        states = {one.state for member in members for one in member.laptops}
        several = phrase_n(T("commission.prepare_several"), len(members))
        self.title.say(several if len(members) > 1 else prepare_words(members[0]))
        write = phrase_n(T("commission.prepare_all_act"), len(members))
        self._act.say(write if len(members) > 1 else phrase(T("commission.prepare_act")))
        self._names.say(_names(members))
        unheard = states == {"prepared"}
        lost = T("commission.slip_lost") if unheard else T("commission.prepare_lost")
        self._lost.say(phrase(lost))
        self._lost.setVisible(bool(states))
        self._show(tuple(self._sticks.values()))
        self.begin()
        self._look()

    def _look(self) -> None:
        if not self._asking and not self.going:
            self._asking = True
            self._desk.ask(LookForSticks(self._folders), self, self._show)

    def _show(self, sticks: tuple[Stick, ...]) -> None:
        self._asking = False
        self._sticks = {key_of(stick): stick for stick in sticks}
        found = best(sticks, self._choice)
        chosen = key_of(found) if found is not None else ""
        self.list.show_lines(lines_of(sticks, chosen), chosen)
        self.list.choose(chosen)
        self.list.fit(MOST)
        self.list.setVisible(bool(sticks))
        self._tell()
        if self._choice and self.first.hasFocus() and self._act.isEnabled():
            self._act.setFocus()  # a person chose the folder: what is left is to write

    def _choose(self, key: str) -> None:
        self._choice = key
        self.list.show_lines(lines_of(tuple(self._sticks.values()), key), key)
        self._tell()

    def _tell(self) -> None:
        stick = self._sticks.get(self.list.key)
        none = phrase(T("commission.prepare_no_stick"))
        fault = none if stick is None else stick.fault or ""
        self._fault.say(fault)
        self._fault.setVisible(bool(fault))
        self._fault.tone("critical" if stick is not None and fault else "")
        self._act.forbid(phrase(T("commission.prepare_going")) if self.going else fault)

    def _ask_folder(self) -> None:
        folder = self._desk.files.folder(self, phrase(T("commission.prepare_folder")))
        if folder is not None:
            self._folders = tuple(dict.fromkeys((*self._folders, folder)))
            self._choice = str(folder)
            self._asking = False
            self._look()

    def _do(self) -> None:
        stick = self._sticks.get(self.list.key)
        if stick is None or self.going:
            return
        self.forgive()
        self._busy.start("")
        self._preparing.start(self._wanted, stick.path)
        self._busy.setFocus()  # Esc stops what is going on, one more Enter does not
        self._tell()

    def _step(self, done: int, of: int) -> None:
        one = self._preparing.now
        names = one.names if one is not None else ""
        self._busy.step(phrase(T("commission.prepare_now"), name=names), done, of)
        self._busy.show()

    def _end(self, made: tuple[Made, ...], error: UserError | None) -> None:
        self._busy.hide()
        self._tell()
        if error is not None and not made:
            self.refuse(error)
            self.first.setFocus()
            self._look()
            return
        self.made.emit(made, error)

    @override
    def close_panel(self) -> None:
        """Not while packages are being made: their slips would be nowhere."""
        if not self.going:
            super().close_panel()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _names(members: Sequence[MemberLine]) -> Words:
    shown = [member.names for member in members[:NAMED]]
    more = len(members) - len(shown)
    rest = phrase_n(T("commission.and_more"), more) if more else ""
    return joined(*shown, rest, between="\n")
