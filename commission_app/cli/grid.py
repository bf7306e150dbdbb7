"""Columns of plain text, as wide as their widest cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def grid(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lines under a line of titles; no blanks at the end of a line."""
    widths = [max(map(len, column)) for column in zip(titles, *rows, strict=True)]
    return "\n".join(
        "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip()
        for line in (titles, *rows)
    )
