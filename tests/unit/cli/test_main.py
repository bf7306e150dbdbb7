"""The process: faults, interruptions, what it loads."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from commission_app import __main__ as process
from commission_app.cli.root import STOPPED, run
from commission_app.shared import logs
from commission_app.shared.paths import data_folder
from commission_app.shared.world import SeededWorld
from tests.support.source import ROOT

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

CODE = """
import sys
from commission_app.__main__ import main
sys.argv[1:] = ["info", "--json"]
code = main()
sys.exit(code or ", ".join(n for n in sys.modules if n.startswith("PySide6")) or 0)
"""


class Impatient(SeededWorld):
    """Somebody presses Ctrl+C before the first record."""

    @override
    def now(self) -> datetime:
        raise KeyboardInterrupt


def test_interruption_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("new", str(tmp_path / "o"), "--preset", "1000-leaders", "--year", "2026")
    around = {"COMMISSION_PASSPHRASE": "correct horse battery", "COMMISSION_LANG": "en"}
    assert run(words, Impatient("x"), around) == STOPPED
    assert not list(tmp_path.iterdir())
    assert "was not saved" in capsys.readouterr().err


def test_fault_tells_the_place_and_no_values(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    del caplog  # the fault is logged, which is what is tested
    handler = logs.start(data_folder())
    try:
        code = process._fault(ValueError("Ошибкин Пример"))
    finally:
        logs.stop(handler)
    log = (data_folder() / logs.FILE).read_text(encoding="utf-8")
    assert code == process.FAULT
    assert "builtins.ValueError" in log
    assert "Ошибкин" not in log + capsys.readouterr().err


def test_command_loads_no_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_module_ends_with_the_code_of_its_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "commission_app", "frobnicate"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")


def without_a_verb(*args: str, **environ: str) -> subprocess.CompletedProcess[str]:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    around = {name: value for name, value in os.environ.items() if name not in screens}
    return subprocess.run(
        [sys.executable, "-c", DESKTOP, *args],
        cwd=ROOT,
        env={**around, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


# Opens the desktop as its user would, and closes its window as soon as it is shown.
DESKTOP = """
import sys
from commission_app.__main__ import main
from commission_app.cli import desktop
def closing():
    from PySide6.QtCore import QTimer
    from commission_app import app
    def show(self, was=app.Desktop.show):
        was(self)
        print(self.window.windowTitle(), type(self.window.content).__name__)
        QTimer.singleShot(0, self.window.close)
    app.Desktop.show = show
if desktop.screen_here(__import__("os").environ, "linux"):
    closing()
sys.exit(main())
"""


def test_without_a_verb_and_with_a_screen_the_desktop_opens() -> None:
    done = without_a_verb("--lang", "kk", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [*["Іріктеу", "комиссиясының", "жұмыс", "орны"], "Entrance"]


@pytest.mark.parametrize("args", [(), ("--practice",)])
def test_without_a_screen_there_is_help(args: tuple[str, ...]) -> None:
    done = without_a_verb(*args, COMMISSION_LANG="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no screen here" in done.stderr
