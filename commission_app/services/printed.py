"""A page of the screen goes to paper: the diary says so, as of every paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.changes import Changes, Done

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NoteScreenPrinted:
    """`screen`: the key of the screen that was printed as it was seen."""

    screen: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            act.note("screen.printed", self.screen)
        return Done(None, Changes.DIARY)
