"""On a laptop: the member's own papers as the office typed them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.services.changes import Changes
from commission_app.services.doubts import stands

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OwnPaper:
    """On a laptop: the member's own paper as the office typed it."""

    interview: str
    control: str
    number: str
    marks: tuple[tuple[str, int], ...]
    sealed: bool  # a sheet was sealed here for the same interview


@dataclass(frozen=True, slots=True)
class ReadOwnPaper:
    """Paper sheets of this laptop's member, by interview."""

    shows: ClassVar[Changes] = Changes.SHEETS | Changes.PACKAGES

    def __call__(self, workspace: Workspace) -> tuple[OwnPaper, ...]:
        with workspace.read() as now:
            found = now.facts.current(PaperSheet).values() if now.own.role == "laptop" else ()
            mine = [(d, one) for d, one in found if one.member == now.own.member]
            mine = [(d, one) for d, one in mine if one.state != "void"]
            abouts = {one.about for _, one in mine}
            sealed = {about for about in abouts if stands(now.facts, ("sheet", about))}
        mine.sort(key=lambda pair: pair[1].interview)
        return tuple(
            OwnPaper(
                one.interview,
                control_code(digest),
                one.number,
                tuple((m.criterion, m.level) for m in one.marks),
                one.about in sealed,
            )
            for digest, one in mine
        )
