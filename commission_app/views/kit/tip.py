"""What a tooltip says: names come from files, and Qt takes for markup what looks like it."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """`text` so that a tooltip shows it letter by letter."""
    if "<" not in text and "&" not in text:
        return text
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
