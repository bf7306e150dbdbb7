"""Notices stand beside the work by key, F8 goes round them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    found = holder(column(QPushButton("Работа"), Notices()))
    qtbot.addWidget(found)
    found.show()
    with qtbot.waitActive(found):
        found.activateWindow()
    return found


@pytest.fixture
def notices(page: QWidget) -> Notices:
    found = page.findChild(Notices)
    assert found is not None
    return found


def test_an_empty_column_takes_no_room(notices: Notices) -> None:
    assert notices.isHidden()
    notices.put("a", Notice("", "Черновик"))
    assert notices.isVisible()
    notices.take("a")
    assert (notices.isHidden(), notices.keys) == (True, ())


def test_the_same_key_takes_the_place_of_the_older(notices: Notices) -> None:
    for key, title in (("a", "Первое"), ("b", "Второе"), ("a", "Иное")):
        notices.put(key, Notice("caution", title))
    shown = [one.accessibleName() for one in notices.findChildren(Notice) if one.isVisible()]
    assert sorted(shown) == ["Второе", "Иное"]
    layout = notices.layout()
    assert layout is not None
    first = layout.itemAt(0)
    widget = first.widget() if first is not None else None
    assert widget is not None
    assert widget.accessibleName() == "Иное"


def test_taking_what_is_not_there_does_nothing(notices: Notices) -> None:
    notices.put("a", Notice("", "Черновик"))
    notices.take("b")
    assert notices.keys == ("a",)


def test_f8_goes_to_each_act_in_turn(page: QWidget, notices: Notices, qtbot: QtBot) -> None:
    see, again = Button("Показать"), Button("Повторить")
    notices.put("a", Notice("caution", "Часы отстают", "", see))
    notices.put("b", Notice("critical", "Флешку вынули", "", again))
    page.findChildren(QPushButton)[0].setFocus()
    seen: list[QWidget | None] = []
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_F8)
        seen.append(QApplication.focusWidget())
    assert seen == [see, again, see]


def test_a_notice_without_acts_takes_the_focus_itself(
    page: QWidget, notices: Notices, qtbot: QtBot
) -> None:
    notice = Notice("", "Черновик")
    notices.put("a", notice)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert QApplication.focusWidget() is notice


def test_closing_takes_it_out_and_says_so(notices: Notices, qtbot: QtBot) -> None:
    notice = Notice("", "Черновик", closable=True)
    notices.put("a", notice)
    closed = QSignalSpy(notice.closed)
    qtbot.mouseClick(notice.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    assert (closed.count(), notices.keys) == (1, ())


def test_its_name_is_what_it_says_in_each_language(qtbot: QtBot) -> None:
    notice = Notice("good", phrase("kit.cancel"), "42")
    qtbot.addWidget(notice)
    assert notice.accessibleName() == "Прервать. 42"
    tongue.switch("en")
    assert notice.accessibleName() == "Cancel. 42"


def test_clear_leaves_nothing(notices: Notices) -> None:
    notices.put("a", Notice("", "1"))
    notices.put("b", Notice("", "2"))
    notices.clear()
    assert notices.isHidden()


def test_a_long_name_without_spaces_is_not_cut_off(qtbot: QtBot) -> None:
    notice = Notice("caution", "Папки нет", f"/home/{'a' * 200}: её унесли.")
    qtbot.addWidget(notice)
    assert notice.minimumSizeHint().width() < 400
    notice.resize(400, notice.heightForWidth(400))
    notice.show()
    assert not clipped(notice)
    assert "\N{ZERO WIDTH SPACE}" not in notice.accessibleName()


def test_a_notice_is_as_high_as_the_words_of_the_language_need(
    notices: Notices, page: QWidget, qtbot: QtBot
) -> None:
    page.resize(740, 300)
    title, means = phrase_n("commission.restored", 1), phrase("commission.restored_means")
    act = Button(phrase("commission.compare"))
    heights: list[int] = []
    tongue.switch("ru")
    notices.put("a", Notice("", title, means, act))
    for language in ("ru", "kk", "ru"):
        tongue.switch(language)
        qtbot.wait(20)
        heights.append(sum(one.height() for one in notices.findChildren(QLabel)))
    first, kazakh, again = heights
    assert first == again < kazakh
