"""The journal by keys: found, read, verified, compared with paper, backed up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest

from commission_app.services.office.backups import ReadBackups
from commission_app.services.office.journal import ReadJournal
from commission_app.services.office.papers_desk import ReadDocuments
from commission_app.shared.texts import LANGUAGES, say_n
from commission_app.views.journal.backups import age
from commission_app.views.journal.chips import GROUPS as CHIPS
from commission_app.views.kit.cells import PAD, _hidden
from commission_app.views.support.words import spoken
from tests.support.keyboard import type_text

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.views.journal.journal_view import JournalView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    driver = desk_of(practice("finished"))
    driver.go("journal")
    return driver


def view(driver: Driver) -> JournalView:
    return cast("JournalView", driver.work.pages.screen_in_front)


def rows(driver: Driver) -> int:
    return view(driver).table.rows.rowCount()


def look_for(driver: Driver, text: str) -> None:
    driver.press("Ctrl+F")
    driver.type(text)
    driver.wait_for(lambda: not view(driver)._soon.isActive())
    driver.settle()


def test_every_group_has_its_chip(driver: Driver) -> None:
    assert tuple(CHIPS) == driver.ask(ReadJournal()).groups


def test_lines_come_by_the_hundred(driver: Driver) -> None:
    found = driver.ask(ReadJournal()).found
    assert rows(driver) == 100 < found
    rest = min(100, found - 100)
    driver.click(say_n("journal.more", rest, "ru", number=rest))
    assert rows(driver) == 100 + rest


def test_a_chip_narrows_and_backspace_clears(driver: Driver) -> None:
    every = driver.ask(ReadJournal())
    papers = dict(every.counts)["papers"]
    driver.click(f"Документы {papers}")
    assert driver.sees(f"{papers} строк")
    kinds = {line.kind for line in view(driver).table.rows.rows}
    assert {"protocol", "order", "certificate"} <= kinds
    assert "candidate" not in kinds
    driver.button(f"Документы {papers}").setFocus()
    driver.press("Backspace")
    assert rows(driver) == 100


def test_what_is_typed_is_found_in_words(driver: Driver) -> None:
    look_for(driver, "окончательный протокол")
    assert {line.kind for line in view(driver).table.rows.rows} == {"protocol"}
    look_for(driver, " которого нет")
    assert driver.sees("Ничего не найдено")
    driver.press("Esc")
    driver.wait_for(lambda: rows(driver) == 100)


def test_a_line_tells_who_when_and_its_code(driver: Driver) -> None:
    look_for(driver, "окончательный протокол")
    driver.press("Down", "Enter")
    control = driver.ask(ReadDocuments()).paper("protocol").versions[0].control
    assert driver.sees(control)
    assert driver.sees("рабочий орган")
    assert driver.sees("UTC+")
    assert driver.sees("Подписанная запись: изменить её нельзя.")
    driver.press("Esc")
    assert not driver.sees(control)


def test_neighbours_are_read_without_leaving_the_panel(driver: Driver) -> None:
    driver.press("Enter", "Alt+Down")
    assert view(driver).table.current == view(driver).table.rows.row_at(1)
    assert driver.sees("Строка журнала")


def test_beside_a_panel_what_happened_is_whole_where_it_is_about_nothing(
    driver: Driver,
) -> None:
    driver.window.resize(1093, 614)
    driver.press("Enter")
    table = view(driver).table
    lines = table.rows.in_order()
    row = next(n for n, line in enumerate(lines) if not line.of)
    what, own = table.rows.columns[1], table.columnWidth(1) - 2 * PAD
    room = table._cells._room(table.rows.index(row, 1)).width() - 2 * PAD
    assert room == own + table.columnWidth(2)
    assert _hidden(what, lines[row], own)
    assert not _hidden(what, lines[row], room)


def test_a_whole_journal_is_said_to_be_whole(driver: Driver) -> None:
    assert not driver.sees("Ничего не пропало")
    driver.go("journal", "verify")
    driver.click("Проверить", view(driver).verify)
    driver.wait_to_see("Ничего не пропало и ничего не изменено.")
    assert driver.sees("Последний код журнала")


def test_what_was_changed_is_found_and_never_called_whole(driver: Driver) -> None:
    store = driver.desk._workspace
    with store.act() as act:
        triggers = act.c.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'diary'"
        )
        for (name,) in triggers.fetchall():
            act.c.exec_driver_sql(f'DROP TRIGGER "{name}"')
        act.c.exec_driver_sql("UPDATE diary SET about = 'другое' WHERE n = 3")
    driver.go("journal", "verify")
    driver.click("Проверить", view(driver).verify)
    driver.wait_to_see("Найдено")
    assert not driver.sees("Ничего не пропало")
    assert driver.reads().count("Структура файла изменена") == 1
    assert driver.sees("tr_diary_no_delete, tr_diary_no_update")
    assert driver.sees("Ничего не печатайте и не утверждайте.")
    assert not driver.sees("Последний код журнала")


def test_codes_from_paper_are_understood(driver: Driver) -> None:
    control = driver.ask(ReadDocuments()).paper("protocol").versions[0].control
    driver.go("journal", "compare")
    driver.click("Сверить")
    assert driver.sees("Наберите хотя бы один код.")
    driver.type(f"{control.lower()}\nAAAAA-AAAAA-AAAAA-AAAAA")
    driver.click("Сверить")
    assert driver.sees("Окончательный протокол · № 1")
    assert driver.sees("Код известен, документ действует")
    assert driver.sees("Такого кода нет: проверьте знаки на бумаге")


def test_a_backup_goes_to_another_folder(driver: Driver, tmp_path: Path) -> None:
    driver.go("journal", "backups")
    driver.click("Копия на другой диск")
    assert not driver.sees("Копия записана")
    assert driver.sees("Если диск откажет, пропадёт вся работа.")
    driver.files.place = tmp_path / "disk"
    driver.files.place.mkdir()
    driver.click("Копия на другой диск")
    driver.wait_to_see("Копия записана и проверена")
    assert len(list(driver.files.place.iterdir())) == 1
    driver.click("Копия рядом с рабочей папкой")
    driver.wait_to_see("Последняя")
    assert len(driver.ask(ReadBackups()).files) == 1
    driver.files.place = driver.season.office
    driver.click("Копия на другой диск")
    assert driver.sees("Выберите другую папку")


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=-5), "0 минут назад"),
        (timedelta(minutes=1), "1 минуту назад"),
        (timedelta(hours=3), "3 часа назад"),
        (timedelta(days=5), "5 дней назад"),
    ],
)
def test_an_age_is_said_as_people_do(passed: timedelta, words: str) -> None:
    assert spoken(age(passed), "ru") == words
    assert all("{" not in spoken(age(passed), lang) for lang in LANGUAGES)


def test_after_a_look_the_keys_are_at_its_act_again(driver: Driver) -> None:
    driver.go("journal", "verify")
    go = view(driver).verify.go
    go.setFocus()
    driver.press("Space")
    driver.wait_to_see("Ничего не пропало и ничего не изменено.")
    assert go.hasFocus()


def test_where_nothing_was_found_esc_leads_to_the_words_that_were_looked_for(
    driver: Driver,
) -> None:
    driver.press("Enter")
    look_for(driver, "которого нет")
    view(driver).details.close_panel()
    driver.settle()
    assert view(driver).search.hasFocus()


def test_letters_typed_into_the_lines_are_looked_for(driver: Driver) -> None:
    assert view(driver).table.hasFocus()
    type_text(view(driver).table, "ж")
    assert view(driver).search.text() == "ж"
    assert view(driver).search.hasFocus()
