"""Pictures of every page that a small practice season prints; see `dev.py screenshots`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from commission_app.services.demo.play import PlaySeason, Size

SMALL = Size(applicants=120, interviewed=24, members=7, panels=2, seed=1)
DOTS = 90  # an inch


def main() -> int:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        season = Path(scratch) / "season"
        PlaySeason(season, SMALL)()
        for paper in sorted((season / "documents").glob("*.pdf")):
            target = folder / paper.stem
            command = ["pdftoppm", "-r", str(DOTS), "-png", str(paper), str(target)]
            subprocess.run(command, check=True)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
