"""Filter chips: groups of what happened, each with how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.flow import Flow
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

GROUPS = {
    "people": T("journal.group_people"),
    "commission": T("journal.group_commission"),
    "devices": T("journal.group_devices"),
    "sheets": T("journal.group_sheets"),
    "sitting": T("journal.group_sitting"),
    "papers": T("journal.group_papers"),
    "exchange": T("journal.group_exchange"),
    "access": T("journal.group_access"),
}


class Chips(QWidget):
    """None chosen: everything is shown. Space chooses, Backspace clears.

    Signals
    -------
    changed(): other groups are asked for.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chips = {key: Button(phrase(text), "quiet") for key, text in GROUPS.items()}
        for chip in self._chips.values():
            chip.setCheckable(True)
            chip.clicked.connect(self.changed)
        self.setLayout(Flow(self._chips.values(), gap=4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The groups that are asked for; none for all."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def count(self, counts: tuple[tuple[str, int], ...]) -> None:
        """How many of each there are."""
        for key, number in counts:
            self._chips[key].say(joined(phrase(GROUPS[key]), number, between=" "))

    def clear(self) -> None:
        """Everything again."""
        if self.chosen:
            for chip in self._chips.values():
                chip.setChecked(False)
            self.changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Escape} and self.chosen:
            self.clear()
        else:
            super().keyPressEvent(event)
