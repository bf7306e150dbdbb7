"""The grid is walked by arrows, letters jump to what a person must look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from commission_app.views.kit.grid import GridCell, GridRow, GridView, MatrixGrid
from commission_app.views.support import tongue

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key
STATES = {"r": "received", "m": "missing", "c": "conflict"}


def a_view(*rows: str) -> GridView:
    lines = tuple(
        GridRow(f"К-{n}", f"Аты {n}", tuple(GridCell(STATES[one]) for one in row), "2 / 3")
        for n, row in enumerate(rows)
    )
    columns = ("Ахметов", "Бекова", "Ким")[: len(rows[0])] if rows else ()
    return GridView(columns, lines, "Кандидат", "Собрано")


@pytest.fixture
def grid(qtbot: QtBot) -> MatrixGrid:
    found = MatrixGrid("Матрица")
    qtbot.addWidget(found)
    found.resize(700, 200)
    found.show_grid(a_view("rrr", "mrr", "rrc", "rmr"))
    found.show()
    return found


def test_arrows_walk_and_stop_at_the_edges(grid: MatrixGrid, qtbot: QtBot) -> None:
    looked = QSignalSpy(grid.looked)
    for key in (KEY.Key_Down, KEY.Key_Right, KEY.Key_Right, KEY.Key_Right, KEY.Key_Up):
        qtbot.keyClick(grid, key)
    assert [list(looked.at(n)) for n in range(looked.count())] == [[0, 0], [0, 1], [0, 2]]


def test_letters_jump_to_the_next_missing_and_round(grid: MatrixGrid, qtbot: QtBot) -> None:
    places: list[tuple[int, int] | None] = []
    for _ in range(3):
        qtbot.keyClick(grid, KEY.Key_M)
        places.append(grid.place)
    assert places == [(1, 0), (3, 1), (1, 0)]


def test_letters_jump_on_a_cyrillic_layout_too(grid: MatrixGrid) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(grid, QKeyEvent(QEvent.Type.KeyPress, ord("С"), none, "с"))
    assert grid.place == (2, 2)


def test_a_letter_stays_where_nothing_of_it_is(grid: MatrixGrid, qtbot: QtBot) -> None:
    grid.show_grid(a_view("rrr"))
    qtbot.keyClick(grid, KEY.Key_C)
    assert grid.place is None


def test_enter_opens_the_cell(grid: MatrixGrid, qtbot: QtBot) -> None:
    opened = QSignalSpy(grid.opened)
    qtbot.keyClick(grid, KEY.Key_Return)
    grid.look_at(2, 2)
    qtbot.keyClick(grid, KEY.Key_Return)
    assert [list(opened.at(n)) for n in range(opened.count())] == [[2, 2]]


def test_a_click_looks_at_the_cell_under_it(grid: MatrixGrid, qtbot: QtBot) -> None:
    sizes = grid.sizes
    spot = QPoint(sizes.first + sizes.cell + 5, sizes.header + sizes.row + 5)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert grid.place == (1, 1)


def test_the_name_says_candidate_member_and_state(grid: MatrixGrid) -> None:
    grid.look_at(2, 2)
    assert grid.accessibleName() == "Матрица. К-2 Аты 2, Ким: Противоречие"
    tongue.switch("en")
    assert grid.accessibleName() == "Матрица. К-2 Аты 2, Ким: Conflict"


def test_the_place_stays_when_cells_come_anew(grid: MatrixGrid) -> None:
    grid.look_at(3, 2)
    grid.show_grid(a_view("rrr", "rrr"))
    assert grid.place == (1, 2)
    grid.show_grid(a_view())
    assert grid.place is None


def test_a_cell_out_of_sight_is_scrolled_to(grid: MatrixGrid) -> None:
    grid.show_grid(a_view(*["rrr"] * 60))
    grid.look_at(59, 0)
    assert grid.verticalScrollBar().value() == grid.verticalScrollBar().maximum() > 0


def test_the_first_column_stays_when_members_are_many(grid: MatrixGrid) -> None:
    view = a_view("rrr")
    cells = (GridCell("received"),) * 30
    row = GridRow("К-1", "Аты", cells)
    grid.show_grid(GridView(tuple(f"Мүше {n}" for n in range(30)), (row,), view.heading))
    names = QRect(0, 0, grid.sizes.first, 150)
    before = grid.grab(names).toImage()
    grid.look_at(0, 29)
    assert grid.horizontalScrollBar().value() > 0
    assert grid.grab(names).toImage() == before
