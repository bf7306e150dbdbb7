"""The schedule by keys and by hand: drawn after its consequences, moved with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from commission_app.services.people.appointments import ChangePanel
from commission_app.services.people.candidates import ReadCandidates
from commission_app.services.people.schedule import ReadSchedule, ScheduleSeen, SlotSeen
from commission_app.services.scheduling import Schedule
from commission_app.views.schedule.panel_column import MIME
from commission_app.views.support import tongue
from tests.support.practice import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.views.schedule.schedule_view import ScheduleView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """The board of a drawn schedule; no laptop is out."""
    driver = desk_of(practice("scheduled"))
    driver.go("schedule")
    return driver


@pytest.fixture
def late(practice: OnePractice, desk_of: Openers) -> Driver:
    """The board at noon of the first day."""
    driver = desk_of(practice("scoring"))
    driver.go("schedule")
    return driver


def view(driver: Driver) -> ScheduleView:
    found: Any = driver.work.pages.screen_in_front
    return found


def seen(driver: Driver) -> ScheduleSeen:
    return driver.ask(ReadSchedule())


def slots(driver: Driver) -> Iterator[SlotSeen]:
    for day in seen(driver).days:
        for panel in day.panels:
            yield from panel.slots


def slot(driver: Driver, interview: str) -> SlotSeen:
    return next(one for one in slots(driver) if one.interview == interview)


def at(driver: Driver) -> str:
    return view(driver).board.current


def upcoming(driver: Driver) -> SlotSeen:
    """The first one that may still be moved."""
    return next(one for one in slots(driver) if not one.fixed and not one.outcome)


def write(driver: Driver, text: str) -> None:
    """Type over what stands in the field that has the focus."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    driver.type(text)


def set_time(driver: Driver, hour: int, minute: int = 0) -> None:
    form = view(driver).asides.place_form
    old = form.time.time
    form.time.put(old.replace(hour=hour, minute=minute))
    driver.settle()


def test_panels_stand_side_by_side_in_the_order_of_time(driver: Driver) -> None:
    columns = view(driver).board.columns
    assert list(columns) == ["A", "B"]
    for code, lines in columns.items():
        times = [one.at for one in slots(driver) if one.panel == code]
        assert times == sorted(times, key=str)
        assert len(lines.lines) == len(times)
    assert driver.sees("24 собеседования  ·  2 панели  ·  1 день")


def test_arrows_go_through_a_panel_and_to_its_neighbour(driver: Driver) -> None:
    first = [one.interview for one in slots(driver) if one.panel == "A"]
    second = [one.interview for one in slots(driver) if one.panel == "B"]
    assert at(driver) == first[0]
    driver.press("Down", "Down")
    assert at(driver) == first[2]
    driver.press("Right")
    assert at(driver) == second[2]
    assert driver.sees(second[2])
    driver.press("Right", "Left")
    assert at(driver) == first[2]


def test_an_appointment_is_moved_to_another_time_by_keys(driver: Driver) -> None:
    code = at(driver)
    driver.press("Enter")
    driver.click("Перенести")
    set_time(driver, 17, 30)
    driver.press("Tab")
    driver.click("Перенести", view(driver).asides.place_form)
    moved = slot(driver, code)
    assert moved.at is not None
    assert (moved.at.hour, moved.at.minute) == (17, 30)
    driver.wait_for(lambda: at(driver) == code)
    assert not driver.sees("Ноутбукам нужно сообщить")


def test_a_taken_time_is_said_at_the_field(driver: Driver) -> None:
    code = at(driver)
    was = slot(driver, code).at
    driver.click("Перенести")
    set_time(driver, 10)
    driver.click("Перенести", view(driver).asides.place_form)
    assert driver.sees("уже занято")
    assert view(driver).asides.place_form.time.wrong
    assert slot(driver, code).at == was


def test_esc_leaves_a_form_and_nothing_was_done(driver: Driver) -> None:
    code, was = at(driver), seen(driver)
    driver.click("Перенести")
    driver.press("Esc")
    assert view(driver).asides.current is view(driver).asides.slot_panel
    assert (seen(driver), at(driver)) == (was, code)


def test_a_whole_panel_goes_to_the_afternoon_at_once(driver: Driver) -> None:
    mine = [one for one in slots(driver) if one.panel == "A"]
    assert at(driver) == mine[0].interview
    driver.click("Перенести")
    form = view(driver).asides.place_form
    assert driver.sees(f"ещё {len(mine) - 1} собеседовани")
    form.rest.button("rest").click()
    set_time(driver, 12)
    driver.click("Перенести", form)
    now = [slot(driver, one.interview) for one in mine]
    assert [s.at for s in now] == [s.at + timedelta(hours=3) for s in mine if s.at]


def test_two_are_swapped_by_choosing_the_second_on_the_board(driver: Driver) -> None:
    one = at(driver)
    driver.click("Поменять")
    assert driver.sees("Выберите второе в расписании")
    driver.press("Down", "Right")
    other = at(driver)
    was = slot(driver, one), slot(driver, other)
    driver.press("Enter", "Space")
    now = slot(driver, one), slot(driver, other)
    assert [s.at for s in now] == [was[1].at, was[0].at]
    assert [s.panel for s in now] == ["B", "A"]


def test_an_appointment_let_go_on_another_one_is_swapped_with_it(driver: Driver) -> None:
    one, other = (next(s for s in slots(driver) if s.panel == p) for p in "AB")
    let_go(driver, one, "B", 0)
    form = view(driver).asides.swap_form
    assert view(driver).asides.current is form
    driver.click("Поменять местами", form)
    assert slot(driver, one.interview).panel == "B"
    assert slot(driver, other.interview).panel == "A"


def test_let_go_below_the_last_one_it_is_proposed_after_it(driver: Driver) -> None:
    one = next(s for s in slots(driver) if s.panel == "A")
    last = [s for s in slots(driver) if s.panel == "B"][-1]
    let_go(driver, one, "B", None)
    driver.click("Перенести", view(driver).asides.place_form)
    moved = slot(driver, one.interview)
    assert moved.panel == "B"
    assert last.at is not None
    assert moved.at is not None
    assert (moved.at - last.at).total_seconds() == last.minutes * 60


def let_go(driver: Driver, one: SlotSeen, panel: str, row: int | None) -> None:
    """As a hand lets go what it drags."""
    lines = view(driver).board.columns[panel]
    index = lines.model().index(row or 0, 0)
    place = lines.visualRect(index).center()
    if row is None:
        lines.scrollToBottom()
        place = QPoint(20, lines.viewport().height() + 400)
    data = QMimeData()
    data.setData(MIME, one.interview.encode())
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = Qt.DropAction.MoveAction
    lines.dropEvent(QDropEvent(QPointF(place), move, data, left, plain))
    driver.settle()


def test_an_appointment_leaves_the_list_with_a_reason_only(driver: Driver) -> None:
    code = at(driver)
    driver.click("Снять с расписания")
    form = view(driver).asides.cancel_form
    driver.click("Снять с расписания", form)
    assert form.reason.wrong
    driver.type("Отозвал заявку")
    driver.click("Снять с расписания", form)
    assert code not in {one.interview for one in slots(driver)}
    driver.wait_to_see("Допущены, но не в расписании: 1")


def test_who_was_admitted_later_is_added_from_the_notice(driver: Driver) -> None:
    code = at(driver)
    driver.click("Снять с расписания")
    driver.type("Ошибка")
    driver.click("Снять с расписания", view(driver).asides.cancel_form)
    driver.wait_to_see("Допущены, но не в расписании: 1")
    driver.click("Добавить", view(driver).warnings)
    driver.click("Добавить в расписание", view(driver).asides.place_form)
    again = [one for one in slots(driver) if one.code == code]
    assert [one.interview for one in again] == [f"{code}/2"]


def test_somebody_whom_no_result_admits_needs_a_basis(driver: Driver) -> None:
    driver.click("Добавить")
    form = view(driver).asides.place_form
    driver.click("Добавить в расписание", form)
    assert driver.sees("Впишите код кандидата.")
    known = {one.code for one in slots(driver)}
    stranger = next(
        c for c in (row.code for row in driver.ask(ReadCandidates()).rows) if c not in known
    )
    driver.type(stranger)
    driver.click("Добавить в расписание", form)
    assert form.basis.wrong
    driver.type("Решение суда")
    driver.click("Добавить в расписание", form)
    assert stranger in {one.code for one in slots(driver)}


def test_a_draw_shows_what_it_gives_before_it_is_done(driver: Driver) -> None:
    was = seen(driver)
    driver.click("Жребий")
    form = view(driver).asides.draw_form
    assert not driver.button("Провести жребий").isEnabled()
    write(driver, "1")
    form.seed.setFocus()
    write(driver, "777")
    driver.click("Посмотреть, что выйдет")
    assert driver.sees("24 собеседования, 1 день")
    assert driver.sees("Заменит нынешнее расписание (24\N{NO-BREAK SPACE}собеседования)")
    assert driver.sees("Панель A: 24 собеседования")
    assert seen(driver) == was
    driver.click("Провести жребий")
    driver.wait_for(lambda: len(seen(driver).panels) == 1)
    assert seen(driver).seed == "777"
    driver.wait_for(lambda: list(view(driver).board.columns) == ["A"])


def test_the_hours_of_a_day_are_asked_and_said_where_they_come_from(driver: Driver) -> None:
    driver.click("Жребий")
    form = view(driver).asides.draw_form
    assert (form.begins.time, form.ends.time) == (time(9), time(18))
    form.begins.editor.setFocus()
    form.begins.editor.selectAll()
    QTest.keyClicks(form.begins.editor, "10:30")
    driver.click("Посмотреть, что выйдет")
    assert driver.sees("Время: 10:30–18:00, перерыв 13:00–14:00")
    assert driver.sees("Кабинет пишется в названии панели")
    driver.click("Провести жребий")
    driver.wait_for(lambda: min(s.at.time() for s in slots(driver) if s.at) == time(10, 30))


def test_hours_in_which_nothing_fits_are_said_at_the_field(driver: Driver) -> None:
    driver.click("Жребий")
    form = view(driver).asides.draw_form
    form.ends.put(time(9, 5))
    driver.click("Посмотреть, что выйдет")
    assert driver.sees("не помещается ни одно собеседование")
    assert form.ends.wrong
    assert not driver.button("Провести жребий").isEnabled()


def test_who_would_come_before_a_namesake_is_told_quietly(driver: Driver) -> None:
    one, other = (next(s for s in slots(driver) if s.panel == p) for p in "AB")
    panels = {panel.code: panel for panel in seen(driver).panels}
    same = replace(panels["B"], members=(("M9", one.names),))
    words = "Та же фамилия у члена панели"
    view(driver).asides.show_panel(view(driver).asides.slot_panel)
    view(driver).asides.slot_panel.show_slot(replace(other, names=one.names), same)
    driver.settle()
    assert driver.sees(words)
    view(driver).asides.slot_panel.show_slot(other, panels["B"])
    assert not driver.sees(words)
    form = view(driver).asides.swap_form
    now = replace(seen(driver), panels=(panels["A"], same))
    view(driver).asides.show_panel(form)
    form.ask(one, now)
    assert not driver.sees(words)
    form.take(other)
    assert driver.sees(words)
    assert form.act_.isEnabled()


def test_other_values_take_the_consequences_away(driver: Driver) -> None:
    driver.click("Жребий")
    driver.click("Посмотреть, что выйдет")
    assert driver.button("Провести жребий").isEnabled()
    view(driver).asides.draw_form.panels.setFocus()
    write(driver, "1")
    assert not driver.button("Провести жребий").isEnabled()
    assert not driver.sees("Панель A: 12")


def test_too_many_panels_are_said_at_the_field(driver: Driver) -> None:
    driver.click("Жребий")
    write(driver, "20")
    driver.click("Посмотреть, что выйдет")
    assert view(driver).asides.draw_form.panels.wrong
    assert driver.sees("Укажите число от 1 до 5")


def test_where_everybody_is_in_the_draw_is_offered(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("imported"))
    driver.go("schedule")
    assert driver.sees("Расписания ещё нет")
    assert driver.sees("Что выйдет, показывается заранее")
    assert view(driver)._first.draw.hasFocus()
    driver.press("Enter")
    assert view(driver).asides.current is view(driver).asides.draw_form


def test_without_people_for_it_no_draw_is_offered_but_the_way_to_them(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("founded"))
    driver.go("schedule")
    assert driver.sees("Допущенных к собеседованию ещё нет")
    assert driver.sees("Членов комиссии с правом голоса ещё нет")
    assert not view(driver)._first.draw.isVisible()
    assert view(driver)._first.people.hasFocus()
    driver.press("Enter")
    assert driver.screen == "import"
    driver.go("schedule")
    driver.click("К комиссии")
    assert driver.screen == "commission"


def test_who_has_a_conflict_is_named(late: Driver) -> None:
    one = next(s for s in slots(late) if s.recused and not s.fixed)
    late.go("schedule", one.interview)
    names = {code: n for panel in seen(late).panels for code, n in panel.members}
    assert late.sees(f"не оценивает: {names[one.recused[0]].ru}")


def test_lists_of_panels_begin_at_one_height(driver: Driver) -> None:
    board = view(driver).board
    driver.wait_for(
        lambda: len({one.mapTo(board, QPoint()).y() for one in board.columns.values()}) == 1
    )
    one, other = (head.members for head in board._heads.values())
    assert one.heightForWidth(one.width()) <= one.height()
    assert other.height() == one.height()


@pytest.mark.parametrize("beside", [True, False])
def test_each_panel_that_is_seen_is_seen_whole(driver: Driver, *, beside: bool) -> None:
    first = min(one.at for one in slots(driver) if one.at is not None)
    driver.desk.act(Schedule(4, "2026", first), driver.window)
    driver.settle()
    if not beside:
        driver.press("Esc")
    board = view(driver).board
    for code in ("A", "B", "C", "D"):
        board.columns[code].enter(0)
        driver.settle()
        room = board.viewport().rect()
        frames = [one.parentWidget() for one in board.columns.values()]
        places = {
            name: frame.rect().translated(frame.mapTo(board.viewport(), QPoint()))
            for name, frame in zip(board.columns, frames, strict=True)
            if frame is not None
        }
        assert room.contains(places[code])
        halves = [one for one in places.values() if one.intersects(room)]
        assert all(room.contains(one) for one in halves)


def test_in_a_low_window_the_board_is_no_higher_than_its_place(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scoring"), size=(1093, 614))
    driver.go("schedule")
    board = view(driver).board
    inner = board.widget()
    assert inner is not None
    driver.wait_for(lambda: inner.height() == board.viewport().height())


def test_who_is_chosen_is_still_seen_where_a_notice_took_some_of_the_room(
    driver: Driver,
) -> None:
    lines = view(driver).board.columns["A"]
    lines.enter(len(lines.lines) - 1)
    driver.settle()
    driver.window.resize(driver.window.width(), driver.window.height() - 40)
    driver.settle()
    driver.wait_for(
        lambda: lines.viewport().rect().contains(lines.visualRect(lines.currentIndex()))
    )


def test_once_laptops_are_out_nothing_is_drawn_again(late: Driver) -> None:
    assert late.sees("Ноутбуки подготовлены: жребий не повторяется")
    button = late.button("Жребий")
    assert not button.isEnabled()
    assert "переносят по одному" in button.toolTip()


def test_a_change_after_that_asks_for_a_reason_and_names_the_laptops(late: Driver) -> None:
    one = upcoming(late)
    late.go("schedule", one.interview)
    late.click("Перенести")
    form = view(late).asides.place_form
    set_time(late, 17, 40)
    late.click("Перенести", form)
    assert form.reason.wrong
    late.type("По просьбе кандидата")
    late.click("Перенести", form)
    late.wait_to_see("Ноутбукам нужно сообщить: Сарсенбаева Айгуль Кайратовна, ")
    if "exchange" in late.desk.screens:
        late.click("К обмену")
        assert late.screen == "exchange"


def test_what_has_a_sealed_sheet_says_why_it_stays(late: Driver) -> None:
    one = next(s for s in slots(late) if s.fixed == "sheets")
    late.go("schedule", one.interview)
    assert late.sees("Есть запечатанный лист")
    assert not late.button("Перенести").isEnabled()
    assert not late.button("Снять с расписания").isEnabled()


def test_who_did_not_come_gets_a_second_appointment(late: Driver) -> None:
    gone = next(s for s in slots(late) if s.outcome == "absent")
    late.go("schedule", gone.interview)
    late.click("Назначить заново")
    form = view(late).asides.place_form
    late.click("Назначить заново", form)
    assert form.reason.wrong
    late.type("Болел, есть справка")
    late.click("Назначить заново", form)
    codes = {s.interview for s in slots(late)}
    assert gone.interview not in codes
    assert f"{gone.code}/2" in codes
    late.wait_for(lambda: at(late) == f"{gone.code}/2")


def test_f8_leads_from_problem_to_problem(practice: OnePractice, desk_of: Openers) -> None:
    season = practice("scheduled")
    with opened(season) as office:
        panels = {p.code: p for p in ReadSchedule()(office).panels}
        both = tuple(code for code, _ in (*panels["A"].members, *panels["B"].members))
        ChangePanel("B", panels["B"].title, both)(office)
    driver = desk_of(season)
    driver.go("schedule")
    assert driver.sees("Пересечений: 24")
    assert driver.sees("Член комиссии в двух панелях")
    first = at(driver)
    driver.press("F8")
    second = at(driver)
    driver.press("F8")
    assert len({first, second, at(driver)}) == 3
    driver.click("К следующему")
    assert at(driver) not in {first, second}


def test_a_panel_gets_its_room_and_its_members(driver: Driver) -> None:
    driver.click("Панели")
    form = view(driver).asides.panel_form
    form.title_ru.setFocus()
    write(driver, "Панель A, кабинет 214")
    form.members.setFocus()
    ticked = set(form._ticked)
    form.members.choose("M02")
    driver.press("Space")
    driver.click("Записать панель")
    panel = next(p for p in seen(driver).panels if p.code == "A")
    assert panel.title.ru == "Панель A, кабинет 214"
    assert {code for code, _ in panel.members} == ticked | {"M02"}
    driver.wait_to_see("Панель A, кабинет 214")


def test_a_member_who_is_ticked_in_a_second_panel_is_said_to_stay_in_the_first(
    driver: Driver,
) -> None:
    driver.click("Панели")
    form = view(driver).asides.panel_form
    line = next(one for one in form.members.lines if one.key not in form._ticked)
    assert tongue.said(line.lower) == "сейчас: B"
    form.members.setFocus()
    form.members.choose(line.key)
    driver.press("Space")
    line = next(one for one in form.members.lines if one.key == line.key)
    assert tongue.said(line.lower) == "остаётся и в панели B"


def test_a_panel_without_members_is_refused(driver: Driver) -> None:
    driver.click("Панели")
    form = view(driver).asides.panel_form
    for member in sorted(form._ticked):
        form.members.setFocus()
        form.members.choose(member)
        driver.press("Space")
    driver.click("Записать панель")
    assert driver.sees("не останется членов комиссии")


def test_somebody_is_found_by_a_part_of_the_name(driver: Driver) -> None:
    wanted = list(slots(driver))[-1]
    driver.press("Ctrl+F")
    driver.type(wanted.names.ru.split()[0])
    driver.settle()
    found = slot(driver, at(driver))
    assert wanted.names.ru.split()[0] in found.names.ru
    driver.press("Enter")
    assert QApplication.focusWidget() in view(driver).board.columns.values()


def test_the_day_is_saved_as_it_is_seen(driver: Driver) -> None:
    out = driver.season.folder / "day.xlsx"
    driver.files.place = out
    view(driver)._print._save("xlsx")
    driver.wait_for(out.exists)


def test_no_mark_and_no_order_by_marks_is_read(late: Driver) -> None:
    for one in list(slots(late))[:6]:
        late.go("schedule", one.interview)
        assert "балл" not in late.reads().lower().replace("эти баллы никуда не пойдут", "")


def test_other_languages_are_said_in_place(driver: Driver) -> None:
    code = at(driver)
    tongue.switch("kk")
    QTest.qWait(1)
    assert driver.sees("Кесте")
    assert driver.sees("Күтілуде")
    assert at(driver) == code
    combos = [c for c in driver.window.findChildren(QComboBox) if c.isVisible()]
    assert any("24" in combo.currentText() for combo in combos)


def test_tab_follows_the_eye(late: Driver) -> None:
    days, board = view(late).days, view(late).board
    seen_: list[Any] = []
    days.day.setFocus()
    for _ in range(8):
        seen_.append(QApplication.focusWidget())
        late.press("Tab")
    columns = list(board.columns.values())
    place = seen_.index(columns[0])
    assert seen_[place : place + len(columns)] == columns
    assert seen_.index(days.search) < place
