"""Words that the disk refused: nothing goes with them before a person was asked."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from commission_app.services.day.bench import ReadSheet

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

MEMBER = "M02"
ASKED = "Эти слова не сохранены на диск"


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """A member who writes a comment."""
    driver = desk_of(practice("scoring"), MEMBER)
    driver.press("Enter", "1")
    return driver


@contextlib.contextmanager
def refusing(driver: Driver) -> Generator[None]:
    """The place of the workspace takes nothing."""
    path: Path = driver.desk._workspace.db.path
    away = path.with_name("away")
    path.rename(away)
    try:
        yield
    finally:
        away.rename(path)


def interview(driver: Driver) -> str:
    return driver.work.pages.screen_in_front._interview  # type: ignore[union-attr]


def test_leaving_with_refused_words_asks_and_trying_again_keeps_them(driver: Driver) -> None:
    code = interview(driver)
    with refusing(driver):
        driver.type("Ни одного примера")
        driver.press("Esc", "Esc")
        assert driver.screen == "score"
        assert driver.sees(ASKED)
        assert driver.sees("комментарий к критерию")
    driver.click("Попробовать ещё раз")
    assert driver.screen == "today"
    assert not driver.sees(ASKED)
    assert driver.ask(ReadSheet(code)).criteria[0].comment == "Ни одного примера"


def test_one_may_go_on_without_the_words(driver: Driver) -> None:
    code = interview(driver)
    with refusing(driver):
        driver.press("Esc")
        driver.press("N")
        driver.type("Заметка")
        driver.go("today")
        assert driver.screen == "score"
        driver.click("Уйти, не сохраняя")
        assert driver.screen == "today"
    assert driver.ask(ReadSheet(code)).note == ""


def test_the_question_goes_when_the_words_were_kept_after_all(driver: Driver) -> None:
    with refusing(driver):
        driver.type("Ни одного примера")
        driver.press("Esc", "Esc")
        assert driver.sees(ASKED)
    driver.press("4")
    driver.wait_for(lambda: not driver.sees(ASKED))


def test_once_something_is_saved_the_disk_is_not_complained_of(driver: Driver) -> None:
    driver.press("Esc")
    with refusing(driver):
        driver.press("3")
        assert driver.work.notices.keys == ("disk",)
    driver.press("3")
    assert driver.work.notices.keys == ()
