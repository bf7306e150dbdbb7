"""Pictures of what the program shows and prints; see `dev.py screenshots`.

Papers: each page that a small season prints. Screens: each in its telling states, in three
languages, light and dark, at 100 and 200 %.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from commission_app.services.demo.play import PlaySeason, Size
from commission_app.services.demo.practice import Practice, practice_of_today, read_practice
from commission_app.shared.world import RealWorld
from commission_app.views.support import theme, tongue
from tests.support.desks import Openers, Strays
from tests.support.gallery import Shot, seasons

if TYPE_CHECKING:
    from commission_app.services.demo.phases import Phase

DOTS = 90  # an inch
SCALES = (1, 2)
SIZE = (1366, 768)
ROUNDS = 3  # until wrapped words know how many lines they have


def main() -> int:
    asked = _arguments()
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    if asked.scale:  # a window has one scale for its life: each has its own process
        return _screens(folder, asked)
    if not asked.only or asked.only == "papers":
        _papers(folder / "papers")
    if asked.only != "papers":
        for scale in SCALES if not asked.quick else SCALES[:1]:
            _again(folder / "screens", asked, scale)
    print(f"{len(list(folder.rglob('*.png')))} pictures in {folder}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--only", default="", help="papers, or the beginning of a screen's name"
    )
    parser.add_argument("--quick", action="store_true", help="Russian, light, at 100 per cent")
    parser.add_argument("--scale", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def _papers(folder: Path) -> None:

    folder.mkdir(parents=True, exist_ok=True)
    small = Size(applicants=120, interviewed=24, members=7, panels=2, seed=1)
    with tempfile.TemporaryDirectory() as scratch:
        season = Path(scratch) / "season"
        PlaySeason(season, small)()
        for paper in sorted((season / "documents").glob("*.pdf")):
            target = folder / paper.stem
            command = ["pdftoppm", "-r", str(DOTS), "-png", str(paper), str(target)]
            subprocess.run(command, check=True)


def _again(folder: Path, asked: argparse.Namespace, scale: int) -> None:
    """This script in a process whose windows have another scale."""
    command = [sys.executable, __file__, str(folder), "--scale", str(scale)]
    command += ["--only", asked.only] if asked.only else []
    command += ["--quick"] if asked.quick else []
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
    subprocess.run(command, check=True, env=surroundings)


def _screens(folder: Path, asked: argparse.Namespace) -> int:
    app = QApplication([])
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["COMMISSION_DATA"] = str(Path(scratch) / "computer")
        os.environ["XDG_DOCUMENTS_DIR"] = str(Path(scratch) / "Documents")
        for name, group in seasons():
            chosen = [shot for shot in group if shot.name.startswith(asked.only)]
            if chosen:
                season = _season(Path(scratch), name, chosen[0].phase)
                _group(app, chosen, season, (folder, asked))
    return 0


def _season(scratch: Path, name: str, phase: Phase) -> Practice:
    """One to work in; each phase is played once."""
    kept = scratch / phase
    if not kept.exists():
        practice_of_today(kept, Size(120, 24, 5, 2, 1), phase, RealWorld().now())()
    return read_practice(Path(shutil.copytree(kept, scratch / name)))


def _group(
    app: QApplication,
    group: list[Shot],
    season: Practice,
    to: tuple[Path, argparse.Namespace],
) -> None:
    """One workspace, all its pictures."""

    folder, asked = to
    looks = product(("ru",), ("light",)) if asked.quick else product(("kk", "ru", "en"), MODES)
    looks = list(looks)
    theme.dress(app, theme.Mode.LIGHT, theme.OFFICE)
    openers = Openers(Strays())
    driver = openers.come(season, group[0].who, RealWorld(), SIZE)
    for shot in group:
        shot.show(driver, SIZE)
        for language, mode in looks:
            tongue.switch(language)
            theme.dress(app, theme.Mode(mode), theme.density())
            for _ in range(ROUNDS):
                driver.settle()
            name = f"{shot.name}-{language}-{mode}-{asked.scale * 100}.png"
            shot.window(driver).grab().save(str(folder / name))
        tongue.switch("ru")
    openers.close_all()


MODES = ("light", "dark")

if __name__ == "__main__":
    sys.exit(main())
