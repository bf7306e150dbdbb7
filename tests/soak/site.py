"""Where deeds are done: each act is announced before it begins, acknowledged when it returned.

Both are lines in a file outside of what may be broken.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commission_app.models import diary
from commission_app.services.opening import open_workspace
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, say
from commission_app.shared.world import RealWorld
from tests.support.seasons import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path
    from random import Random

    from commission_app.services.workspace import Workspace

WORLD = RealWorld()
LAPTOP, OFFICE = "M01", "office"


class Stopped(Exception):  # noqa: N818 - the deed ends early, and nothing is wrong with that
    """The workspace did not open, and a person was told why."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a deed is done: workspaces, a stick and this computer's data below one folder."""

    folder: Path
    rng: Random
    out: int
    note: Callable[[str], None]

    @property
    def stick(self) -> Path:
        return self.folder / "usb"

    def place(self, who: str) -> Path:
        return self.folder / f"{who}.commission"

    def say(self, kind: str, what: dict[str, Any]) -> None:
        """One line that outlives this process, and has its place among what the disk did."""
        line = json.dumps({"kind": kind, **what}, ensure_ascii=False)
        os.write(self.out, f"{line}\n".encode())
        self.note(line)

    def do(
        self,
        what: dict[str, Any],
        act: Callable[[], dict[str, Any] | None],
        workspace: Workspace | None = None,
    ) -> bool:
        """Announce, act, acknowledge; a refusal is told in words and work goes on."""
        self.say("do", what)
        try:
            found = act() or {}
            ends = _ends(workspace) if workspace is not None else {}
        except UserError as error:
            self.say("refused", {"key": error.key, "text": in_words(error)})
            return False
        self.say("ok", {**what, **found, **ends})
        return True

    @contextlib.contextmanager
    def open(self, who: str) -> Generator[Workspace]:
        """A workspace as the program opens it."""
        self.say("do", {"open": who})
        try:
            workspace = open_workspace(self.place(who), PASSPHRASE, WORLD)
        except UserError as error:
            self.say("refused", {"key": error.key, "text": in_words(error)})
            raise Stopped from None
        try:
            self.say("ok", {"open": who, **_ends(workspace)})
            yield workspace
        finally:
            workspace.close()


def in_words(error: UserError) -> str:
    """In every language: a text that lacks a value would be a crash."""
    return [say(error.key, language, **error.values) for language in LANGUAGES][-1]


def _ends(workspace: Workspace) -> dict[str, Any]:
    """The last fact of this device and the last line of its diary: all before is chained."""
    with workspace.read() as now:
        head = now.facts.head(workspace.device)
        return {"head": head, "diary": diary.head(now.c), "device": workspace.device}
