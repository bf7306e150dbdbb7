"""The first step: candidates or results of a stage, and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.importing.chosen import STAGES
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.layouts import card, clear, column, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from commission_app.views.support.desk import Desk

ENDINGS = ("xlsx", "xls", "ods", "csv")


class SourcePage(QWidget):
    """Files may also be dropped anywhere on the page.

    Signals
    -------
    chosen(int, object): the stage (0: candidates) and the tuple of files, both not empty.
    """

    chosen = Signal(int, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._files: tuple[Path, ...] = ()
        stages = [(str(n), phrase(T("import.results_of"), stage=n)) for n in STAGES]
        self.what = Choice([("0", phrase(T("import.candidates"))), *stages])
        self.what.choose("0")
        self.what.chosen.connect(self._say_needed)
        self._needed = Text("", "soft", wrap=True)
        self._choose = Button(phrase(T("import.choose_files")), "primary", "ph.folder-open")
        self._choose.clicked.connect(self._ask)
        hint = Text(phrase(T("import.drop_hint")), "small", wrap=True)
        self._list = column(gap=4)
        self.setLayout(
            column(
                card(
                    Text(phrase(T("import.what")), "title"), row(self.what, None), self._needed
                ),
                card(
                    Text(phrase(T("import.files")), "title"),
                    hint,
                    4,
                    row(self._choose, None),
                    self._list,
                ),
                None,
                gap=12,
            )
        )
        self._say_needed(self.what.key)

    def bring(self, files: Sequence[Path]) -> None:
        """These files, from wherever; on to their columns."""
        self._files = tuple(files)
        clear(self._list)
        for file in self._files:
            name = Text(file.name)
            self._list.addLayout(row(Glyph("ph.file-text", "soft", 18), name, None))
        if self._files:
            self.chosen.emit(int(self.what.key), self._files)

    def take_focus(self) -> None:
        """To the files."""
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.bring(self._desk.files.open_files(self, phrase(T("import.choose_files")), ENDINGS))

    def _say_needed(self, stage: str) -> None:
        needs = T("import.needs_candidates") if stage == "0" else T("import.needs_results")
        self._needed.say(joined(phrase(needs), phrase(T("import.nothing_lost")), between=" "))
