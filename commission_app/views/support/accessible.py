"""What readers of the screen are told: roles of painted pieces, and news as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

ROLE = "accessible_role"  # the attribute by which a widget states its role
_installed: list[bool] = []


def tell_roles() -> None:
    """From now on a widget with `accessible_role` has that role for readers of the screen."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have `text` read aloud; an urgent one interrupts what is being read."""
    event = QAccessibleAnnouncementEvent(widget, text)
    polite = QAccessible.AnnouncementPoliteness
    event.setPoliteness(polite.Assertive if urgent else polite.Polite)
    QAccessible.updateAccessibility(event)


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, ROLE, None)
    if isinstance(thing, QWidget) and isinstance(role, QAccessible.Role):
        return QAccessibleWidget(thing, role)
    return None
