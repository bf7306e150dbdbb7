"""The parser of packages under a coverage-guided fuzzer: atheris, on Linux, outside the lock.

It is installed when the campaign first runs, into a folder of its own below `.cache`; where it
cannot be had, the campaign says so and counts nothing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.soak.campaign import Outcome, Task, say
from tests.support.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TOOL = "atheris>=3.0,<4"
PLACE = ROOT / ".cache" / f"atheris-{sys.version_info.major}.{sys.version_info.minor}"
FOUND = ROOT / ".cache" / "fuzzing-found"  # inputs that ended in a fault are kept here
LONGEST = 1 << 14  # bytes of one input
SLOW = 20  # seconds for one input: more is a hang
MEMORY = 2048  # MiB


def run(task: Task) -> Outcome:
    """As many inputs as asked for; what ends in a fault is kept with its last words."""
    if (missing := tool()) is not None:
        return Outcome(0, (), missing)
    corpus = task.folder / "corpus"
    corpus.mkdir()
    done = _fuzz(task, corpus)
    lines = done.stderr.splitlines()
    count = _number(r"stat::number_of_executed_units:\s+(\d+)", done.stderr)
    count = count or _number(r"Done (\d+) runs", done.stderr)
    reached = re.findall(r"cov: (\d+)", done.stderr)
    note = f"{reached[-1]} places of the program reached, " if reached else ""
    note += f"{len(list(corpus.iterdir()))} inputs worth keeping"
    if done.returncode == 0:
        return Outcome(count, (), note)
    return Outcome(count, (_kept(task, lines),), note)


def tool() -> str | None:
    """Why there is no fuzzer here; None where it is there, or was installed just now."""
    if sys.platform != "linux":
        return "not done: the fuzzer exists for Linux only"
    if (PLACE / "atheris").is_dir():
        return None
    say(f"  installing {TOOL} into {PLACE}")
    command = ("-m", "uv", "pip", "install", "--quiet", "--target", str(PLACE), TOOL)
    got = subprocess.run(
        [sys.executable, *command], capture_output=True, encoding="utf-8", check=False
    )
    if got.returncode == 0:
        return None
    shutil.rmtree(PLACE, ignore_errors=True)
    last = (got.stderr.strip().splitlines() or ["no reason was given"])[-1]
    return f"not done: the fuzzer cannot be installed here ({last[:200]})"


def _fuzz(task: Task, corpus: Path) -> subprocess.CompletedProcess[str]:
    where = os.pathsep.join((str(PLACE), str(ROOT)))
    options = {
        "runs": task.amount,
        "seed": task.seed,
        "max_len": LONGEST,
        "timeout": SLOW,
        "rss_limit_mb": MEMORY,
        "print_final_stats": 1,
        "artifact_prefix": f"{task.folder}/",
    }
    said = [f"-{name}={value}" for name, value in options.items()]
    return subprocess.run(
        [sys.executable, str(ROOT / "tests" / "soak" / "fuzz_target.py"), str(corpus), *said],
        env={**os.environ, "PYTHONPATH": where},
        cwd=task.folder,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _number(pattern: str, text: str) -> int:
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def _kept(task: Task, lines: list[str]) -> str:
    """The sentence about a fault, with the input that makes it again."""
    FOUND.mkdir(exist_ok=True)
    names: list[str] = []
    for name in ("crash-*", "timeout-*", "oom-*", "slow-unit-*"):
        for path in task.folder.glob(name):
            shutil.copy(path, FOUND / path.name)
            names.append(path.name)
    error = next(
        (line for line in lines if re.match(r"\s*[\w.]*(Error|Exception)\b", line)), ""
    )
    last = error or next(iter(lines[-1:]), "it ended without a word")
    return f"seed {task.seed}: {last.strip()[:200]} ({FOUND}: {', '.join(names) or 'nothing'})"
