"""Which set of questions is asked: chosen by the member, else the one of the appointment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from commission_app.shared import canonical

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.commission import Slot


class Asked(msgspec.Struct, frozen=True):
    """What a draft keeps of the questions."""

    set: str = ""


def chosen(code: str) -> str:
    """A set's code as a draft keeps it."""
    return canonical.encode(Asked(code)).decode()


def asked(kept: str, appointment: Slot | None) -> str:
    """The code of the set; empty where nobody chose one."""
    code = msgspec.json.decode(kept, type=Asked).set if kept else ""
    return code or (appointment.question_set if appointment else "")
