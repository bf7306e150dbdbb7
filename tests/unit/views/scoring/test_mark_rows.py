"""Rows that are one act together: keys walk them, the first gap is found, the end is told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commission_app.domain.language import Trilingual
from commission_app.services.day.bench import CriterionOnBench, LevelOnBench
from commission_app.views.scoring.mark_rows import MarkRows

WORD = Trilingual("сөз", "слово", "word")


def criterion(code: str) -> CriterionOnBench:
    levels = tuple(LevelOnBench(n, WORD, WORD, True, n < 3) for n in range(1, 6))
    return CriterionOnBench(code, WORD, False, None, levels, None, "", None)


def shown(qtbot: QtBot, *, worded: bool = True) -> MarkRows:
    rows = MarkRows()
    qtbot.addWidget(rows)
    rows.show_criteria([criterion("C1"), criterion("C2")], 5, worded=worded)
    with qtbot.waitActive(rows):
        rows.show()
        rows.activateWindow()
    rows.begin()
    return rows


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_a_digit_goes_on_and_the_last_one_ends(qtbot: QtBot) -> None:
    rows = shown(qtbot)
    press(Qt.Key.Key_4)
    with qtbot.waitSignal(rows.ended):
        press(Qt.Key.Key_5)
    assert rows.marks == {"C1": (4, ""), "C2": (5, "")}
    assert not rows.to_gap()


def test_the_first_gap_is_a_level_or_the_words_that_explain_it(qtbot: QtBot) -> None:
    rows = shown(qtbot)
    press(Qt.Key.Key_2)
    assert rows.to_gap()
    assert rows.rows["C1"].comment.hasFocus()
    rows.rows["C1"].comment.setPlainText("words enough")
    assert rows.to_gap()
    assert rows.rows["C2"].bar.hasFocus()


def test_without_words_no_level_asks_for_them(qtbot: QtBot) -> None:
    rows = shown(qtbot, worded=False)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_1)
    assert not rows.to_gap()
