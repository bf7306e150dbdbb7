"""Qt's own words, in its dialogs and the menus of its fields, in the language of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator
from typing_extensions import override

from commission_app.shared.texts import LANGUAGES, T
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from commission_app.shared.texts import Language

# Words of the file dialog that Qt's own Russian lacks.
_OURS = {"&Look in:": T("shell.qt_look_in"), "Files of &type:": T("shell.qt_files_of_type")}


class QtWords(QTranslator):
    """One for the whole life of the process.

    Qt tells every window of each translator that comes or goes; this one stays and asks which
    language is spoken, so that a switch of languages costs nothing more.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._known: dict[Language, QTranslator] = {}
        for lang in LANGUAGES:
            words = QTranslator(self)
            if words.load(f"qtbase_{lang}", folder):
                self._known[lang] = words

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        words = self._known.get(language())
        found = words.translate(context, sourceText, disambiguation or "", n) if words else ""
        if not found and sourceText in _OURS:
            return said(phrase(_OURS[sourceText]))
        return found or sourceText  # an empty answer would be taken for the translation

    @override
    def isEmpty(self) -> bool:
        return not self._known
