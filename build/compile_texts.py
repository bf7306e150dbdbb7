"""Compiles the text catalogues: each resources/texts/<language>/<room>.po gets a .mo."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def main() -> None:
    texts = Path(__file__).resolve().parents[1] / "resources" / "texts"
    sources = sorted(texts.glob("*/*.po"))
    for source in sources:
        with source.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        source.with_suffix(".mo").write_bytes(compiled.getvalue())
    print(f"{len(sources)} catalogues compiled")


if __name__ == "__main__":
    sys.exit(main())
