"""Tooltips show names letter by letter, whatever they look like."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from commission_app.views.kit.tip import plain_tip


@pytest.mark.parametrize(
    "name",
    ["<b>Әбенова</b>", "<img src=file:///x>", "A & B", "&lt;", "a < b", "1\n<i>2", "'\""],
)
def test_what_looks_like_markup_is_shown_as_it_was_written(name: str) -> None:
    document = QTextDocument()
    document.setHtml(plain_tip(name)) if plain_tip(name) != name else document.setPlainText(
        name
    )
    assert document.toPlainText().replace("\u2028", "\n") == name


def test_words_stay_as_they_are() -> None:
    assert plain_tip("Әбенова Айгүл – 5 балл") == "Әбенова Айгүл – 5 балл"
