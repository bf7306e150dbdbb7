"""The right card: the proposal in front, or for a moment another act of the sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from commission_app.views.sitting.attendance import AttendanceAside
from commission_app.views.sitting.closing import ClosingAside
from commission_app.views.sitting.concluding import ConcludeAside
from commission_app.views.sitting.dissent import DissentAside
from commission_app.views.sitting.new_proposal import NewProposalAside
from commission_app.views.sitting.opening import OpeningAside
from commission_app.views.sitting.reveal import RevealAside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commission_app.views.sitting.aside import Aside
    from commission_app.views.support.desk import Desk


class Asides(QStackedWidget):
    """One of them in front; each does its own act.

    Signals
    -------
    returned(): the proposal is in front again.
    """

    returned = Signal()

    def __init__(self, desk: Desk, usual: QWidget) -> None:
        super().__init__()
        self._usual = usual
        self.attendance, self.reveal = AttendanceAside(desk), RevealAside(desk)
        self.opening, self.closing = OpeningAside(desk), ClosingAside(desk)
        self.new, self.conclude = NewProposalAside(desk), ConcludeAside(desk)
        self.dissent = DissentAside(desk)
        self.addWidget(usual)
        for aside in self._all():
            self.addWidget(aside)
            aside.closed.connect(self.go_back)

    def _all(self) -> tuple[Aside, ...]:
        return (
            *(self.attendance, self.reveal, self.opening, self.closing),
            *(self.new, self.conclude, self.dissent),
        )

    def bring(self, aside: Aside) -> None:
        """This one in front."""
        self.setCurrentWidget(aside)

    def go_back(self) -> None:
        """The proposal again."""
        self.setCurrentWidget(self._usual)
        self.returned.emit()

    @property
    def busy(self) -> bool:
        """Whether the proposal is covered."""
        return self.currentWidget() is not self._usual
