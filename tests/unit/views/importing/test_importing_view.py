"""Import at the window: columns recognised, consequences seen, nothing written before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from commission_app.services.people.candidates import ReadCandidates
from commission_app.services.people.dossier import ReadDossier
from commission_app.views.importing.check_page import CheckPage
from commission_app.views.kit.scroll import Scroll
from tests.support.spreadsheets import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.practice import Practice
    from commission_app.views.support.words import Words
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

PEOPLE = "candidates.xlsx"


@pytest.fixture
def season(practice: OnePractice) -> Practice:
    return practice("founded")


@pytest.fixture
def driver(season: Practice, desk_of: Openers) -> Driver:
    driver = desk_of(season)
    driver.go("import")
    return driver


def choose(driver: Driver, *files: Path) -> None:
    driver.files.files = list(files)
    driver.click("Выбрать файлы…")


def count(driver: Driver) -> int:
    return len(driver.ask(ReadCandidates()).rows)


def test_nothing_is_written_before_the_last_step(driver: Driver, season: Practice) -> None:
    choose(driver, season.folder / PEOPLE)
    driver.wait_to_see("Дальше: последствия")
    driver.click("Дальше: последствия")
    driver.wait_to_see("новых")
    assert driver.sees("Ещё ничего не записано")
    assert count(driver) == 0
    driver.click("Принять")
    driver.wait_to_see("Новых: 120")
    assert count(driver) == 120


def test_the_same_file_again_says_that_nothing_is_new(driver: Driver, season: Practice) -> None:
    for _ in range(2):
        choose(driver, season.folder / PEOPLE)
        driver.wait_to_see("Дальше: последствия")
        driver.click("Дальше: последствия")
        driver.wait_to_see("совпадают с уже принятыми")
        take = driver.button("Принять")
        if take.isEnabled():
            driver.click("Принять")
            driver.wait_to_see("Новых: 120")
            driver.go("import")
            driver.click("К кандидатам")
            driver.go("import")
    assert not driver.button("Принять").isEnabled()
    assert "нет ничего нового" in driver.button("Принять").toolTip()


def test_refused_rows_are_named_with_row_value_and_reason(
    driver: Driver, tmp_path: Path
) -> None:
    headings = ["ИИН", "ФИО"]
    bad = ["123456789012", "Ахметов Нурлан"]
    choose(driver, write_xlsx(tmp_path / "bad.xlsx", [headings, bad]))
    driver.wait_to_see("Дальше: последствия")
    driver.click("Дальше: последствия")
    driver.wait_to_see("строка отклонена, нужен человек")
    driver.files.place = tmp_path / "report.xlsx"
    driver.click("Сохранить отчёт…")
    driver.wait_to_see("Отчёт сохранён")
    assert (tmp_path / "report.xlsx").stat().st_size > 0
    assert count(driver) == 0


def test_a_column_that_was_not_recognised_is_chosen_by_hand(
    driver: Driver, tmp_path: Path, season: Practice
) -> None:
    del season
    rows = [["Номер", "ФИО"], ["850713300122", "Ахметов Нурлан Серикович"]]
    choose(driver, write_xlsx(tmp_path / "odd.xlsx", rows))
    driver.wait_to_see("Сначала выберите") if driver.sees("Сначала") else driver.settle()
    boxes = [b for b in driver.window.findChildren(QComboBox) if b.isVisible()]
    if not boxes:
        pytest.fail(driver.reads())
    assert not driver.button("Дальше: последствия").isEnabled()
    assert driver.sees("Сначала выберите недостающий столбец.")
    assert boxes[0].hasFocus(), "at the first column from which nothing is taken"
    place = boxes[0].findText("ИИН")
    boxes[0].setCurrentIndex(place)
    boxes[0].activated.emit(place)
    driver.settle()
    assert driver.button("Дальше: последствия").isEnabled()
    assert driver.sees("Ещё ничего не записано")


def test_what_was_mapped_by_hand_is_mapped_in_the_next_file_of_the_same_headings(
    driver: Driver, tmp_path: Path
) -> None:
    heads = ("ИИН", "ФИО", "Анкета")
    people = (
        ("850515300701", "Ойданов Болат", "K-1"),
        ("791028302728", "Ойданова Сара", "K-2"),
    )
    first, second = (write_xlsx(tmp_path / f"{one[2]}.xlsx", [heads, one]) for one in people)
    _map_the_last_by_hand(driver, first)
    driver.click("Отменить импорт")
    choose(driver, second)
    assert _fields(driver)[2].currentText() == "Код"


def test_what_was_mapped_by_hand_is_known_after_the_program_was_closed(
    season: Practice, desk_of: Openers, tmp_path: Path
) -> None:
    rows = ("ИИН", "ФИО", "Анкета"), ("850515300701", "Ойданов Болат", "K-1")
    for day in ("today", "tomorrow"):
        driver = desk_of(season)
        driver.go("import")
        file = write_xlsx(tmp_path / f"{day}.xlsx", rows)
        if day == "today":
            _map_the_last_by_hand(driver, file)
            desk_of.close(driver)
        else:
            choose(driver, file)
            assert _fields(driver)[2].currentText() == "Код"


def _map_the_last_by_hand(driver: Driver, file: Path) -> None:
    """The third column, which is not recognised, is the code; on to the consequences."""
    choose(driver, file)
    chosen = _fields(driver)[2]
    assert chosen.currentText() == "Не берётся"
    chosen.setCurrentIndex(chosen.findText("Код"))
    chosen.activated.emit(chosen.currentIndex())
    driver.settle()
    driver.click("Дальше: последствия")
    driver.wait_to_see("1 новый")


def _fields(driver: Driver) -> list[QComboBox]:
    driver.settle()
    return [one for one in driver.window.findChildren(QComboBox) if one.isVisible()]


def test_a_strange_file_shows_what_is_in_it(driver: Driver, tmp_path: Path) -> None:
    choose(
        driver, write_xlsx(tmp_path / "leave.xlsx", [("Сотрудник", "Отдел"), ("Ли", "Кадры")])
    )
    assert driver.sees("Возможно, выбран не тот файл")
    assert driver.sees("Сотрудник · Ли")


def test_a_file_that_is_no_table_is_told_in_words(driver: Driver, tmp_path: Path) -> None:
    file = tmp_path / "not.xlsx"
    file.write_bytes(b"PK\x03\x04" + bytes(200))
    choose(driver, file)
    driver.wait_to_see("Файл не принят")
    assert driver.sees("Выбрать файлы…")
    assert not driver.refused


def test_ranks_offered_as_scores_stop_and_can_be_accepted_with_a_reason(
    driver: Driver, season: Practice, tmp_path: Path
) -> None:
    choose(driver, season.folder / PEOPLE)
    driver.wait_to_see("Дальше: последствия")
    driver.click("Дальше: последствия")
    driver.wait_to_see("новых")
    driver.click("Принять")
    driver.wait_to_see("Новых: 120")
    driver.go("import")
    codes = [row.code for row in driver.ask(ReadCandidates()).rows]
    rows = [["Код", "Балл"], *([code, str(n)] for n, code in enumerate(codes, 1))]
    driver.click("К кандидатам")
    driver.go("import")
    driver.click("Результаты этапа 1")
    choose(driver, write_xlsx(tmp_path / "ranks.xlsx", rows))
    driver.wait_to_see("Дальше: последствия")
    driver.click("Дальше: последствия")
    driver.wait_to_see("Пять самых высоких баллов")
    assert not driver.button("Принять").isEnabled()
    driver.click("Принять всё равно")
    assert driver.sees("Напишите причину")
    driver.type("Баллы выставлены по местам")
    driver.click("Принять всё равно")
    driver.wait_to_see("Новых: 120")
    assert driver.ask(ReadDossier(codes[0])).stages[0].known


def test_what_is_imported_stands_beside_the_heading(driver: Driver, season: Practice) -> None:
    choose(driver, season.folder / PEOPLE)
    driver.wait_to_see(f"Кандидаты · {PEOPLE}")


def test_after_an_import_another_file_can_be_chosen(driver: Driver, season: Practice) -> None:
    choose(driver, season.folder / PEOPLE)
    driver.wait_to_see("Дальше: последствия")
    driver.click("Дальше: последствия")
    driver.wait_to_see("новых")
    driver.press("Enter")  # the focus stands on what is left to do
    driver.wait_to_see("Новых: 120")
    driver.click("Импортировать ещё файл")
    assert driver.button("Выбрать файлы…").hasFocus()


def test_a_refusal_says_first_what_is_wrong_and_below_what_to_do(
    driver: Driver, tmp_path: Path
) -> None:
    rows = [["ИИН", "ФИО"], ["123456789012", "Ахметов Нурлан"]]
    choose(driver, write_xlsx(tmp_path / "bad.xlsx", rows))
    driver.wait_to_see("Дальше: последствия")
    driver.click("Дальше: последствия")
    driver.wait_to_see("нужен человек")
    page = driver.window.findChildren(CheckPage)[0]
    (line,) = page._cells.rows.rows
    column = page._cells.rows.columns[3]
    assert column.shown(line) == "Контрольная цифра ИИН не сходится: в номере опечатка"
    assert column.below(line).startswith("Исправьте по удостоверению")
    assert page._cells.rows.columns[0].shown(line) == "строка 2"


def test_on_a_small_screen_the_question_of_the_guard_is_seen_without_scrolling(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("imported"), size=(1093, 614))
    driver.go("import")
    codes = [row.code for row in driver.ask(ReadCandidates()).rows]
    rows = [["Код", "Балл"], *([code, str(n)] for n, code in enumerate(codes, 1))]
    driver.click("Результаты этапа 1")
    choose(driver, write_xlsx(driver.season.folder / "ranks.xlsx", rows))
    driver.wait_to_see("Дальше: последствия")
    driver.click("Дальше: последствия")
    driver.wait_to_see("Пять самых высоких баллов")
    assert driver.window.height() == 614
    page = driver.window.findChildren(CheckPage)[0]
    assert page._guard.other.hasFocus()
    last = page._guard.mapTo(page, page._guard.rect().bottomLeft()).y()
    assert last < page.height()


def test_on_a_usual_screen_only_the_list_scrolls(driver: Driver, season: Practice) -> None:
    choose(driver, season.folder / PEOPLE)
    driver.wait_to_see("Дальше: последствия")
    driver.click("Дальше: последствия")
    driver.wait_to_see("новых")
    page = driver.window.findChildren(CheckPage)[0]
    assert page.findChildren(Scroll)[0].verticalScrollBar().maximum() == 0


def test_columns_that_nobody_takes_are_named_above_the_list(
    driver: Driver, tmp_path: Path
) -> None:
    heads = ("№", "ИИН", "ФИО", "Анкета", "Пусто", "Балл ЕНТ")
    choose(
        driver,
        write_xlsx(
            tmp_path / "a.xlsx", [heads, (1, "850515300701", "Ойданов Болат", "K-1", "", 7)]
        ),
    )
    assert driver.sees("2 столбца не берутся")
    assert driver.sees("D Анкета, F Балл ЕНТ. Если они нужны")
    chosen = _fields(driver)[3]
    chosen.setCurrentIndex(chosen.findText("Код"))
    chosen.activated.emit(chosen.currentIndex())
    driver.settle()
    assert driver.sees("1 столбец не берётся")
    assert driver.sees("F Балл ЕНТ. Если они нужны")


def test_lists_have_their_number_and_rejected_rows_say_what_becomes_of_them(
    driver: Driver, tmp_path: Path
) -> None:
    heads = ("ИИН", "ФИО", "Язык собес.")
    rows = [
        ("850515300701", "Ойданов Болат", "казахский"),
        ("791028302728", "Ли", "француз"),
        ("Итого: 2 чел.",),
    ]
    choose(driver, write_xlsx(tmp_path / "a.xlsx", [heads, *rows]))
    driver.click("Дальше: последствия")
    driver.wait_to_see("1 новый")
    for words in ("Отклонённые · 1", "Исправленные", "Изменения", "Обратить внимание · 1"):
        assert driver.button(words)
    assert driver.sees("«Принять» возьмёт файл без этих строк.")
    driver.click("Обратить внимание · 1")
    assert not driver.sees("«Принять» возьмёт файл без этих строк.")


def test_the_report_is_proposed_beside_the_workbook(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []
    files = driver.desk.files
    save = files.save_file

    def note(parent: QWidget, title: Words, name: str) -> Path | None:
        proposed.append(name)
        return save(parent, title, name)

    monkeypatch.setattr(files, "save_file", note)
    file = write_xlsx(tmp_path / "a.xlsx", [("ИИН", "ФИО"), ("1", "Ойданов Болат")])
    choose(driver, file)
    driver.click("Дальше: последствия")
    driver.wait_to_see("0 новых")
    driver.click("Сохранить отчёт…")
    assert proposed == [str(tmp_path / "a-report.xlsx")]


def test_a_stage_is_named_and_the_next_one_without_results_is_proposed(
    driver: Driver, tmp_path: Path
) -> None:
    people = [("Код", "ИИН", "ФИО"), ("L26-1", "850515300701", "Ойданов Болат")]
    choose(driver, write_xlsx(tmp_path / "a.xlsx", people))
    driver.click("Дальше: последствия")
    driver.wait_to_see("1 новый")
    driver.click("Принять")
    driver.wait_to_see("Новых: 1")
    driver.click("Импортировать ещё файл")
    assert driver.sees("Нужны ИИН и ФИО")
    driver.click("Результаты этапа 1")
    assert driver.sees("Результаты этапа 1 – ")
    assert driver.sees("Результатов ещё нет.")
    choose(driver, write_xlsx(tmp_path / "b.xlsx", [("Код", "Балл"), ("L26-1", "80")]))
    assert driver.sees("Результаты этапа 1 – ")
    driver.click("Дальше: последствия")
    driver.wait_to_see("1 новый")
    driver.click("Принять")
    driver.wait_to_see("Новых: 1")
    driver.click("Импортировать ещё файл")
    assert driver.sees("Результаты этапа 2 – ")
    driver.click("Результаты этапа 1")
    assert driver.sees("Результаты уже есть у 1 кандидата.")


def test_a_check_does_not_say_that_something_was_saved(driver: Driver, tmp_path: Path) -> None:
    rows = [("ИИН", "ФИО"), ("850515300701", "Ойданов Болат")]
    choose(driver, write_xlsx(tmp_path / "a.xlsx", rows))
    driver.click("Дальше: последствия")
    driver.wait_to_see("1 новый")
    assert driver.sees("Ещё ничего не записано")
    assert not driver.sees("Сохранено")


def test_what_is_left_to_do_leads_to_its_stage(driver: Driver) -> None:
    driver.go("import", "3")
    assert driver.sees("Результаты этапа 3 – ")
