"""What is loaded when: everything below the screens lives without Qt."""

from __future__ import annotations

import subprocess
import sys

from tests.support.source import ROOT, modules

CODE = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
sys.exit(", ".join(name for name in sys.modules if name.startswith("PySide6")) or None)
"""


def dotted(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_everything_below_the_screens_loads_without_qt() -> None:
    above = ("commission_app.views", "commission_app.app")
    names = [name for name in map(dotted, modules()) if not name.startswith(above)]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CODE, *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
