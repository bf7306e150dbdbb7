"""Vector drawing: QR codes, the guilloche band and the rosette of the certificate."""

from __future__ import annotations

import cmath
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import zxingcpp

from commission_app.documents.styles import BLACK, HAIR, SOFT, WHITE, mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

QUIET = 4  # modules of white around a QR code, as its standard asks
MODULE = 0.5 * mm  # never smaller, or office printers close it
STRANDS = 5


def pen(canvas: Canvas, ink: Color, width: float = 0.5) -> Canvas:
    """The canvas with one ink for lines and fills."""
    canvas.setStrokeColor(ink)
    canvas.setFillColor(ink)
    canvas.setLineWidth(width)
    return canvas


def draw_qr(canvas: Canvas, text: str, corner: tuple[float, float], at_least: float) -> float:
    """A QR code of error correction M on its own white ground; returns its side in points."""
    rows = qr_rows(text)
    side = max(at_least, MODULE * len(rows))
    unit = side / len(rows)
    canvas.saveState()
    canvas.translate(*corner)
    quiet = QUIET * unit
    pen(canvas, WHITE).rect(
        -quiet, -quiet, side + 2 * quiet, side + 2 * quiet, stroke=0, fill=1
    )
    canvas.scale(unit, unit)  # whole numbers below: half the bytes and a tenth of the time
    pen(canvas, BLACK)
    canvas.addLiteral(" ".join((*_runs(rows), "f")))
    canvas.restoreState()
    return side


@lru_cache(maxsize=8)
def qr_rows(text: str) -> tuple[bytes, ...]:
    """The modules of a QR code, row by row from above; 0 is black."""
    library: Any = zxingcpp
    code: Any = library.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    return tuple(bytes(row) for row in memoryview(image).tolist())


def _runs(rows: Sequence[bytes]) -> Iterator[str]:
    """Black runs of every row as PDF rectangles in module units."""
    for r, row in enumerate(rows, 1):
        for run in re.finditer(rb"\x00+", row):
            yield f"{run.start()} {len(rows) - r} {len(run[0])} 1 re"


@dataclass(frozen=True)
class Track:
    """A rounded rectangle that waves run along: lower left corner, straights, radius."""

    corner: complex
    a: float
    b: float
    radius: float

    @property
    def length(self) -> float:
        return 2 * (self.a + self.b) + 2 * math.pi * self.radius

    def at(self, s: float, shift: float) -> complex:
        """The point `s` along the track, `shift` to its left."""
        arc = math.pi * self.radius / 2
        p, heading = self.corner + self.radius, 1 + 0j
        for side in (self.a, self.b, self.a, self.b):
            if s <= side:
                break
            p, s = p + heading * side, s - side
            centre = p + heading * 1j * self.radius
            if s <= arc:
                turn = cmath.exp(1j * s / self.radius)
                return centre + (p - centre) * (1 - shift / self.radius) * turn
            p, heading, s = centre + (p - centre) * 1j, heading * 1j, s - arc
        return p + heading * (s + 1j * shift)


def guilloche(canvas: Canvas, track: Track, depth: float, inks: Sequence[Color]) -> None:
    """Interlaced waves along the track: a whole number of them, so there is no seam."""
    waves = round(track.length / (9 * mm))
    for ink, sign in zip(inks, (1, -1), strict=True):
        for strand in range(STRANDS):
            points: list[complex] = []
            for i in range(waves * 14 + 1):
                t = 2 * math.pi * i / 14
                wave = 0.62 * math.sin(sign * t + strand * math.pi / STRANDS)
                wave += 0.38 * math.sin(2 * t + sign * strand * 0.7)
                points.append(track.at(track.length * i / (waves * 14), depth * wave))
            _polyline(pen(canvas, ink, 0.22), points)


def rosette(canvas: Canvas, centre: tuple[float, float], ink: Color) -> None:
    """Two pale rings of interlaced petals."""
    x, y = centre
    pen(canvas, ink, 0.25)
    for radius, depth, petals, strands in ((52, 10, 24, 10), (30, 7, 16, 8)):
        for k in range(strands):
            points: list[complex] = []
            for i in range(petals * 24 + 1):
                t = 2 * math.pi * i / (petals * 24)
                r = (radius + depth * math.sin(petals * t + 2 * math.pi * k / strands)) * mm
                points.append(complex(x, y) + cmath.rect(r, t))
            _polyline(canvas, points)


def _polyline(canvas: Canvas, points: Sequence[complex]) -> None:
    path: Any = canvas.beginPath()
    path.moveTo(points[0].real, points[0].imag)
    for point in points[1:]:
        path.lineTo(point.real, point.imag)
    untyped: Any = canvas
    untyped.drawPath(path)


def empty_place(
    canvas: Canvas, centre: tuple[float, float], radius: float, lines: Sequence[str]
) -> None:
    """A dashed circle with its name: where an emblem or a seal belongs."""
    x, y = centre
    canvas.saveState()
    pen(canvas, HAIR, 0.35).setDash(1.2, 1.6)
    canvas.circle(x, y, radius)
    canvas.setDash()
    pen(canvas, SOFT).setFont("sans", 6 if len(lines) > 1 else 7)
    for i, line in enumerate(lines):
        canvas.drawCentredString(x, y - 2 + (len(lines) - 1) * 3.5 - i * 7, line)
    canvas.restoreState()
