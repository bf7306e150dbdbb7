"""Laptops prepared one after the other; what was made before a failure is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commission_app.services.people.members import PrepareWithSlip, SlipPrinted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from commission_app.domain.language import Bilingual
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk


@dataclass(frozen=True, slots=True)
class Wanted:
    """A laptop to be prepared: whose, and what its label will be."""

    member: str
    names: Bilingual
    label: str


@dataclass(frozen=True, slots=True)
class Made:
    """A prepared one; its slip lives here only, until it was handed over."""

    wanted: Wanted
    slip: str
    file: str
    pdf: bytes


class Preparing(QObject):
    """Does one act after the other, so that a person may stop between two.

    Signals
    -------
    stepped(int, int): so many are done, of so many.
    ended(object, object): what was made, and the refusal that ended it or None.
    """

    stepped = Signal(int, int)
    ended = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._left: list[Wanted] = []
        self._made: list[Made] = []
        self._folder: Path | None = None
        self._of, self.going = 0, False

    @property
    def now(self) -> Wanted | None:
        """The one that is being prepared."""
        return self._left[0] if self._left else None

    def start(self, wanted: Sequence[Wanted], folder: Path) -> None:
        """Prepare them all into this folder."""
        self._left, self._made, self._folder = list(wanted), [], folder
        self._of, self.going = len(wanted), True
        self._next()

    def stop(self) -> None:
        """After the one that is under way."""
        self._left = self._left[:1]

    def _next(self) -> None:
        one, folder = self.now, self._folder
        if one is None or folder is None:
            self._end(None)
            return
        self.stepped.emit(len(self._made), self._of)
        act = PrepareWithSlip(one.member, named(folder, one.label), one.label)
        self._desk.act(act, self, self._keep, self._end)

    def _keep(self, found: SlipPrinted) -> None:
        made = found.prepared
        one = self._left.pop(0)
        self._made.append(Made(one, made.slip, made.sent.path.name, found.pdf))
        self._next()

    def _end(self, error: UserError | None) -> None:
        made, self._made, self._left = tuple(self._made), [], []
        self.going = False
        self.ended.emit(made, error)


def named(folder: Path, label: str) -> Path:
    """A file called as the label on the slip; the folder where that name is taken."""
    path = folder / f"{label}.cmx"
    plain = label.replace("-", "").isalnum() and label.isascii()
    return path if plain and not path.exists() else folder
