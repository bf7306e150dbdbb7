"""What sitting this is, where and since when; the projector, the protocol, its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import row
from commission_app.views.kit.text import Text
from commission_app.views.sitting.words import FORMS, NOTHING, sitting_words
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.office.sitting import SittingLine, SittingView
    from commission_app.views.support.words import Words


class SittingHead(QWidget):
    """A heading with its acts.

    Signals
    -------
    sitting_chosen(str): another sitting.
    open_wanted(), reopen_wanted(), close_wanted(), projector_wanted(), protocol_wanted().
    """

    sitting_chosen = Signal(str)
    open_wanted = Signal()
    reopen_wanted = Signal()
    close_wanted = Signal()
    projector_wanted = Signal()
    protocol_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[SittingLine, ...] = ()
        self._code = ""
        self._title, self._where = Text("", "heading"), Text("", "small", wrap=True)
        self._others = Button(phrase(T("sitting.choose")), "quiet", "ph.caret-down", bare=True)
        self._new = Button(phrase(T("sitting.open_other")), "quiet", "ph.plus", bare=True)
        self._close = Button(phrase(T("sitting.close")), "quiet", "ph.door")
        self._again = Button(phrase(T("sitting.reopen")), "", "ph.arrow-counter-clockwise")
        self._project = Button(phrase(T("sitting.projector")), "", "ph.projector-screen")
        self._protocol = Button(phrase(T("sitting.protocol")), "", "ph.file-text")
        for button, slot in (
            (self._others, self._offer),
            (self._new, self.open_wanted),
            (self._close, self.close_wanted),
            (self._again, self.reopen_wanted),
            (self._project, self.projector_wanted),
            (self._protocol, self.protocol_wanted),
        ):
            button.clicked.connect(slot)
        title = row(self._title, 4, self._others, self._new, gap=4)
        acts = (self._close, self._again, self._project, self._protocol)
        self.setLayout(row(title, (self._where, 1), *acts, gap=10))

    def show_sittings(self, lines: tuple[SittingLine, ...], code: str) -> None:
        """All sittings, and the one in front."""
        self._lines, self._code = lines, code
        self._others.setVisible(bool(lines))
        self._new.setVisible(bool(lines))

    def show_sitting(self, one: SittingView) -> None:
        """The one in front."""
        self._title.say(phrase(T("sitting.heading"), sitting=one.code))
        self._where.say(joined(FORMS[one.form], _when(one), one.place, between=" · "))
        plenary = one.form == "plenary"
        self._close.setVisible(one.closed is None)
        self._again.setVisible(one.closed is not None)
        self._project.setVisible(plenary)
        self._protocol.setVisible(plenary)

    def go_on(self) -> None:
        """What comes after a sitting: its protocol; after a panel's, another sitting."""
        plenary = not self._protocol.isHidden()
        (self._protocol if plenary else self._new).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self) -> None:
        """There is no sitting yet."""
        self._title.say(phrase(T("sitting.title")))
        self._where.say(NOTHING)
        for one in (
            self._others,
            self._new,
            self._close,
            self._again,
            self._project,
            self._protocol,
        ):
            one.hide()

    def menu(self) -> QMenu:
        """All sittings, the one in front ticked; and a new one."""
        found = QMenu(self)
        for one in self._lines:
            entry = found.addAction(said(sitting_words(one)))
            entry.setCheckable(True)
            entry.setChecked(one.code == self._code)
            entry.triggered.connect(partial(self.sitting_chosen.emit, one.code))
        found.addSeparator()
        found.addAction(said(phrase(T("sitting.open_other")))).triggered.connect(
            self.open_wanted
        )
        return found

    def _offer(self) -> None:
        below = QPoint(0, self._others.height())
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._others.mapToGlobal(below))


def _when(one: SittingView) -> Words:
    """From when to when; the day once, where it ended on the day it began."""
    if one.closed is None or one.opened is None:
        return one.opened or ""
    same = one.opened.date() == one.closed.date()
    return joined(one.opened, one.closed.time() if same else one.closed, between="–")
