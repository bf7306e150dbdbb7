"""Another device's file of keys, and its fingerprint as it came by another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

ENDING = "cmk"
OF_THE_FINGERPRINT = "offices.fingerprint_differs"


class DevicePart(QWidget):
    """The fingerprint is typed by a person and shown nowhere before.

    Signals
    -------
    chosen(): another file; what was said of the last one is over.
    entered(): Enter in the fingerprint.
    """

    chosen = Signal()
    entered = Signal()

    def __init__(self, desk: Desk, which: Words) -> None:
        """`which`: the title of the question for the file."""
        super().__init__()
        self._desk, self._which = desk, which
        self.file: Path | None = None
        self.choose = Button(phrase(T("offices.device_file_button")), "", "ph.file")
        self._name = Text(phrase(T("offices.device_file_none")), "small", wrap=True)
        self.fingerprint = LineField(phrase(T("offices.fingerprint_label")), required=True)
        self.fingerprint.hint(phrase(T("offices.fingerprint_hint")))
        self.choose.clicked.connect(self._choose)
        self.fingerprint.changed.connect(self.fingerprint.error)
        self.fingerprint.editor.returnPressed.connect(self.entered)
        self.setFocusProxy(self.choose)
        self.setLayout(
            column(row(self.choose, (self._name, 1), gap=10), 6, self.fingerprint, gap=8)
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def typed(self) -> str:
        """The fingerprint as a person wrote it."""
        return self.fingerprint.text

    def forget(self) -> None:
        """Neither file nor fingerprint."""
        self.file = None
        self._name.say(phrase(T("offices.device_file_none")))
        self.fingerprint.put("")
        self.fingerprint.error()

    def check(self) -> Path | None:
        """The file where both are there; else what is missing is asked for."""
        self.fingerprint.error("" if self.typed else phrase(T("offices.fingerprint_type")))
        if self.file is None:
            self._choose()
            return None
        if not self.typed:
            self.fingerprint.setFocus()
            return None
        return self.file

    def takes(self, error: UserError) -> bool:
        """Whether a refusal was about the fingerprint; then it stands at its field."""
        about = error.key == OF_THE_FINGERPRINT
        if about:
            self.fingerprint.error(error)
            self.fingerprint.setFocus()
            self.fingerprint.editor.selectAll()
        return about

    def _choose(self) -> None:
        files = self._desk.files.open_files(self, self._which, (ENDING,))
        if files:
            self.chosen.emit()
            self.file = files[0]
            self._name.say(self.file.name)
            self.fingerprint.put("")  # the last one was another device's
            self.fingerprint.error()
            self.fingerprint.setFocus()
