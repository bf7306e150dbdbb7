"""The sitting by keys and by what is read: quorum, reveal, proposals, votes, decisions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from commission_app.services.office.bench import ReadInterviewBench
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.office.proposing import Propose
from commission_app.services.office.sitting import ReadSittings
from commission_app.services.people.candidacy import SetStatus
from commission_app.shared.world import SeededWorld
from commission_app.views.support import audit
from tests.unit.views.sitting.conftest import Room, late

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.services.demo.phases import Phase
    from commission_app.services.office.discussing import Discussed
    from tests.support.desks import Openers
    from tests.support.practice import OnePractice

    Rooms = Callable[[Phase], Room]


def clear_ones(room: Room) -> list[Discussed]:
    """Recommended and not flagged, undecided and in no open proposal."""
    taken = {i for p in room.sitting.proposals if p.open for i in p.interviews}
    return [
        one
        for one in room.sitting.list
        if one.recommendation == "enrol"
        and not one.spread
        and not one.decision
        and one.interview not in taken
    ]


def write(room: Room, kk: str, ru: str) -> None:
    """Both reasons, wherever the fields stand."""
    fields = [
        one
        for one in room.driver.window.findChildren(QLineEdit)
        + room.driver.window.findChildren(QPlainTextEdit)
        if one.isVisible() and "Обоснование" in one.accessibleName()
    ]
    assert len(fields) == 2
    for field, text in zip(fields, (kk, ru), strict=True):
        field.setFocus()
        room.driver.type(text)


def members_present(room: Room) -> int:
    return sum(seat.present for seat in room.sitting.seats if seat.votes)


def test_without_a_sitting_the_screen_says_what_to_do_first(room: Rooms) -> None:
    here = room("founded")
    assert here.driver.sees("Заседаний ещё нет")
    here.driver.click("Открыть заседание")
    here.driver.click("Открыть заседание")
    lines = here.driver.ask(ReadSittings())
    assert [(one.code, one.form) for one in lines] == [("1", "plenary")]
    assert here.driver.sees("Присутствие")


def test_after_a_panel_the_next_sitting_is_plenary_and_its_members_have_room(
    room: Rooms,
) -> None:
    here = room("delivered")
    here.driver.click("Новое заседание")
    here.driver.click("заседание панели")
    here.driver.click("Открыть заседание")
    here.driver.click("Все пришли")
    here.driver.click("Новое заседание")
    here.driver.click("Открыть заседание")
    assert here.sitting.form == "plenary"
    seats = here.screen._table.asides.attendance._list
    heights = [seats.visualRect(seats.model().index(n, 0)).height() for n in range(3)]
    assert heights == [seats._rows.high(line) for line in seats.lines[:3]]


def test_a_sitting_needs_a_number(room: Rooms) -> None:
    here = room("founded")
    here.driver.click("Открыть заседание")
    here.screen._table.asides.opening._code.put("")
    here.screen._table.asides.opening._open()
    here.driver.settle()
    assert here.driver.sees("Укажите номер заседания.")
    assert not here.driver.ask(ReadSittings())


def test_a_refused_opening_is_told_where_it_was_asked(room: Rooms) -> None:
    here = room("revealed")
    here.driver.click("Новое заседание")
    here.screen._table.asides.opening._code.put("P")
    here.driver.click("Открыть заседание")
    assert here.driver.sees("Заседание P уже открыто")
    assert not here.driver.refused


def test_before_the_reveal_no_figure_of_any_mark_is_shown(room: Rooms) -> None:
    here = room("delivered")
    here.driver.click("Новое заседание")
    here.driver.click("Открыть заседание")
    waiting = here.sitting.waiting
    assert waiting
    for one in waiting[:3]:
        here.go_to(one.interview)
        read = here.driver.reads()
        assert "Баллы закрыты до раскрытия" in read
        assert "Среднее" not in read
        assert "порог" not in read
        assert "/ 30" not in read
        assert not here.screen._table.bench._strips.marks


def test_complete_interviews_are_revealed_with_consequences_in_words(room: Rooms) -> None:
    here = room("delivered")
    here.driver.click("Новое заседание")
    here.driver.click("Открыть заседание")
    complete = sum(one.complete for one in here.sitting.waiting)
    here.driver.click(f"Раскрыть баллы · {complete}")
    assert here.driver.sees("только с согласия председателя")
    here.driver.click(f"Раскрыть полные · {complete}")
    assert len(here.sitting.list) == complete
    here.driver.wait_to_see("порог")


def test_one_interview_is_revealed_alone(room: Rooms) -> None:
    here = room("delivered")
    here.driver.click("Новое заседание")
    here.driver.click("Открыть заседание")
    one = next(w for w in here.sitting.waiting if w.complete)
    here.go_to(one.interview)
    here.driver.click("Раскрыть эти баллы")
    here.driver.click(f"Только {one.interview}")
    assert [shown.interview for shown in here.sitting.list] == [one.interview]
    here.driver.wait_to_see("порог")


def test_quorum_is_told_in_words_and_members_come_by_key(room: Rooms) -> None:
    here = room("revealed")
    seats = [seat for seat in here.sitting.seats if seat.votes]
    assert here.driver.sees("Кворума нет")
    here.driver.click("Присутствие")
    here.driver.press("Enter")
    assert members_present(here) == 1
    here.driver.press("Enter")
    assert members_present(here) == 0
    here.driver.press("Enter")
    here.driver.click("Все пришли")
    assert here.driver.sees("Кворум есть")
    assert here.driver.sees(f"{len(seats)} из {len(seats)}")


def test_an_absence_needs_its_reason(room: Rooms) -> None:
    here = room("revealed")
    here.driver.click("Присутствие")
    here.driver.click("Отсутствие")
    assert here.driver.sees("Напишите, почему отсутствует.")
    here.driver.type("Командировка")
    here.driver.press("Enter")
    assert here.sitting.seats[0].reason == "Командировка"


def test_a_mark_of_presence_that_was_a_mistake_is_taken_back_with_a_reason(
    room: Rooms,
) -> None:
    here = room("revealed")
    here.driver.click("Присутствие")
    here.driver.click("Все пришли")
    here.driver.click("Отметка ошибочна")
    assert here.driver.sees("Напишите, почему отсутствует.")
    assert here.sitting.seats[0].present
    here.driver.type("Болеет")
    here.driver.press("Enter")
    seat = here.sitting.seats[0]
    assert (seat.present, seat.reason, seat.left) == (False, "Болеет", None)
    assert here.driver.button("Отсутствие").isEnabled()
    assert not here.driver.refused


def test_all_who_came_by_one_press_go_by_one_at_once(room: Rooms) -> None:
    here = room("revealed")
    here.driver.click("Присутствие")
    here.driver.click("Все пришли")
    assert members_present(here)
    here.driver.click("Вернуть «Все пришли»")
    assert members_present(here) == 0
    assert not here.screen._table.asides.attendance._undo.isVisible()
    here.driver.click("Все пришли")
    here.driver.press("Enter")  # another act: what was done at once is over
    assert not here.screen._table.asides.attendance._undo.isVisible()


def test_a_panels_sitting_that_is_opened_late_asks_since_when_all_are_there(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("scheduled")
    noon = season.first_day.replace(hour=12)
    here = Room(desk_of(season, "office", SeededWorld("noon", noon)))
    first = min(row.at for row in here.driver.ask(ReadMatrix()).rows if row.at)
    assert first < noon
    here.driver.click("Открыть заседание")
    here.driver.click("заседание панели")
    here.driver.click("Открыть заседание")
    here.driver.click("Все пришли")
    aside = here.screen._table.asides.attendance
    assert members_present(here) == 0
    assert here.driver.sees(f"Первое собеседование – в {first:%H:%M}")
    assert aside._at.moment == first.replace(second=0, microsecond=0, tzinfo=None)
    assert aside._at.editor.hasFocus()
    assert audit.clipped(here.driver.window) == []
    here.driver.press("Enter")
    seats = [seat for seat in here.sitting.seats if seat.present]
    assert len(seats) == len(here.sitting.seats)
    assert {seat.since for seat in seats} == {first.replace(second=0, microsecond=0)}
    here.driver.click("Вернуть «Все пришли»")
    here.driver.press("Enter")
    assert members_present(here) == 0
    here.driver.click("Сейчас")
    here.driver.press("Enter")
    assert members_present(here) == 1
    assert not here.driver.refused


def test_a_day_before_the_sitting_is_refused_at_the_field(room: Rooms) -> None:
    here = room("revealed")
    here.driver.click("Присутствие")
    here.driver.click("Другое время")
    aside = here.screen._table.asides.attendance
    opened = here.sitting.opened
    assert opened is not None
    aside._at.put(opened - timedelta(days=1))
    here.driver.click("Приход")
    assert aside._at.wrong
    assert here.driver.sees("Укажите день заседания")
    assert members_present(here) == 0


def test_a_ballot_says_who_left_the_selection_and_is_concluded_without_them(
    room: Rooms,
) -> None:
    here = room("revealed")
    here.attend()
    names = [one.interview for one in clear_ones(here)][:2]
    here.driver.desk.act(Propose(here.sitting.code, names, "enrol"), here.screen)
    here.driver.settle()
    code = next(p.proposal for p in here.sitting.proposals if set(p.interviews) == set(names))
    here.go_to(names[1])
    here.vote("1", "1", "1", "1", "1")
    left = names[0].partition("/")[0]
    here.driver.desk.act(SetStatus(left, "withdrawn", "По заявлению"), here.screen)
    here.driver.settle()
    assert here.driver.sees(" – вне отбора.")
    end = here.driver.button("Утвердить решение")
    assert not end.isEnabled()
    assert "вынесите" in end.toolTip()
    assert audit.clipped(here.driver.window) == []
    here.driver.click(f"{names[0]} отдельно")
    assert here.driver.sees("снимите предложение")
    rest = next(p for p in here.sitting.proposals if p.proposal == code)
    assert (rest.gone, rest.stuck, rest.interviews) == ((), False, (names[1],))
    here.driver.click("Снять предложение")
    here.driver.click("Снять предложение")
    assert code in {p.proposal for p in here.sitting.proposals if p.open}
    assert not [p for p in here.sitting.proposals if p.gone]


def test_who_left_is_among_no_new_names_to_enrol(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    one = clear_ones(here)[0].interview
    here.driver.desk.act(SetStatus(one.partition("/")[0], "withdrawn", "Ушёл"), here.screen)
    here.driver.settle()
    here.driver.click("Новое предложение")
    aside = here.screen._table.asides.new
    assert one not in [line.key for line in aside._list.lines]
    aside._choice.choose("postpone")
    aside._group.choose("all")
    aside._show()
    assert one in [line.key for line in aside._list.lines]


def test_a_proposal_is_withdrawn_only_after_its_votes_were_told(room: Rooms) -> None:
    here = room("voting")
    here.attend()
    before = [one for one in here.sitting.proposals if one.open]
    panel = here.screen._table.panel
    here.vote("1", "2")
    shown = panel.line
    assert shown is not None
    given = sum(bool(one.vote) for one in shown.votes)
    here.driver.click("Снять предложение")
    assert [one for one in here.sitting.proposals if one.open] != []
    assert here.driver.sees(f"Подано {given}") or here.driver.sees(f"Подан {given}")
    here.driver.click("Не снимать")
    assert len([one for one in here.sitting.proposals if one.open]) == len(before)
    here.driver.click("Снять предложение")
    here.driver.click("Снять предложение", within=here.screen._table.asides.withdrawing)
    assert len([one for one in here.sitting.proposals if one.open]) == len(before) - 1


def test_without_a_quorum_the_panel_says_what_comes_first(room: Rooms) -> None:
    here = room("revealed")
    assert here.driver.sees("без кворума ничего не решается")


def test_without_a_quorum_nothing_is_decided(room: Rooms) -> None:
    here = room("revealed")
    here.driver.click("Присутствие")
    here.driver.press("Enter")
    here.driver.click("Убрать панель")
    one = clear_ones(here)[0]
    here.go_to(one.interview)
    here.driver.press("Enter")
    here.driver.click("Зачислить")
    here.driver.click("На голосование")
    here.vote("1")
    assert here.driver.sees("нет кворума")
    here.driver.press("Ctrl+Enter", "Ctrl+Enter")
    assert here.driver.ask(ReadInterviewBench(one.interview)).summary.decision == ""
    assert here.driver.sees("Голосовать повторно")
    here.attend()
    here.driver.click("Голосовать повторно")
    here.vote(*"1" * members_present(here))
    here.driver.press("Ctrl+Enter", "Ctrl+Enter")
    assert here.driver.ask(ReadInterviewBench(one.interview)).summary.decision == "enrol"


def test_many_names_are_voted_on_at_once(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    names = [one.interview for one in clear_ones(here)]
    here.driver.click("Новое предложение")
    here.driver.click(f"На голосование · {len(names)}")
    assert set(here.sitting.proposals[0].interviews) == set(names)
    ballots = here.screen._table.panel.ballots
    assert ballots.hasFocus()
    here.vote(*"1" * members_present(here))
    here.driver.press("Ctrl+Enter")
    assert here.driver.sees(f"Зачислить в резерв: {len(names)}")
    here.driver.press("Ctrl+Enter")
    decided = {one.interview for one in here.sitting.list if one.decision == "enrol"}
    assert decided == set(names)
    here.driver.click("Новое предложение")  # a second ballot begins with its first member
    here.driver.press("Ctrl+Enter")
    assert ballots.hasFocus()
    assert ballots.turn == next(one.member for one in ballots._ballots if not one.silent)


def test_enter_takes_a_name_out_of_the_new_proposal(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    number = len(clear_ones(here))
    here.driver.click("Новое предложение")
    here.screen._table.asides.new._list.setFocus()
    here.driver.press("Enter")
    assert here.driver.sees("Enter убирает кандидата")
    here.driver.click(f"На голосование · {number - 1}")
    assert len(here.sitting.proposals[0].interviews) == number - 1


def test_a_group_brings_what_is_meant_for_it_and_another_proposal_names_its_reasons(
    room: Rooms,
) -> None:
    here = room("revealed")
    here.attend()
    here.driver.click("Новое предложение")
    new = here.screen._table.asides.new
    without = sum(one.recommendation == "none" for one in here.sitting.list)
    assert without
    assert (new._choice.key, new._group.key) == ("enrol", "clear")
    here.driver.press("Down", "Down")  # from those without remarks to those below the mark
    assert (new._choice.key, new._group.key) == ("refuse", "refuse")
    here.driver.press("Down")
    assert (new._choice.key, new._group.key) == ("postpone", "none")
    assert not here.driver.sees("расходится с результатом")
    new._choice.choose("enrol")
    new._show()
    assert here.driver.sees(f"У {without} кандидат")
    assert here.driver.sees("расходится с результатом")


def test_a_vote_that_goes_on_has_the_keys_when_one_comes_back(room: Rooms) -> None:
    here = room("voting")
    going = next(one for one in here.sitting.proposals if one.open)
    assert here.screen._table.panel.ballots.hasFocus()
    here.driver.press("1")
    after = next(one for one in here.sitting.proposals if one.open)
    assert after.missing == going.missing - 1


def test_a_name_is_taken_out_into_a_proposal_of_its_own(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    names = [one.interview for one in clear_ones(here)]
    here.driver.click("Новое предложение")
    here.driver.click(f"На голосование · {len(names)}")
    here.vote("1")
    here.go_to(names[0])
    here.driver.click(f"{names[0]} отдельно")
    whole = {p.interviews: p for p in here.sitting.proposals}
    assert (names[0],) in whole
    rest = next(p for p in here.sitting.proposals if len(p.interviews) == len(names) - 1)
    assert [v.vote for v in rest.votes].count("for") == 1
    assert here.driver.sees(f"Предложение {whole[(names[0],)].proposal}")


def test_votes_go_on_by_themselves_and_zero_takes_one_back(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    here.go_to(clear_ones(here)[0].interview)
    here.driver.press("Enter")
    here.driver.click("Зачислить")
    here.driver.click("На голосование")
    here.vote("1", "2")
    given = [vote.vote for vote in here.sitting.proposals[0].votes if vote.vote]
    assert given == ["for", "against"]
    here.driver.press("Up", "0")
    given = [vote.vote for vote in here.sitting.proposals[0].votes if vote.vote]
    assert len(given) == 1


def test_an_open_ballot_is_there_after_the_window_was_closed(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("revealed")
    here = Room(desk_of(season, "office", late(season)))
    here.attend()
    here.go_to(clear_ones(here)[0].interview)
    here.driver.press("Enter")
    here.driver.click("Зачислить")
    here.driver.click("На голосование")
    here.vote("1", "2")
    desk_of.close(here.driver)
    again = Room(desk_of(season, "office", late(season, "again", hours=1)))
    assert again.driver.sees("Предложение 1")
    ballots = again.screen._table.panel.ballots._ballots
    assert [one.vote for one in ballots if one.vote] == ["for", "against"]


def test_a_tie_names_its_rule(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    one = clear_ones(here)[0]
    here.go_to(one.interview)
    here.driver.press("Enter")
    here.driver.click("Зачислить")
    here.driver.click("На голосование")
    may = [vote for vote in here.sitting.proposals[0].votes if vote.may]
    half = len(may) // 2
    if len(may) % 2:  # an even number is there
        here.driver.click("Присутствие")
        here.screen._table.asides.attendance._list.choose(may[-1].member)
        here.driver.press("Enter")
        here.driver.click("Убрать панель")
    here.vote(*"1" * half, *"2" * half)
    assert here.driver.sees("При равенстве голосов")


def test_a_decision_against_the_score_needs_reasons_in_both_languages(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    one = clear_ones(here)[0]
    here.go_to(one.interview)
    here.driver.press("Enter")
    here.driver.click("Отказать")
    here.driver.click("На голосование")
    here.vote(*"1" * members_present(here))
    here.driver.press("Ctrl+Enter", "Ctrl+Enter")
    assert here.driver.sees("поясняют на обоих языках")
    assert here.driver.ask(ReadInterviewBench(one.interview)).summary.decision == ""
    conclude = here.screen._table.asides.conclude
    conclude._kk.put("Себеп")
    conclude._ru.put("Причина")
    here.driver.press("Ctrl+Enter")
    made = here.driver.ask(ReadInterviewBench(one.interview)).summary
    assert (made.decision, made.reason.kk, made.reason.ru) == ("refuse", "Себеп", "Причина")
    assert made.differs


def test_a_reason_typed_beside_the_name_goes_with_the_vote(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    one = clear_ones(here)[0]
    here.go_to(one.interview)
    here.driver.press("Enter")
    here.driver.click("Отказать")
    write(here, "Себеп", "Причина")
    here.driver.click("На голосование")
    here.vote(*"1" * members_present(here))
    here.driver.press("Ctrl+Enter", "Ctrl+Enter")
    made = here.driver.ask(ReadInterviewBench(one.interview)).summary
    assert (made.decision, made.reason.ru) == ("refuse", "Причина")


def test_postponing_needs_no_vote_but_its_reason(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    one = clear_ones(here)[0]
    here.go_to(one.interview)
    here.driver.press("Enter")
    here.driver.click("Отложить")
    here.driver.click("Решить без голосования")
    assert here.driver.sees("поясняют на обоих языках")
    write(here, "Құжат жетіспейді", "Не хватает документа")
    here.driver.click("Решить без голосования")
    assert here.driver.ask(ReadInterviewBench(one.interview)).summary.decision == "postpone"
    here.go_to(one.interview)
    here.driver.click("Зачислить")
    assert here.driver.sees("Заменит прежнее решение")
    here.driver.click("На голосование")
    assert here.driver.sees("Заменит прежнее решение")


def test_a_lost_proposal_may_be_followed_by_a_refusal(room: Rooms) -> None:
    here = room("revealed")
    here.attend()
    one = clear_ones(here)[0]
    here.go_to(one.interview)
    here.driver.press("Enter")
    here.driver.click("Зачислить")
    here.driver.click("На голосование")
    here.vote(*"2" * members_present(here))
    here.driver.press("Ctrl+Enter")
    conclude = here.screen._table.asides.conclude
    assert here.driver.sees("Не принято: 1")
    conclude._otherwise.choose("refuse")
    conclude._otherwise.chosen.emit("refuse")
    conclude._kk.put("Себеп")
    conclude._ru.put("Причина")
    here.driver.press("Ctrl+Enter")
    assert here.driver.ask(ReadInterviewBench(one.interview)).summary.decision == "refuse"


def test_a_dissenting_opinion_is_written_down(room: Rooms) -> None:
    here = room("decided")
    here.driver.click("Добавить особое мнение")
    here.driver.click("Записать мнение")
    assert here.driver.sees("Напишите мнение.")
    here.driver.type("Считаю иначе")
    here.driver.click("Записать мнение")
    bench = here.driver.ask(ReadInterviewBench(here.screen._interview))
    assert [one.text for one in bench.dissents if one.text == "Считаю иначе"]
    assert here.driver.sees("Считаю иначе")


def test_the_flagged_come_first_and_the_search_finds_a_name(room: Rooms) -> None:
    here = room("revealed")
    lines = here.screen._table.names._names.lines
    spread = [one.interview for one in here.sitting.list if one.spread]
    assert spread
    assert {line.key for line in lines[: len(spread)]} == set(spread)
    one = here.sitting.list[-1]
    here.driver.press("Ctrl+F")
    here.driver.type(one.interview)
    assert [line.key for line in here.screen._table.names._names.lines] == [one.interview]
    here.driver.press("Esc")
    assert len(here.screen._table.names._names.lines) == len(here.sitting.list)


def test_every_filter_shows_whom_it_names(room: Rooms) -> None:
    here = room("voting")
    names = here.screen._table.names
    combo = names._filter
    decided = {one.interview for one in here.sitting.list if one.decision}
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    here.driver.settle()
    assert {line.key for line in names._names.lines} == decided
    assert here.driver.sees(f"Обсудить {len(decided)}")
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    here.driver.settle()
    assert not decided & {line.key for line in names._names.lines}
    assert here.driver.sees(f"Обсудить {len(names._names.lines)}")


def test_concluded_proposals_are_read_and_cannot_be_voted_on(room: Rooms) -> None:
    here = room("decided")
    here.driver.click(f"Предложения {len(here.sitting.proposals)}")
    here.screen._table.names._proposals.setFocus()
    here.driver.press("Down")
    panel = here.screen._table.panel
    assert panel.line is not None
    assert not panel.line.open
    assert not panel.ballots.isEnabled()
    assert here.driver.sees("завершено")


def test_a_closed_sitting_is_opened_again_and_closed_with_a_named_gap(room: Rooms) -> None:
    here = room("decided")
    assert here.sitting.closed is not None
    here.driver.click("Открыть снова")
    assert here.sitting.closed is None
    here.driver.click("Закрыть заседание")
    here.driver.click("Закрыть заседание", here.screen._table.asides.closing)
    assert here.sitting.closed is not None
    assert here.driver.sees("Открыть снова")
    here.driver.press("Space")  # the keys are at what comes next
    assert here.driver.screen == "documents"


def test_a_closed_sitting_says_in_sight_why_nobody_comes_or_goes(room: Rooms) -> None:
    why = "Заседание закрыто. Укажите другое время или откройте его снова."
    here = room("decided")
    here.driver.click("Присутствие")
    assert here.driver.sees(why)
    here.driver.click("Другое время")
    assert not here.driver.sees(why)
    here.driver.click("Открыть снова")
    here.driver.click("Присутствие")
    assert not here.driver.sees(why)


def test_missing_sheets_are_named_with_one_reason_a_member(room: Rooms) -> None:
    here = room("scoring")
    code = next(one.code for one in here.driver.ask(ReadSittings()))
    here.driver.go("sitting", code)
    if here.sitting.closed is not None:
        here.driver.click("Открыть снова")
    here.driver.click("Закрыть заседание")
    closing = here.screen._table.asides.closing
    assert closing._reasons
    for gaps, field in closing._reasons.values():
        assert gaps.interviews
        field.put("Ноутбук сломан")
    here.driver.click("Закрыть заседание", closing)
    assert here.sitting.closed is not None


def test_the_projector_shows_nothing_of_an_open_vote(room: Rooms) -> None:
    here = room("voting")
    line = next(one for one in here.sitting.proposals if one.open)
    here.go_to(line.interviews[0])
    here.driver.click("На проектор")
    window = here.driver.work.projection.window
    assert window is not None
    read = read_of(window)
    assert here.sitting.proposals[0].counts[0].person.names.ru in read
    assert "Идёт голосование" in read
    assert " : " not in read
    assert "порог" not in read


def test_the_projector_shows_the_result_once_it_is_concluded(room: Rooms) -> None:
    here = room("voting")
    line = next(one for one in here.sitting.proposals if one.open)
    here.go_to(line.interviews[0])
    here.driver.click("На проектор")
    awaited = sum(vote.may and not vote.vote for vote in line.votes)
    here.driver.window.activateWindow()
    here.vote(*"1" * awaited)
    here.screen._go_on()
    here.screen._go_on()
    here.driver.settle()
    window = here.driver.work.projection.window
    assert window is not None
    assert "принято" in read_of(window)


def test_esc_closes_the_projector(room: Rooms) -> None:

    here = room("voting")
    here.driver.click("На проектор")
    window = here.driver.work.projection.window
    assert window is not None
    assert here.driver.desk.presenting()  # no lock by idleness
    QTest.keyClick(window, Qt.Key.Key_Escape)
    here.driver.settle()
    assert here.driver.work.projection.window is None
    assert not here.driver.desk.presenting()
    here.driver.press("Down")  # and the screen goes on without it


def test_the_projector_is_put_out_by_the_same_button(room: Rooms) -> None:
    here = room("voting")
    here.driver.click("На проектор")
    assert here.driver.work.projection.window is not None
    here.driver.click("На проектор")
    assert here.driver.work.projection.window is None
    here.driver.click("На проектор")
    assert here.driver.work.projection.window is not None


def test_f6_goes_from_card_to_card(room: Rooms) -> None:
    here = room("voting")
    table = here.screen._table
    assert here.driver.window.focusWidget() is table.panel.ballots
    here.driver.press("F6")
    assert table.names.isAncestorOf(here.driver.window.focusWidget())
    here.driver.press("F6")
    assert table.bench.isAncestorOf(here.driver.window.focusWidget())
    here.driver.press("F6")
    assert here.driver.window.focusWidget() is table.panel.ballots


@pytest.mark.parametrize("phase", ["founded", "delivered", "revealed", "voting", "decided"])
def test_every_word_fits_and_is_translated(room: Rooms, phase: Phase) -> None:
    here = room(phase)
    QTest.qWait(50)
    assert audit.clipped(here.screen) == []
    assert audit.untranslated(here.screen) == []
    assert audit.nameless(here.screen) == []


def read_of(window: object) -> str:

    assert isinstance(window, QWidget)
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def test_after_the_vote_a_recused_member_is_still_named_so_and_nobody_is_awaited(
    room: Rooms,
) -> None:
    here = room("voting")
    names = here.screen._table.names
    before = len(names._names.lines)
    (open_one,) = [one for one in here.sitting.proposals if one.open]
    here.driver.go("sitting", open_one.interviews[0])
    here.vote(*("1" for _ in open_one.votes))
    here.driver.press("Ctrl+Return", "Ctrl+Return")
    here.driver.settle()
    ballots = here.screen._table.panel.ballots._ballots
    assert [one.recused for one in ballots] == [not one.vote for one in ballots]
    assert any(one.recused for one in ballots)
    here.driver.wait_to_see(f"Обсудить {before - 1}")


def test_beside_a_sitting_of_a_panel_a_plenary_is_one_click_away(room: Rooms) -> None:
    here = room("delivered")
    assert here.sitting.form == "panel"
    here.driver.click("Открыть заседание", here.screen._table)
    assert here.driver.sees("пленарное")
    here.driver.click("Открыть заседание", here.screen._table.asides)
    assert here.sitting.form == "plenary"


def test_a_season_without_a_sitting_fits_a_small_screen(room: Rooms) -> None:
    here = room("founded")
    window = here.driver.window
    window.resize(1093, 614)
    here.driver.go("season")
    here.driver.go("sitting")
    here.driver.settle()
    assert window.width() == 1093
