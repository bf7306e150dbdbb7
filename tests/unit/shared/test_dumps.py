"""A fault of the process leaves no picture of its memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.source import ROOT

LOOK = """
import ctypes, resource
from commission_app import __main__ as program
program._run = lambda: 0  # what stands before any command
program.main()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3))
"""
FALL = """
import os, resource, sys
from commission_app.shared import dumps
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
if sys.argv[1] == "forbidden":
    dumps.forbid()
os.abort()
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")


def fallen(folder: Path, how: str) -> list[str]:
    """What lies in the folder after a process died there."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", FALL, how],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode < 0
    return [path.name for path in folder.iterdir()]


def test_every_run_of_the_program_forbids_them() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[0] == "(0, 0) 0"  # PR_GET_DUMPABLE: no


def test_an_aborted_process_dumps_nothing(tmp_path: Path) -> None:
    assert not fallen(tmp_path / "forbidden", "forbidden")
    here = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    if here == "core" and not fallen(tmp_path / "allowed", "allowed"):
        pytest.skip("no process dumps here")
