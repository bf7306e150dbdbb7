"""The table keeps its place when rows come anew, sorts as people look for things, and finds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QToolTip

from commission_app.views.kit.cells import NAME, _halves
from commission_app.views.kit.paint import metrics
from commission_app.views.kit.table import Column, Table
from commission_app.views.support import tongue
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Person:
    code: str
    name: str
    region: str
    points: Decimal | str = ""


PEOPLE = (
    Person("К-0301", "Қасым Әлия", "Алматы", Decimal("24.75")),
    Person("К-0302", "Омарова Ләззат", "Абай", Decimal("9.5")),
    Person("К-0303", "Касымов Даулет", "Ақмола"),
    Person("К-0304", "Һарис Үмітхан", "Түркістан", Decimal(18)),
)
COLUMNS = (
    Column[Person]("code", phrase("kit.search"), lambda p: p.code, 90, tone="soft"),
    Column[Person]("name", "Аты", lambda p: p.name, weight=500, second=lambda p: p.region),
    Column[Person]("points", "Балл", lambda p: p.points, 90, align="right"),
    Column[Person](
        "state",
        "Күйі",
        lambda p: "түсті" if p.points else "жоқ",
        110,
        glyph=lambda p: "received" if p.points else ("ph.x", "faint"),
    ),
)


def people(table: Table[Person]) -> list[str]:
    return [person.code[-1] for person in table.rows.in_order()]


@pytest.fixture
def table(qtbot: QtBot) -> Table[Person]:
    found = Table(COLUMNS, lambda p: p.code, name="Үміткерлер", find="name")
    qtbot.addWidget(found)
    found.resize(700, 300)
    found.show_rows(PEOPLE)
    found.show()
    return found


def test_names_sort_in_the_kazakh_order_and_turn_round(table: Table[Person]) -> None:
    table.sort_by("name")
    assert people(table) == ["3", "1", "2", "4"]
    table.sort_by("name")
    assert people(table) == ["4", "2", "1", "3"]


def test_figures_sort_as_figures_and_nothing_comes_last(table: Table[Person]) -> None:
    table.sort_by("points")
    assert people(table) == ["2", "4", "1", "3"]


def test_the_header_shows_the_order(table: Table[Person]) -> None:
    table.sort_by("name")
    headings = [table.rows.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert headings == ["Поиск", "Аты  ↑", "Балл"]


def test_ctrl_and_a_digit_sort_by_that_column(table: Table[Person], qtbot: QtBot) -> None:
    qtbot.keyClick(table, KEY.Key_2, CTRL)
    assert table.rows.sorted_by == ("name", False)
    qtbot.keyClick(table, KEY.Key_2, CTRL)
    assert table.rows.sorted_by == ("name", True)
    qtbot.keyClick(table, KEY.Key_9, CTRL)
    assert table.rows.sorted_by == ("name", True)


def test_sorting_keeps_the_chosen_person(table: Table[Person]) -> None:
    table.choose("К-0301")
    chosen = QSignalSpy(table.chosen)
    table.sort_by("name", falling=True)
    assert table.current == PEOPLE[0]
    assert table.currentIndex().row() == 2
    assert chosen.count() == 0


def test_new_rows_keep_the_chosen_person_and_tell_nobody(table: Table[Person]) -> None:
    table.choose("К-0303")
    chosen = QSignalSpy(table.chosen)
    table.show_rows((Person("К-0300", "Абай", "Шымкент"), *PEOPLE))
    assert (table.current, chosen.count()) == (PEOPLE[2], 0)


def test_a_chosen_person_who_is_gone_is_told(table: Table[Person]) -> None:
    table.choose("К-0303")
    chosen = QSignalSpy(table.chosen)
    table.show_rows(PEOPLE[:2])
    assert (table.current, chosen.count(), list(chosen.at(0))) == (None, 1, [None])


def test_new_rows_keep_the_scroll(table: Table[Person]) -> None:
    many = tuple(Person(f"К-{n:04}", f"Аты {n}", "Абай") for n in range(500))
    table.show_rows(many)
    table.verticalScrollBar().setValue(4000)
    table.show_rows(many[:-1])
    assert table.verticalScrollBar().value() == 4000


def test_home_and_end_go_to_the_ends_and_enter_opens(
    table: Table[Person], qtbot: QtBot
) -> None:
    chosen, opened = QSignalSpy(table.chosen), QSignalSpy(table.opened)
    qtbot.keyClick(table, KEY.Key_End)
    qtbot.keyClick(table, KEY.Key_Home)
    qtbot.keyClick(table, KEY.Key_Return)
    assert [list(chosen.at(n)) for n in range(2)] == [[PEOPLE[3]], [PEOPLE[0]]]
    assert [list(opened.at(n)) for n in range(opened.count())] == [[PEOPLE[0]]]


def test_enter_opens_nothing_where_nothing_is_chosen(
    table: Table[Person], qtbot: QtBot
) -> None:
    opened = QSignalSpy(table.opened)
    qtbot.keyClick(table, KEY.Key_Return)
    assert opened.count() == 0


def test_typing_finds_look_alike_letters(table: Table[Person]) -> None:
    table.choose("К-0303")
    table.keyboardSearch("Х")  # Russian for Һ
    table.keyboardSearch("а")
    assert table.current == PEOPLE[3]


def test_what_is_seen_is_texts_in_the_order_seen(table: Table[Person]) -> None:
    table.sort_by("points", falling=True)
    seen = table.seen()
    assert seen.headings == ("Поиск", "Аты", "Балл", "Күйі")
    assert seen.rows[1] == ("К-0301", "Қасым Әлия, Алматы", "24,75", "түсті")


def test_headings_and_figures_follow_the_language(table: Table[Person]) -> None:
    tongue.switch("en")
    assert table.seen().headings[0] == "Search"
    assert table.seen().rows[0][2] == "24.75"
    tongue.switch("ru")
    assert table.seen().rows[0][2] == "24,75"


def test_several_rows_can_be_selected_where_they_may(qtbot: QtBot) -> None:
    table = Table(COLUMNS, lambda p: p.code, several=True)
    qtbot.addWidget(table)
    table.show_rows(PEOPLE)
    table.selectAll()
    table.show_rows(PEOPLE[1:])
    assert table.selected == PEOPLE[1:]


def test_tab_leaves_the_table(table: Table[Person]) -> None:
    assert not table.tabKeyNavigation()


def test_a_step_goes_to_the_next_person_and_stops_at_the_end(table: Table[Person]) -> None:
    table.go_to(2)
    table.step(1)
    table.step(1)
    assert table.current == PEOPLE[3]


def test_eight_thousand_rows_come_and_sort_at_once(table: Table[Person]) -> None:
    many = tuple(Person(f"К-{n:04}", f"Аты {n * 7919 % 8068}", "Абай") for n in range(8068))
    began = perf_counter()
    table.show_rows(many)
    came = perf_counter() - began
    began = perf_counter()
    table.sort_by("name")
    assert (came < 0.1, perf_counter() - began < 0.5) == (True, True)


@pytest.mark.slow
def test_a_million_rows_are_shown_without_being_touched(table: Table[Person]) -> None:
    many = (PEOPLE[0],) * 1_000_000
    began = perf_counter()
    table.show_rows(many)
    table.grab()
    assert table.rows.rowCount() == 1_000_000
    assert perf_counter() - began < 2


def test_a_name_that_is_too_long_takes_the_second_line_too() -> None:
    long = "Құдайбергенова-Мұқаметжанова Жаңылсын Сейітқалиқызы"
    first, rest = _halves(long, NAME, 300)
    assert f"{first} {rest}" == long
    assert metrics(14, 500).horizontalAdvance(first) <= 300
    assert _halves(long, 400, 300) == (long, "")
    assert _halves("Ким", NAME, 300) == ("Ким", "")
    assert _halves("Құдайбергенова-Мұқаметжанова", NAME, 50) == (
        "Құдайбергенова-Мұқаметжанова",
        "",
    )


def test_columns_part_what_is_left_by_their_shares(qtbot: QtBot) -> None:
    columns = (
        Column[Person]("code", "Коды", lambda p: p.code, 100),
        Column[Person]("name", "Аты", lambda p: p.name, share=5),
        Column[Person]("region", "Өңірі", lambda p: p.region, share=3),
    )
    table = Table(columns, lambda p: p.code)
    qtbot.addWidget(table)
    table.show()
    for width in (900, 500):
        table.resize(width, 200)
        left = table.viewport().width() - table.columnWidth(0)
        assert table.columnWidth(2) == left * 3 // 8
        assert table.columnWidth(1) + table.columnWidth(2) == left


LONG = "Құдайбергенова-Мұқаметжанова Жаңылсын Сейітқалиқызы"


@pytest.fixture
def narrow(qtbot: QtBot) -> Table[Person]:
    """A long name twice; the column after it says something of the second person only."""
    columns = (
        Column[Person]("name", "Аты", lambda p: p.name, 120, runs_over=True),
        Column[Person]("region", "Өңірі", lambda p: p.region, 600),
        Column[Person]("code", "Коды", lambda p: p.code, 90),
    )
    table = Table(columns, lambda p: p.code)
    qtbot.addWidget(table)
    table.resize(900, 200)
    table.show_rows((Person("К-0305", LONG, ""), Person("К-0306", LONG, "Абай")))
    table.show()
    return table


def test_words_run_over_a_neighbour_that_says_nothing(narrow: Table[Person]) -> None:
    seen = narrow.viewport().grab().toImage()
    high = narrow.rowHeight(0)
    empty = QRect(130, 4, 240, high - 8)  # in the second column, to the right of what is cut
    assert inked(seen, empty)
    assert not inked(seen, empty.translated(120, high))


def test_a_tooltip_says_what_is_cut_and_nothing_of_what_runs_over(
    narrow: Table[Person],
) -> None:
    tips: list[str] = []
    for row, column in ((0, 0), (0, 1), (1, 0)):
        area = narrow.visualRect(narrow.rows.index(row, column))
        QApplication.sendEvent(narrow.viewport(), asked_at(narrow, area.center()))
        tips.append(QToolTip.text())
    QToolTip.hideText()
    assert tips == ["", "", LONG]


def asked_at(table: Table[Person], place: QPoint) -> QHelpEvent:
    """The mouse rests there."""
    return QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))


def inked(picture: QImage, area: QRect) -> bool:
    """Whether anything is written there."""
    ground = picture.pixelColor(area.topLeft())
    columns = range(area.left(), area.right())
    rows = range(area.top(), area.bottom())
    return any(picture.pixelColor(x, y) != ground for x in columns for y in rows)
