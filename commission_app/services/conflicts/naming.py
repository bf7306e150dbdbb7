"""A side by what a person copied: its control code, or the beginning of it or of the digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.facts.header import Thing
    from commission_app.services.conflicts.found import Conflict

SHORTEST = 4  # characters that name a side


def thing_of(argument: str) -> Thing:
    """`KIND:THING` as `status` prints it; UserError for anything else."""
    kind, colon, about = argument.partition(":")
    if not colon or not kind or not about:
        raise UserError(T("conflicts.no_thing"), thing=argument)
    return kind, about


def side_of(conflict: Conflict, text: str) -> str:
    """The digest of the one side that is meant; UserError for none or several."""
    code, digest = crockford.normalise(text), text.strip().lower()
    found = {
        side.digest
        for side in conflict.sides
        if side.digest.startswith(digest) or crockford.normalise(side.control).startswith(code)
    }
    if len(found) != 1 or len(code) < SHORTEST:
        raise UserError(T("conflicts.unknown_side"), code=text)
    return found.pop()
