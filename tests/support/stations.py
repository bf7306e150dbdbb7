"""Several computers of one season: each command is a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PASSPHRASE = "correct horse battery"


@dataclass(frozen=True, slots=True)
class Station:
    """A computer with one workspace."""

    home: Path  # settings, log
    workspace: Path
    passphrase: str = PASSPHRASE

    def run(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """One command line; nobody sits at the keyboard."""
        around = {
            **os.environ,
            "COMMISSION_DATA": str(self.home / "data"),
            "PYTHONPATH": str(ROOT),
            "COMMISSION_PASSPHRASE": self.passphrase,
            "COMMISSION_LANG": "en",
            **environ,
        }
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "commission_app", *words],
            cwd=self.home,
            env=around,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def here(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """A verb in this station's workspace."""
        return self.run(*words, "--workspace", str(self.workspace), **environ)

    def ask(self, *words: str, code: int = 0, **environ: str) -> dict[str, Any]:
        """A verb in this workspace with --json: its object; AssertionError on another exit."""
        done = self.here(*words, "--json", **environ)
        assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
        return json.loads(done.stdout)
