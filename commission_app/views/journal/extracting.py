"""A whole season for an auditor or a second office: its file, its fingerprint, where to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.offices.extracting import Extract, Extracted
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import add, clear, column, frame
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.secrets.device_part import DevicePart
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk


class ExtractPanel(FormPanel):
    """For whom it is stands in a file, and again in a fingerprint from elsewhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("offices.extract_title")), phrase(T("offices.extract_means")))
        self._desk = desk
        self.device = DevicePart(desk, phrase(T("offices.device_file_which")))
        self._result = column(gap=6)
        self.go = Button(phrase(T("offices.extract_act")), "primary", "ph.package")
        self.device.chosen.connect(self._begin_anew)
        self.device.entered.connect(self._extract)
        self.go.clicked.connect(self._extract)
        self.first = self.device
        self.lay(self.device, self._result, acts=(self.go,))

    def _begin_anew(self) -> None:
        self.forgive()
        clear(self._result)

    def _extract(self) -> None:
        self._begin_anew()
        file = self.device.check()
        if file is not None:
            self._write(file, self.device.typed)

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
        if not self.device.takes(error):
            self.refuse(error)
