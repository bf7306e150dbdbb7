"""Every screen of the program: one line each, in the order of the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.views.support.desk import Desk
    from commission_app.views.support.screen import Screen

Role = Literal["office", "laptop"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen: `key` is also the name of its page of help; `group`: "" stands alone."""

    key: str
    title: str  # text key
    icon: str
    role: Role
    make: Callable[[Desk], Screen]
    group: str = ""  # text key
    hidden: bool = False  # reached from another screen only


SCREENS: tuple[Entry, ...] = ()


def screens_of(role: str) -> tuple[Entry, ...]:
    """What an office or a laptop has."""
    return tuple(entry for entry in SCREENS if entry.role == role)
