"""What an act touched and what it answers: what every screen and command gets back."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Changes(enum.Flag):
    """Kinds of things that changed; a screen refreshes when it shows one of them."""

    NOTHING = 0
    SEASON = enum.auto()
    CANDIDATES = enum.auto()
    COMMISSION = enum.auto()
    SCHEDULE = enum.auto()
    DRAFTS = enum.auto()
    SHEETS = enum.auto()
    SITTING = enum.auto()
    DECISIONS = enum.auto()
    RECORDS = enum.auto()
    PACKAGES = enum.auto()
    DIARY = enum.auto()


@dataclass(frozen=True, slots=True)
class Done(Generic[T_co]):
    """An act's answer."""

    value: T_co
    changes: Changes = Changes.NOTHING
