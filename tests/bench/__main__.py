"""All figures in one run: `python -m tests.bench [PART …] [--json FILE]`."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import importing, marks, papers, storing, taking_in, window
from tests.bench.measure import Figure, say, table

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS: dict[str, Callable[[Path], list[Figure]]] = {
    "import": importing.figures,
    "take-in": taking_in.figures,
    "mark": marks.figures,
    "papers": papers.figures,
    "storing": storing.figures,
    "window": window.figures,
}


def main() -> int:
    """Measure what was asked for; a missed target is a figure, not a failure."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures for a program")
    parser.add_argument(
        "--folder", type=Path, help="the disk to measure on (default: temporary)"
    )
    asked = parser.parse_args()
    unknown = [part for part in asked.parts if part not in PARTS]
    if unknown:
        parser.error(f"unknown: {' '.join(unknown)}; there are {' '.join(PARTS)}")
    figures: list[Figure] = []
    for part in asked.parts or PARTS:
        say(f"… {part}")
        with tempfile.TemporaryDirectory(prefix="bench-", dir=asked.folder) as folder:
            figures += PARTS[part](Path(folder))
    sys.stdout.write(table(figures) + "\n")
    if asked.json:
        asked.json.write_text(json.dumps([_said(one) for one in figures], indent=1) + "\n")
    return 0


def _said(one: Figure) -> dict[str, object]:
    return {**dataclasses.asdict(one), "verdict": one.verdict}


if __name__ == "__main__":
    sys.exit(main())
