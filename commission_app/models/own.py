"""What a device knows of itself: role, season, keys and counters, in the encrypted file."""

from __future__ import annotations

from typing import Literal

import msgspec
from sqlalchemy import delete, select

from commission_app.models import tables as t
from commission_app.models.database import Connection, insert_many, pairs

# An auditor, and an office before it joins a season, are devices without a season.
Role = Literal["office", "laptop", "auditor", "replica"]


class Own(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One device. `secret` are the bytes of shared.keys.Keys; nothing of this ever travels."""

    role: Role
    secret: bytes
    practice: bool
    season: str = ""  # the one that is open for work
    member: str = ""  # a laptop's
    assignment: str = ""  # the trip that set the laptop up
    office: str = ""  # the office device that the laptop's slip pinned
    office_sealing: str = ""  # its age recipient
    certificate_secret: bytes = b""  # Ed25519, 32 bytes: an office's key for certificates
    label: str = ""  # practice: what its seeded world was made from


def read(c: Connection) -> Own:
    """This device; LookupError in a file that has none yet."""
    if (raw := value(c, "own")) is None:
        raise LookupError("no device")
    return msgspec.json.decode(raw, type=Own)


def keep(c: Connection, own: Own) -> None:
    """Write it, in place of what was."""
    keep_value(c, "own", msgspec.json.encode(own))


def next_number(c: Connection, counter: str) -> int:
    """Count up and return, from 1: numbers of packages, certificates and the like."""
    number = last_number(c, counter) + 1
    keep_value(c, f"count:{counter}", str(number).encode())
    return number


def last_number(c: Connection, counter: str) -> int:
    """The number given last; 0 before the first."""
    return int(value(c, f"count:{counter}") or b"0")


def advance(c: Connection, counter: str, at_least: int) -> None:
    """Numbers up to this one are taken, wherever they were given."""
    if at_least > last_number(c, counter):
        keep_value(c, f"count:{counter}", str(at_least).encode())


def value(c: Connection, key: str) -> bytes | None:
    """Anything small that was kept under `key`."""
    return c.execute(select(t.own.c.value).where(t.own.c.key == key)).scalar()


def keep_value(c: Connection, key: str, value: bytes) -> None:
    """Keep it, in place of what was."""
    insert_many(c, t.own, [(key, value)], replace=True)


def values(c: Connection, prefix: str) -> dict[str, bytes]:
    """All that was kept under keys that begin so."""
    query = select(t.own.c.key, t.own.c.value).where(t.own.c.key.startswith(prefix))
    return pairs(c, query)


def forget(c: Connection, key: str) -> None:
    """Nothing is kept under `key` any more."""
    c.execute(delete(t.own).where(t.own.c.key == key))
