"""Every piece in every language, light and dark, for guests and the office, can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from commission_app.shared.texts import LANGUAGES, Language
from commission_app.views.support import theme, tongue
from commission_app.views.support.audit import clipped, nameless, untranslated
from tests.support.kit_board import board, second_board

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LOOKS = [
    pytest.param(theme.Mode.LIGHT, theme.OFFICE, id="light-office"),
    pytest.param(theme.Mode.DARK, theme.OFFICE, id="dark-office"),
    pytest.param(theme.Mode.LIGHT, theme.MEMBER, id="light-member"),
]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("mode", "density"), LOOKS)
def test_all_pieces_can_be_read(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    lang: Language,
    mode: theme.Mode,
    density: theme.Density,
) -> None:
    theme.dress(qapp, mode, density)
    tongue.switch(lang)
    for number, page in enumerate((board(), second_board())):
        qtbot.addWidget(page)
        page.resize(1900 if density is theme.MEMBER else 1560, 1500 if number == 0 else 900)
        page.show()
        qtbot.wait(30)
        found = (clipped(page), untranslated(page), nameless(page))
        picture = tmp_path / f"board-{number}-{mode.value}-{lang}.png"
        assert page.grab().save(str(picture))
        assert found == ([], [], []), picture


def test_the_language_changes_in_place(qtbot: QtBot) -> None:
    page = board()
    qtbot.addWidget(page)
    page.resize(1560, 1500)
    page.show()
    labels = [one.text() for one in page.findChildren(QLabel)]
    tongue.switch("en")
    qtbot.waitUntil(lambda: not clipped(page))
    assert untranslated(page) == []
    assert [one.text() for one in page.findChildren(QLabel)] != labels
    tongue.switch("ru")
    qtbot.waitUntil(lambda: not clipped(page))
    assert [one.text() for one in page.findChildren(QLabel)] == labels


def test_light_and_dark_change_in_place(qtbot: QtBot, qapp: QApplication) -> None:
    page = board()
    qtbot.addWidget(page)
    page.resize(1560, 1500)
    page.show()
    theme.dress(qapp, theme.Mode.DARK, theme.OFFICE)
    fresh = board()
    qtbot.addWidget(fresh)
    fresh.resize(1560, 1500)
    fresh.show()
    qtbot.waitUntil(lambda: page.grab().toImage() == fresh.grab().toImage())
