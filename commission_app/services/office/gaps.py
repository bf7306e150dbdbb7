"""What is still missing when a sitting closes: sheets without a word why, by member."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.cells import unexplained
from commission_app.services.office.sitting import SHOWS
from commission_app.services.office.state import member_name, state_of
from commission_app.services.sittings import CloseSitting
from commission_app.tables.simple import GapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.domain.language import Bilingual
    from commission_app.services.changes import Changes, Done
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MemberGaps:
    """A member whose sheets did not come."""

    member: str
    name: Bilingual
    interviews: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadGaps:
    """Of a panel's sitting its own interviews, of a plenary one all of them."""

    sitting: str
    shows: ClassVar[Changes] = SHOWS

    def __call__(self, workspace: Workspace) -> tuple[MemberGaps, ...]:
        with workspace.read() as now:
            state = state_of(workspace, now)
            sitting = state.sittings.get(self.sitting)
            plenary = sitting is not None and sitting.form == "plenary"
            own = {
                one.interview
                for one in state.matter.appointments
                if plenary or one.sitting == self.sitting
            }
            found: dict[str, list[str]] = defaultdict(list)
            for cell in unexplained(state.cells):
                if cell.interview in own and cell.state == "missing":
                    found[cell.member].append(cell.interview)
            return tuple(
                MemberGaps(member, member_name(state, member), tuple(sorted(found[member])))
                for member in sorted(found)
            )


@dataclass(frozen=True, slots=True)
class CloseNaming:
    """Close a sitting; one reason stands for all missing sheets of a member."""

    sitting: str
    reasons: Sequence[tuple[MemberGaps, str]] = ()

    def __call__(self, workspace: Workspace) -> Done[int]:
        rows = [
            GapRow(0, interview, gaps.member, reason)
            for gaps, reason in self.reasons
            if reason
            for interview in gaps.interviews
        ]
        return CloseSitting(self.sitting, rows)(workspace)
