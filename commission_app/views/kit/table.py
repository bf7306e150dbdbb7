"""The table of the office: thousands of rows, painted, sorted, searched by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from commission_app.domain.collation import search_key
from commission_app.views.kit.cells import Cells, row_height
from commission_app.views.kit.columns import Column, Row, Seen
from commission_app.views.kit.rows_model import RowsModel
from commission_app.views.support.keys import digit
from commission_app.views.support.theme import OFFICE, density
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from commission_app.views.support.words import Words

__all__ = ["Column", "Seen", "Table"]

PATIENCE = 1000  # milliseconds between two letters of one word
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
FLAG = QItemSelectionModel.SelectionFlag


class Table(QTableView, Generic[Row]):
    """Rows of one kind. Selection and scroll stay when the rows come anew.

    Keys: arrows, PgUp, PgDn, Home, End; letters find; Enter opens; Ctrl+1…9 sort.

    Signals
    -------
    chosen(object): the row a person is at now; None when it is there no more.
    opened(object): a person pressed Enter on this row, or clicked it twice.
    picked(object): the tuple of selected rows changed (where `several` may be).
    """

    chosen = Signal(object)
    opened = Signal(object)
    picked = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        identity: Callable[[Row], Hashable],
        *,
        name: Words = "",
        several: bool = False,
        find: str = "",
    ) -> None:
        super().__init__()
        self.rows = RowsModel(columns, identity)
        self._name, self._find = name, self._number_of(find)
        self._told: Hashable = None
        self._typed, self._clock = "", QElapsedTimer()
        self._clock.start()
        self._silent = False
        self.setModel(self.rows)
        self._cells = Cells(self.rows, self)
        self.setItemDelegate(self._cells)
        self._shape(several=several)
        self._fit()
        self.setAccessibleName(said(name))
        self.selectionModel().selectionChanged.connect(self._tell)

    @property
    def current(self) -> Row | None:
        """The row a person is at."""
        index = self.currentIndex()
        selected = self.selectionModel().isRowSelected(index.row(), QModelIndex())
        return self.rows.row_at(index.row()) if index.isValid() and selected else None

    @property
    def selected(self) -> tuple[Row, ...]:
        """All selected rows, as they stand."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.row_at(place) for place in places)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Other rows; who was selected stays selected, and nothing scrolls away."""
        at = self._identity_of(self.currentIndex())
        kept = {self.rows.identity_at(i.row()) for i in self.selectionModel().selectedRows()}
        scroll = self.verticalScrollBar().value()
        self._silent = True
        self.rows.show_rows(rows)
        self._select(kept, at)
        self.executeDelayedItemsLayout()  # else the bar does not know the rows yet
        self.verticalScrollBar().setValue(scroll)
        self._silent = False
        if self._told is not None and self.current is None:
            self._told = None
            self.chosen.emit(None)

    def choose(self, identity: Hashable) -> bool:
        """Select this row and bring it into view; False when it is not among them."""
        place = self.rows.place_of(identity)
        if place is not None:
            self.go_to(place)
        return place is not None

    def go_to(self, place: int) -> None:
        """Select the row at this place, the nearest one when there is none."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            index = self.rows.index(min(max(place, 0), last), 0)
            self.setCurrentIndex(index)
            self.selectRow(index.row())
            self.scrollTo(index)

    def step(self, by: int) -> None:
        """To the next row or the one before, as Alt+↓ and Alt+↑ of a panel do."""
        self.go_to(self.currentIndex().row() + by)

    def sort_by(self, key: str, *, falling: bool | None = None) -> None:
        """Sort by a column; the same one again turns the order round."""
        if falling is None:
            falling = self.rows.sorted_by == (key, False)
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        at = self._identity_of(self.currentIndex())
        kept = {self.rows.identity_at(i.row()) for i in self.selectionModel().selectedRows()}
        self._silent = True
        self.rows.sort(self._number_of(key), order)
        self._select(kept, at)
        self._silent = False
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def seen(self) -> Seen:
        """Headings and rows as texts, as they stand now."""
        columns = self.rows.columns
        headings = tuple(said(one.title) for one in columns)
        rows = self.rows.in_order()
        return Seen(headings, tuple(tuple(c.spoken(row) for c in columns) for row in rows))

    def _number_of(self, key: str) -> int:
        keys = [one.key for one in self.rows.columns]
        return keys.index(key) if key in keys else 0

    def _identity_of(self, index: QModelIndex) -> Hashable:
        return self.rows.identity_at(index.row()) if index.isValid() else None

    def _select(self, kept: set[Hashable], at: Hashable) -> None:
        """Select these again; one row is found faster than many."""
        model, chosen = self.selectionModel(), QItemSelection()
        model.clear()
        if len(kept) > 1:
            places = [
                n for n in range(self.rows.rowCount()) if self.rows.identity_at(n) in kept
            ]
        else:
            places = [p for p in map(self.rows.place_of, kept) if p is not None]
        for place in places:
            index = self.rows.index(place, 0)
            chosen.select(index, index)
        model.select(chosen, FLAG.ClearAndSelect | FLAG.Rows)
        current = self.rows.place_of(at) if places else None
        if current is not None:
            model.setCurrentIndex(self.rows.index(current, 0), FLAG.NoUpdate)

    def _tell(self) -> None:
        self.viewport().update()
        if self._silent:
            return
        self.picked.emit(self.selected)
        row, identity = self.current, self._identity_of(self.currentIndex())
        if row is not None and identity != self._told:
            self._told = identity
            self.chosen.emit(row)

    def _shape(self, *, several: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(48)
        header.sectionClicked.connect(self._sort_section)
        for number, column in enumerate(self.rows.columns):
            if not column.width and column.share == self._most:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    @property
    def _most(self) -> int:
        return max((one.share for one in self.rows.columns if not one.width), default=1)

    def _share(self) -> None:
        """The columns of most shares stretch by themselves into what the others leave."""
        shown = [n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n)]
        free = {n: c.share for n in shown if not (c := self.rows.columns[n]).width}
        fixed = sum(self.columnWidth(n) for n in shown if n not in free)
        left = max(self.viewport().width() - fixed, 0)
        for number, share in free.items():
            if share < self._most:
                self.setColumnWidth(number, left * share // sum(free.values()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _fit(self) -> None:
        two = any(column.second for column in self.rows.columns)
        height = row_height(two_lines=two)
        header = density().control
        for number, column in enumerate(self.rows.columns):
            if column.width:
                self.setColumnWidth(number, column.width * density().body // OFFICE.body)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
        if self.horizontalHeader().height() != header:
            self.horizontalHeader().setFixedHeight(header)
        self._share()

    def _sort_section(self, number: int) -> None:
        self.sort_by(self.rows.columns[number].key)

    def _open(self, row: Any) -> None:
        if row is not None:
            self.opened.emit(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        number = digit(event)
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and number:
            if number <= len(self.rows.columns):
                self._sort_section(number - 1)
        elif key in ENTER:
            self._open(self.current)
        elif key is Qt.Key.Key_Home:
            self.go_to(0)
        elif key is Qt.Key.Key_End:
            self.go_to(self.rows.rowCount())
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self._open(self.current)

    @override
    def keyboardSearch(self, search: str, /) -> None:
        """To the next row that begins with what was typed; look-alike letters count."""
        late = self._clock.elapsed() > PATIENCE
        self._typed = search if late else self._typed + search
        self._clock.restart()
        wanted, count = search_key(self._typed), self.rows.rowCount()
        column = self.rows.columns[self._find]
        start = self.currentIndex().row() + (1 if len(self._typed) == 1 else 0)
        for n in range(count):
            place = (max(start, 0) + n) % count
            if search_key(column.shown(self.rows.row_at(place))).startswith(wanted):
                self.go_to(place)
                return

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(said(self._name))
            self.show_rows(self.rows.rows)
        elif event.type() is QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)
