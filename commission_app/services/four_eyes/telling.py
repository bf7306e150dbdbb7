"""A change of keys in a sentence: what, whom, who did it and who confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.services.four_eyes.checking import KeyLine

WHAT: Mapping[tuple[str, str], str] = {
    ("on", "person"): T("eyes.on"),
    ("off", "person"): T("eyes.off"),
    ("off", "envelope"): T("eyes.off_envelope"),
    ("added", "person"): T("eyes.added"),
    ("added", "envelope"): T("eyes.added_envelope"),
    ("confirmed", "person"): T("eyes.confirmed"),
    ("confirmed", "envelope"): T("eyes.confirmed_envelope"),
    ("removed", "alone"): T("eyes.removed"),
    ("recovery", "person"): T("eyes.recovery"),
    ("recovery", "envelope"): T("eyes.recovery_envelope"),
    ("office", "person"): T("eyes.office"),
    ("office", "envelope"): T("eyes.office_envelope"),
    ("reset", "envelope"): T("eyes.reset"),
}
OTHER = T("eyes.other_change")


def sentence(one: KeyLine) -> tuple[str, dict[str, str]]:
    """A text's key and its values."""
    values = {"whom": one.whom or "–", "who": one.who, "by": one.by or "–"}
    return WHAT.get((one.what, one.how), OTHER), values


def moment(one: KeyLine) -> str:
    """When, as this computer's clock shows it."""
    return f"{one.at:%d.%m.%Y %H:%M}" if one.at else "–"
