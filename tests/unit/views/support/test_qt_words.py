"""What Qt says by itself is said in the language of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from commission_app.views.support import tongue
from commission_app.views.support.qt_words import QtWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from commission_app.shared.texts import Language


@pytest.fixture(autouse=True)
def words(qapp: QApplication) -> Iterator[QtWords]:
    found = QtWords(qapp)
    qapp.installTranslator(found)
    yield found
    qapp.removeTranslator(found)
    found.deleteLater()
    tongue.switch("ru")


def menu_of(field: QLineEdit) -> list[str]:
    menu = field.createStandardContextMenu()
    assert menu is not None
    found = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions()]
    menu.deleteLater()
    return [text for text in found if text]


def test_the_menu_of_a_field_speaks_the_language_of_the_moment(qtbot: QtBot) -> None:
    field = QLineEdit("Әлия")
    qtbot.addWidget(field)
    tongue.switch("ru")
    assert "Копировать" in menu_of(field)
    tongue.switch("kk")
    kazakh = menu_of(field)
    tongue.switch("en")
    assert "Copy" in menu_of(field)
    assert not set(kazakh) & set(menu_of(field))


def test_what_qt_knows_no_word_for_stays_as_it_is() -> None:
    tongue.switch("kk")
    assert QCoreApplication.translate("Nobody", "A word of no dialog") == "A word of no dialog"


@pytest.mark.parametrize(
    ("lang", "said"), [("kk", "Файлдар"), ("ru", "Тип файлов"), ("en", "Files of")]
)
def test_a_file_dialog_says_nothing_in_another_language(lang: Language, said: str) -> None:
    tongue.switch(lang)
    assert said in QCoreApplication.translate("QFileDialog", "Files of &type:")
