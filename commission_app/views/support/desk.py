"""What a screen has in its hands: to act, to ask, to go elsewhere, to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from commission_app.views.support.operation_runner import Operation, OperationRunner

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from commission_app.services.changes import Query
    from commission_app.services.workspace import Workspace
    from commission_app.shared.errors import UserError
    from commission_app.views.support.files import Files
    from commission_app.views.support.words import Words

R = TypeVar("R")
Tone = Literal["", "good", "caution", "critical"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be told beside the work; one of the same `key` takes its place."""

    key: str
    tone: Tone
    title: Words
    text: Words = ""
    act: Words = ""  # a button's words
    then: Callable[[], None] | None = None
    other: Words = ""  # a second button's words
    or_then: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A screen and what of it: an interview, a candidate, a filter."""

    screen: str
    what: str = ""


class Desk(QObject):
    """One open workspace, as screens know it.

    Signals
    -------
    going(Place): a screen asks to be somewhere else.
    told(Notice), untold(str): a notice, and the key of one that is not true any more.
    projected(QWidget): something for the projector; None takes it away.
    locked(): a person wants to lock the workspace; keys_wanted(): and to change its keys.
    """

    going = Signal(object)
    told = Signal(object)
    untold = Signal(str)
    projected = Signal(object)
    locked = Signal()
    keys_wanted = Signal()

    def __init__(
        self, workspace: Workspace, files: Files, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.files = files
        self.runner = OperationRunner(workspace, self)
        self.role = workspace.own.role
        self.member = workspace.own.member  # a laptop's; "" at an office
        self.practice = workspace.own.practice
        self.user = workspace.user
        self.folder: Path = workspace.folder
        self.screens: frozenset[str] = frozenset()  # keys of those one can go to
        self.interviewing = False  # an interview is under way: no lock by idleness
        self.presenting: Callable[[], bool] = lambda: False  # a commission looks at the wall

    def now(self) -> datetime:
        """The moment by this computer's clock, with its offset."""
        return self._workspace.world.now()

    def act(
        self,
        operation: Operation[R],
        owner: QObject,
        then: Callable[[R], None] | None = None,
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do it on the writer's thread; a refusal that is not taken here becomes a notice."""
        self.runner.act(operation, owner, then, refused)

    def ask(
        self,
        query: Query[R],
        owner: QObject,
        then: Callable[[R], None],
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        """Ask on a reader's thread; answered at once where the answer is still known.

        A refusal that is not taken here becomes a notice.
        """
        self.runner.ask(query, owner, then, refused)

    def go(self, screen: str, what: str = "") -> None:
        """Show another screen."""
        self.going.emit(Place(screen, what))

    def tell(self, notice: Notice) -> None:
        """Show a notice beside the work until it is solved or closed."""
        self.told.emit(notice)

    def untell(self, key: str) -> None:
        """What a notice said is not true any more."""
        self.untold.emit(key)

    def project(self, widget: QWidget | None) -> None:
        """Show this on the projector, or nothing."""
        self.projected.emit(widget)

    def lock(self) -> None:
        """Close the workspace; nothing is lost."""
        self.locked.emit()

    def change_keys(self) -> None:
        """Close the workspace; keys are changed at the door, where nothing is open."""
        self.keys_wanted.emit()

    def close(self) -> None:
        """Finish what was asked for, then close the workspace."""
        self.runner.close()
        self._workspace.close()
