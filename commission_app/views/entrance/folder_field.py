"""Where a new workspace will lie: a proposal, and another one where somebody wants it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commission_app.shared.paths import documents_folder
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column, row
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.entrance.hall import Hall

ENDING = ".commission"


class FolderField(QWidget):
    """A path that can be typed, or its parent folder chosen."""

    def __init__(self, hall: Hall, name: str) -> None:
        super().__init__()
        self._hall, self._name = hall, name
        self.line = LineField(phrase(T("entrance.folder")))
        self.line.hint(phrase(T("entrance.folder_text")))
        self.line.changed.connect(self.line.error)
        self._typed = False
        self.line.changed.connect(self._keep)
        choose = Button(phrase(T("entrance.choose_folder")), "link", "ph.folder-open")
        choose.clicked.connect(self._choose)
        self.setLayout(column(self.line, row(choose, None), gap=2))
        self.propose(name)

    @property
    def folder(self) -> Path:
        """What stands there."""
        return Path(self.line.text).absolute()

    def check(self) -> bool:
        """Whether it is a whole path; if not, it is told and the field has the focus.

        A name alone would make the folder wherever the program happened to be started.
        """
        text = self.line.text
        whole = Path(text).is_absolute() and text.isprintable()
        if not whole:
            self.line.error(phrase(T("entrance.folder_whole")))
            self.line.setFocus()
        return whole

    def propose(self, name: str, parent: Path | None = None) -> None:
        """A folder that is not there yet, unless somebody typed one."""
        if self._typed and parent is None:
            return
        self._name = name
        self.line.put(str(unused((parent or documents_folder()) / f"{name}{ENDING}")))

    def _keep(self) -> None:
        self._typed = True

    def _choose(self) -> None:
        parent = self._hall.files.folder(self, phrase(T("entrance.choose_folder")))
        if parent is not None:
            self.propose(self._name, parent)
            self._typed = True
            self.line.error()


def unused(folder: Path) -> Path:
    """`folder`, or the first of folder 2, folder 3 … that is not there."""
    stem, number, found = folder.name.removesuffix(ENDING), 1, folder
    while found.exists():
        number += 1
        found = folder.with_name(f"{stem} {number}{ENDING}")
    return found
