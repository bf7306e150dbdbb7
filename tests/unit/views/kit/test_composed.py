"""Small pieces put together: busy rows, states, steps, keys of a vote, empty places, flows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from commission_app.shared.texts import LANGUAGES
from commission_app.views.kit.ballot_keys import BallotKeys
from commission_app.views.kit.busy import Busy
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.state import STATE_WORDS, State, tag
from commission_app.views.kit.steps import Steps
from commission_app.views.support import tongue
from commission_app.views.support.icons import STATES
from commission_app.views.support.words import spoken

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def shown(widget: QWidget) -> list[str]:
    labels = widget.findChildren(QLabel)
    return [one.text() for one in labels if one.isVisible() and one.text()]


def test_busy_says_how_far_and_can_be_cancelled_once(qtbot: QtBot) -> None:
    busy = Busy()
    qtbot.addWidget(busy)
    busy.show()
    busy.step("Чтение", 5210, 8068)
    assert shown(busy) == ["Чтение", "5\u202f210 из 8\u202f068"]
    cancelled = QSignalSpy(busy.cancelled)
    button = busy.findChildren(Button)[0]
    for _ in range(2):
        button.click()
    assert cancelled.count() == 1
    busy.start("Снова")
    button.click()
    assert (cancelled.count(), shown(busy)) == (2, ["Снова"])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_busy_is_stopped_by_esc_and_not_by_a_key_pressed_once_more(
    qtbot: QtBot, key: Qt.Key
) -> None:
    busy = Busy()
    qtbot.addWidget(busy)
    busy.show()
    busy.start("Чтение")
    busy.setFocus()
    cancelled = QSignalSpy(busy.cancelled)
    QTest.keyClick(busy, key)
    assert cancelled.count() == 0
    for _ in range(2):
        QTest.keyClick(busy, Qt.Key.Key_Escape)
    assert cancelled.count() == 1
    assert busy.accessibleName() == "Чтение"


def test_every_state_has_its_word_in_every_language(qtbot: QtBot) -> None:
    assert STATE_WORDS.keys() == STATES.keys()
    assert all(spoken(words, lang) for words in STATE_WORDS.values() for lang in LANGUAGES)


def test_a_state_says_its_own_word_or_a_better_one(qtbot: QtBot) -> None:
    state = State("missing")
    qtbot.addWidget(state)
    state.show()
    assert shown(state) == ["Не поступил"]
    state.show_as("received", "9 / 9")
    assert shown(state) == ["9 / 9"]
    state.show_as("received")
    tongue.switch("kk")
    assert shown(state) == ["Түсті"]


def test_a_state_wears_the_colour_of_its_kind_or_the_asked_one(qtbot: QtBot) -> None:
    state = State("conflict")
    qtbot.addWidget(state)
    label = state.findChildren(QLabel)[1]
    assert label.property("tone") == "critical"
    state.show_as("ph.printer", "Печать", "link")
    assert label.property("tone") == "link"


def test_a_tag_is_as_wide_as_its_word(qtbot: QtBot) -> None:
    found = tag("v2", "good")
    qtbot.addWidget(found)
    assert (found.text(), found.property("role")) == ("v2", "tag")


def test_steps_say_where_the_page_stands(qtbot: QtBot) -> None:
    steps = Steps(["Файл", "Столбцы", "Готово"])
    qtbot.addWidget(steps)
    steps.go_to(1)
    assert steps.accessibleName() == "Файл, пройден; Столбцы, сейчас; Готово"
    steps.go_to(3)
    assert (steps.at, steps.accessibleName().count("пройден")) == (3, 3)
    tongue.switch("en")
    assert steps.accessibleName().count("done") == 3


def test_alt_and_arrows_ask_for_the_neighbouring_step(qtbot: QtBot) -> None:
    steps = Steps(["1", "2"])
    qtbot.addWidget(steps)
    steps.show()
    with qtbot.waitActive(steps):
        steps.activateWindow()
    before, after = QSignalSpy(steps.previous_wanted), QSignalSpy(steps.next_wanted)
    qtbot.keyClick(steps, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(steps, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (before.count(), after.count()) == (1, 1)


def test_the_key_of_an_abstention_is_printed_where_it_counts(qtbot: QtBot) -> None:
    keys = BallotKeys()
    qtbot.addWidget(keys)
    keys.show()
    assert [text for text in shown(keys) if text.isdigit()] == ["1", "2", "0"]
    keys.allow_abstaining(allowed=True)
    assert [text for text in shown(keys) if text.isdigit()] == ["1", "2", "3", "0"]


def test_an_empty_place_says_what_to_do_first(qtbot: QtBot) -> None:
    act = QPushButton("Импорт…")
    empty = Empty("ph.users", "Кандидатов нет", "Возьмите таблицу", act)
    qtbot.addWidget(empty)
    empty.show()
    assert shown(empty) == ["Кандидатов нет", "Возьмите таблицу"]
    assert act.isVisible()


def test_a_flow_breaks_lines_and_leaves_hidden_ones_out(qtbot: QtBot) -> None:
    pieces = [QPushButton(f"Кнопка {n}") for n in range(4)]
    page = QWidget()
    flow = Flow(pieces)
    page.setLayout(flow)
    qtbot.addWidget(page)
    wide, narrow = flow.heightForWidth(2000), flow.heightForWidth(150)
    assert narrow > wide
    page.resize(150, 400)
    page.show()
    qtbot.waitUntil(lambda: pieces[3].y() > pieces[0].y())
    pieces[1].hide()
    assert flow.heightForWidth(150) < narrow


def test_a_scrolled_page_is_never_narrower_than_its_content(qtbot: QtBot) -> None:
    content = QLabel("Слово")
    content.setMinimumWidth(300)
    page = Scroll(holder(column(content)))
    qtbot.addWidget(page)
    page.resize(100, 100)
    page.show()
    assert page.viewport().width() >= 300
    content.setMinimumWidth(500)
    qtbot.waitUntil(lambda: page.width() >= 500)
