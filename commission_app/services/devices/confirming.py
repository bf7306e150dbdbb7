"""A fingerprint was typed from paper: the laptop of the member that it belongs to counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.devices.lines import laptops, typed_for
from commission_app.services.devices.setting_up import ConfirmLaptop
from commission_app.services.devices.succession import ConfirmSuccession
from commission_app.shared import crockford

if TYPE_CHECKING:
    from commission_app.services.changes import Done
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ConfirmDevice:
    """A laptop that was opened with its slip, or one that was restored in its place."""

    member: str
    fingerprint: str
    people: tuple[str, ...] = ()  # two of the office, for a slip that was used twice

    def __call__(self, workspace: Workspace) -> Done[object]:
        typed = crockford.normalise(self.fingerprint)
        with workspace.read() as now:
            heirs = [
                one.device
                for one in laptops(now.facts).values()
                if one.old and one.member == self.member and typed_for(one.device, typed)
            ]
        if heirs:
            return ConfirmSuccession(heirs[0], self.fingerprint)(workspace)
        return ConfirmLaptop(self.member, self.fingerprint, self.people)(workspace)
