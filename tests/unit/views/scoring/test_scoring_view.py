"""The score screen by keys: marks are on the disk, words are never lost, the seal is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from commission_app.services.day.bench import Bench, ReadSheet
from commission_app.services.day.own_sheets import ReadOwnSheets
from commission_app.services.day.today import ReadToday
from commission_app.views.kit.buttons import Button, KeyCap
from commission_app.views.kit.level_bar import LevelBar
from commission_app.views.kit.scroll import Scroll
from commission_app.views.scoring.anchors import WIDTH, AnchorPanel, LevelText
from commission_app.views.scoring.asides import Asides
from commission_app.views.scoring.footer import LEAST, ScoreFooter
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped
from commission_app.views.support.desk import Place
from tests.support.practice import noon

if TYPE_CHECKING:
    from commission_app.shared.texts import Language
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

MEMBER = "M02"


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """A member before the next candidate's bench."""
    driver = desk_of(practice("scoring"), MEMBER)
    driver.press("Enter")
    return driver


def interview(driver: Driver) -> str:
    screen = driver.work.pages.screen_in_front
    return screen._interview  # type: ignore[union-attr]


def bench(driver: Driver) -> Bench:
    return driver.ask(ReadSheet(interview(driver)))


def levels(driver: Driver) -> list[int | None]:
    return [one.level for one in bench(driver).criteria]


def test_digits_give_marks_and_go_on(driver: Driver) -> None:
    driver.press("4", "5", "3")
    assert levels(driver) == [4, 5, 3, None, None, None]
    assert driver.sees("3 / 6 критериев")


def test_a_mark_that_must_be_explained_asks_for_words(driver: Driver) -> None:
    driver.press("1")
    driver.type("Не назвал ни одного примера")
    driver.press("Enter", "4")
    first = bench(driver).criteria[0]
    assert (first.level, first.comment) == (1, "Не назвал ни одного примера")
    assert levels(driver)[1] == 4


def test_what_is_done_and_what_is_left_make_the_whole(driver: Driver) -> None:
    driver.press("4", "1")  # the lowest level asks for words
    assert driver.sees("1 / 6 критериев")
    assert driver.sees("осталось 5")
    driver.type("Не привёл ни одного примера.")
    driver.press("Enter")
    assert driver.sees("2 / 6 критериев")
    assert driver.sees("осталось 4")


def test_digits_in_a_comment_are_no_marks(driver: Driver) -> None:
    driver.press("1", "4", "5")
    assert levels(driver) == [1, None, None, None, None, None]
    assert bench(driver).criteria[0].comment == ""


def test_a_key_held_down_marks_one_criterion_and_writes_nothing(driver: Driver) -> None:
    driver.press("1")
    field = QApplication.focusWidget()
    assert field is not None
    none = Qt.KeyboardModifier.NoModifier
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, none, "1", autorep=True)
    QApplication.sendEvent(field, held)
    driver.press("7")
    QApplication.sendEvent(field, held)  # meant now: a person writes here
    driver.press("Esc")
    assert levels(driver) == [1, None, None, None, None, None]
    assert bench(driver).criteria[0].comment == "71"


def test_esc_leaves_a_comment_and_keeps_its_words(driver: Driver) -> None:
    driver.press("1")
    driver.type("слабо")
    driver.press("Esc")
    assert bench(driver).criteria[0].comment == "слабо"
    assert driver.screen == "score"


def test_esc_on_a_bar_goes_back_and_loses_nothing(driver: Driver) -> None:
    driver.press("4", "Esc")
    assert driver.screen == "today"
    driver.press("Enter")
    assert levels(driver)[0] == 4


def test_words_are_kept_when_the_window_closes(driver: Driver, desk_of: Openers) -> None:
    code, season = interview(driver), driver.season
    driver.press("1")
    driver.type("недописанная мысль")
    desk_of.close(driver)
    again = desk_of(season, MEMBER, noon(season, "again", hours=1))
    assert again.ask(ReadSheet(code)).criteria[0].comment == "недописанная мысль"


def test_the_seal_goes_to_the_first_gap(driver: Driver) -> None:
    driver.press("4", "4", "Ctrl+Enter", "5")
    assert levels(driver) == [4, 4, 5, None, None, None]
    assert driver.sees("осталось 3")


def test_a_complete_sheet_is_sealed_and_the_next_one_waits(driver: Driver) -> None:
    code = interview(driver)
    driver.press("4", "4", "4", "4", "4", "4", "Ctrl+Enter")
    assert driver.screen == "today"
    own = {sheet.interview: sheet for sheet in driver.ask(ReadOwnSheets()).sheets}
    assert driver.sees(own[code].current.control)
    driver.press("Enter")
    assert interview(driver) == driver.ask(ReadToday()).next != code


def test_two_clicks_seal_once_and_are_no_refusal(driver: Driver) -> None:
    driver.press("4", "4", "4", "4", "4", "4")
    button = driver.button("Запечатать")
    for _ in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    assert driver.screen == "today"
    assert driver.refused == []


def test_a_question_beside_the_marks_is_answered_before_the_seal(driver: Driver) -> None:
    driver.press("4", "4", "4", "4", "4", "4")
    driver.click("Самоотвод")
    driver.press("Ctrl+Enter")
    assert driver.screen == "score"
    assert QApplication.focusWidget() is driver.button("Записать самоотвод")
    driver.press("Esc", "Ctrl+Enter")
    assert driver.screen == "today"


def test_undo_takes_marks_back_one_by_one(driver: Driver) -> None:
    driver.press("4", "5", "Ctrl+Z")
    assert levels(driver)[:2] == [4, None]
    driver.press("Ctrl+Z", "Ctrl+Shift+Z")
    assert levels(driver)[:2] == [4, None]


def test_n_writes_a_note_and_esc_keeps_it(driver: Driver) -> None:
    driver.press("N")
    driver.type("Говорил уверенно")
    driver.press("Esc")
    assert bench(driver).note == "Говорил уверенно"
    driver.press("3")
    assert levels(driver)[0] == 3


def test_withdrawing_asks_for_a_ground_and_clears_the_draft(driver: Driver) -> None:
    code = interview(driver)
    driver.press("4")
    driver.click("Самоотвод")
    driver.click("Записать самоотвод")
    assert driver.screen == "today"
    state = {i.interview: i.state for i in driver.ask(ReadToday()).queue}
    assert state[code] == "recused"


def test_words_that_are_too_few_are_counted_against_what_is_needed(driver: Driver) -> None:
    driver.press("1")
    driver.type("плохо")
    assert driver.sees("5 / 15 знаков")
    driver.type(" отвечает, примеров нет")
    assert driver.sees("28 знаков")


def test_another_ground_needs_its_reason(driver: Driver) -> None:
    driver.click("Самоотвод")
    driver.click("Другое")
    driver.click("Записать самоотвод")
    assert driver.screen == "score"
    assert driver.sees("напишите, что именно")


def test_an_interruption_keeps_the_marks_and_is_resumed(driver: Driver) -> None:
    code = interview(driver)
    driver.press("4", "4")
    driver.click("Прервать")
    driver.type("Пожарная тревога")
    driver.click("Прервать собеседование")
    assert driver.screen == "today"
    driver.go("score", code)
    assert driver.sees("прервано")
    driver.click("Продолжить")
    assert bench(driver).state == "in_progress"
    assert levels(driver)[:2] == [4, 4]


def test_marks_for_the_wrong_candidate_are_moved(driver: Driver) -> None:
    code = interview(driver)
    driver.press("5", "5")
    driver.click("Исправить ошибку")
    driver.press("Down")
    driver.click("Перенести баллы")
    assert interview(driver) != code
    assert levels(driver)[:2] == [5, 5]
    assert [c.level for c in driver.ask(ReadSheet(code)).criteria] == [None] * 6


def test_identity_is_checked_in_place(driver: Driver) -> None:
    driver.click("Проверить личность")
    driver.click("Совпадает")
    driver.wait_to_see("Личность проверена")
    known = bench(driver).identity
    assert known is not None
    assert (known.document, known.agrees) == ("id_card", True)


def test_a_comment_that_no_sheet_holds_is_told_beside_it(driver: Driver) -> None:
    driver.press("4", "4", "4", "4", "4", "1")
    driver.type("о" * 20_001)
    assert driver.sees("слишком длинно: не больше")
    driver.press("Ctrl+Enter")
    assert driver.screen == "score"
    assert len(bench(driver).criteria[-1].comment) == 20_001
    driver.press("Backspace", "Ctrl+Enter")
    assert driver.screen == "today"


def test_a_key_before_the_next_one_is_shown_marks_nobody(driver: Driver) -> None:
    first = interview(driver)
    driver.press("4")
    waiting = [i for i in driver.ask(ReadToday()).queue if i.state == "waiting"]
    other = next(i.interview for i in waiting if i.interview != first)
    driver.work.pages.go(Place("score", other))  # its sheet has not been read yet
    screen = driver.work.pages.screen_in_front
    assert screen is not None
    assert [bar for bar in screen.findChildren(LevelBar) if bar.isVisible()] == []
    driver.settle()
    assert levels(driver) == [None] * 6
    assert driver.ask(ReadSheet(first)).criteria[0].level == 4


def test_saved_is_said_with_its_time(driver: Driver) -> None:
    driver.press("4")
    assert driver.sees("Сохранено ")


def test_the_anchor_of_the_criterion_in_focus_is_spelled_out(driver: Driver) -> None:
    first = bench(driver).criteria[0]
    assert driver.sees(first.levels[0].anchor.ru)
    driver.press("4")
    second = bench(driver).criteria[1]
    assert driver.sees(second.levels[0].anchor.ru)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_smallest_window_cuts_nothing_off(
    practice: OnePractice, desk_of: Openers, lang: Language
) -> None:
    tongue.switch(lang)
    driver = desk_of(practice("scoring"), MEMBER, size=(1024, 640))
    driver.press("Enter", "4")
    driver.wait_for(lambda: not clipped(driver.window), "words are cut off")
    bars = driver.window.findChildren(LevelBar)
    assert all(one.visibleRegion().boundingRect().width() in {0, one.width()} for one in bars)
    driver.go("own_sheets")
    driver.wait_for(lambda: not clipped(driver.window), "words are cut off")


def test_a_window_that_was_wide_becomes_narrow_again(driver: Driver) -> None:
    driver.window.resize(1366, 768)
    driver.settle()
    driver.window.resize(1093, 614)
    driver.settle()
    assert driver.window.size().toTuple() == (1093, 614)
    driver.window.resize(1366, 768)
    driver.settle()
    assert driver.window.findChildren(Asides)[0].width() == WIDTH, "and wide again"


def test_the_text_of_a_level_that_is_given_comes_into_view(driver: Driver) -> None:
    driver.window.resize(1093, 614)
    driver.press("1")
    panel = driver.window.findChildren(AnchorPanel)[0]
    lowest = panel.findChildren(LevelText)[-1]
    driver.wait_for(lambda: lowest.visibleRegion().boundingRect().height() == lowest.height())


def test_whose_document_it_should_be_is_said_in_full(driver: Driver) -> None:
    card = bench(driver).card
    driver.click("Проверить личность")
    for words in (card.organisation.ru, card.position.ru, card.region.ru):
        assert any(words in text for text in driver.reads().splitlines())


def test_who_goes_on_after_an_interruption_gives_marks_by_keys_at_once(driver: Driver) -> None:
    driver.press("4", "4")
    driver.click("Прервать")
    driver.click("Прервать собеседование")
    driver.press("Enter")
    assert driver.screen == "score"
    assert not driver.sees(" прервано")
    assert bench(driver).state == "in_progress"
    driver.press("5")
    assert levels(driver)[:3] == [4, 4, 5]


def test_a_digit_marks_the_criterion_in_focus_wherever_the_keys_were(driver: Driver) -> None:
    driver.press("4")
    driver.window.findChildren(ScoreFooter)[0].more.setFocus()
    driver.press("5")
    assert levels(driver)[:2] == [4, 5]


def test_a_withdrawal_from_today_has_the_keys_and_no_digit_marks(driver: Driver) -> None:
    driver.press("Esc")
    driver.click("Самоотвод")
    assert driver.sees("Записать самоотвод")
    driver.type("5 лет работали вместе")
    assert levels(driver) == [None] * 6
    driver.click("Записать самоотвод")
    withdrawn = next(
        i for i in driver.ask(ReadToday()).queue if i.state == "recused" and i.reason
    )
    assert withdrawn.reason == "5 лет работали вместе"


def test_the_word_of_a_seal_does_not_follow_to_another_candidate(driver: Driver) -> None:
    driver.press("4", "4", "4", "4", "4", "4", "Ctrl+Enter")
    driver.wait_to_see("Контрольный код")
    driver.click("Самоотвод")
    assert not driver.sees("Контрольный код")


def test_a_note_that_is_kept_is_seen_below_and_gone_on_with(driver: Driver) -> None:
    driver.press("N")
    driver.type("Опоздал")
    driver.press("Esc")
    assert driver.sees("Заметка есть")
    code = interview(driver)
    driver.press("Esc", "Enter")
    assert interview(driver) == code
    driver.press("N")
    driver.type(" на час")
    driver.press("Esc")
    assert bench(driver).note == "Опоздал на час"


def test_a_critical_criterion_says_what_that_means(driver: Driver) -> None:
    means = "если среднее комиссии по нему ниже 2,5, кандидат не проходит"
    assert not driver.sees(means)
    driver.press(*["Down"] * 5)
    assert driver.sees(means)
    word = next(
        one
        for one in driver.window.findChildren(QLabel)
        if one.isVisible() and one.text() == "критичный"
    )
    assert means in word.toolTip()
    assert means in word.accessibleDescription()
    tongue.switch("kk")
    assert "үміткер өтпейді" in word.toolTip()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_buttons_lose_their_words_only_where_there_is_no_room(
    practice: OnePractice, desk_of: Openers, lang: Language
) -> None:
    tongue.switch(lang)
    driver = desk_of(practice("scoring"), MEMBER, size=(1300, 690))
    driver.press("Enter", "4")
    footer = driver.window.findChildren(ScoreFooter)[0]
    folded = [one for one in footer.findChildren(Button) if one.bare]
    assert folded == [footer.more], "there is room for all words"
    driver.window.resize(1024, 640)
    driver.settle()
    assert not clipped(driver.window)
    seen: list[tuple[int, int]] = []  # keys that show, buttons without words
    for width in range(1360, LEAST - 1, -40):
        driver.window.resize(width, 640)
        driver.settle()
        keys = sum(one.isVisible() for one in footer.findChildren(KeyCap))
        seen.append((keys, sum(one.bare for one in footer.findChildren(Button))))
    assert list(dict.fromkeys(seen)) == [(2, 1), (0, 1), (0, 3)], "keys go first"
    driver.window.resize(1366, 768)
    driver.settle()
    assert all(one.isVisible() for one in footer.findChildren(KeyCap)), "and all again"


def test_levels_that_fit_do_not_scroll(practice: OnePractice, desk_of: Openers) -> None:
    tongue.switch("kk")
    driver = desk_of(practice("scoring"), MEMBER, size=(1300, 690))
    driver.press("Enter", "4", "5", "3")
    panel = driver.window.findChildren(AnchorPanel)[0]
    driver.wait_for(lambda: not panel.findChildren(Scroll)[0].verticalScrollBar().isVisible())
