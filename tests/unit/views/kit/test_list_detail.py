"""A list with its detail beside it, or what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel

from commission_app.views.kit.list_detail import ListDetail

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_list_and_its_detail_give_way_to_what_comes_first(qtbot: QtBot) -> None:
    listed, detail, nothing = QLabel("список"), QLabel("лист"), QLabel("пусто")
    both = ListDetail(listed, detail, nothing)
    qtbot.addWidget(both)
    both.resize(800, 400)
    both.show()
    assert (listed.isVisible(), detail.isVisible(), nothing.isVisible()) == (True, True, False)
    both.show_some(some=False)
    assert (listed.isVisible(), detail.isVisible(), nothing.isVisible()) == (False, False, True)
    both.show_some(some=True)
    assert listed.isVisible()


def test_the_detail_has_what_the_list_leaves(qtbot: QtBot) -> None:
    detail = QLabel("лист")
    both = ListDetail(QLabel("список"), detail, QLabel("пусто"))
    qtbot.addWidget(both)
    both.listed.setFixedWidth(300)
    both.resize(800, 400)
    both.show()
    shown = detail.parentWidget()
    assert isinstance(shown, QFrame)
    assert (both.listed.width(), shown.width()) == (300, 800 - 300 - 20)
