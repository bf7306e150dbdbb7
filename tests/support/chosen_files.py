"""A person who chooses files and folders at once, and a printer that keeps its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from commission_app.views.support.words import Words


@dataclass
class ChosenFiles:
    """Answers every dialog with what stands here; None and nothing: thought better of it."""

    files: list[Path] = field(default_factory=list["Path"])
    place: Path | None = None
    printed: list[QImage] = field(default_factory=list["QImage"])
    prints: bool = True

    def open_files(self, parent: QWidget, title: Words, endings: Sequence[str]) -> list[Path]:
        return self.files

    def folder(self, parent: QWidget, title: Words) -> Path | None:
        return self.place

    def save_file(self, parent: QWidget, title: Words, name: str) -> Path | None:
        return self.place

    def print_pages(self, parent: QWidget, title: Words, pages: Sequence[QImage]) -> bool:
        self.printed.extend(pages)
        return self.prints
