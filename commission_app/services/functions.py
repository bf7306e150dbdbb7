"""Functions that one person of a commission has: who presides, and who keeps the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.domain.facts.kinds.commission import Member
    from commission_app.domain.quorum import Function

SINGLE: dict[Function, str] = {
    "chair": T("people.second_chair"),
    "secretary": T("people.second_secretary"),
}


def one_of_each(here: Mapping[str, tuple[str, Member]], said: Iterable[Member]) -> None:
    """UserError where what is said makes a second one, beside those here or among themselves.

    A chair whose membership was ended has no vote, and is none any more.
    """
    changed = {one.code: one for one in said}
    after = {code: body for code, (_, body) in here.items()} | changed
    for one in changed.values():
        if one.function not in SINGLE:
            continue
        for code, other in after.items():
            still = other.votes or other.function == "secretary"
            if code != one.code and other.function == one.function and still:
                raise UserError(SINGLE[one.function], member=code)
