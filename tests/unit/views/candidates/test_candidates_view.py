"""Candidates by keys: found at once, opened with a line in the diary, corrected in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from commission_app.domain.collation import sort_key
from commission_app.services.office.journal import ReadJournal
from commission_app.services.people.candidates import CandidateRow, Candidates, ReadCandidates
from commission_app.services.people.dossier import ReadDossier
from commission_app.shared.texts import LANGUAGES
from commission_app.views.candidates.candidates_view import CandidatesView
from commission_app.views.candidates.list import NAME, ORGANISATION, REGION
from commission_app.views.kit.paint import metrics
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped, nameless, untranslated
from commission_app.views.support.words import spoken
from tests.support.keyboard import type_text

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.phases import Phase
    from commission_app.shared.texts import Language
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

# A menu takes the keyboard; without a screen there is none to take.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """The secretary at the list while interviews are held."""
    driver = desk_of(practice("scoring"))
    driver.go("candidates")
    return driver


def view(driver: Driver) -> CandidatesView:
    return cast("CandidatesView", driver.work.pages.screen_in_front)


def shown(driver: Driver) -> tuple[CandidateRow, ...]:
    return view(driver).table.rows.in_order()


def everybody(driver: Driver) -> Candidates:
    return cast("Candidates", driver.ask(ReadCandidates()))


def search(driver: Driver, text: str) -> tuple[CandidateRow, ...]:
    driver.press("Ctrl+F")
    field = view(driver).bar.search
    assert field.hasFocus()
    field.selectAll()
    driver.type(text)
    return shown(driver)


def diary(driver: Driver, act: str) -> list[str]:
    lines = driver.ask(ReadJournal()).lines
    return [line.about for line in lines if line.kind == act]


def pick(driver: Driver, chip: str, option: str) -> None:
    """Open a chip with the space bar and choose by keys."""
    button: QAbstractButton = driver.button(chip)
    button.setFocus()
    driver.press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    wanted = next(n for n, text in enumerate(words) if text.startswith(option))
    menu.setActiveAction(menu.actions()[0])
    for _ in range(wanted):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyPress(menu, Qt.Key.Key_Return)
    driver.settle()


def test_everybody_stands_there_by_the_russian_alphabet(driver: Driver) -> None:
    rows = shown(driver)
    assert len(rows) == len(everybody(driver).rows)
    assert [r.sort_ru for r in rows] == sorted(r.sort_ru for r in rows)
    assert view(driver).table.hasFocus()


def test_in_kazakh_they_stand_by_the_kazakh_alphabet(driver: Driver) -> None:
    tongue.switch("kk")
    driver.settle()
    rows = shown(driver)
    assert [sort_key(r.name_kk) for r in rows] == sorted(sort_key(r.name_kk) for r in rows)
    initials = [row.name_kk[0] for row in rows]
    assert initials.index("Ә") < initials.index("Б")
    assert driver.sees("Үміткерлер")


def test_a_name_is_found_however_it_is_written(driver: Driver) -> None:
    person = next(row for row in shown(driver) if set(row.name_kk) & set("ҚқӘәҒғҮүҰұӨө"))
    surname = person.name_kk.split()[0]
    russian = person.name_ru.split()[0]
    for text in (surname, surname.lower(), russian, russian[:4]):
        assert person in search(driver, text), text


def test_latin_letters_find_a_cyrillic_name(driver: Driver) -> None:
    found = search(driver, "Abdullaeva")
    assert {row.name_ru.split()[0] for row in found} == {"Абдуллаева"}


def test_a_code_and_the_last_digits_of_the_number_find_one(driver: Driver) -> None:
    person = shown(driver)[5]
    assert search(driver, person.code) == (person,)
    ending = driver.ask(ReadDossier(person.code)).iin[-4:]
    assert person in search(driver, ending)
    assert len(shown(driver)) < 5


def test_what_nobody_is_called_says_so_and_brings_everybody_back(driver: Driver) -> None:
    search(driver, "щщщъъъ")
    assert driver.sees("Никого не нашлось")
    driver.click("Показать всех")
    assert len(shown(driver)) == len(everybody(driver).rows)


def test_chips_narrow_by_stage_and_say_how_many(driver: Driver) -> None:
    pick(driver, "Все этапы", "5")
    rows = shown(driver)
    assert rows
    assert all(row.place.interview for row in rows)
    assert driver.sees(f"{len(rows)} из {len(everybody(driver).rows)}")
    person = rows[0]
    search(driver, person.code)
    assert driver.sees(f"1 из {len(rows)}")
    driver.button("Все этапы: Этап 5").setFocus()
    driver.press("Backspace")
    assert driver.sees(f"1 из {len(everybody(driver).rows)}")


def test_chips_narrow_by_region_and_state_together(driver: Driver) -> None:
    pick(driver, "Все состояния", "В расписании")
    rows = shown(driver)
    assert {row.place.state for row in rows} == {"scheduled"}
    region = rows[0].region_name.ru
    pick(driver, "Все области", region)
    assert {(row.place.state, row.region_name.ru) for row in shown(driver)} == {
        ("scheduled", region)
    }


def test_ctrl_digits_sort_and_turn_round(driver: Driver) -> None:
    driver.press("Ctrl+1")
    codes = [row.code for row in shown(driver)]
    assert codes == sorted(codes)
    driver.press("Ctrl+1")
    assert [row.code for row in shown(driver)] == codes[::-1]


def test_enter_opens_a_dossier_and_the_diary_has_one_line(driver: Driver) -> None:
    person = shown(driver)[2]
    driver.press("Down", "Down", "Enter")
    assert driver.sees(person.name_ru)
    assert driver.sees(person.code)
    driver.wait_to_see("Внесён в список")
    assert diary(driver, "dossier.opened") == [person.code]
    view(driver).refresh()
    driver.settle()
    (line,) = [one for one in driver.ask(ReadJournal()).lines if one.kind == "dossier.opened"]
    assert line.count == 1


def test_alt_arrows_go_to_the_neighbours_and_esc_closes(driver: Driver) -> None:
    first, second = shown(driver)[:2]
    driver.press("Enter", "Alt+Down")
    assert diary(driver, "dossier.opened") == [second.code, first.code]
    driver.press("Alt+Up")
    assert driver.sees(first.code)
    driver.press("F6")
    assert view(driver).panel.isAncestorOf(QApplication.focusWidget() or view(driver))
    driver.press("F6")
    assert view(driver).table.hasFocus()
    driver.press("F6", "Esc")
    assert view(driver).panel.isHidden()
    assert view(driver).table.hasFocus()


def test_passing_rows_by_leaves_no_line_in_the_diary(driver: Driver) -> None:
    rows = shown(driver)
    driver.press("Enter", "Down", "Down", "Down")
    driver.wait_for(lambda: len(diary(driver, "dossier.opened")) > 1)
    assert diary(driver, "dossier.opened") == [rows[3].code, rows[0].code]


def test_the_number_is_masked_until_it_is_asked_for(driver: Driver) -> None:
    person = shown(driver)[0]
    driver.press("Enter")
    driver.wait_to_see("•••• ••••")
    driver.click("Показать")
    assert "••••" not in driver.reads()
    assert diary(driver, "iin.shown") == [person.code]
    driver.click("Скрыть")
    assert driver.sees("•••• ••••")
    driver.click("Показать")
    driver.press("Alt+Down")
    driver.wait_to_see("•••• ••••")


def test_before_the_reveal_a_lock_stands_where_marks_will_be(driver: Driver) -> None:
    person = next(row for row in shown(driver) if row.place.state == "held")
    driver.go("candidates", person.code)
    assert driver.sees("Баллы закрыты до раскрытия")
    driver.click("Этапы", view(driver).panel)
    assert driver.sees("Баллы закрыты до раскрытия")
    assert driver.sees("Листы: ")


def test_after_the_decision_documents_tell_it(practice: OnePractice, desk_of: Openers) -> None:
    driver = desk_of(practice("decided"))
    driver.go("candidates")
    person = next(row for row in shown(driver) if row.place.decision == "enrol")
    driver.go("candidates", person.code)
    assert not driver.sees("Баллы закрыты до раскрытия")
    driver.click("Документы", view(driver).panel)
    assert driver.sees("Решение комиссии")
    assert driver.sees("Зачислен в резерв")


def test_another_screen_names_somebody_whatever_the_filter_says(driver: Driver) -> None:
    person = next(row for row in shown(driver) if row.place.state == "out")
    pick(driver, "Все состояния", "В расписании")
    driver.go("candidates", person.code)
    assert driver.sees(person.name_ru)
    assert view(driver).table.current == person


def test_a_name_is_corrected_in_place_with_its_reason(driver: Driver) -> None:
    person = next(row for row in shown(driver) if row.place.interview)
    driver.go("candidates", person.code)
    driver.click("Исправить имя")
    driver.type("Әбіш")
    driver.press("Ctrl+Enter")
    assert driver.sees("Впишите основание")
    driver.type("по удостоверению")
    assert driver.sees("На подготовленные ноутбуки новое имя попадёт с ответом рабочего органа")
    driver.press("Ctrl+Enter")
    driver.wait_to_see("имя исправлено")
    assert driver.sees("запишите для них ответ")
    found = driver.ask(ReadDossier(person.code))
    assert found.names.kk.surname == "Әбіш"
    assert [names.kk.full for names in found.earlier] == [person.name_kk]
    assert driver.sees("по удостоверению")
    now = next(row for row in shown(driver) if row.code == person.code)
    assert now.name_kk.startswith("Әбіш")


def test_a_wrong_name_is_refused_beside_the_fields(driver: Driver) -> None:
    driver.press("Enter")
    driver.click("Исправить имя")
    driver.type("Иван0в")
    view(driver).panel.form.reason.editor.setFocus()
    driver.type("опечатка")
    driver.press("Ctrl+Enter")
    driver.wait_to_see("не похоже на имя")
    assert driver.refused == []
    driver.press("Esc")
    assert not view(driver).panel.isHidden()
    assert driver.sees("История")


def test_what_is_seen_is_written_into_a_workbook(driver: Driver, tmp_path: Path) -> None:
    pick(driver, "Все состояния", "В расписании")
    driver.files.place = tmp_path / "list.xlsx"
    driver.button("Печать списка").setFocus()
    driver.press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyPress(menu, Qt.Key.Key_Return)
    driver.settle()
    driver.wait_to_see("Сохранено: «list.xlsx»")
    assert driver.files.place.stat().st_size > 1000
    assert diary(driver, "table.printed") == [f"candidates {len(shown(driver))} xlsx"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_printed_is_what_the_list_says(driver: Driver, lang: Language) -> None:
    tongue.switch(lang)
    driver.settle()
    printed, seen = view(driver)._seen().compose(), view(driver).table.seen()
    assert (printed.headings, printed.rows, printed.lang) == (seen.headings, seen.rows, lang)


def test_an_office_without_candidates_is_told_what_to_do(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("founded"))
    driver.go("candidates")
    assert driver.sees("Кандидатов ещё нет")
    assert driver.sees("Примите список из файла Excel")


def test_letters_typed_into_the_list_find_a_name(driver: Driver) -> None:
    wanted = next(row for row in shown(driver) if row.name_ru.startswith("Б"))
    type_text(driver.window, wanted.name_ru[:4])
    driver.settle()
    found = shown(driver)
    assert wanted in found
    assert len(found) < len(everybody(driver).rows)
    assert view(driver).bar.search.hasFocus()


def test_who_comes_by_the_navigation_types_a_name_at_once(driver: Driver) -> None:
    """From wherever the keys were: on the button that was clicked there are none."""
    for _ in range(2):
        driver.click("Сезон")
        driver.button("Кандидаты").setFocus()
        driver.click("Кандидаты")
        assert view(driver).isAncestorOf(QApplication.focusWidget() or view(driver))
        view(driver).bar.search.clear()
        type_text(driver.window, "Б")
        driver.settle()
        assert view(driver).bar.search.text() == "Б"
        driver.press("Esc")


def test_after_an_empty_list_the_first_candidates_have_the_keys(
    practice: OnePractice, desk_of: Openers
) -> None:
    many = everybody(desk_of(practice("imported")))
    driver = desk_of(practice("founded"))
    driver.go("candidates")
    assert view(driver)._first.hasFocus()
    view(driver)._show(many)
    assert view(driver).table.hasFocus()


def test_a_dossier_closed_and_opened_again_is_another_line(driver: Driver) -> None:
    person = shown(driver)[0]
    driver.press("Enter", "Esc", "Enter")
    assert diary(driver, "dossier.opened") == [person.code, person.code]


@pytest.mark.parametrize("phase", ["imported", "scoring", "delivered", "decided"])
def test_everything_is_said_and_fits_in_each_language(
    practice: OnePractice, desk_of: Openers, phase: Phase
) -> None:
    driver = desk_of(practice(phase))
    driver.go("candidates")
    screen = view(driver)
    driver.go("candidates", max(shown(driver), key=lambda row: row.place.sheets).code)
    for size in ((1366, 768), (1024, 640)):
        driver.window.resize(*size)
        for lang in LANGUAGES:
            tongue.switch(lang)
            for tab in ("stages", "papers", "data"):
                screen.panel.tabs.button(tab).click()
                driver.settle()
                found = (clipped(screen), untranslated(screen), nameless(screen))
                assert found == ([], [], []), (lang, tab, size)


def test_an_empty_list_offers_one_import_and_the_focus_is_there(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("founded"))
    driver.go("candidates")
    assert driver.sees("Кандидатов ещё нет")
    page = view(driver)
    offered = [
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and one.text().strip() == "Импорт"
    ]
    assert len(offered) == 1
    assert offered[0].hasFocus()
    driver.press("Enter")
    assert driver.screen == "import"


def test_regions_are_whole_and_give_way_where_names_need_the_room(driver: Driver) -> None:
    table = view(driver).table
    widest = max(
        metrics(14).horizontalAdvance(spoken(row.region_name, "ru")) for row in shown(driver)
    )
    assert table.columnWidth(REGION) >= widest + 20
    assert not table.isColumnHidden(ORGANISATION)
    driver.press("Enter")
    assert table.isColumnHidden(ORGANISATION)
    assert table.isColumnHidden(REGION)
    names = max(metrics(14, 500).horizontalAdvance(row.name_ru) for row in shown(driver))
    assert table.columnWidth(NAME) >= names + 20
    driver.press("Esc")
    assert not table.isColumnHidden(REGION)


def test_an_emptied_search_has_no_cross(driver: Driver) -> None:
    search(driver, "ъъъ")
    field = view(driver).bar.search
    assert field._cross.isVisible()
    driver.click("Показать всех")
    assert not field.text()
    assert not field._cross.isVisible()


def test_who_withdrew_is_taken_out_where_the_dossier_is_read(driver: Driver) -> None:
    person = next(row for row in shown(driver) if row.place.state == "scheduled")
    driver.go("candidates", person.code)
    driver.click("Снять с отбора")
    driver.press("Ctrl+Enter")
    assert driver.sees("Впишите основание")
    driver.type("заявление от 12.10.2026")
    driver.press("Ctrl+Enter")
    driver.wait_to_see(f"Собеседование {person.place.interview} осталось в расписании")
    now = next(row for row in shown(driver) if row.code == person.code)
    assert now.place.word == "withdrawn"
    driver.click("Вернуть в отбор")
    driver.type("заявление отозвано")
    driver.click("Вернуть в отбор", view(driver).panel._form_acts)
    driver.wait_to_see("Снова участвует в отборе")
    again = next(row for row in shown(driver) if row.code == person.code)
    assert again.place.state == "scheduled"
