"""Words that a person wrote, on their way into a fact."""

from __future__ import annotations

import re

from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

LONGEST = 20_000  # characters: `Prose` of a fact takes no more
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
