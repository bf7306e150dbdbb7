"""The season at a glance: tasks lead to their screens, figures speak in sentences."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from commission_app.services.office.journal import ReadJournal
from commission_app.services.people.overview import ReadSeason, Season
from commission_app.services.people.todo import Task
from commission_app.shared.texts import LANGUAGES
from commission_app.views.season.season_view import SeasonView
from commission_app.views.season.stages import share_words, stages_of
from commission_app.views.season.summary import summary_of
from commission_app.views.season.todo_card import GLYPHS, INSTEAD, VERBS, TodoCard
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped, nameless, untranslated
from commission_app.views.support.words import long_day, spoken

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from commission_app.services.demo.phases import Phase
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

# A menu takes the keyboard; without a screen there is none to take.
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """The secretary in the morning of an interview day."""
    return desk_of(practice("scoring"))


def season(driver: Driver) -> Season:
    return cast("Season", driver.ask(ReadSeason()))


def view(driver: Driver) -> SeasonView:
    return cast("SeasonView", driver.work.pages.screen_in_front)


def test_the_office_begins_with_the_season_and_its_day(driver: Driver) -> None:
    assert driver.screen == "season"
    assert driver.sees(f"Сезон {season(driver).year}")
    assert driver.sees(long_day(driver.desk.now().date(), "ru"))


def test_each_task_is_said_and_leads_to_the_screen_that_solves_it(driver: Driver) -> None:
    tasks = season(driver).tasks
    assert tasks
    for task in tasks:
        assert driver.sees(spoken(task.title, "ru"))
        assert driver.sees(spoken(task.detail, "ru"))
    reachable = [
        task for task in tasks if INSTEAD.get(task.screen, task.screen) in driver.desk.screens
    ]
    assert len(view(driver).todo.buttons) == len(reachable)
    for number, task in enumerate(reachable):
        driver.go("season")
        view(driver).todo.buttons[number].setFocus()
        driver.press("Space")
        assert driver.screen == INSTEAD.get(task.screen, task.screen)


def test_the_focus_stands_on_what_is_to_be_done_first(driver: Driver) -> None:
    assert view(driver).todo.buttons[0].hasFocus()


def test_figures_speak_in_sentences(driver: Driver) -> None:
    figures = season(driver).figures
    assert driver.sees(f"из {figures.interviews_all} прошли")
    assert driver.sees(f"из {figures.sheets_expected} ожидаемых")
    assert driver.sees(f"из {figures.laptops_all} сдали листы")
    assert driver.sees("На сегодня: ")
    assert driver.sees("Последний пакет: ")
    assert figures.sheets_missing
    assert driver.sees(f"Не хватает: {figures.sheets_missing}")


def test_the_funnel_tells_who_entered_each_stage(driver: Driver) -> None:
    found = season(driver)
    stages = stages_of(found)
    assert [one.count for one in stages] == [line.entered for line in found.stages]
    assert [one.now for one in stages] == [False] * 4 + [True]
    last = found.figures
    held = f"идёт: {last.interviews_held} из {last.interviews_all}"
    assert spoken(stages[-1].below, "ru") == held


def test_nobody_has_entered_what_comes_after_an_open_stage(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("imported"))
    found = season(driver)
    stages = stages_of(found)
    opened = next(n for n, line in enumerate(found.stages) if line.passed is None)
    assert stages[opened].count > 0
    assert [one.count for one in stages[opened + 1 :]] == [0] * (4 - opened)


@pytest.mark.parametrize(
    ("share", "text"),
    [(Fraction(1), "100 %"), (Fraction(1240, 8068), "15,4 %"), (Fraction(1, 20), "5 %")],
)
def test_shares_are_written_to_a_tenth(share: Fraction, text: str) -> None:
    assert spoken(share_words(share), "ru") == text


def test_an_empty_office_is_told_what_to_do_first(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("founded"))
    assert driver.sees("кандидатов ещё нет")
    assert driver.sees("Кандидаты и результаты этапов")
    assert not driver.sees("Осталось сделать сегодня")
    can = "import" in driver.desk.screens
    assert driver.sees("Импортировать список") is can
    assert driver.sees("после шагов 1 и 2")
    driver.click("К комиссии")
    assert driver.screen == "commission"


def test_the_summary_is_written_with_a_line_in_the_diary(
    driver: Driver, tmp_path: Path
) -> None:
    driver.files.place = tmp_path / "summary.pdf"
    view(driver).print.setFocus()
    driver.press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyPress(menu, Qt.Key.Key_Return)
    driver.settle()
    driver.wait_to_see("Сохранено: «summary.pdf»")
    assert driver.files.place.read_bytes().startswith(b"%PDF")
    lines = [line for line in driver.ask(ReadJournal()).lines if line.kind == "table.printed"]
    rows = len(summary_of(season(driver)).rows)
    assert [line.about for line in lines] == [f"season {rows} pdf"]


def test_a_person_who_thinks_better_of_it_writes_nothing(driver: Driver) -> None:
    view(driver).print.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyPress(menu, Qt.Key.Key_Return)
    driver.settle()
    assert not [
        line for line in driver.ask(ReadJournal()).lines if line.kind == "table.printed"
    ]


def test_a_new_language_is_said_in_place(driver: Driver) -> None:
    tongue.switch("kk")
    driver.settle()
    assert driver.sees("Бүгін істелетіні")
    assert driver.sees(f"{season(driver).year} жылғы маусым")
    assert view(driver).todo.buttons[0].hasFocus()


def test_a_task_without_a_screen_has_no_button(qtbot: QtBot, driver: Driver) -> None:
    tasks: tuple[Task, ...] = season(driver).tasks
    card = TodoCard(frozenset())
    qtbot.addWidget(card)
    card.show_tasks(tasks)
    assert card.buttons == []


def test_every_kind_of_task_has_its_verb_and_its_picture() -> None:
    assert VERBS.keys() == GLYPHS.keys()


@pytest.mark.parametrize("phase", ["founded", "imported", "scoring", "delivered", "decided"])
def test_everything_is_said_and_fits_in_each_language(
    practice: OnePractice, desk_of: Openers, phase: Phase
) -> None:
    driver = desk_of(practice(phase))
    screen = view(driver)
    for size in ((1366, 768), (1024, 640)):
        driver.window.resize(*size)
        for lang in LANGUAGES:
            tongue.switch(lang)
            driver.settle()
            assert (clipped(screen), untranslated(screen), nameless(screen)) == ([], [], [])
