"""The matrix by keys: what is missing, what contradicts; no mark is shown before the reveal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from commission_app.services.office.cell import CellDetails, ReadCell
from commission_app.services.office.matrix import Matrix, ReadMatrix
from commission_app.services.office.state import state_of
from commission_app.services.people.overview import ReadSeason
from commission_app.services.sittings import CloseSitting
from commission_app.views.matrix.shown import ahead, asks, figures, view_of
from commission_app.views.support import tongue
from commission_app.views.support.tongue import said
from tests.support.practice import noon

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.phases import Phase
    from commission_app.services.office.cell import CanDo
    from commission_app.views.matrix.matrix_view import MatrixView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """The office at noon of the first interview day."""
    driver = desk_of(practice("scoring"))
    driver.go("matrix")
    return driver


@pytest.fixture
def delivered(practice: OnePractice, desk_of: Openers) -> Driver:
    """The office with all sheets, before the reveal."""
    season = practice("delivered")
    driver = desk_of(season, world=noon(season, "office", days=3))
    driver.go("matrix")
    return driver


def view(driver: Driver) -> MatrixView:
    return driver.work.pages.screen_in_front  # type: ignore[return-value]


def matrix(driver: Driver) -> Matrix:
    return driver.ask(ReadMatrix())


def place(driver: Driver) -> tuple[str, str]:
    at = view(driver)._at
    assert at is not None
    return at


def details(driver: Driver) -> CellDetails:
    return driver.ask(ReadCell(*place(driver)))


def go_to(driver: Driver, can: CanDo, *, state: str = "") -> tuple[str, str]:
    """Be at the first cell where this can be done."""
    for row in matrix(driver).rows:
        for cell in row.cells:
            if cell is not None and state in {"", cell.state}:
                found = driver.ask(ReadCell(cell.interview, cell.member))
                if can in found.can:
                    driver.go("matrix", f"{cell.interview}/{cell.member}")
                    return cell.interview, cell.member
    pytest.fail(f"nowhere {can}")


def test_every_interview_and_every_voting_member_is_there(driver: Driver) -> None:
    found = matrix(driver)
    shown = view(driver).grid._view
    assert [row.code for row in shown.rows] == [row.interview for row in found.rows]
    assert len(shown.columns) == len(found.columns)
    empty = [cell.state for row in shown.rows for cell in row.cells if not cell.state]
    assert len(empty) == sum(cell is None for row in found.rows for cell in row.cells)


def test_figures_are_said_in_words(driver: Driver) -> None:
    found = matrix(driver)
    here = found.count("received") + found.count("paper")
    of = here + found.count("missing")
    assert driver.sees(f"Поступило {here} из {of} ожидаемых листов.")
    assert driver.sees(f"Полностью: {found.complete} из {len(found.rows) - 1} кандидатов.")


@pytest.mark.parametrize("phase", ["scoring", "delivered"])
def test_the_season_names_the_same_figures(
    practice: OnePractice, desk_of: Openers, phase: Phase
) -> None:
    """A secretary signs for both: a void sheet, one of nobody on the list, a contradiction."""
    driver = desk_of(practice(phase))
    said = driver.ask(ReadSeason()).figures
    driver.go("matrix")
    here, of = said.sheets_received, said.sheets_expected
    assert driver.sees(f"Поступило {here} из {of} ожидаемых листов.")
    assert driver.sees(f"из {said.interviews_all} кандидатов.")


def test_what_is_still_to_come_is_not_late(driver: Driver) -> None:
    now, found = driver.desk.now(), matrix(driver)
    shown = figures(found, now)
    assert shown["waiting"] > 0
    assert shown["waiting"] + shown["missing"] == found.count("missing")
    grid = {row.code: row for row in view_of(found.rows, found.columns, now).rows}
    later = next(row for row in found.rows if ahead(row, now))
    assert {cell.state for cell in grid[later.interview].cells} <= {"waiting", ""}


def test_m_and_c_jump_to_what_a_person_must_look_at(driver: Driver) -> None:
    driver.press("M")
    assert details(driver).cell.state == "missing"
    first = place(driver)
    driver.press("M")
    assert place(driver) != first
    driver.press("C")
    assert details(driver).cell.state == "conflict"
    assert driver.sees("Противоречие")
    assert driver.sees("Лист хранится, но пока не учитывается")


def test_the_filter_leaves_only_what_asks(driver: Driver) -> None:
    count = figures(matrix(driver), driver.desk.now())["asks"]
    words = "Требует внимания" if count % 10 == 1 and count % 100 != 11 else "Требуют внимания"
    driver.click(f"{words} · {count}")
    rows = view(driver).grid._view.rows
    assert rows
    twice = {r.interview for r in matrix(driver).rows if any(c and c.disputed for c in r.cells)}
    assert all(
        row.code in twice or {"missing", "conflict"} & {c.state for c in row.cells}
        for row in rows
    )
    driver.click("Все")
    assert len(view(driver).grid._view.rows) == len(matrix(driver).rows)


def test_a_panel_shows_its_own_interviews_and_members(driver: Driver) -> None:
    panel = matrix(driver).panels[1].code
    screen = view(driver)
    screen.panel.setFocus()
    driver.press("Down", "Down")
    assert screen.panel.key == panel
    own = driver.ask(ReadMatrix(panel))
    assert [row.code for row in screen.grid._view.rows] == [r.interview for r in own.rows]
    assert len(screen.grid._view.columns) == len(own.columns)


def test_nothing_shows_a_mark_before_the_reveal(delivered: Driver) -> None:
    interview, _ = go_to(delivered, "reveal", state="received")
    assert delivered.sees("баллы закрыты до раскрытия")
    assert not any(delivered.sees(title) for title in titles_of(delivered))
    assert not any(one.marks for one in details(delivered).revisions)
    assert interview in delivered.reads()


def test_one_interview_is_revealed_after_its_consequences(delivered: Driver) -> None:
    interview, _ = go_to(delivered, "reveal", state="received")
    delivered.click("Раскрыть баллы…")
    assert delivered.sees("Закрыть баллы снова нельзя.")
    delivered.press("Esc")
    assert not details(delivered).revealed
    delivered.click("Раскрыть баллы…")
    delivered.press("Enter")
    assert delivered.sees("Раскрыты баллы 1 собеседования")
    assert details(delivered).revealed
    assert place(delivered)[0] == interview
    mark = next(one.marks[0] for one in details(delivered).revisions if one.counts)
    assert f"{mark.level}\n{mark.title.ru}" in delivered.reads()


def test_all_complete_ones_are_revealed_at_once(delivered: Driver) -> None:
    found = matrix(delivered)
    delivered.click(f"Раскрыть полные · {found.can_reveal}")
    left = len(found.rows) - found.can_reveal
    assert delivered.sees(f"{left} неполн") == bool(left)
    delivered.press("Space")
    after = matrix(delivered)
    assert (after.can_reveal, after.revealed) == (0, found.can_reveal)
    shown = [b.text() for b in [view(delivered).reveal] if b.isVisible()]
    assert shown == []


def test_who_has_not_come_is_no_longer_waited_for(driver: Driver) -> None:
    interview, _ = go_to(driver, "outcome", state="missing")
    driver.click("Исход собеседования…")
    driver.click("Записать исход")
    row = next(row for row in matrix(driver).rows if row.interview == interview)
    assert row.outcome == "absent"
    assert {cell.state for cell in row.cells if cell} == {"absent"}
    assert driver.sees("Отсутствовал")


def test_a_rescheduled_interview_says_so_with_its_reason(driver: Driver) -> None:
    interview, _ = go_to(driver, "outcome", state="missing")
    driver.click("Исход собеседования…")
    driver.click("Перенесено")
    view(driver).strip._outcome.reason.setFocus()
    driver.type("Отключили свет")
    driver.press("Enter")
    row = next(row for row in matrix(driver).rows if row.interview == interview)
    assert row.outcome == "rescheduled"
    assert driver.sees("Причина: Отключили свет")


def test_a_member_is_recused_by_the_commission(driver: Driver) -> None:
    go_to(driver, "recuse", state="received")
    driver.click("Отвод члена…")
    assert driver.sees("даже если он запечатан")
    driver.click("Другое")
    driver.click("Записать отвод")
    assert driver.sees("Напишите причину")
    driver.type("Учились вместе")
    driver.click("Записать отвод")
    assert details(driver).cell.state == "recused"
    assert driver.sees("Отвод по решению комиссии")


def test_a_gap_that_waits_for_its_sitting_says_so_before_anything_is_typed(
    driver: Driver,
) -> None:
    at = go_to(driver, "explain_gap", state="missing")
    driver.click("Листа не будет…")
    assert driver.sees("ещё идёт, лист может поступить")
    assert not view(driver).strip._gap.reason.isVisible()
    driver.press("Enter")
    assert driver.screen == "sitting"
    assert driver.refused == []
    driver.go("matrix", "/".join(at))
    assert not view(driver).strip.busy
    assert details(driver).cell.state == "missing"


def test_every_act_has_one_place_whatever_cell_one_is_at(driver: Driver) -> None:
    shown = view(driver).strip.details
    seen: dict[str, set[tuple[int, int]]] = {}
    states: set[str] = set()
    for row in matrix(driver).rows:
        for cell in filter(None, row.cells):
            if cell.state in states:
                continue
            states.add(cell.state)
            driver.go("matrix", f"{cell.interview}/{cell.member}")
            for name, button in (("exchange", shown.exchange), *shown.acts.items()):
                if button.isVisible():
                    at = button.mapTo(driver.window, QPoint()).toTuple()
                    seen.setdefault(name, set()).add(at)
    assert len(states) > 3
    assert all(len(at) == 1 for at in seen.values()), seen
    assert len({at for found in seen.values() for at in found}) == len(seen) == 7


def test_where_nothing_can_be_done_what_is_told_has_the_room(driver: Driver) -> None:
    shown = view(driver).strip.details
    cells = [cell for row in matrix(driver).rows for cell in row.cells if cell is not None]
    for state in ("missing", "conflict"):
        one = next(cell for cell in cells if cell.state == state)
        driver.go("matrix", f"{one.interview}/{one.member}")
        able = {key for key, act in shown.acts.items() if act.isEnabled()}
        seen = {key for key, act in shown.acts.items() if act.isVisible()}
        assert (able - {"settle"} != set()) is (state == "missing")
        assert bool(seen - {"settle"}) is (state == "missing")


def test_an_act_that_is_closed_says_why(driver: Driver) -> None:
    go_to(driver, "recuse", state="received")
    paper = view(driver).strip.details.acts["paper"]
    assert not paper.isEnabled()
    assert "запечатан" in paper.toolTip()


def test_who_gives_up_is_taken_out_of_the_selection_at_the_dossier(driver: Driver) -> None:
    interview, _ = go_to(driver, "outcome", state="missing")
    driver.click("Исход собеседования…")
    driver.click("Кандидат отказался: снять с отбора…")
    assert driver.screen == "candidates"
    driver.wait_to_see("Снять с отбора")
    assert driver.sees(interview)


def test_a_named_gap_explains_its_cell(driver: Driver) -> None:
    interview, member = go_to(driver, "explain_gap", state="missing")
    for code in ("A-1", "B-1"):
        driver.desk.act(CloseSitting(code), view(driver))
    driver.settle()
    driver.go("matrix", f"{interview}/{member}")
    driver.click("Листа не будет…")
    driver.type("Ноутбук утонул")
    driver.press("Enter")
    assert details(driver).cell.explained
    assert driver.sees("Листа не будет: Ноутбук утонул")
    assert view(driver).legend._states["gap"].isVisible()


def test_enter_goes_to_the_acts_and_esc_comes_back(driver: Driver) -> None:
    driver.press("M", "Enter", "Space")
    assert driver.screen == "exchange"
    driver.go("matrix")
    go_to(driver, "recuse", state="received")
    driver.press("Enter", "Space")
    assert driver.sees("чем закончилось собеседование")
    driver.press("Esc")
    assert view(driver).grid.hasFocus()


def test_moving_on_leaves_what_was_being_asked(driver: Driver) -> None:
    go_to(driver, "recuse", state="received")
    driver.click("Отвод члена…")
    view(driver).grid.setFocus()
    driver.press("Down")
    assert not view(driver).strip.busy


def test_a_member_of_another_panel_has_no_cell(driver: Driver) -> None:
    found = matrix(driver)
    row = next(n for n, r in enumerate(found.rows) if None in r.cells)
    column = found.rows[row].cells.index(None)
    view(driver).grid.look_at(row, column)
    driver.settle()
    assert driver.sees("Здесь лист не ожидается")


def test_what_is_seen_is_printed_in_words(driver: Driver, tmp_path: Path) -> None:
    screen = view(driver)
    seen = screen._seen().compose()
    assert len(seen.rows) == len(matrix(driver).rows)
    assert any("Противоречие" in cell for row in seen.rows for cell in row)
    driver.files.place = tmp_path / "matrix.pdf"
    screen.print.setFocus()
    driver.press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyPress(menu, Qt.Key.Key_Return)
    driver.wait_to_see("Сохранено: «matrix.pdf»")
    assert (tmp_path / "matrix.pdf").read_bytes().startswith(b"%PDF")


def test_before_a_schedule_there_is_nothing_to_show(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("imported"))
    driver.go("matrix")
    assert driver.sees("Расписания собеседований ещё нет")
    assert not driver.sees("Печать")


def test_on_the_day_before_everything_waits(practice: OnePractice, desk_of: Openers) -> None:
    season = practice("prepared")
    driver = desk_of(season, world=noon(season, "office", days=-1))
    driver.go("matrix")
    driver.click("Требуют внимания")
    assert driver.sees("Внимания ничего не требует")


def test_words_follow_the_language(driver: Driver) -> None:
    tongue.switch("kk")
    driver.settle()
    assert driver.sees("Күтілетін")
    assert said(view(driver).grid._view.heading) == "Үміткер"


def titles_of(driver: Driver) -> list[str]:
    """What the criteria are called."""
    workspace = driver.desk._workspace
    with workspace.read() as now:
        rules = state_of(workspace, now).body.rules
    return [criterion.title.ru for criterion in rules.criteria]


def test_every_contradiction_of_the_season_is_among_what_asks(driver: Driver) -> None:
    told = driver.ask(ReadSeason()).figures.contradictions
    now = driver.desk.now()
    cells = [
        cell
        for row in matrix(driver).rows
        for cell in row.cells
        if cell is not None and (cell.disputed or cell.state == "conflict")
    ]
    assert told == len(cells) == 2
    asking = {row.interview for row in matrix(driver).rows if asks(row, now)}
    assert {cell.interview for cell in cells} <= asking
    twice = next(cell for cell in cells if cell.disputed)
    driver.go("matrix", f"{twice.interview}/{twice.member}")
    assert driver.sees("Отвод этого члена записан дважды")


def test_without_a_schedule_the_keys_stay_on_the_page(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("founded"))
    driver.go("matrix")
    assert view(driver).isAncestorOf(QApplication.focusWidget() or driver.window)
