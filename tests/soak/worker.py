"""Does one deed after the other, each in a process of its own that may be killed.

Everything is imported once; a process is forked for each request, so that hundreds of them
cost little. Requests are lines of JSON on standard input; for each there is a line with how it
ended: by itself, or by SIGKILL when its time was up. With the shim in LD_PRELOAD its disk may
fail.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.soak.shim import Arm, Shim
from tests.soak.site import Site
from tests.support.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

Deeds = dict[str, "Callable[[Site], None]"]
PATIENCE = 60.0  # seconds after which a deed hangs


@dataclass(frozen=True, slots=True)
class Ended:
    """How a deed's process ended: `signal` is 0 where it did so by itself."""

    signal: int
    code: int
    seconds: float


class Workers:
    """The process that forks, as the campaign speaks to it."""

    def __init__(self, shim: Path | None = None) -> None:
        around = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        if shim is not None:
            around["LD_PRELOAD"] = str(shim)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.worker"],
            cwd=ROOT,
            env=around,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(
        self,
        deed: str,
        folder: Path,
        log: Path,
        *,
        seed: int = 1,
        arm: Arm | None = None,
        kill_after: float = PATIENCE,
    ) -> Ended:
        """Do a deed below `folder`, with SIGKILL after so many seconds unless it has ended."""
        request = {"deed": deed, "folder": str(folder), "log": str(log), "seed": seed}
        request |= {"arm": arm.plain() if arm else None}
        request |= {"kill_after": kill_after}
        status, seconds = json.loads(self._ask(json.dumps(request)))
        if os.WIFSIGNALED(status):
            return Ended(os.WTERMSIG(status), 0, seconds)
        return Ended(0, os.WEXITSTATUS(status), seconds)

    def close(self) -> None:
        """No more deeds."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(PATIENCE)
        if self._process.stdout:
            self._process.stdout.close()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        assert self._process.stdout is not None
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the worker died")
        return answer


def _serve() -> None:
    from tests.soak.deeds import DEEDS  # noqa: PLC0415 - dear: the campaign does not need it

    for line in sys.stdin:
        request = json.loads(line)
        number, start = os.fork(), time.monotonic()
        if number == 0:
            os._exit(_child(DEEDS, request))
        status = _ended(number, request["kill_after"])
        answer = json.dumps([status, time.monotonic() - start])
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _ended(number: int, kill_after: float) -> int:
    """Wait for a child, not for ever; nobody else does, so that its number stays its own."""
    descriptor = os.pidfd_open(number)
    try:
        if not select.select([descriptor], [], [], kill_after)[0]:
            signal.pidfd_send_signal(descriptor, signal.SIGKILL)
        return os.waitpid(number, 0)[1]
    finally:
        os.close(descriptor)


def _child(deeds: Deeds, request: dict[str, Any]) -> int:
    folder, shim = Path(request["folder"]), Shim()
    os.environ["COMMISSION_DATA"] = str(folder / "data")
    out = os.open(request["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    site = Site(folder, random.Random(request["seed"]), out, shim.note)
    try:
        if request["arm"]:
            shim.arm(folder, Arm(**request["arm"]))
        deeds[request["deed"]](site)
    except BaseException:  # noqa: BLE001 - whatever it is, it is what the campaign looks for
        shim.disarm()
        site.say("crash", {"traceback": traceback.format_exc()})
        return 1
    site.say("calls", {"calls": shim.disarm()})
    return 0


if __name__ == "__main__":
    _serve()
