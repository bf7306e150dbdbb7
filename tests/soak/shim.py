"""The shim between the program and the disk: built by the system's C compiler."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

SOURCE = Path(__file__).with_name("shim.c")
What = Literal["count", "fail", "short", "kill", "record"]
WHAT: tuple[What, ...] = ("count", "fail", "short", "kill", "record")
OPS = "owstrumd"  # open, write, sync, truncate, rename, unlink, mkdir, rmdir
NO_COMPILER = "no C compiler: install the package gcc (Debian, Ubuntu: apt install gcc)"
NOT_LINUX = "the shim is for Linux"


@dataclass(frozen=True, slots=True)
class Arm:
    """What is to happen to the `at`-th call of these kinds below the worker's folder.

    `ops`: letters of shim.c's `enum op`, empty for all. `sticky`: and to all that follow.
    """

    what: What
    ops: str = ""
    at: int = 0
    error: int = 0
    sticky: bool = False
    log: str = ""  # where `record` writes

    def plain(self) -> dict[str, Any]:
        """For the worker's request."""
        return asdict(self)


def why_none() -> str:
    """Why there is no shim on this computer; empty where there can be one."""
    if sys.platform != "linux":
        return NOT_LINUX
    return "" if shutil.which("cc") or shutil.which("gcc") else NO_COMPILER


def build(folder: Path) -> Path:
    """Compile it; CalledProcessError where the compiler refuses."""
    target = folder / "shim.so"
    compiler = shutil.which("cc") or shutil.which("gcc") or "cc"
    flags = ("-shared", "-fPIC", "-O1", "-o", str(target), str(SOURCE), "-ldl", "-lpthread")
    subprocess.run([compiler, *flags], check=True, capture_output=True)
    return target


class Shim:
    """The shim of this process; nothing where it was started without one."""

    def __init__(self) -> None:
        loaded = "shim.so" in os.environ.get("LD_PRELOAD", "")
        self._c: Any = ctypes.CDLL(None) if loaded else None

    def arm(self, folder: Path, arm: Arm) -> None:
        """From now on, for files below `folder`."""
        if self._c is None:
            raise RuntimeError("this process has no shim")
        text = [one.encode() for one in (f"{folder}/", arm.ops, arm.log)]
        what = WHAT.index(arm.what)
        stay = int(arm.sticky)
        at = ctypes.c_long(arm.at)
        self._c.soak_arm(text[0], text[1], what, at, arm.error, stay, text[2])

    def disarm(self) -> dict[str, int]:
        """How many calls of each kind there were."""
        if self._c is None:
            return {}
        self._c.soak_disarm()
        return {op: self._c.soak_calls(ord(op)) for op in OPS}

    def note(self, text: str) -> None:
        """A word among the recorded calls, in its place."""
        if self._c is not None:
            self._c.soak_note(text.encode())
