"""A whole season for an auditor or a second office: its file, its fingerprint, where to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.offices.extracting import Extract, Extracted
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import add, clear, column, frame, row
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk

ENDING = "cmk"


class ExtractPanel(FormPanel):
    """The fingerprint is typed by a person and shown nowhere before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("offices.extract_title")), phrase(T("offices.extract_means")))
        self._desk = desk
        self._file: Path | None = None
        self.choose = Button(phrase(T("offices.device_file_button")), "", "ph.file")
        self._chosen = Text(phrase(T("offices.device_file_none")), "small", wrap=True)
        self.fingerprint = LineField(phrase(T("offices.fingerprint_label")))
        self.fingerprint.hint(phrase(T("offices.fingerprint_hint")))
        self._result = column(gap=6)
        self.go = Button(phrase(T("offices.extract_act")), "primary", "ph.package")
        self.choose.clicked.connect(self._choose)
        self.go.clicked.connect(self._extract)
        self.first = self.choose
        file = row(self.choose, (self._chosen, 1), gap=10)
        self.lay(file, 6, self.fingerprint, self._result, acts=(self.go,))

    def _choose(self) -> None:
        which = phrase(T("offices.device_file_which"))
        files = self._desk.files.open_files(self, which, (ENDING,))
        if files:
            self.forgive()
            clear(self._result)
            self._file = files[0]
            self._chosen.say(self._file.name)
            self.fingerprint.put("")  # the last one was another device's
            self.fingerprint.setFocus()

    def _extract(self) -> None:
        self.forgive()
        clear(self._result)
        typed = self.fingerprint.text.strip()
        self.fingerprint.error("" if typed else phrase(T("offices.fingerprint_type")))
        if self._file is None:
            self._choose()
        elif not typed:
            self.fingerprint.setFocus()
        else:
            self._write(self._file, typed)

    def _write(self, file: Path, typed: str) -> None:
        out = self._desk.files.folder(self, phrase(T("offices.extract_where")))
        if out is not None:
            self.go.forbid(phrase(T("offices.extracting")))
            self._desk.act(Extract(file, typed, out), self, self._written, self._refused)

    def _written(self, done: Extracted) -> None:
        self.go.forbid()
        self.go.setFocus()
        code = done.sent.code.replace(" ", "\N{NO-BREAK SPACE}")
        words = column(
            State("ph.check-circle", phrase(T("offices.extract_done")), "good"),
            Text(str(done.sent.path), "small", wrap=True),
            Text(phrase(T("offices.extract_code"), code=code), "small"),
            Text(phrase_n(T("offices.extracted_facts"), done.sent.facts), "small"),
            Text(phrase_n(T("offices.extracted_withheld"), done.withheld), "small"),
            gap=4,
        )
        words.setContentsMargins(12, 10, 12, 10)
        add(self._result, frame("notice", words, "good"))

    def _refused(self, error: UserError) -> None:
        self.go.forbid()
        self.fingerprint.setFocus()
        self.refuse(error)
