"""A paper sheet by keys: one person types, another types again, and the cell is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commission_app.services.office.cell import ReadCell
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.office.paper_forms import ReadHalfTyped
from commission_app.views.paper_sheets.paper_sheet_view import PaperSheetView
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped, nameless, untranslated

if TYPE_CHECKING:
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

FIRST, SECOND = "Сәуле Ахметова", "Ерлан Омаров"
WORDS = "Жауабы қысқа, дәлел келтірмеді."
MARKS = ("4", "5", "3", "4", "4", "5")


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """The office, at the form of a sheet that is missing."""
    found = desk_of(practice("scoring"))
    found.go("matrix", "/".join(missing(found)))
    return found


def missing(driver: Driver) -> tuple[str, str]:
    """The first cell for which a paper sheet may be typed in."""
    rows = driver.ask(ReadMatrix()).rows
    cells = (c for row in rows for c in row.cells if c is not None and c.state == "missing")
    one = next(c for c in cells if "paper" in driver.ask(ReadCell(c.interview, c.member)).can)
    return one.interview, one.member


def view(driver: Driver) -> PaperSheetView:
    return driver.window.findChildren(PaperSheetView)[0]


def to_form(driver: Driver) -> None:
    driver.click("Бумажный лист…")
    driver.settle()
    assert driver.screen == "paper_sheet"


def type_in(driver: Driver, name: str, marks: tuple[str, ...] = MARKS) -> None:
    """Name, number, a digit for each criterion, and Ctrl+Enter."""
    driver.type(name)
    driver.press("Enter")
    driver.type("17")
    driver.press("Enter", *marks, "Ctrl+Enter")


def test_two_people_type_and_the_matrix_is_explained(driver: Driver) -> None:
    at = missing(driver)
    to_form(driver)
    assert view(driver).by.editor.hasFocus()
    type_in(driver, FIRST)
    assert driver.sees(f"{FIRST}: набрано, сохранено")
    assert [half.by for half in driver.ask(ReadHalfTyped())] == [FIRST]
    assert view(driver).marks.marks == {}
    assert view(driver).by.text == ""
    type_in(driver, SECOND)
    assert driver.screen == "matrix"
    found = driver.ask(ReadCell(*at))
    assert found.cell.state == "paper"
    assert driver.sees(f"с бумаги набрали: {FIRST}, {SECOND}")
    assert driver.sees(found.revisions[0].control)
    assert not driver.refused


def test_the_second_person_begins_at_the_first_criterion_in_a_low_window_too(
    driver: Driver,
) -> None:
    driver.window.resize(1093, 614)
    to_form(driver)
    bar = view(driver).marks._scroll.verticalScrollBar()
    type_in(driver, FIRST)
    assert bar.maximum() > 0
    assert bar.value() == 0


def test_who_differs_reads_where_and_keeps_what_was_typed(driver: Driver) -> None:
    to_form(driver)
    type_in(driver, FIRST)
    type_in(driver, SECOND, ("4", "1", "3", "4", "4", "1"))
    assert driver.sees("Два набора расходятся: 2. Лидерство и управление изменениями; 6. ")
    assert not driver.sees("набрано, сохранено")
    assert view(driver).marks.marks["C2"] == (1, "")
    rows = view(driver).marks.rows
    rows["C2"].bar.setFocus()
    driver.press("5")
    rows["C6"].bar.setFocus()
    driver.press("5", "Ctrl+Enter")
    assert driver.screen == "matrix"


def give(driver: Driver, code: str, level: int) -> None:
    """A click on a level, where it stands in the window."""
    bar = view(driver).marks.rows[code].bar
    at = QPoint(int(bar.width() * (level - 0.5) / 5), bar.height() // 2)
    handle, at = driver.window.windowHandle(), bar.mapTo(driver.window, at)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at)
    driver.settle()


def places(driver: Driver) -> dict[str, tuple[int, int]]:
    """Where each criterion's row stands in the window."""
    rows = view(driver).marks.rows
    at = {code: one.mapTo(driver.window, QPoint()) for code, one in rows.items()}
    return {code: point.toTuple() for code, point in at.items()}


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614)])
def test_no_row_moves_under_the_hand_that_corrects_a_difference(
    driver: Driver, size: tuple[int, int]
) -> None:
    driver.window.resize(*size)
    to_form(driver)
    type_in(driver, FIRST)
    type_in(driver, SECOND, ("4", "5", "1", "4", "4", "1"))
    before, bottom = places(driver), view(driver).act.mapTo(driver.window, QPoint())
    for code, level, told in (
        ("C3", 3, "ещё не изменено: 6. "),
        ("C6", 5, "изменено, но ещё ничего"),
    ):
        give(driver, code, level)
        assert driver.sees(told)
        assert places(driver) == before
    assert view(driver).act.mapTo(driver.window, QPoint()) == bottom
    assert clipped(driver.window) == []
    give(driver, "C3", 1)
    assert driver.sees("ещё не изменено: 3. ")
    give(driver, "C3", 3)
    driver.press("Ctrl+Enter")
    assert driver.screen == "matrix"


def test_a_refusal_moves_no_row_either(driver: Driver) -> None:
    to_form(driver)
    type_in(driver, FIRST)
    driver.type(SECOND)
    driver.press("Enter", "Enter", *("4", "1", "3", "4", "4", "5"))
    before = places(driver)
    driver.press("Ctrl+Enter")
    assert driver.sees("набор")
    assert view(driver).telling.isVisible()
    assert places(driver) == before


def test_what_was_told_is_gone_where_the_form_was_left(driver: Driver) -> None:
    to_form(driver)
    type_in(driver, FIRST)
    type_in(driver, SECOND, ("4", "1", "3", "4", "4", "1"))
    driver.go("matrix")
    driver.click("Уйти, не сохраняя")
    driver.go("paper_sheet", "/".join(missing(driver)))
    assert not view(driver).telling.isVisible()


def test_the_second_person_sees_neither_marks_nor_the_number(driver: Driver) -> None:
    at = missing(driver)
    to_form(driver)
    type_in(driver, FIRST)
    driver.press("Esc")
    assert driver.screen == "matrix"
    assert driver.sees(f"Бумажный лист набран ({FIRST}).")
    driver.go("paper_sheet", "/".join(at))
    assert driver.sees(f"Этот лист набран ({FIRST}).")
    assert (view(driver).number.text, view(driver).marks.marks) == ("", {})
    assert not view(driver).note.isVisible()


def test_what_was_typed_first_is_there_after_the_program_was_closed(
    driver: Driver, desk_of: Openers
) -> None:
    at = missing(driver)
    to_form(driver)
    type_in(driver, FIRST)
    desk_of.close(driver)
    again = desk_of(driver.season)
    again.go("paper_sheet", "/".join(at))
    assert again.sees(f"Этот лист набран ({FIRST}).")
    type_in(again, SECOND)
    assert again.ask(ReadCell(*at)).cell.state == "paper"


def test_a_mark_that_needs_words_leads_to_them(driver: Driver) -> None:
    to_form(driver)
    driver.type(FIRST)
    driver.press("Enter", "Enter", "2")
    row = view(driver).marks.rows["C1"]
    assert QApplication.focusWidget() is row.comment
    driver.press("Ctrl+Enter")
    assert driver.ask(ReadHalfTyped()) == ()
    driver.type(WORDS)
    for code in list(view(driver).marks.rows)[1:]:
        view(driver).marks.rows[code].bar.setFocus()
        driver.press("4")
    driver.press("Ctrl+Enter")
    assert len(driver.ask(ReadHalfTyped())) == 1


def test_a_name_is_asked_for_beside_its_field(driver: Driver) -> None:
    to_form(driver)
    driver.press("Enter", "Enter", *MARKS, "Ctrl+Enter")
    assert view(driver).by.wrong
    assert view(driver).by.editor.hasFocus()


def test_the_first_typing_can_be_discarded(driver: Driver) -> None:
    to_form(driver)
    assert not view(driver).drop.isVisible()
    type_in(driver, FIRST)
    driver.click("Отменить первый набор")
    assert driver.ask(ReadHalfTyped()) == ()
    assert driver.sees("Наберите баллы, которые член комиссии поставил на бумаге")


def test_half_a_sheet_is_not_lost_in_silence(driver: Driver) -> None:
    to_form(driver)
    assert view(driver).unkept == ""
    driver.type(FIRST)
    driver.press("Enter", "Enter", "4")
    assert view(driver).unkept
    driver.go("matrix")
    assert driver.sees("Бумажный лист не сохранён")
    driver.click("Остаться")
    assert not driver.sees("Бумажный лист не сохранён")
    assert view(driver).marks.marks == {"C1": (4, "")}


def test_without_a_cell_the_page_says_where_it_is_opened(driver: Driver) -> None:
    driver.go("paper_sheet")
    assert driver.sees("Бумажный лист открывается из пустой клетки матрицы")


def test_a_cell_with_a_sealed_sheet_has_no_form(driver: Driver) -> None:
    rows = driver.ask(ReadMatrix()).rows
    here = next(c for r in rows for c in r.cells if c is not None and c.state == "received")
    assert "paper" not in driver.ask(ReadCell(here.interview, here.member)).can
    driver.go("paper_sheet", f"{here.interview}/{here.member}")
    assert driver.sees("Бумажный лист не нужен")


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_nothing_is_cut_off_or_left_without_a_name(
    driver: Driver, lang: tongue.Language
) -> None:
    to_form(driver)
    tongue.switch(lang)
    driver.settle()
    assert clipped(driver.window) == []
    assert nameless(driver.window) == []
    assert untranslated(driver.window) == []


def test_two_people_withdraw_what_was_typed_in(driver: Driver) -> None:
    at = missing(driver)
    to_form(driver)
    part = view(driver).withdrawing
    assert not part.isVisible()
    type_in(driver, FIRST)
    type_in(driver, SECOND)
    driver.go("paper_sheet", "/".join(at))
    assert part.isVisible()
    view(driver).by.put(FIRST)
    part.act.click()
    driver.settle()
    assert driver.sees("Напишите, почему лист отзывается.")
    view(driver).reason.put("Не та ячейка.")
    part.act.click()
    driver.settle()
    assert driver.sees(f"{FIRST} отзывает этот лист: Не та ячейка.")
    assert clipped(view(driver)) == []
    assert nameless(view(driver)) == []
    assert driver.ask(ReadCell(*at)).cell.state == "paper"
    view(driver).by.put(SECOND)
    part.act.click()
    driver.settle()
    assert driver.screen == "matrix"
    assert driver.ask(ReadCell(*at)).cell.state == "missing"
    assert driver.sees(f"бумажный лист отозван: {FIRST}, {SECOND}")
