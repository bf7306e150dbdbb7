"""After the lock no key is left in memory within reach of what goes on living."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its first window

import pytest

from commission_app.models.database import FileKey
from commission_app.services.workspace import Workspace
from commission_app.shared.keys import Keys
from commission_app.views.entrance.entrance import Entrance
from tests.support.practice import practice, shelf
from tests.unit.test_app import desktop, enter, season

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from commission_app.app import Desktop

__all__ = ("desktop", "practice", "season", "shelf")
pytestmark = pytest.mark.journey


def secrets_of(workspace: Workspace) -> tuple[bytes, ...]:
    """Copies of its keys that are no object of the workspace's."""
    raw = (workspace.db.key.key, workspace.keys.secret, workspace.own.secret)
    return tuple(bytes(bytearray(one)) for one in raw)


def reachable(secrets: tuple[bytes, ...]) -> list[str]:
    """Objects that hold one of the secrets, by what holds them.

    Values without references of their own are not listed by the collector; they are found
    behind those that are.
    """
    gc.collect()
    found, seen = list[str](), set[int]()
    mine = {id(secrets), *map(id, secrets)}
    for holder in gc.get_objects():
        waiting = [holder] if id(holder) not in mine else []
        while waiting:
            for one in gc.get_referents(waiting.pop()):
                if id(one) in mine or id(one) in seen or gc.is_tracked(one):
                    continue
                seen.add(id(one))
                if isinstance(one, bytes | bytearray | str) and _holds(one, secrets):
                    found.append(f"{type(holder).__qualname__} {type(one).__name__}")
                waiting.append(one)
    return found


def _holds(one: bytes | bytearray | str, secrets: tuple[bytes, ...]) -> bool:
    if isinstance(one, str):
        return len(one) < 10_000 and any(secret.hex() in one.lower() for secret in secrets)
    return len(one) < 10_000 and any(secret in one for secret in secrets)


def holding() -> list[object]:
    """Whatever in this process is there to hold keys."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, FileKey | Keys | Workspace)]


def test_no_key_is_within_reach_after_the_lock(desktop: Desktop, qtbot: QtBot) -> None:
    others = holding()  # other tests' in this process
    work = enter(desktop, qtbot, door=0)
    secrets = secrets_of(work.desk._workspace)
    assert reachable(secrets)  # or the look would prove nothing
    work.desk.lock()
    del work
    qtbot.waitUntil(lambda: isinstance(desktop.window.content, Entrance))
    qtbot.wait(50)
    assert not reachable(secrets)
    assert not [one for one in holding() if all(one is not other for other in others)]
