"""Wrapped words: an initial stays with its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.views.kit.text import Text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("школа имени К. Сатпаева", "школа имени К.\xa0Сатпаева"),
        ("Ахметов А. С., учитель", "Ахметов А.\xa0С., учитель"),
        ("Комиссия. Кандидат", "Комиссия. Кандидат"),
        ("до 5. Потом", "до 5. Потом"),
    ],
)
def test_an_initial_is_not_parted_from_its_name(qtbot: QtBot, words: str, shown: str) -> None:
    wrapped = Text(words, wrap=True)
    qtbot.addWidget(wrapped)
    assert wrapped.text() == shown
    wrapped.say("")
    wrapped.say(words)
    assert wrapped.text() == shown


def test_a_line_that_is_never_broken_stays_as_it_was_said(qtbot: QtBot) -> None:
    line = Text("имени К. Сатпаева")
    qtbot.addWidget(line)
    assert line.text() == "имени К. Сатпаева"
