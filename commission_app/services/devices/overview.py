"""All laptops with what their last packages say, for a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.devices.holding import holding
from commission_app.services.devices.lines import laptops
from commission_app.services.sentences import Said, said
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.devices.lines import State
    from commission_app.services.workspace import Reading, Workspace

STATES: dict[State, str] = {
    "confirmed": T("devices.state_confirmed"),
    "waiting": T("devices.state_waiting"),
    "ended": T("devices.state_ended"),
    "replaced": T("devices.state_replaced"),
}


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """One laptop; its fingerprint only after it was typed from the paper."""

    member: str
    laptop: str
    state: State
    fingerprint: str
    sheets: int  # interviews with a sheet of its own in its last package
    unconfirmed: int  # of these, not named by any word of the office before
    last_package: datetime | None
    holds: Said | None

    @property
    def words(self) -> Said:
        """What it is, in a line."""
        state = said(STATES[self.state])
        shown = {"member": self.member, "laptop": self.laptop or "–", "state": state}
        if self.fingerprint:
            return said(T("devices.row_known"), **shown, code=self.fingerprint)
        return said(T("devices.row"), **shown)


def device_rows(workspace: Workspace, now: Reading) -> tuple[DeviceRow, ...]:
    """By member and label."""
    found: list[DeviceRow] = []
    for device, one in laptops(now.facts).items():
        held = holding(workspace, now, device)
        label = one.label or one.member
        found.append(
            DeviceRow(
                member=one.member,
                laptop=one.label,
                state=one.state,
                fingerprint=short_fingerprint(device) if one.checked else "",
                sheets=held.sealed if held else 0,
                unconfirmed=held.open if held else 0,
                last_package=held.at if held else None,
                holds=held.words(label) if held and one.at_work else None,
            )
        )
    return tuple(sorted(found, key=lambda row: (row.member, row.laptop, row.fingerprint)))
