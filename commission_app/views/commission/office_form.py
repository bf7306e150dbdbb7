"""A second office is let in: its file of keys, its fingerprint from elsewhere, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from commission_app.services.offices.accepting import Accepted, AcceptOffice
from commission_app.services.offices.devices import ExportDevice, Exported
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import add, clear, column, frame
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.secrets.device_part import DevicePart
from commission_app.views.secrets.second_part import WANTED, SecondPart
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.offices.known import OfficesSeen
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk


class OfficeForm(FormPanel):
    """One office says which device it lets in, and with whom.

    Signals
    -------
    extract_wanted(): the season for the office that was let in.
    """

    extract_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("offices.accept_title")), phrase(T("offices.accept_means")))
        self._desk = desk
        self._beside: tuple[str, ...] = ()
        self._known = Text("", "small", wrap=True)
        self.device = DevicePart(desk, phrase(T("offices.accept_which")))
        self.second = SecondPart(across=3)
        self._result = column(gap=8)
        self.go = Button(phrase(T("offices.accept_act")), "primary", "ph.check")
        self.device.chosen.connect(self._begin_anew)
        self.device.entered.connect(self._do)
        self.go.clicked.connect(self._do)
        self.first = self.device
        self.lay(self._known, self.device, self.second, self._result, acts=(self.go,))

    def ask(self, seen: OfficesSeen) -> None:
        """From the beginning; what stood here before is another office's."""
        self.device.forget()
        self.second.ask("")
        self.go.forbid()
        clear(self._result)
        self.show_offices(seen)
        self.begin()

    def show_offices(self, seen: OfficesSeen) -> None:
        """Who was let in already, and who may stand beside."""
        self._beside = seen.beside
        named = ", ".join(seen.others)
        self._known.say(phrase(T("offices.accept_known"), offices=named) if named else "")
        self._known.setVisible(bool(named))

    def _begin_anew(self) -> None:
        self.forgive()
        clear(self._result)

    def _do(self) -> None:
        self.forgive()
        file = self.device.check()
        if file is not None and self.second.check():
            self.go.setEnabled(False)
            act = AcceptOffice(file, self.device.typed, self.second.second)
            self._desk.act(act, self, self._accepted, self._refused)

    def _accepted(self, done: Accepted) -> None:
        """What is next stands where a person looks."""
        self.second.was_right()
        self.second.ask("")
        self.device.forget()
        self.go.setEnabled(True)
        own = Button(phrase(T("offices.own_file")), "", "ph.hard-drive")
        extract = Button(phrase(T("offices.to_extract")), "", "ph.package")
        own.clicked.connect(self._write_own)
        extract.clicked.connect(self.extract_wanted)
        words = phrase(T("offices.accept_done"), fingerprint=done.fingerprint)
        self._tell(
            State("ph.check-circle", words, "good"),
            Text(phrase(T("offices.accept_next")), "small", wrap=True),
        )
        add(self._result, own)
        add(self._result, extract)
        own.setFocus()

    def _write_own(self) -> None:
        out = self._desk.files.folder(self, phrase(T("offices.own_where")))
        if out is not None:
            self._desk.act(ExportDevice(out), self, self._written, self.refuse)

    def _written(self, done: Exported) -> None:
        told = phrase(T("offices.tell_fingerprint"), fingerprint=done.fingerprint)
        self._tell(
            Text(phrase(T("offices.exported"), file=done.path), "small", wrap=True),
            Text(told, "small", wrap=True),
        )

    def _tell(self, *words: State | Text) -> None:
        inner = column(*words, gap=4, margins=(12, 10, 12, 10))
        add(self._result, frame("notice", inner, "good"))

    def _refused(self, error: UserError) -> None:
        """At the field that it is about; guessing a passphrase is slowed."""
        self.second.slow(error, self.go)
        if error.key in WANTED and not self.second.asked:
            self.second.ask(WANTED[error.key], self._beside)
        elif not self.device.takes(error) and not self.second.takes(error):
            self.refuse(error)
