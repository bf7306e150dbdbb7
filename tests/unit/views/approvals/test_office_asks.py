"""What a member reads on the laptop when the office typed the paper sheet in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.day.today import ReadToday
from tests.support.late_change import cancel_one, type_paper

if TYPE_CHECKING:
    from tests.support.desks import Openers
    from tests.support.practice import OnePractice

MEMBER, TYPISTS = "M02", ("Сәуле", "Ерлан")


def test_today_says_which_paper_was_typed_in_and_what_it_says(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("scoring")
    interview, code = type_paper(season, MEMBER, TYPISTS)
    driver = desk_of(season, MEMBER)
    driver.go("today")
    assert driver.sees(f"Ваш бумажный лист введён: {interview}")
    assert driver.sees("Не запечатывайте его здесь ещё раз")
    assert driver.sees(code)
    today = driver.ask(ReadToday())
    assert today.next != interview


def test_of_another_members_paper_nothing_is_said(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("scoring")
    type_paper(season, MEMBER, TYPISTS)
    driver = desk_of(season, "M01")
    for screen in ("today", "own_sheets"):
        driver.go(screen)
        assert not driver.sees("бумажный лист")


def test_today_says_which_interview_was_taken_off_the_list(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("scoring")
    interview = cancel_one(season, MEMBER)
    driver = desk_of(season, MEMBER)
    driver.go("today")
    assert driver.sees("Список изменился")
    assert driver.sees(f"{interview}: снято со списка.")


def test_a_list_that_did_not_change_is_not_spoken_of(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scoring"), MEMBER)
    driver.go("today")
    assert not driver.sees("Список изменился")
