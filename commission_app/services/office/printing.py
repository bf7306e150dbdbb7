"""A paper on the screen, in a folder, or made final: the same bytes everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, TypeVar

from commission_app.services.act import Act
from commission_app.services.changes import Changes, Done
from commission_app.services.office.requisites import open_questions
from commission_app.services.papers.printing import Print, pages_of
from commission_app.services.papers.record import (
    Finalised,
    FinaliseProtocol,
    IssueCertificates,
    RecordOrder,
)
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from commission_app.services.workspace import Workspace

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Page:
    """One file as it would be printed or saved: its name and its PDF."""

    name: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PreviewPaper:
    """A kind of paper as it prints now; only this interview's where one is named.

    Nothing is written. Composing takes as long as printing does: not for the UI thread.
    """

    kind: str
    interview: str = ""
    shows: ClassVar[Changes] = ~(Changes.DRAFTS | Changes.DIARY)

    def __call__(self, workspace: Workspace) -> tuple[Page, ...]:
        with workspace.read() as now:
            # An act that is never finished: it can read, and its connection cannot write.
            act = Act(now.c, now.own, workspace.keys, workspace.world, workspace.user)
            pages = pages_of(act, self.kind, self.interview)
        if not pages:
            raise UserError(T("services.nothing_to_print"), paper=self.kind)
        return tuple(Page(name, pdf) for name, pdf in pages)


@dataclass(frozen=True, slots=True)
class SavePaper:
    """Write a kind of paper into a folder outside of the workspace; the diary has a line."""

    kind: str
    folder: Path
    interview: str = ""
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[tuple[Path, ...]]:
        return Print(self.kind, self.folder, self.interview, self.progress)(workspace)


@dataclass(frozen=True, slots=True)
class NotePrinted:
    """Copies came out of a printer: a line in the diary."""

    kind: str
    copies: int = 1
    interview: str = ""

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            act.note("printed", f"{self.kind} {self.copies} {self.interview}".strip())
        return Done(None, Changes.DIARY)


@dataclass(frozen=True, slots=True)
class MakeProtocolFinal:
    """`FinaliseProtocol`, once every question that it prints is answered."""

    number: str = ""  # default: the next one of the year
    reason: str = ""  # of a corrected edition

    def __call__(self, workspace: Workspace) -> Done[Finalised]:
        return _answered(workspace, "protocol", FinaliseProtocol(self.number, self.reason))


@dataclass(frozen=True, slots=True)
class KeepOrder:
    """`RecordOrder`, once every question that the order prints is answered."""

    number: str
    day: date

    def __call__(self, workspace: Workspace) -> Done[int]:
        if not self.number.strip():
            raise UserError(T("office.need_number"))
        return _answered(workspace, "order", RecordOrder(self.number.strip(), self.day))


@dataclass(frozen=True, slots=True)
class MakeCertificates:
    """`IssueCertificates`, once every question that they print is answered."""

    day: date | None = None  # default: today

    def __call__(self, workspace: Workspace) -> Done[tuple[str, ...]]:
        return _answered(workspace, "certificates", IssueCertificates(self.day))


def _answered(workspace: Workspace, paper: str, act: Callable[[Workspace], Done[V]]) -> Done[V]:
    """The act; UserError while the paper would print a gap."""
    with workspace.read() as now:
        _, body = now.rules()
    if left := open_questions(body.rules.documents.requisites, paper):
        raise UserError(T("office.answers_missing"), count=len(left))
    return act(workspace)
