"""What a printed PDF says when other programs read it: poppler's tools and zxing."""

from __future__ import annotations

import io
import re
import subprocess
from typing import NamedTuple

import zxingcpp
from PIL import Image

MM = 72 / 25.4


class Word(NamedTuple):
    """A word on a page with its box in points, from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def _run(tool: str, pdf: bytes, *options: str) -> bytes:
    """A poppler tool from standard input to standard output."""
    done = subprocess.run([tool, *options], input=pdf, capture_output=True, check=True)
    return done.stdout


def text(pdf: bytes, *, page: int | None = None) -> str:
    """The text in the order in which it was drawn; pages end with a form feed."""
    only = [] if page is None else ["-f", str(page), "-l", str(page)]
    return _run("pdftotext", pdf, "-raw", *only, "-", "-").decode()


def joined(pdf: bytes) -> str:
    """The text with its lines joined: hyphens at line ends stay, so that own hyphens do."""
    return re.sub(r"\s+", " ", re.sub(r"-\n", "-", text(pdf)).replace("\u00a0", " "))


def pages(pdf: bytes) -> list[str]:
    return text(pdf).split("\f")[:-1]


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    found = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">', _boxes(pdf))
    return [(float(wide), float(high)) for wide, high in found]


def words(pdf: bytes) -> list[Word]:
    """Every word with its box."""
    found: list[Word] = []
    for number, page in enumerate(_boxes(pdf).split("<page ")[1:], 1):
        for box in re.finditer(
            r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', page
        ):
            left, top, right, bottom = (float(box[i]) for i in range(1, 5))
            found.append(Word(number, left, top, right, bottom, box[5]))
    return found


def fonts(pdf: bytes) -> list[tuple[str, str]]:
    """Names of the fonts and whether they are embedded («yes», «no»); poppler needs a file."""
    lines = _run("pdffonts", pdf, "-").decode().splitlines()
    at = lines[0].index("emb")
    return [(line.split()[0], line[at : at + 3].strip()) for line in lines[2:]]


def codes(pdf: bytes, *, page: int = 1, turned: float = 0) -> list[str]:
    """QR codes on a page, rasterised at 150 dpi."""
    only = ["-f", str(page), "-l", str(page)]
    picture = Image.open(io.BytesIO(_run("pdftoppm", pdf, "-r", "150", "-png", *only, "-")))
    turned_picture = picture.convert("L").rotate(turned, expand=True, fillcolor=255)
    return [code.text for code in zxingcpp.read_barcodes(turned_picture)]


def collisions(found: list[Word]) -> list[tuple[str, str]]:
    """Words that run into each other: the same line, overlapping by more than a hair."""
    met: list[tuple[str, str]] = []
    for page in {word.page for word in found}:
        line = sorted((w for w in found if w.page == page), key=lambda w: w.left)
        for i, one in enumerate(line):
            for other in line[i + 1 :]:
                if other.left > one.right - 0.8:
                    break
                shared = min(one.bottom, other.bottom) - max(one.top, other.top)
                lowest = min(one.bottom - one.top, other.bottom - other.top)
                if shared > 0.6 * lowest:
                    met.append((one.text, other.text))
    return met


def _boxes(pdf: bytes) -> str:
    return _run("pdftotext", pdf, "-bbox", "-", "-").decode()
