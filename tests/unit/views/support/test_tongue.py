"""One language for all windows; pieces say their words anew when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.text import OneLine, Text
from commission_app.views.support import tongue
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_pieces_say_their_words_anew(qtbot: QtBot) -> None:
    text, button = Text(phrase("shell.find")), Button(phrase("shell.help"), bare=True)
    for one in (text, button):
        qtbot.addWidget(one)
    assert (text.text(), button.accessibleName()) == ("Найти…", "Справка")
    tongue.switch("kk")
    assert (text.text(), button.accessibleName()) == ("Табу…", "Көмек")
    assert button.toolTip() == "Көмек"


class Hears(QWidget):
    """Counts how often it is told of another language."""

    told = 0

    @override
    def changeEvent(self, event: QEvent) -> None:
        self.told += event.type() is QEvent.Type.LanguageChange
        super().changeEvent(event)


def test_a_window_above_another_one_is_told_once(qtbot: QtBot) -> None:
    below = QWidget()
    above = Hears(below, Qt.WindowType.Window)
    qtbot.addWidget(below)
    tongue.switch("en")
    tongue.switch("en")
    assert above.told == 1


def test_a_language_that_the_program_lacks_changes_nothing() -> None:
    tongue.switch("xx")  # type: ignore[arg-type]
    assert tongue.language() == "ru"


def test_what_was_chosen_stays_chosen(qtbot: QtBot) -> None:
    choice = Choice([("a", phrase("shell.find")), ("b", phrase("shell.help"))])
    qtbot.addWidget(choice)
    choice.choose("b")
    tongue.switch("en")
    assert choice.key == "b"
    assert choice.button("b").text() == "Help"


def test_a_name_from_a_file_is_never_markup(qtbot: QtBot) -> None:
    text = Text("<b>Ахметов</b> & Co")
    qtbot.addWidget(text)
    assert text.sizeHint().width() > Text("Ахметов & Co").sizeHint().width()


def test_one_line_ends_in_an_ellipsis_and_tells_the_whole(qtbot: QtBot) -> None:
    line = OneLine("очень длинные слова, которым не хватает места")
    qtbot.addWidget(line)
    line.resize(80, 20)
    line.grab()
    assert line.toolTip() == line.text()
    line.resize(2000, 20)
    line.grab()
    assert not line.toolTip()
