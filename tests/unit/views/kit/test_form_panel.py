"""A panel that asks: its refusal stands above the act until it begins anew; one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.kit.beside import Beside, FormsBeside
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import row
from commission_app.views.kit.side_panel import SidePanel

if TYPE_CHECKING:
    from collections.abc import Iterator


class Page:
    """Two forms beside nothing."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.forms = (FormPanel("one", "means"), FormPanel("two"))
        self.fields = (LineField("name"), LineField("name"))
        for form, field in zip(self.forms, self.fields, strict=True):
            form.lay(field, acts=(Button("act", "primary"),))
            form.first = field
        self.beside = Beside(*self.forms)
        self.row = row(None, self.beside)
        self.window.setLayout(self.row)
        self.window.resize(900, 600)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)


@pytest.fixture
def page(qapp: QApplication) -> Iterator[Page]:
    assert qapp is not None
    page = Page()
    yield page
    page.window.close()
    page.window.deleteLater()
    QTest.qWait(1)


def test_it_takes_no_room_while_nothing_is_open(page: Page) -> None:
    assert not page.beside.isVisible()
    assert page.beside.current is None


def test_one_panel_is_in_front_at_a_time(page: Page) -> None:
    turned: list[bool] = []
    page.beside.turned.connect(turned.append)
    one, two = page.forms
    page.beside.show_panel(one)
    page.beside.show_panel(two)
    assert (one.isVisible(), two.isVisible()) == (False, True)
    page.beside.show_panel(None)
    assert not page.beside.isVisible()
    assert turned == [True, True, False]


def test_a_form_begins_at_its_first_field(page: Page) -> None:
    page.beside.show_panel(page.forms[0])
    page.forms[0].begin()
    assert QApplication.focusWidget() is page.fields[0].editor


def test_what_was_refused_stands_until_it_begins_anew(page: Page) -> None:
    form = page.forms[0]
    page.beside.show_panel(form)
    form.begin()
    form.refuse(UserError(T("people.no_schedule")))
    assert "Расписания ещё нет" in form._told.text()
    assert form._told.isVisible()
    form.begin()
    assert not form._told.isVisible()


def test_esc_takes_it_away_and_says_so(page: Page) -> None:
    closed: list[bool] = []
    page.beside.closed.connect(lambda: closed.append(True))
    page.beside.show_panel(page.forms[0])
    page.forms[0].begin()
    QTest.keyClick(page.fields[0].editor, Qt.Key.Key_Escape)
    assert closed == [True]
    assert page.beside.current is None


def test_a_form_stays_when_another_thing_is_chosen(page: Page) -> None:
    chosen = SidePanel()
    beside = FormsBeside(chosen)
    form = beside.ready(FormPanel("three"))
    page.row.addWidget(beside)
    beside.show_panel(form)
    beside.close_chosen()
    assert beside.asking
    beside.close_form()
    assert beside.current is None
    beside.show_panel(chosen)
    beside.close_form()
    assert beside.current is chosen
    beside.close_chosen()
    assert beside.current is None


def test_closing_tells_a_form_from_what_is_chosen(page: Page) -> None:
    chosen = SidePanel()
    beside = FormsBeside(chosen)
    form = beside.ready(FormPanel("three"))
    page.row.addWidget(beside)
    told: list[str] = []
    beside.left.connect(lambda: told.append("left"))
    beside.put_away.connect(lambda: told.append("put away"))
    assert not beside.step_back()
    for panel in (form, chosen):
        beside.show_panel(panel)
        assert beside.step_back()
        assert beside.current is None
    assert told == ["left", "put away"]
