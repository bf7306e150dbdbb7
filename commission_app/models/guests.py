"""People who are not on a laptop's list: what the member typed in from their slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from commission_app.models import own

if TYPE_CHECKING:
    from commission_app.models.database import Connection

_PREFIX = "guest:"


class Guest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code and a name as they stand on the slip, and when they were typed in."""

    interview: str
    name: str
    at: str  # ISO 8601, UTC


def keep(c: Connection, guest: Guest) -> None:
    """Keep it, in place of what was typed under the same code."""
    own.keep_value(c, f"{_PREFIX}{guest.interview}", msgspec.json.encode(guest))


def find(c: Connection, interview: str) -> Guest | None:
    """Who was typed in under this code."""
    raw = own.value(c, f"{_PREFIX}{interview}")
    return None if raw is None else msgspec.json.decode(raw, type=Guest)


def all_of(c: Connection) -> dict[str, Guest]:
    """Interview's code → who was typed in."""
    found = (msgspec.json.decode(raw, type=Guest) for raw in own.values(c, _PREFIX).values())
    return {guest.interview: guest for guest in found}


def forget(c: Connection, interview: str) -> None:
    """Typed by mistake."""
    own.forget(c, f"{_PREFIX}{interview}")
