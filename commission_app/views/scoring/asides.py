"""The place beside the criteria: the anchors, or for a moment a repair with its act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from commission_app.services.day.repairs import Interrupt, StartAgain
from commission_app.services.day.today import ReadToday, Today
from commission_app.services.day.undo import History, Recorded
from commission_app.services.scoring import MoveMarks, WriteNote
from commission_app.services.sealing import CheckIdentity, Recuse
from commission_app.views.scoring.anchors import NARROWEST, WIDTH, AnchorPanel
from commission_app.views.scoring.side import (
    IdentityPanel,
    InterruptPanel,
    NotePanel,
    OtherPanel,
    SidePanel,
    WithdrawPanel,
)

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.scoring import Ground
    from commission_app.services.day.cards import Card
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk


class Asides(QStackedWidget):
    """Does the acts of its panels for one interview.

    Signals
    -------
    left(): the interview is over for now, back to the list.
    moved(str): the marks went to this interview.
    returned(): the anchors are in front again.
    """

    left = Signal()
    moved = Signal(str)
    returned = Signal()

    def __init__(self, desk: Desk, history: History) -> None:
        super().__init__()
        self._desk, self._history = desk, history
        self.interview = ""
        self.anchors, self.note = AnchorPanel(), NotePanel()
        self._withdraw, self._interrupt = WithdrawPanel(), InterruptPanel()
        self._identity, self._other = IdentityPanel(), OtherPanel()
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDTH)
        panels = (self.note, self._withdraw, self._interrupt, self._identity, self._other)
        self.addWidget(self.anchors)
        for panel in panels:
            self.addWidget(panel)
            panel.closed.connect(self.close_panel)
        self.note.written.connect(self._write)
        self._withdraw.withdrawn.connect(self._recuse)
        self._interrupt.interrupted.connect(self._stop)
        self._identity.checked.connect(self._check)
        self._other.moved.connect(self._move)
        self._other.restarted.connect(self._restart)

    @override
    def sizeHint(self) -> QSize:
        """As wide as may be, and narrower where the criteria need the room."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    @property
    def busy(self) -> bool:
        """Whether a panel stands before the anchors."""
        return self.currentWidget() is not self.anchors

    def answer_first(self) -> bool:
        """Whether a question stands here that no seal may pass over; its act has the focus."""
        panel = self.currentWidget()
        asked = isinstance(panel, SidePanel) and panel is not self.note
        if isinstance(panel, SidePanel) and asked:
            panel.act.setFocus(Qt.FocusReason.OtherFocusReason)
        return asked

    def close_panel(self) -> None:
        """The anchors again; what was written in a note is kept."""
        self.note.keep()
        self.setCurrentWidget(self.anchors)
        self.returned.emit()

    def show_person(self, card: Card) -> None:
        """Who sits there."""
        self._identity.show_person(card)

    def open_note(self) -> None:
        """A note on the whole interview."""
        self._open(self.note)

    def open_withdraw(self) -> None:
        """A conflict of interest noticed now."""
        self._open(self._withdraw)

    def open_interrupt(self) -> None:
        """The interview stops for now."""
        self._open(self._interrupt)

    def open_identity(self) -> None:
        """Compare the candidate with a document."""
        self._open(self._identity)

    def open_other(self) -> None:
        """The marks belong to somebody else, or begin again."""
        self._desk.ask(ReadToday(), self, self._offer)

    def _open(self, panel: SidePanel) -> None:
        self.setCurrentWidget(panel)
        first = panel.first_field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, today: Today) -> None:
        free = [i for i in today.queue if i.state == "waiting" and not i.marked]
        self._other.offer([i for i in free if i.interview != self.interview])
        self._open(self._other)

    def _write(self, text: str) -> None:
        act = Recorded(self._history, WriteNote(self.interview, text))
        self._desk.act(act, self, None, self._note_refused)

    def _note_refused(self, error: UserError) -> None:
        self.note.refused()
        self._desk.runner.refused.emit(error)

    def _recuse(self, ground: Ground, reason: str) -> None:
        self._desk.act(Recuse(self.interview, ground, reason), self, self._leave)

    def _stop(self, reason: str) -> None:
        self._desk.act(Interrupt(self.interview, reason), self, self._leave)

    def _check(self, document: str, agrees: bool) -> None:  # noqa: FBT001 - a signal's value
        self._desk.act(CheckIdentity(self.interview, document, agrees), self)
        self.close_panel()

    def _move(self, to: str) -> None:
        act = Recorded(self._history, MoveMarks(self.interview, to))
        self._desk.act(act, self, lambda _: self.moved.emit(to))

    def _restart(self) -> None:
        self._desk.act(Recorded(self._history, StartAgain(self.interview)), self)
        self.close_panel()

    def _leave(self, _: object) -> None:
        self.setCurrentWidget(self.anchors)
        self.left.emit()
