"""Why the commission or a panel is another one once laptops are out: asked, and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from commission_app.domain.criteria import substance
from commission_app.domain.facts.body import LINE
from commission_app.domain.facts.kinds.commission import Member, Panel
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.services.prose import tidy
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.services.act import Act

LONGEST = LINE
M = TypeVar("M", Member, Panel)


def reason_once_out(act: Act, reason: str) -> str:
    """The reason as it is printed; UserError without one while laptops are out."""
    said = reason_line(reason)
    if not said and act.facts.current(Assignment):
        raise UserError(T("people.reason_frozen"))
    return said


def reason_line(text: str) -> str:
    """A reason in one line; "" for dots and unseen signs, UserError for a long one."""
    reason = " ".join(tidy(text).split())
    if len(reason) > LONGEST:
        raise UserError(T("conflicts.reason_long"), length=len(reason), most=LONGEST)
    return reason if substance(reason) else ""


def without_reason(body: M) -> M:
    """What of it could be another one."""
    return msgspec.structs.replace(body, salt="", reason="")
