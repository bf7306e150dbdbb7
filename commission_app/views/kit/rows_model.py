"""Rows of a table for Qt: a tuple of frozen rows and an order over it, nothing copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from commission_app.views.kit.columns import Column, Row
from commission_app.views.support.tongue import said

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

ROLE = Qt.ItemDataRole
SPOKEN = {ROLE.AccessibleTextRole, ROLE.AccessibleDescriptionRole}
ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}
_ROOT = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Columns over rows; the delegate asks for rows themselves, not for cells as variants."""

    def __init__(
        self, columns: Sequence[Column[Row]], identity: Callable[[Row], Hashable]
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._identity = identity
        self._rows: tuple[Row, ...] = ()
        self._order: Sequence[int] = range(0)
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in the order they came in."""
        return self._rows

    @property
    def sorted_by(self) -> tuple[str, bool] | None:
        """The key of the column and whether it falls; None: as they came."""
        if self._sorted is None:
            return None
        number, order = self._sorted
        return self.columns[number].key, order is Qt.SortOrder.DescendingOrder

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Other rows, sorted as before."""
        self.beginResetModel()
        self._rows = rows
        self._arrange()
        self.endResetModel()

    def row_at(self, place: int) -> Row:
        """The row that stands there now."""
        return self._rows[self._order[place]]

    def identity_at(self, place: int) -> Hashable:
        """Who the row is, whatever it says now."""
        return self._identity(self.row_at(place))

    def place_of(self, identity: Hashable) -> int | None:
        """Where this row stands now."""
        places = enumerate(self._order)
        rows, same = self._rows, self._identity
        return next((place for place, n in places if same(rows[n]) == identity), None)

    def in_order(self) -> tuple[Row, ...]:
        """All rows as they stand now."""
        return tuple(map(self._rows.__getitem__, self._order))

    def _arrange(self) -> None:
        self._order = range(len(self._rows))
        if self._sorted is not None:
            number, order = self._sorted
            keys = tuple(map(self.columns[number].order, self._rows))
            falling = order is Qt.SortOrder.DescendingOrder
            self._order = sorted(self._order, key=keys.__getitem__, reverse=falling)

    @override
    def sort(self, column: int, /, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; below 0: as they came."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order) if column >= 0 else None
        self._arrange()
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT, /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT, /) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, /, role: int = ROLE.DisplayRole
    ) -> object:
        if role == ROLE.DisplayRole:
            return self.columns[index.column()].shown(self.row_at(index.row()))
        if role in SPOKEN:
            return self.columns[index.column()].spoken(self.row_at(index.row()))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, /, role: int = ROLE.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == ROLE.DisplayRole:
            return self._heading(section)
        if role == ROLE.TextAlignmentRole:
            return ALIGN[self.columns[section].align]
        return None

    def _heading(self, section: int) -> str:
        title = said(self.columns[section].title)
        if self._sorted is None or self._sorted[0] != section:
            return title
        falling = self._sorted[1] is Qt.SortOrder.DescendingOrder
        return f"{title}  {'↓' if falling else '↑'}"
