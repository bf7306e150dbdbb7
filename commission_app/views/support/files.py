"""Where files are chosen and papers printed: the system's own windows; tests bring theirs."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEventLoop, QStandardPaths, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from commission_app.views.support.words import Words

LOOK = 20  # milliseconds between two looks whether the printer has everything


class Files(Protocol):
    """How a person names files and folders, and sends pages to a printer."""

    def open_files(self, parent: QWidget, title: Words, endings: Sequence[str]) -> list[Path]:
        """Files to read; none when the person thought better of it."""
        ...

    def folder(self, parent: QWidget, title: Words) -> Path | None:
        """A folder to write into."""
        ...

    def save_file(self, parent: QWidget, title: Words, name: str) -> Path | None:
        """A file to write, with a proposed name; a whole path where it belongs beside one."""
        ...

    def print_pages(self, parent: QWidget, title: Words, pages: Sequence[QImage]) -> bool:
        """Send pages, one image each, to a printer; False when the person thought better."""
        ...


class SystemFiles:
    """The system's own dialogs; each begins where the last ended, the first in Documents."""

    def __init__(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.at = Path(QStandardPaths.writableLocation(documents))

    def open_files(self, parent: QWidget, title: Words, endings: Sequence[str]) -> list[Path]:
        """Files to read."""
        kinds = " ".join(f"*.{ending}" for ending in endings)
        at = str(self._here())
        names, _ = QFileDialog.getOpenFileNames(parent, said(title), at, f"({kinds})")
        found = [Path(name) for name in names]
        if found:
            self.at = found[0].parent
        return found

    def folder(self, parent: QWidget, title: Words) -> Path | None:
        """A folder to write into."""
        name = QFileDialog.getExistingDirectory(parent, said(title), str(self._here()))
        self.at = Path(name) if name else self.at
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: Words, name: str) -> Path | None:
        """A file to write."""
        proposed = str(self._here() / name)
        chosen, _ = QFileDialog.getSaveFileName(parent, said(title), proposed)
        self.at = Path(chosen).parent if chosen else self.at
        return Path(chosen) if chosen else None

    def _here(self) -> Path:
        """Where a stick was pulled out since, the home folder."""
        return self.at if self.at.is_dir() else Path.home()

    def print_pages(self, parent: QWidget, title: Words, pages: Sequence[QImage]) -> bool:
        """Print pages as large as the paper; each keeps its own direction."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(said(title))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, parent)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        send(printer, pages)
        return True


def send(printer: QPrinter, pages: Sequence[QImage]) -> None:
    """Draw the pages in a thread of its own: hundreds take minutes, and the window lives on."""
    faults: list[BaseException] = []

    def draw() -> None:
        try:
            _draw(printer, pages)
        except Exception as error:  # noqa: BLE001 - raised again where the person waits
            faults.append(error)

    thread = threading.Thread(target=draw, name="printer", daemon=True)
    waiting, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: None if thread.is_alive() else waiting.quit())
    look.start(LOOK)
    thread.start()
    waiting.exec()
    if faults:
        raise faults[0]


def _draw(printer: QPrinter, pages: Sequence[QImage]) -> None:
    """Pages as large as the paper; each keeps its own direction."""
    painter = QPainter()
    for number, page in enumerate(pages):
        wide = page.width() > page.height()
        way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(way)
        painter.begin(printer) if number == 0 else printer.newPage()
        painter.drawImage(painter.viewport(), page)
    painter.end()
