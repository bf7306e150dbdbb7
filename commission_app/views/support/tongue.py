"""The language of the windows: one for the whole process, switched while it runs.

Qt tells every widget of a change by a LanguageChange event, so that a piece which keeps its
words says them anew by itself.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from commission_app.shared.texts import LANGUAGES, Language
from commission_app.views.support.words import Words, spoken

_PROPERTY = "commission_language"


def language() -> Language:
    """The language of the moment; Russian until somebody chose."""
    app = QApplication.instance()
    said = app.property(_PROPERTY) if app is not None else None
    return said if said in LANGUAGES else "ru"


def switch(lang: Language) -> None:
    """Change the language of every window at once, without making one anew."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and language() != lang:
        app.setProperty(_PROPERTY, lang)
        for window in app.topLevelWidgets():
            QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))


def said(words: Words) -> str:
    """The words in the language of the moment."""
    return spoken(words, language())
