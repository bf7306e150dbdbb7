"""A stack gets its look once, when it has its place, and shows its first page then."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from commission_app.views.kit.stack import Stack


class Looks(QLabel):
    """Counts how often it was given its look."""

    polished = 0

    @override
    def event(self, e: QEvent) -> bool:
        self.polished += e.type() == QEvent.Type.Polish
        return super().event(e)


def within(stack: QWidget) -> QWidget:
    outer = QWidget()
    outer.setLayout(layout := QVBoxLayout())
    layout.addWidget(stack)
    return outer


def test_pages_keep_their_numbers_and_the_first_one_is_shown(qtbot: QtBot) -> None:
    stack = Stack()
    one, two = QLabel("1"), QLabel("2")
    assert [stack.addWidget(one), stack.addWidget(two)] == [0, 1]
    outer = within(stack)
    qtbot.addWidget(outer)
    outer.show()
    assert stack.currentWidget() is one
    assert one.isVisible()
    assert stack.count() == 2


def test_a_page_chosen_before_stays_chosen(qtbot: QtBot) -> None:
    stack = Stack()
    stack.addWidget(QLabel("1"))
    stack.addWidget(two := QLabel("2"))
    stack.setCurrentWidget(two)
    outer = within(stack)
    qtbot.addWidget(outer)
    outer.show()
    assert stack.currentWidget() is two
    assert stack.addWidget(QLabel("3")) == 2


def test_nothing_gets_its_look_before_the_stack_has_its_place(qtbot: QtBot) -> None:
    stack, page = Stack(), Looks()
    stack.addWidget(page)
    outer = within(stack)
    qtbot.addWidget(outer)
    assert page.polished == 0
    outer.show()
    assert page.polished == 1


def test_an_empty_stack_is_shown_empty(qtbot: QtBot) -> None:
    stack = Stack()
    qtbot.addWidget(stack)
    stack.show()
    assert stack.count() == 0
