"""What a person cannot read: clipped words, and words that nobody translated."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

_KEY = re.compile(r"\b[a-z_]+\.[a-z0-9_.]*[a-z0-9_]\b|\{[a-z_]*\}")


def clipped(widget: QWidget) -> list[str]:
    """The visible labels and buttons inside whose words do not fit, each as a sentence."""
    labels = [one for one in widget.findChildren(QLabel) if _shown(one) and _label_clips(one)]
    buttons = [
        one
        for one in widget.findChildren(QAbstractButton)
        if _shown(one) and not _by_icon(one) and one.minimumSizeHint().width() > one.width() + 1
    ]
    return [_sentence(one, one.text()) for one in (*labels, *buttons)]


def untranslated(widget: QWidget) -> list[str]:
    """Visible words and names that are still keys, or have an empty place for a value."""
    found = [
        text
        for one in (widget, *widget.findChildren(QWidget))
        if one.isVisible()
        for text in (_text(one), one.accessibleName(), one.toolTip())
        if _KEY.fullmatch(text.strip()) or "{" in text
    ]
    return sorted(set(found))


def nameless(widget: QWidget) -> list[str]:
    """The classes of focusable things inside that a reader of the screen cannot name."""
    return [
        type(one).__name__
        for one in widget.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy().value
        and one.focusProxy() is None
        and not one.accessibleName()
        and not _text(one)
    ]


def _shown(one: QLabel | QAbstractButton) -> bool:
    return one.isVisible() and bool(one.text())


def _by_icon(one: QAbstractButton) -> bool:
    """Whether only its picture is drawn: its words are for those who cannot see it."""
    alone = Qt.ToolButtonStyle.ToolButtonIconOnly
    return (
        isinstance(one, QToolButton)
        and one.toolButtonStyle() is alone
        and not one.icon().isNull()
    )


def _label_clips(label: QLabel) -> bool:
    if label.property("elides"):  # it says so by … and has the whole in its tooltip
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1 or _word_clips(label)
    hint = label.sizeHint()
    return hint.width() > label.width() + 1 or hint.height() > label.height() + 1


def _word_clips(label: QLabel) -> bool:
    """Whether one word is wider than the label: wrapping breaks it only where that is told."""
    margins = label.contentsMargins()
    room = label.width() - margins.left() - margins.right()
    metrics = label.fontMetrics()
    words = re.split(r"[ \n/\u200b-]", label.text())
    return max(map(metrics.horizontalAdvance, words), default=0) > room + 1


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _sentence(widget: QWidget, text: str) -> str:
    has, needs = widget.size(), widget.sizeHint()
    return (
        f"{type(widget).__name__} {text[:60]!r}: {has.width()}×{has.height()}, "
        f"needs {needs.width()}×{needs.height()}"
    )
