"""Tries a frozen program out as a stranger's computer would: no Python, none of our folders.

SystemExit names the step that failed, with what the program said.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

OLDEST = Path(__file__).resolve().parents[1] / "tests" / "museum" / "schema-0001"
SEASON = {
    "--applicants": "60",
    "--interviewed": "12",
    "--members": "3",
    "--panels": "1",
    "--seed": "1",
}
PAPERS = ("protocol", "summary", "order", "certificate")
PATIENCE = 60.0  # seconds until a window is missed
ENDING = ".exe" if os.name == "nt" else ""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A computer with this program and nothing else."""

    program: Path
    home: Path

    def run(self, *words: str, passphrase: str = "") -> str:
        """What the console program says; SystemExit where it refuses."""
        command = [str(self.program / f"commission{ENDING}"), *words]
        done = subprocess.run(
            command,
            env=self.around(COMMISSION_PASSPHRASE=passphrase),
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            said = f"{done.stdout}{done.stderr}{self.log()}"
            sys.exit(f"commission {' '.join(words)}: exit code {done.returncode}\n{said}")
        return done.stdout

    def ask(self, workspace: Path, *words: str, passphrase: str) -> dict[str, Any]:
        """A verb in a workspace, as an object."""
        where = ("--workspace", str(workspace), "--json")
        return json.loads(self.run(*words, *where, passphrase=passphrase))

    def around(self, **more: str) -> dict[str, str]:
        """The surroundings of a fresh account; Windows cannot do without its own."""
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
        path = os.environ["PATH"] if os.name == "nt" else "/usr/bin:/bin"
        ours = {"HOME": str(self.home), "COMMISSION_DATA": str(self.home / "data")}
        return {**kept, "PATH": path, "COMMISSION_LANG": "en", **ours, **more}

    def log(self) -> str:
        """What the program wrote down of its faults."""
        logs = sorted((self.home / "data").rglob("*.log"))
        return "\n".join(one.read_text(encoding="utf-8") for one in logs)


def try_out(program: Path) -> None:
    """Words, a whole season, its papers and its proof, an old workspace, a window."""
    with tempfile.TemporaryDirectory() as scratch:
        here = Stranger(program, Path(scratch))
        for step in (_words, _season, _old_workspace, _window):
            print(f"  {(step.__doc__ or '').strip()}", flush=True)
            step(here)


def _words(here: Stranger) -> None:
    """it speaks three languages"""
    said = {here.run("--lang", language, "--help") for language in ("kk", "ru", "en")}
    _need(len(said) == 3, "two languages say the same: the texts are not inside")


def _season(here: Stranger) -> None:
    """it plays a season, prints its papers and proves its journal"""
    folder = here.home / "season"
    here.run("demo", str(folder), *(word for option in SEASON.items() for word in option))
    papers = list((folder / "documents").glob("*.pdf"))
    for kind in PAPERS:
        found = [one for one in papers if one.name.startswith(kind)]
        _need(bool(found), f"no {kind} was printed")
        _need(all(one.read_bytes()[:5] == b"%PDF-" for one in found), f"{kind}: no PDF")
    office = folder / "office.commission"
    secret = json.loads((folder / "passphrases.json").read_text(encoding="utf-8"))["office"]
    here.ask(office, "journal", "verify", passphrase=secret)


def _old_workspace(here: Stranger) -> None:
    """it brings a workspace of the first version up to date"""
    said = json.loads((OLDEST / "index.json").read_text(encoding="utf-8"))
    folder = here.home / "old.commission"
    shutil.copytree(OLDEST, folder)
    (folder / "index.json").unlink()
    for name in ("inbox", "outbox", "backups", "quarantine", "documents"):
        (folder / name).mkdir(exist_ok=True)
    here.ask(folder, "status", "--user", said["user"], passphrase=said["passphrase"])


def _window(here: Stranger) -> None:
    """it opens its window"""
    if os.name == "nt":
        _open(here, lambda _: True, {})
    elif shutil.which("Xvfb") and shutil.which("xdotool"):
        reader, writer = os.pipe()
        size = ("-screen", "0", "1366x768x24", "-nolisten", "tcp")
        command = ("Xvfb", "-displayfd", str(writer), *size)
        server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                display = {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
            _open(here, lambda process: _seen(process, display), display)
        finally:
            server.terminate()
            server.wait()
    else:
        print("    (without Xvfb and xdotool: on no screen)")
        _open(here, lambda _: True, {"QT_QPA_PLATFORM": "offscreen"})


def _open(
    here: Stranger, there: Callable[[subprocess.Popen[bytes]], bool], more: dict[str, str]
) -> None:
    """The window program lives until its window is there, and for a while after it."""
    command = [str(here.program / f"commission-app{ENDING}"), "--practice"]
    command.append(str(here.home / "practice"))
    said = here.home / "said.txt"
    with said.open("wb") as output:
        process = subprocess.Popen(
            command,
            env=here.around(**more),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        end = time.monotonic() + PATIENCE
        while not there(process):
            late = time.monotonic() > end or process.poll() is not None
            _need(not late, f"no window came\n{said.read_text(encoding='utf-8')}{here.log()}")
            time.sleep(0.2)
        time.sleep(5)
        words = f"the window program ended\n{said.read_text(encoding='utf-8')}{here.log()}"
        _need(process.poll() is None, words)
    finally:
        process.kill()
        process.wait()


def _seen(process: subprocess.Popen[bytes], display: dict[str, str]) -> bool:
    command = ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)]
    around = {**os.environ, **display}
    done = subprocess.run(command, env=around, capture_output=True, check=False)
    return bool(done.stdout.split())


def _need(true: bool, otherwise: str) -> None:  # noqa: FBT001 - it is the question
    if not true:
        sys.exit(f"The frozen program does not work: {otherwise}")
