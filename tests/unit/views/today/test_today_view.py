"""Today by keys: who is next, who has not come, who is not on the list, the declaration."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.language import Bilingual
from commission_app.services.day.today import QueueItem, ReadToday
from commission_app.services.demo.practice import Practice, PracticeLaptop
from commission_app.services.devices.setting_up import OpenLaptop, PrepareLaptop
from commission_app.views.kit.tick import Tick
from commission_app.views.today.person_card import PersonCard
from commission_app.views.today.queue_list import QueueList
from tests.support.practice import noon, opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """The member whose day is half over."""
    return desk_of(practice("scoring"), "M01")


def queue(driver: Driver) -> QueueList:
    return driver.window.findChildren(QueueList)[0]


def at(driver: Driver) -> QueueItem:
    item = queue(driver).current
    assert item is not None
    return item


def states(driver: Driver) -> dict[str, str]:
    return {item.interview: item.state for item in driver.ask(ReadToday()).queue}


def walk_in(driver: Driver, code: str) -> None:
    """Somebody who is not on the list comes with this code."""
    driver.click("Кандидата нет в списке…")
    driver.type(code)
    driver.press("Tab")
    driver.type("Ахметов Нурлан")
    driver.press("Enter")


def test_the_next_candidate_is_offered(driver: Driver) -> None:
    today = driver.ask(ReadToday())
    assert at(driver).interview == today.next
    assert driver.sees("Следующий кандидат")
    assert driver.sees(f"/ {today.of} оценено")
    assert driver.sees(f"осталось {today.left}, без оценки {today.settled}")
    assert today.scored + today.left + today.settled == today.of


def test_a_card_without_a_candidate_has_no_acts_and_makes_no_window_wide(qtbot: QtBot) -> None:
    card = PersonCard()
    qtbot.addWidget(card)
    card.ensurePolished()
    assert card.minimumSizeHint().width() < 400


def test_who_is_next_stays_in_sight_where_a_notice_takes_the_room_of_the_queue(
    driver: Driver,
) -> None:
    rows = queue(driver)
    rows.choose(rows.items[5].interview)
    bottom = rows.visualRect(rows.currentIndex()).bottom()
    assert rows.height() > bottom
    rows.setFixedHeight(bottom - 10)
    driver.settle()
    seen = rows.visualRect(rows.currentIndex())
    assert seen.top() >= 0
    assert seen.bottom() <= rows.viewport().height()


def test_enter_begins_and_esc_comes_back_to_the_same_one(driver: Driver) -> None:
    interview = at(driver).interview
    driver.press("Enter")
    assert driver.screen == "score"
    driver.press("Esc")
    assert driver.screen == "today"
    assert at(driver).interview == interview


def test_del_asks_in_place_and_records_the_absence(driver: Driver) -> None:
    interview = at(driver).interview
    driver.press("Del")
    assert states(driver)[interview] == "waiting"
    driver.type("Заболел")
    driver.press("Enter")
    assert states(driver)[interview] == "absent"
    assert at(driver).interview == driver.ask(ReadToday()).next


def test_nobody_is_asked_whether_one_whose_interview_began_has_come(driver: Driver) -> None:
    driver.press("Del")
    assert driver.sees("Записать неявку")
    assert not driver.sees("Не явился")  # the question stands where the acts were
    assert not driver.sees("Начать оценивание")
    assert driver.sees("Всё же пришёл")  # what undoes it, before it is done
    driver.click("Нет, ждём")
    assert driver.sees("Начать оценивание")
    assert driver.sees("Не явился")
    driver.press("Del")
    driver.go("score", at(driver).interview)
    driver.press("4", "Esc")
    assert not driver.sees("Записать неявку")


def test_who_came_after_all_can_be_scored(driver: Driver) -> None:
    interview = at(driver).interview
    driver.press("Del", "Enter")
    queue(driver).choose(interview)
    driver.settle()
    driver.click("Всё же пришёл")
    assert states(driver)[interview] == "waiting"


def test_an_interrupted_interview_is_offered_again(driver: Driver) -> None:
    assert driver.sees(": собеседование прервано")
    driver.click("Продолжить")
    assert driver.screen == "score"


def test_in_a_low_window_the_foot_of_the_queue_leads_to_who_was_interrupted(
    driver: Driver,
) -> None:
    assert driver.window.height() > 700
    assert not driver.sees("Прерванные: 1")
    driver.window.resize(1093, 540)
    driver.settle()
    go_on = driver.button("Продолжить")
    assert go_on.visibleRegion().isEmpty()
    driver.click("Прерванные: 1")
    assert go_on.hasFocus()
    assert go_on.visibleRegion().boundingRect() == go_on.rect()
    broken = next(i for i in driver.ask(ReadToday()).queue if i.state == "interrupted")
    queue(driver).choose(broken.interview)  # the card says it now
    driver.settle()
    assert not driver.sees("Прерванные: 1")


def test_an_interrupted_one_in_the_card_is_not_told_a_second_time(driver: Driver) -> None:
    today = driver.ask(ReadToday())
    broken = next(i for i in today.queue if i.state == "interrupted")
    queue(driver).choose(broken.interview)
    driver.settle()
    assert not driver.sees(": собеседование прервано")
    assert driver.sees("Продолжить оценивание")
    queue(driver).choose(today.next)
    driver.settle()
    assert driver.sees(": собеседование прервано")


def test_somebody_who_is_not_on_the_list_is_typed_in_and_scored(driver: Driver) -> None:
    walk_in(driver, "К-9001")
    assert driver.screen == "score"
    assert driver.sees("нет в списке")
    driver.press("Esc")
    assert "К-9001" in states(driver)


def test_a_code_unlike_those_of_the_season_is_asked_about_once(driver: Driver) -> None:
    walk_in(driver, "123")
    assert driver.screen == "today"
    assert driver.sees("Коды этого сезона пишутся иначе: L26-")
    driver.press("Enter")
    assert driver.screen == "score"


def test_a_wrong_code_is_told_at_its_field(driver: Driver) -> None:
    listed = at(driver).interview
    walk_in(driver, listed)
    assert driver.screen == "today"
    assert driver.sees(listed)
    assert not driver.refused


def test_the_list_is_closed_before_the_declaration(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(with_a_fresh_laptop(practice("scheduled")), "M01")
    assert "L26-" not in driver.reads()
    assert not driver.button("Заявить и открыть список").isEnabled()
    assert driver.window.findChildren(Tick)  # the style's own box is not drawn when empty
    driver.press("Space", "Tab", "Enter")
    assert driver.ask(ReadToday()).declared
    assert driver.sees("Очередь")


def with_a_fresh_laptop(season: Practice) -> Practice:
    """The season with a laptop that was set up a moment ago."""
    package = season.stick / "a-laptop.cmx"
    with opened(season) as office:
        prepared = PrepareLaptop("M01", package)(office).value
    laptop = PracticeLaptop(
        "M01", Bilingual("", ""), "", season.folder / "fresh", "practice M01"
    )
    world = noon(season, "fresh")
    workspace, _ = OpenLaptop(prepared.sent.path, prepared.slip)(
        laptop.folder, laptop.passphrase, world, log2n=14
    )
    workspace.close()
    return replace(season, laptops=(laptop,))


def test_a_clock_that_was_set_back_is_told(practice: OnePractice, desk_of: Openers) -> None:
    season = practice("scoring")
    driver = desk_of(season, "M01", noon(season, "past", days=-400))
    assert driver.sees("Часы этого ноутбука показывают")
    assert driver.sees(f"Последняя работа здесь – {season.first_day:%d.%m.%Y}")
    driver.press("Enter")
    assert driver.screen == "score"


def test_a_right_clock_is_no_news(driver: Driver) -> None:
    assert not driver.sees("Часы этого ноутбука")


def test_another_day_is_said_to_be_another(practice: OnePractice, desk_of: Openers) -> None:
    season = practice("scoring")
    driver = desk_of(season, "M01", noon(season, "later", days=90))
    assert driver.sees("Другой день: ")


def test_today_is_only_the_day(driver: Driver) -> None:
    assert not driver.sees("Другой день: ")
