"""Words that a person wrote, on their way into a fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from commission_app.domain.facts.body import PROSE, too_long
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.facts.body import Body

LONGEST = PROSE
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def tidy(text: str) -> str:
    """Without spaces around, and without what no paper shows or what turns a line around."""
    return _UNSEEN.sub("", text).strip()


def prose(text: str) -> str:
    """What a fact keeps of these words; UserError where they are more than it holds.

    Nothing is cut off: whoever wrote them decides what can go.
    """
    kept = tidy(text)
    if len(kept) > LONGEST:
        raise UserError(T("services.prose_long"), count=len(kept), most=LONGEST)
    return kept


def check_lengths(body: Body) -> None:
    """UserError where any words in it are more than their field holds: asked of every fact."""
    if (found := too_long(body)) is not None:
        raise UserError(T("services.prose_long"), count=found[0], most=found[1])
