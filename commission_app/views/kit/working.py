"""A long act in the place of its result: how far it is, told while it runs, and a way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal

from commission_app.views.kit.busy import Busy
from commission_app.views.support.polled import Polled
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.services.changes import Done
    from commission_app.services.workspace import Workspace
    from commission_app.shared.errors import UserError
    from commission_app.shared.progress import Progress
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.operation_runner import Operation
    from commission_app.views.support.words import Words

R = TypeVar("R")
LOOK, PATIENCE = 100, 600  # milliseconds: between two looks; before anything is shown


@dataclass(frozen=True)
class _Watched(Generic[R]):
    """The act, which says when it is over even where it was stopped."""

    act: Operation[R]
    polled: Polled

    def __call__(self, workspace: Workspace) -> Done[R]:
        try:
            return self.act(workspace)
        finally:
            self.polled.end()


class Working(Busy):
    """Hidden for the first moment: what is quick shows no bar.

    Signals
    -------
    stopped(): the act heard that it should stop, and nothing was done.
    """

    stopped = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._polled: Polled | None = None
        self._asked_to_stop = False
        self._timer, self._late = QTimer(self), QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)
        self._late.setInterval(PATIENCE)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.show)
        self.cancelled.connect(self._ask_to_stop)
        self.hide()

    @property
    def going(self) -> bool:
        """Whether the act is under way."""
        return self._polled is not None

    def run(
        self,
        text: Words,
        make: Callable[[Progress], Operation[R]],
        then: Callable[[R], None],
        refused: Callable[[UserError], None],
    ) -> None:
        """Do the act that `make` makes; its answer comes to `then`, or to `refused`."""
        self._polled, self._asked_to_stop = Polled(), False
        self.start(text)
        self._timer.start()
        self._late.start()

        def done(value: R) -> None:
            self._end()
            then(value)

        def not_done(error: UserError) -> None:
            self._end()
            refused(error)

        self._desk.act(_Watched(make(self._polled), self._polled), self, done, not_done)

    def give_up(self) -> None:
        """Stop what is under way; nobody waits for it any more."""
        if self._polled is not None:
            self._polled.cancel()

    def _ask_to_stop(self) -> None:
        self._asked_to_stop = True
        self.give_up()

    def _look(self) -> None:
        polled = self._polled
        if polled is None:
            return
        if polled.over and self._asked_to_stop:
            self._end()
            self.stopped.emit()
            return
        text, done, of = polled.now
        if text:
            self.step(phrase(text), done, of)

    def _end(self) -> None:
        self._polled = None
        self._timer.stop()
        self._late.stop()
        self.hide()
