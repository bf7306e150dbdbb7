"""Paragraphs of long tables: read and broken into lines once, to the same letters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reportlab.platypus import Paragraph as Parsed
from typing_extensions import override

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

ROUNDING = 1e-6  # points: a column is as wide when it is drawn as when it was measured
_MARKUP = frozenset("<&\n\t\r\f\v")


class Paragraph(Parsed):
    """ReportLab's own, which parses every figure as markup and breaks it at each question."""

    broken_for = -1.0  # the width
    blPara: Any  # noqa: N815 - the name that ReportLab gave it

    def __init__(
        self,
        text: Any,  # or None, with runs of letters that were read before
        style: ParagraphStyle,
        bulletText: str | None = None,  # noqa: N803
        frags: list[Any] | None = None,
    ) -> None:
        if text and frags is None and _MARKUP.isdisjoint(text) and text == text.strip():
            frags = [_letters(style).clone(text=text)]
        super().__init__(text, style, bulletText, frags)

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """A table asks for the height, then before it draws; ReportLab forgets in between."""
        if abs(self.broken_for - aW) > ROUNDING or not hasattr(self, "blPara"):
            self.broken_for = aW
            return super().wrap(aW, aH)
        return self.width, self.height


@cache
def _letters(style: ParagraphStyle) -> Any:
    """A run of letters as the parser makes it for this style."""
    parsed: Any = Parsed("x", style)
    return parsed.frags[0]
