"""The first step: candidates or results of a stage, and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from commission_app.services.people.early import following
from commission_app.shared.texts import T
from commission_app.views.importing.chosen import STAGES, stage_words
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.layouts import card, clear, column, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from commission_app.services.people.early import EarlyStage
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

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
        self._stages: tuple[EarlyStage, ...] = ()
        self._stage, self._needed = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self._stage.hide()
        self._choose = Button(phrase(T("import.choose_files")), "primary", "ph.folder-open")
        self._choose.clicked.connect(self._ask)
        hint = Text(phrase(T("import.drop_hint")), "small", wrap=True)
        self._list = column(gap=4)
        self.setLayout(
            column(
                card(
                    Text(phrase(T("import.what")), "title"),
                    row(self.what, None),
                    self._stage,
                    self._needed,
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

    def show_stages(self, stages: tuple[EarlyStage, ...]) -> None:
        """What each stage is called, and whether there are results of it."""
        self._stages = stages
        self._say_needed(self.what.key)

    def title_of(self, stage: int) -> Words:
        """What a stage is called, "" for candidates."""
        return next((one.title for one in self._stages if one.order == stage), "")

    def choose(self, stage: int) -> None:
        """Propose this: 0 for candidates."""
        self.what.choose(str(stage))
        self._say_needed(self.what.key)

    def choose_next(self, done: int) -> None:
        """After results of one stage those of the next; after candidates, candidates."""
        self.choose(following(self._stages, done) if done else 0)

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
        chosen = next((one for one in self._stages if str(one.order) == stage), None)
        if chosen is not None:
            many = phrase_n(T("import.stage_has"), chosen.given)
            has = many if chosen.given else phrase(T("import.stage_none"))
            self._stage.say(joined(stage_words(chosen.order, chosen.title), has, between=". "))
        self._stage.setVisible(chosen is not None)
        needs = T("import.needs_candidates") if stage == "0" else T("import.needs_results")
        self._needed.say(joined(phrase(needs), phrase(T("import.nothing_lost")), between=" "))
