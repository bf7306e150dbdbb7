"""Copies PT Serif and PT Sans with their licences from their packages to resources/fonts."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts"


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for family in ("Serif", "Sans"):
        package = importlib.resources.files(f"fontpkg_pt_{family.lower()}")
        for face in FACES:
            source = package / "files" / f"PT_{family}-Web-{face}.ttf"
            (TARGET / f"PT_{family}-{face}.ttf").write_bytes(source.read_bytes())
        (TARGET / f"PT_{family}-OFL.txt").write_bytes((package / "LICENSE").read_bytes())
        print(f"PT {family}: {len(FACES)} faces")


if __name__ == "__main__":
    main()
