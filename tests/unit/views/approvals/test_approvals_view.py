"""The chair answers by keys: from Today to the question, the code on paper, the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from commission_app.services.day.approving import ReadApprovals, Wanted
from commission_app.shared.texts import T
from commission_app.views.approvals.approvals_view import ApprovalsView
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped, nameless, untranslated
from commission_app.views.support.words import phrase
from tests.support.late_change import change_late, take_back, tell

if TYPE_CHECKING:
    from commission_app.services.demo.practice import Practice
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

CHAIR, AUTHOR = "M01", "M02"
WHY = "Қағаз парақпен салыстырдым."


@pytest.fixture
def season(practice: OnePractice) -> Practice:
    return practice("revealed")


@pytest.fixture
def asked(season: Practice) -> tuple[str, str]:
    """Interview and code of the sheet that was changed after the reveal."""
    return change_late(season, AUTHOR, CHAIR)


@pytest.fixture
def driver(season: Practice, asked: tuple[str, str], desk_of: Openers) -> Driver:
    return desk_of(season, CHAIR)


def view(driver: Driver) -> ApprovalsView:
    return driver.window.findChildren(ApprovalsView)[0]


def focused() -> str:
    found = QApplication.focusWidget()
    return found.text() if isinstance(found, QAbstractButton) else ""


def questions(driver: Driver) -> tuple[Wanted, ...]:
    return driver.ask(ReadApprovals())


def to_question(driver: Driver) -> None:
    driver.go("today")
    assert driver.sees("Рабочий орган спрашивает о 1 листе")
    for _ in range(4):  # F8 goes through all notices
        driver.press("F8")
        if tongue.said(phrase(T("approving.answer"))) in focused():
            break
    driver.press("Space")
    assert driver.screen == "approvals"


def answer(driver: Driver, code: str) -> None:
    driver.press("Enter")
    driver.type(code)
    driver.press("Enter")
    driver.type(WHY)
    driver.press("Ctrl+Enter")


def test_the_chair_answers_with_the_code_from_the_paper(
    driver: Driver, asked: tuple[str, str]
) -> None:
    interview, code = asked
    to_question(driver)
    assert driver.sees(interview)
    assert not driver.sees(code)
    answer(driver, code.lower().replace("-", " "))
    (one,) = questions(driver)
    assert (one.open, one.sheets[0].approved, one.sheets[0].reason) == (False, True, WHY)
    assert driver.sees(f"Вы одобрили: {code}")
    driver.go("today")
    assert not driver.sees("Рабочий орган спрашивает")


def test_another_code_is_refused_beside_the_fields(driver: Driver) -> None:
    to_question(driver)
    answer(driver, "00000-00000-00000-00000")
    assert driver.sees("Рабочий орган не спрашивал о листе 00000-00000-00000-00000")
    assert questions(driver)[0].open
    assert view(driver).form.reason.text == WHY


def test_a_code_and_a_reason_are_asked_for(driver: Driver, asked: tuple[str, str]) -> None:
    to_question(driver)
    driver.press("Enter", "Ctrl+Enter")
    assert view(driver).form.code.wrong
    driver.type(asked[1])
    driver.press("Ctrl+Enter")
    assert view(driver).form.reason.wrong
    assert view(driver).form.reason.editor.hasFocus()


def test_an_approval_is_taken_back_with_a_reason(
    driver: Driver, asked: tuple[str, str]
) -> None:
    to_question(driver)
    answer(driver, asked[1])
    driver.press("Enter")
    driver.type("Басқа қағаз екен.")
    driver.press("Ctrl+Enter")
    assert questions(driver)[0].open
    assert driver.sees("отозвано")


def test_esc_leads_to_the_list_and_out(driver: Driver) -> None:
    to_question(driver)
    driver.press("Enter")
    assert view(driver).form.code.editor.hasFocus()
    driver.press("Esc")
    assert view(driver).list.hasFocus()
    driver.press("Esc")
    assert driver.screen == "today"


def test_the_author_reads_that_it_waits_for_the_chair(
    season: Practice, asked: tuple[str, str], desk_of: Openers
) -> None:
    tell(season, AUTHOR)
    driver = desk_of(season, AUTHOR)
    driver.go("approvals")
    assert driver.sees(asked[0])
    assert driver.sees("Изменение после раскрытия баллов учитывается")
    assert not view(driver).form.isVisible()


def test_my_sheets_shows_the_question_too(driver: Driver) -> None:
    driver.go("own_sheets")
    driver.click("Ответить")
    driver.settle()
    assert driver.screen == "approvals"


def test_where_nothing_is_asked_nothing_is_offered(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("revealed"), CHAIR)
    for screen in ("today", "own_sheets"):
        driver.go(screen)
        assert not driver.sees("Ответить")


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_nothing_is_cut_off_or_left_without_a_name(
    driver: Driver, lang: tongue.Language
) -> None:
    driver.go("approvals")
    tongue.switch(lang)
    driver.settle()
    assert clipped(driver.window) == []
    assert nameless(driver.window) == []
    assert untranslated(driver.window) == []


def test_the_chair_is_asked_whether_an_opened_sheet_may_be_left_out(
    season: Practice, desk_of: Openers
) -> None:
    interview, code = take_back(season, AUTHOR, CHAIR)
    driver = desk_of(season, CHAIR)
    to_question(driver)
    assert driver.sees(interview)
    assert driver.sees("Можно ли исключить лист?")
    assert driver.sees("Пока вы молчите, лист учитывается")
    assert view(driver).form.act.text().strip() == "Одобрить исключение"
    assert not driver.sees(code)
    for lang in ("kk", "en", "ru"):
        tongue.switch(lang)
        driver.settle()
        assert clipped(driver.window) == []
        assert untranslated(driver.window) == []
    answer(driver, code)
    (one,) = questions(driver)
    assert (one.out, one.open, one.sheets[0].approved) == (True, False, True)
    assert driver.sees(f"Вы одобрили исключение: {code}")
    driver.press("Enter")
    driver.type("Қайта ойландым.")
    driver.press("Ctrl+Enter")
    assert questions(driver)[0].open
