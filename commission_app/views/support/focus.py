"""Who wants to know where the focus goes: asked by one place, and only while they live.

A slot on the application's own signal outlives the page that it belonged to; a call of it is
then a fault. So the application is followed once, and followers are known weakly.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

_followers: list[weakref.WeakMethod[Callable[[QWidget | None], None]]] = []


def follow_focus(then: Callable[[QWidget | None], None]) -> None:
    """Call this method of a widget, while it lives, with each widget that takes the focus."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and not app.property("focus_followed"):
        app.setProperty("focus_followed", True)  # noqa: FBT003 - Qt's signature
        app.focusChanged.connect(_tell)
    _followers.append(weakref.WeakMethod(then))


def leave_focus(then: Callable[[QWidget | None], None]) -> None:
    """Tell this method no more."""
    gone = [one for one in _followers if one() in {None, then}]
    for one in gone:
        _followers.remove(one)


def _tell(_old: QWidget | None, new: QWidget | None) -> None:
    for one in list(_followers):
        then = one()
        owner = getattr(then, "__self__", None)
        if then is None or not isinstance(owner, QWidget) or not isValid(owner):
            _followers.remove(one)
        else:
            then(new)
