"""Clock and randomness: what a test must own and the program must not take for itself."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

ASTANA = timezone(timedelta(hours=5))  # the one zone of Kazakhstan since 2024-03-01


class World(Protocol):
    """The outside world: an aware clock and random bytes."""

    def now(self) -> datetime: ...

    def random(self, size: int) -> bytes: ...


class RealWorld:
    """The computer's clock with its own offset, and the system's randomness."""

    def now(self) -> datetime:
        return datetime.now().astimezone()  # noqa: TID251 - the one place that may ask

    def random(self, size: int) -> bytes:
        return secrets.token_bytes(size)


class SeededWorld:
    """Practice only: the same label gives the same keys, so each device has its own."""

    _STEP = timedelta(milliseconds=250)

    def __init__(self, label: str, start: datetime | None = None) -> None:
        self._label = label.encode()
        self._count = 0
        self._now = start or datetime(2026, 9, 29, 9, tzinfo=ASTANA)

    def now(self) -> datetime:
        self._now += self._STEP
        return self._now

    def at(self, moment: datetime) -> None:
        """Move the clock; it never goes back."""
        self._now = max(self._now, moment)

    def random(self, size: int) -> bytes:
        self._count += 1
        seed = self._label + b"\0" + self._count.to_bytes(8, "big")
        return hashlib.shake_256(seed).digest(size)


def new_id(world: World) -> str:
    """UUIDv7 (RFC 9562) as 32 hexadecimal digits: sortable by time, unique without a server."""
    milliseconds = int(world.now().timestamp() * 1000)
    tail = bytearray(world.random(10))
    tail[0] = tail[0] & 0x0F | 0x70
    tail[2] = tail[2] & 0x3F | 0x80
    return (milliseconds.to_bytes(6, "big") + tail).hex()


def utc_text(moment: datetime) -> str:
    """An aware time as `2026-09-29T09:14:03.120Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def offset_text(moment: datetime) -> str:
    """The offset of an aware time as `+05:00`."""
    text = moment.strftime("%z")
    return f"{text[:3]}:{text[3:5]}"


def from_text(text: str) -> datetime:
    """An ISO 8601 time with offset or `Z`; ValueError for a naive one."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without its offset")
    return moment
