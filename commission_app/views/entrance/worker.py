"""Slow work before a workspace is open: on a thread of its own, the window stays alive."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from commission_app.services.workspace import Workspace
from commission_app.shared.errors import Cancelled, UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who waits; nobody is told once it is gone."""

    owner: QObject
    then: Callable[[Any], None]
    refused: Callable[[UserError], None]
    stopped: Callable[[], None] | None


class Worker(QObject):
    """A thread for each piece of work; pages begin none while one is under way.

    Signals
    -------
    busy(bool): something slow began; nothing is under way any more.
    """

    busy = Signal(bool)
    _done = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._open = 0
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._open == 0

    def do(
        self,
        call: Callable[[], R],
        owner: QObject,
        then: Callable[[R], None],
        refused: Callable[[UserError], None],
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Do it beside; then `then` or `refused` is called here.

        A bug is refused too, so that a page can be used again, and raised here.
        """
        self._open += 1
        if self._open == 1:
            self.busy.emit(True)  # noqa: FBT003 - Qt's signature
        asker = _Asker(owner, then, refused, stopped)
        pool = ThreadPoolExecutor(1, thread_name_prefix="entrance")
        pool.submit(call).add_done_callback(lambda done: self._tell(asker, done))
        pool.shutdown(wait=False)  # the thread ends with its one piece of work

    def _tell(self, asker: _Asker, done: Future[Any]) -> None:
        """On the worker's thread."""
        if isValid(self):
            self._done.emit(asker, done)
        else:
            _let_go(done)

    @Slot(object, object)
    def _finish(self, asker: _Asker, done: Future[Any]) -> None:
        self._open -= 1
        if self._open == 0:
            self.busy.emit(False)  # noqa: FBT003 - Qt's signature
        if not isValid(asker.owner):
            _let_go(done)
            return
        match done.exception():
            case None:
                asker.then(done.result())
            case UserError() as error:
                asker.refused(error)
            case Cancelled():
                if asker.stopped is not None:
                    asker.stopped()
            case error:
                asker.refused(UserError(T("entrance.fault")))
                raise error


def _let_go(done: Future[Any]) -> None:
    """Nobody waits any more: a workspace that was opened for them is closed."""
    if done.exception() is not None:
        return
    found: object = done.result()
    parts = list[object](found) if isinstance(found, tuple) else [found]  # pyright: ignore[reportUnknownArgumentType]
    for part in parts:
        if isinstance(part, Workspace):
            part.close()
