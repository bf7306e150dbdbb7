"""Help: pages of Markdown, linked, searched, in the language of the moment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import LANGUAGES
from commission_app.views.shell.help import HelpWindow, pages
from commission_app.views.support import tongue
from tests.support.keyboard import type_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from commission_app.shared.texts import Language


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[HelpWindow]:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = HelpWindow(parent)
    yield window
    window.close()  # the parent lived as long as the test


def listed(window: HelpWindow) -> list[str]:
    return [window.contents.item(n).text() for n in range(window.contents.count())]


def shown(window: HelpWindow) -> str:
    return window.page.toPlainText()


def test_a_page_is_shown_and_marked_in_the_contents(window: HelpWindow) -> None:
    window.open_page("keyboard")
    assert shown(window).startswith("Клавиатура")
    assert window.contents.currentItem().text() == "Клавиатура"


@pytest.mark.parametrize("key", ["", "nowhere", "../presets/x"])
def test_a_missing_page_gives_the_contents(window: HelpWindow, key: str) -> None:
    window.open_page(key)
    assert window.key == "index"


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_a_page_in_english_has_its_name_in_the_language_of_the_contents(lang: Language) -> None:
    titles = {page.key: page.title for page in pages(lang)}
    assert titles["format"] in {
        "Пакеттер мен жазбалардың форматтары",
        "Форматы пакетов и записей",
    }
    assert not [title for title in titles.values() if title.isascii()]


def test_links_lead_to_pages_and_nowhere_else(window: HelpWindow) -> None:
    window.open_page("index")
    window.page.anchorClicked.emit(QUrl("passphrases.md"))
    assert window.key == "passphrases"
    window.page.anchorClicked.emit(QUrl("https://example.org/keyboard.md"))
    assert window.key == "passphrases"


def test_alt_left_goes_back(window: HelpWindow, qtbot: QtBot) -> None:
    window.open_page("keyboard")
    window.open_page("practice")
    with qtbot.waitExposed(window):
        window.show()
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.key == "keyboard"


def test_language_switch_keeps_the_page(window: HelpWindow) -> None:
    window.open_page("keyboard")
    tongue.switch("kk")
    assert window.key == "keyboard"
    assert shown(window).startswith("Пернетақта")


def test_search_finds_by_the_text_and_forgives_look_alikes(
    window: HelpWindow, qtbot: QtBot
) -> None:
    window.open_page("index")
    window.search.setFocus()
    type_text(window.search, "ключ восстановления")
    assert "Пароль и ключ восстановления" in listed(window)
    assert "Клавиатура" not in listed(window)
    window.search.setText("qwertyzxcv")
    assert listed(window) == []
    assert window._nothing.isVisibleTo(window)


def test_escape_closes(window: HelpWindow, qtbot: QtBot) -> None:
    window.open_page("index")
    with qtbot.waitExposed(window):
        window.show()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_a_page_in_english_only_is_shown_in_english(window: HelpWindow, lang: Language) -> None:
    tongue.switch(lang)
    window.open_page("format")
    assert window.key == "format"
    assert shown(window).startswith("Package and fact formats")
    tongue.switch("en")
    assert window.key == "format"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_stand_in_the_order_of_the_contents(lang: Language) -> None:
    first, *others = pages(lang)
    assert first.key == "index"
    assert [page.key for page in others] == list(
        dict.fromkeys(re.findall(r"\]\(([\w-]+)\.md\)", first.text))
    )
