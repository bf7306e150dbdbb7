"""The papers by keys: what is missing, the preview, the official acts, printing and saving."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commission_app.domain.language import Bilingual
from commission_app.domain.ruleset import UNSET
from commission_app.services.office.journal import ReadJournal
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.office.papers_desk import ReadDocuments
from commission_app.services.office.requisites import KeepRequisites, ReadRequisites
from commission_app.views.documents.output import PrintForm
from tests.support.practice import noon, opened

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.phases import Phase
    from commission_app.services.demo.practice import Practice
    from commission_app.services.office.papers_desk import PaperState
    from commission_app.views.documents.documents_view import DocumentsView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

DAYS = 20  # after the first interviews every phase is over


def at(desk_of: Openers, season: Practice, what: str = "") -> Driver:
    driver = desk_of(season, world=noon(season, "documents", days=DAYS))
    driver.go("documents", what)
    return driver


@pytest.fixture
def decided(practice: OnePractice, desk_of: Openers) -> Driver:
    return at(desk_of, practice("decided"))


def view(driver: Driver) -> DocumentsView:
    return cast("DocumentsView", driver.work.pages.screen_in_front)


def paper(driver: Driver, key: str) -> PaperState:
    return driver.ask(ReadDocuments()).paper(key)


def see_pages(driver: Driver) -> None:
    driver.wait_for(lambda: view(driver).preview.page is not None, "no page was shown")


def noted(driver: Driver, kind: str) -> list[str]:
    lines = driver.ask(ReadJournal(kinds=("papers",))).lines
    return [line.about for line in lines if line.kind == kind]


def test_an_empty_office_prints_only_the_blank_sheet(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = at(desk_of, practice("founded"))
    assert driver.sees("Пленарное заседание не открыто")
    assert not driver.button("Печать").isEnabled()
    driver.go("documents", "blank-sheet")
    see_pages(driver)
    assert driver.button("Печать").isEnabled()
    assert driver.sees("Всё на месте")


def test_pages_turn_and_grow_by_keys_from_the_list(decided: Driver) -> None:
    see_pages(decided)
    pages = view(decided).preview.pages
    decided.press("PageDown", "PageDown")
    assert pages.page == 3
    decided.press("PageUp")
    before = pages.zoom
    decided.press("Ctrl+Plus")
    assert (pages.page, pages.zoom > before) == (2, True)
    assert decided.sees(f"2 из {pages.pages}")


def test_the_preview_is_what_prints_and_the_diary_says_so(decided: Driver) -> None:
    see_pages(decided)
    decided.press("Ctrl+P", "2")
    decided.click("Отправить на принтер")
    count = view(decided).preview.pages.pages
    assert len(decided.files.printed) == 2 * count
    assert decided.files.printed[0].width() > 2400
    assert noted(decided, "printed") == ["protocol 2"]
    assert decided.sees("На принтер отправлен")


def test_a_person_who_thought_better_prints_nothing(decided: Driver) -> None:
    see_pages(decided)
    decided.files.prints = False
    decided.click("Печать")
    decided.click("Отправить на принтер")
    assert noted(decided, "printed") == []


def test_from_the_protocol_to_the_certificates(decided: Driver) -> None:
    see_pages(decided)
    enrolled = decided.ask(ReadDocuments()).enrolled
    decided.click("Утвердить протокол")
    assert decided.sees(f"В резерв будет зачислено {enrolled}")
    decided.type("17-К")
    none, field = Qt.KeyboardModifier.NoModifier, QApplication.focusWidget()
    assert field is not None
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", autorep=True)
    QApplication.sendEvent(field, held)  # the key that pressed the button before
    decided.settle()
    assert not paper(decided, "protocol").versions
    decided.press("Enter")
    assert [one.name for one in paper(decided, "protocol").versions] == ["17-К"]
    assert decided.sees(paper(decided, "protocol").versions[0].control)
    decided.go("documents", "order")
    decided.click("Внести номер приказа")
    decided.click("Внести приказ")
    assert decided.sees("Введите номер подписанного приказа")
    decided.type("412")
    decided.press("Enter")
    assert paper(decided, "order").versions[0].count == enrolled
    decided.go("documents", "certificates")
    issue = view(decided).completeness.official.text().strip()
    assert issue.startswith(f"Выдать {enrolled} ")
    decided.click(issue)
    decided.click(issue, view(decided)._right.currentWidget())
    assert decided.ask(ReadDocuments()).certified == enrolled
    assert view(decided).completeness.official.isHidden()  # all have theirs
    see_pages(decided)


def test_a_correction_asks_for_its_reason_and_for_a_change(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = at(desk_of, practice("finished"))
    driver.click("Исправленная редакция")
    driver.click("Утвердить исправленную редакцию")
    assert driver.sees("Укажите причину")
    driver.type("Опечатка")
    driver.click("Утвердить исправленную редакцию")
    assert driver.sees("ничего не изменилось. Новая редакция не нужна")
    driver.press("Esc")
    assert driver.sees("Окончательные версии")
    assert len(paper(driver, "protocol").versions) == 1


def test_a_missing_answer_is_given_where_it_lacks(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("decided")
    with opened(season, world=noon(season, "unset", days=DAYS)) as office:
        KeepRequisites([("appeal_note", UNSET)], "Проверка")(office)
    driver = at(desk_of, season)
    assert driver.sees("Нет ответа: Порядок обжалования")
    assert driver.sees("Утвердить протокол · осталось 1")
    driver.click("Утвердить протокол · осталось 1")
    assert driver.sees("Где печатается: Протокол.")
    driver.type("Шағым он күн ішінде беріледі.")
    driver.click("Сохранить ответ")
    assert driver.sees("заполните и это поле")
    driver.type("Жалоба подаётся в течение десяти дней.")
    driver.click("Сохранить ответ")
    driver.type("Ответил заказчик")
    driver.click("Сохранить ответ")
    lines = {one.name: one for one in driver.ask(ReadRequisites()).lines}
    text = Bilingual("Шағым он күн ішінде беріледі.", "Жалоба подаётся в течение десяти дней.")
    assert lines["appeal_note"].text == text
    driver.press("Esc")
    assert paper(driver, "protocol").can_finalise


def test_sheets_stay_closed_until_they_are_revealed(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = at(desk_of, practice("delivered"), "sheets")
    assert driver.sees("Баллы ни одного собеседования не раскрыты")
    assert view(driver).preview.page is None
    assert not driver.button("Сохранить").isEnabled()


def test_one_interviews_sheets_are_chosen_by_name(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = at(desk_of, practice("finished"), "sheets")
    shown = next(row for row in driver.ask(ReadMatrix()).rows if row.revealed)
    assert driver.sees("Для печати выберите собеседование.")
    driver.press("Enter")
    driver.type(shown.person.names.ru)
    driver.press("Enter")
    see_pages(driver)
    documents = view(driver).preview.documents
    assert documents
    assert all(shown.interview.replace("/", "-") in one.name for one in documents)
    driver.click(f"{shown.interview} · другое")
    assert view(driver).preview.choosing


def test_no_interview_looks_chosen_before_a_person_chose_and_one_click_chooses(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = at(desk_of, practice("finished"), "sheets")
    chooser = view(driver).preview.chooser
    driver.wait_for(lambda: bool(chooser.list.lines))
    assert chooser.list.key == ""
    driver.press("Enter", "Down")
    assert chooser.list.key == chooser.list.lines[0].key
    second = chooser.list.model().index(1, 0)
    where = chooser.list.visualRect(second).center()
    QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    see_pages(driver)
    assert view(driver).preview.interview == chooser.list.lines[1].key


def test_what_is_printed_is_counted_as_it_was_chosen(decided: Driver) -> None:
    driver = decided
    driver.go("documents", "summary")
    see_pages(driver)
    driver.click("Печать")
    form = view(driver).findChild(PrintForm)
    assert form is not None
    assert view(driver).preview.pages.pages == 1
    assert form.means.text().replace("\N{NO-BREAK SPACE}", " ").startswith("1 страница. ")
    form.which.button("all").click()
    assert form.means.text().startswith("файлов: 2. ")


def test_a_whole_kind_is_saved_into_a_folder(decided: Driver, tmp_path: Path) -> None:
    decided.go("documents", "attendance")
    see_pages(decided)
    names = {one.name for one in view(decided).preview.documents}
    decided.click("Сохранить")
    decided.click("Выбрать папку и сохранить")
    assert not list(tmp_path.glob("*.pdf"))
    decided.files.place = tmp_path / "papers"
    decided.click("Выбрать папку и сохранить")
    decided.wait_to_see("файл")
    assert {one.name for one in (tmp_path / "papers").iterdir()} == names
    shown = decided.reads().replace("\N{ZERO WIDTH SPACE}", "")
    assert str(tmp_path / "papers") in shown
    assert not decided.sees("Выбрать папку и сохранить")
    decided.files.place = decided.season.office
    decided.click("Сохранить в другую папку")
    assert decided.sees("не хранятся внутри рабочей папки")


@pytest.mark.parametrize("phase", ["revealed", "finished"])
def test_every_paper_can_be_walked_through(
    practice: OnePractice, desk_of: Openers, phase: Phase
) -> None:
    driver = at(desk_of, practice(phase))
    for _ in range(9):
        driver.press("Down")
        driver.settle()
    assert driver.sees("Что документы говорят об органе")
    assert not driver.refused
