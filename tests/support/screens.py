"""A program in its own process on a screen of its own: keys are pressed, pixels looked at."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Self

import pytest
from PIL import ImageChops, ImageGrab

from tests.support.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from PIL.Image import Image

PROGRAMS, LIBRARIES = ("Xvfb", "xdotool"), ("xcb-icccm", "xcb-keysyms")
LACKS = [
    *(name for name in PROGRAMS if shutil.which(name) is None),
    *(name for name in LIBRARIES if ctypes.util.find_library(name) is None),
]
needs_screen = pytest.mark.skipif(
    bool(LACKS), reason=f"real windows need {', '.join(LACKS)}: `dev.py test` installs them"
)
PATIENCE, CALM = 60.0, 0.25  # seconds until something is missed; without a change
LISTED = 2.5  # seconds without a change: sticks are looked for every two
WHOLE = 0.9  # of the screen: another page from edge to edge


class Screen:
    """An X server without a window manager; -noreset: it stays when its last guest goes."""

    def __init__(self) -> None:
        reader, writer = os.pipe()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(writer),
                "-screen",
                "0",
                "1366x768x24",
                "-nolisten",
                "tcp",
            ],
            pass_fds=(writer,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as told:
            self.display = f":{told.readline().strip()}"

    def picture(self) -> Image:
        """What is seen now."""
        return ImageGrab.grab(xdisplay=self.display)

    def close(self) -> None:
        """Switch it off."""
        self._server.terminate()
        self._server.wait()


class Desktop:
    """`python -m commission_app WORKSPACE`, with hands on the keyboard of its own screen."""

    def __init__(self, home: Path, workspace: Path) -> None:
        self._home, self._workspace = home, workspace
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with self._stack:
            self._screen = Screen()
            self._stack.callback(self._screen.close)
            self.start()
            self._stack = self._stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:  # for whoever has to find out what went wrong
            self._screen.picture().save(self._home / "failed.png")
        self._stack.close()

    def start(self) -> None:
        """Switch the program on, and wait until its window is seen."""
        around = {
            **os.environ,
            "DISPLAY": self._screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "COMMISSION_DATA": str(self._home),
            "COMMISSION_LANG": "en",
            "HOME": str(self._home),
            "PYTHONPATH": str(ROOT),
        }
        self._home.mkdir(exist_ok=True)
        blank = self._screen.picture()
        with (self._home / "said.txt").open("ab") as said:
            program = subprocess.Popen(
                [sys.executable, "-m", "commission_app", str(self._workspace)],
                env=around,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )
        self._stack.callback(self._end, program)
        self.program = program
        wait_for(self.windows, "no window came")
        self.focus()
        self.wait_for_change(blank)

    def _end(self, program: subprocess.Popen[bytes]) -> None:
        if program.poll() is None:
            program.kill()
        program.wait()

    def windows(self) -> set[str]:
        """The windows that the program shows."""
        asked = ("search", "--onlyvisible", "--pid", str(self.program.pid))
        return set(self._xdotool(*asked, check=False).split())

    def focus(self, *, besides: set[str] | None = None) -> None:
        """Let the keyboard speak to the program's window, or to its new one."""
        wait_for(lambda: self.windows() - (besides or set()), "no other window came")
        newest = max(self.windows() - (besides or set()), key=int)
        wait_for(lambda: self._focused(newest), "the window takes no keys")

    def _focused(self, window: str) -> bool:
        self._xdotool("windowfocus", window, check=False)
        return self._xdotool("getwindowfocus", check=False).strip() == window

    def press(self, *keys: str) -> None:
        """Keys by the names that X has for them."""
        self._xdotool("key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Signs of a Latin keyboard."""
        self._xdotool("type", "--delay", "10", text)

    def press_and_see(self, *keys: str) -> None:
        """Press, and go on once the screen is another one and at rest."""
        before = self._screen.picture()
        self.press(*keys)
        self.wait_for_change(before)

    def unlock(self, passphrase: str) -> None:
        """Through the door."""
        before = self._screen.picture()
        self.type(passphrase)
        self.press("Return")
        self.wait_for_change(before, WHOLE)

    def wait_for_change(self, before: Image, share: float = 0.02) -> None:
        """Until this share of the screen is unlike `before`, and it stays as it is."""
        wait_for(
            lambda: _changed(before, self._screen.picture()) >= share,
            "nothing is seen to happen",
        )
        self.wait_for_rest()

    def wait_for_rest(self, calm: float = CALM) -> None:
        """Until two looks, so many seconds apart, see the same."""

        def rests() -> bool:
            first = self._screen.picture()
            time.sleep(calm)
            return ImageChops.difference(first, self._screen.picture()).getbbox() is None

        wait_for(rests, "the screen never rests")

    def choose_folder(self, folder: Path, *keys: str) -> None:
        """Press keys that open the system's dialog, and type a folder's name into it."""
        known, before = self.windows(), self._screen.picture()
        self.press(*keys)
        self.focus(besides=known)
        self.wait_for_rest()
        self.type(str(folder))
        self.press("Return")
        wait_for(lambda: self.windows() == known, "the dialog stays")
        self.focus()
        self.wait_for_change(before)  # what lies there is shown
        self.wait_for_rest(LISTED)  # the dialog that goes is a change, too

    def kill(self) -> None:
        """As when the power goes."""
        self.program.kill()
        self.program.wait()

    def quit(self) -> int:
        """As a person closes the program who has no window manager; its exit code."""
        self.press_and_see("ctrl+k")
        self.type("Close the program")
        self.wait_for_rest()
        self.press("Return")
        with suppress(subprocess.TimeoutExpired):
            return self.program.wait(PATIENCE)
        pytest.fail("the program does not end")

    def _xdotool(self, *words: str, check: bool = True) -> str:
        around = {**os.environ, "DISPLAY": self._screen.display}
        command = ["xdotool", *words]
        done = subprocess.run(command, env=around, capture_output=True, text=True, check=check)
        return done.stdout


def wait_for(what: Callable[[], object], message: str) -> None:
    """Until it is true; a test fails that waits longer than anybody would."""
    end = time.monotonic() + PATIENCE
    while not what():
        if time.monotonic() > end:
            pytest.fail(message)
        time.sleep(0.05)


def _changed(before: Image, now: Image) -> float:
    """The share of the screen between whose edges something has changed."""
    box = ImageChops.difference(before.convert("L"), now.convert("L")).getbbox()
    left, top, right, bottom = box or (0, 0, 0, 0)
    return (right - left) * (bottom - top) / (now.width * now.height)
