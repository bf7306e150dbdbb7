"""Acts and questions leave the window's thread, and their answers come back to it.

One writer thread does the acts in the order in which they were asked for, so that a key press
is never overtaken; a few reading threads answer questions beside it.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from shiboken6 import isValid

from commission_app.services.changes import Changes, Done, Query
from commission_app.shared.errors import Cancelled, UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.services.workspace import Workspace

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
READERS = 2


class Operation(Protocol[R_co]):
    """One act of a user, as services make them."""

    def __call__(self, workspace: Workspace, /) -> Done[R_co]: ...


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who waits for an answer; nobody is told once it is gone."""

    owner: QObject
    then: Callable[[Any], None] | None = None
    refused: Callable[[UserError], None] | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer that stays true until what it shows changes."""

    value: object


class OperationRunner(QObject):
    """Runs acts and questions of one workspace.

    Signals
    -------
    changed(Changes): an act changed these kinds of things.
    saving(), saved(): an act began to be waited for; all that was asked for is on the disk.
    unsaved(): all has been tried, and not all of it is on the disk.
    refused(UserError): an act that nobody else answers for was refused.
    failed(Exception): a bug.
    """

    changed = Signal(object)
    saving = Signal()
    saved = Signal()
    unsaved = Signal()
    refused = Signal(object)
    failed = Signal(object)
    _acted = Signal(object, object)
    _read = Signal(object, object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        self._waiting: dict[Query[Any], list[_Asker]] = defaultdict(list)
        self._kept: dict[Query[Any], _Kept] = {}
        self._unsaved = 0
        self._some_failed = False  # since the last time nothing was under way
        self.wrote = False  # some of what was done since then changed something
        self._closed = False
        self._since: dict[Query[Any], Changes] = {}  # what changed while it was being read
        queued = Qt.ConnectionType.QueuedConnection
        self._acted.connect(self._finish_act, queued)
        self._read.connect(self._finish_read, queued)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._unsaved and not self._waiting

    def act(
        self,
        operation: Operation[R],
        owner: QObject,
        then: Callable[[R], None] | None = None,
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do it after all that was asked before; then `then`, or `refused`, is called here."""
        if self._closed:
            return
        if not self._unsaved:
            self.wrote = False
        self._unsaved += 1
        self.saving.emit()
        asker = _Asker(owner, then, refused)
        future = self._writer.submit(operation, self._workspace)
        future.add_done_callback(lambda done: self._acted.emit(asker, done))

    def ask(
        self,
        query: Query[R],
        owner: QObject,
        then: Callable[[R], None],
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        """Answer at once where the answer is known and still true, or else a little later."""
        if self._closed:
            return
        if (kept := self._kept.get(query)) is not None:
            then(kept.value)  # type: ignore[arg-type]
            return
        asked = query in self._waiting
        self._waiting[query].append(_Asker(owner, then, refused))
        if not asked:
            self._submit(query)

    def catch_up(self) -> None:
        """Wait for the acts that were asked for, and have their askers told."""
        if self._unsaved and not self._closed:
            self._writer.submit(_nothing).result()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def close(self) -> None:
        """Finish what was asked for; nothing is thrown away."""
        self._closed = True
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()

    def _submit(self, query: Query[Any]) -> None:
        self._since[query] = Changes.NOTHING
        future = self._readers.submit(query, self._workspace)
        future.add_done_callback(lambda done: self._read.emit(query, done))

    @Slot(object, object)
    def _finish_act(self, asker: _Asker, future: Future[Done[Any]]) -> None:
        self._unsaved -= 1
        error = future.exception()
        if error is None:
            done = future.result()
            self.wrote |= bool(done.changes)
            self._forget(done.changes)
            if asker.then is not None and isValid(asker.owner):
                asker.then(done.value)
            if done.changes:
                self.changed.emit(done.changes)
        else:
            self._some_failed |= not isinstance(error, Cancelled)
            self._tell(error, asker)
        if not self._unsaved:
            (self.unsaved if self._some_failed else self.saved).emit()
            self._some_failed = False

    @Slot(object, object)
    def _finish_read(self, query: Query[Any], future: Future[Any]) -> None:
        if future.cancelled() or self._closed:
            return
        stale = self._since.pop(query, Changes.NOTHING) & query.shows
        error = future.exception()
        if error is None and stale:
            self._submit(query)  # it changed while it was read
            return
        askers = self._waiting.pop(query, [])
        if error is not None:
            for asker in askers[:1]:
                self._tell(error, asker)
            return
        if not getattr(query, "fleeting", False):  # a stick comes and goes without a word
            self._kept[query] = _Kept(future.result())
        for asker in askers:
            if asker.then is not None and isValid(asker.owner):
                asker.then(future.result())

    def _forget(self, changes: Changes) -> None:
        for query in [q for q in self._kept if q.shows & changes]:
            del self._kept[query]
        for query in self._since:
            self._since[query] |= changes

    def _tell(self, error: BaseException, asker: _Asker) -> None:
        match error:
            case Cancelled():
                pass
            case UserError() if asker.refused is not None and isValid(asker.owner):
                asker.refused(error)
            case UserError():
                self.refused.emit(error)
            case _:
                self.failed.emit(error)


def _nothing() -> None:
    """Done after all that was asked before."""
