"""Clock and randomness: what a test must own and the program must not take for itself."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

ASTANA = timezone(timedelta(hours=5))  # the one zone of Kazakhstan since 2024-03-01


class World(Protocol):
    """The outside world: a clock in the country's zone and random bytes."""

    def now(self) -> datetime: ...

    def random(self, size: int) -> bytes: ...


class RealWorld:
    """The computer's clock told in the country's zone, and the system's randomness.

    A season is held in one place. A computer whose own zone is another (an old Windows still
    thinks +06:00) shows the same hours as the laptop beside it and as the paper.
    """

    def now(self) -> datetime:
        return datetime.now(ASTANA)  # noqa: TID251 - the one place that may ask

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
        self.not_before(moment)

    def not_before(self, moment: datetime) -> None:
        """What happens next answers something of this moment."""
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


_DATE = (
    r"(?:1[89]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])"
    r"|(?:1[89]|20)\d\d-(?:0[13-9]|1[0-2])-(?:29|30)|(?:1[89]|20)\d\d-(?:0[13578]|1[02])-31"
    r"|(?:(?:1[89]|20)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29"
)
_HOUR = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{3}(?:\d{3})?)?)?"
# A stranger's day, and a stranger's moment, that Python reads too and can bring to any zone.
DAY = rf"\A(?a:{_DATE})?\Z"
MOMENT = rf"\A(?a:(?:{_DATE})T{_HOUR}(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))\Z"
MOMENT_OR_NONE = rf"{MOMENT}|\A\Z"


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
