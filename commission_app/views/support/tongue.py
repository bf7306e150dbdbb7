"""The language of the windows: one for the whole process, switched while it runs.

Qt tells every widget of a change by a LanguageChange event, so that a piece which keeps its
words says them anew by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from commission_app.shared.texts import LANGUAGES, Language
from commission_app.views.support.words import Words, spoken


@dataclass(slots=True)
class _Spoken:
    """What the process speaks now; asked thousands of times while a table is sorted."""

    language: Language = "ru"


_spoken = _Spoken()


def language() -> Language:
    """The language of the moment; Russian until somebody chose."""
    return _spoken.language


def switch(lang: Language) -> None:
    """Change the language of every window at once, without making one anew."""
    if lang not in LANGUAGES or lang == _spoken.language:
        return
    _spoken.language = lang
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for window in app.topLevelWidgets():
            if window.parentWidget() is None:  # the others hear it from their parents
                QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))


def said(words: Words) -> str:
    """The words in the language of the moment."""
    return spoken(words, language())
