"""Refused files are kept within limits; which are dropped for a new one is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST = 1 << 30  # bytes of all files together
MOST = 200  # files
NAMED = ".named.refused"  # a record in the place of a file that is too large to be kept


@dataclass(frozen=True, slots=True)
class Refused:
    """A file in quarantine: when it came (seconds) and its size in bytes."""

    name: str
    at: float
    size: int


def to_drop(held: Iterable[Refused], coming: int) -> tuple[str, ...]:
    """Names of the oldest files that must go before one of `coming` bytes fits."""
    kept = sorted(held, key=lambda one: (one.at, one.name))
    size, dropped = sum(one.size for one in kept) + coming, 0
    while dropped < len(kept) and (size > LARGEST or len(kept) - dropped >= MOST):
        size -= kept[dropped].size
        dropped += 1
    return tuple(one.name for one in kept[:dropped])


def refused_name(sha256: str, suffix: str = ".refused") -> str:
    """The name under which a refused file is kept: its content's digest, so twice is once."""
    return f"{sha256[:32]}{suffix}"
