"""A file that is chosen, or dropped upon the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, frame, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.kit.tip import plain_tip
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from commission_app.views.entrance.hall import Hall
    from commission_app.views.support.words import Words


class FileField(QWidget):
    """Shows which file, and takes one that is dropped.

    Signals
    -------
    chosen(Path): another file.
    """

    chosen = Signal(object)

    def __init__(self, hall: Hall, label: Words, ending: str, hint: Words) -> None:
        super().__init__()
        self._hall, self._label, self._ending, self._hint = hall, label, ending, hint
        self.file: Path | None = None
        self.wrong = False
        self._name = Text(phrase(T("entrance.no_file")), "soft")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = Button(phrase(T("entrance.choose_file")))
        self.button.clicked.connect(self._choose)
        self._message = Text(hint, "caption", wrap=True)
        box = frame(
            "sunken",
            row(
                *(Glyph("ph.file", "soft", 22), (self._name, 1), self.button),
                gap=12,
                margins=(14, 8, 8, 8),
            ),
        )
        self.setLayout(column(Text(label, "label"), box, self._message, gap=4))
        self.setFocusProxy(self.button)
        self.setAcceptDrops(True)

    def put(self, file: Path) -> None:
        """Take this file."""
        self.file = file
        self._name.say(file.name)
        self._name.setToolTip(plain_tip(str(file)))
        self.error()
        self.chosen.emit(file)

    def error(self, words: Words = "") -> None:
        """What is wrong with it; nothing: it is well again."""
        self.wrong = bool(words)
        self._message.say(words or self._hint)
        self._message.tone("critical" if words else "")

    def _choose(self) -> None:
        found = self._hall.files.open_files(self, self._label, [self._ending])
        if found:
            self.put(found[0])

    def _dropped(self, event: QDropEvent) -> Path | None:
        paths = [
            Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()
        ]
        return next((path for path in paths if path.suffix == f".{self._ending}"), None)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if (file := self._dropped(event)) is not None:
            self.put(file)
            event.acceptProposedAction()
