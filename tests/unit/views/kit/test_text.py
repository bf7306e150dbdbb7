"""Wrapped words: an initial stays with its name, a day with its hour, a code in one piece."""

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
        ("26.11.2026 09:05, Айгүл", "26.11.2026\xa009:05, Айгүл"),
        ("отпечаток (596Z6-DNTJT-B7Q2A)", "отпечаток (596Z6-\u2060DNTJT-\u2060B7Q2A)"),
        ("L26-11331, из-за этого", "L26-11331, из-за этого"),
    ],
)
def test_what_belongs_together_is_not_parted_at_the_end_of_a_line(
    qtbot: QtBot, words: str, shown: str
) -> None:
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


def test_a_path_breaks_between_its_folders(qtbot: QtBot) -> None:
    text = Text("/media/secretary/KINGSTON/Іріктеу.commission/commission.db", wrap=True)
    qtbot.addWidget(text)
    text.break_anywhere()
    parts = text.text().split("\N{ZERO WIDTH SPACE}")
    assert parts == [
        "/",
        "media/",
        "secretary/",
        "KINGSTON/",
        "Іріктеу.commission/",
        "commission.db",
    ]
