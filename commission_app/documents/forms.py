"""Form XObjects: what is drawn once in a file and used on many pages."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Generator

    from reportlab.pdfgen.canvas import Canvas


def has_form(canvas: Canvas, name: str) -> bool:
    """Whether the form is already in the file."""
    return bool(canvas.hasForm(name))


def use_form(canvas: Canvas, name: str) -> None:
    """Draw a form, also one that is only defined before the file is saved."""
    untyped: Any = canvas
    untyped.doForm(name)


@contextmanager
def new_form(
    canvas: Canvas, name: str, box: tuple[float, float, float, float] | None = None
) -> Generator[None]:
    """What is drawn inside becomes the form, cut at its `box` (default: the page)."""
    untyped: Any = canvas
    untyped.beginForm(name, *(box or ()))
    yield
    untyped.endForm()
