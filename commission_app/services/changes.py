"""What an act touched and what it answers: what every screen and command gets back."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace

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


class Query(Protocol[T_co]):
    """What a screen asks: a frozen, hashable dataclass that reads one moment of a workspace.

    Its answer is a frozen read model of domain values, never of rows. The answer stays true
    until something changes that `shows` names, so whoever asks may keep it until then.
    """

    shows: ClassVar[Changes]  # the kinds of things that the answer is made from

    def __call__(self, workspace: Workspace) -> T_co: ...
