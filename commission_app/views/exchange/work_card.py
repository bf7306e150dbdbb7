"""How both cards of the exchange are laid out: head, what scrolls, the act at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.views.kit.layouts import column, holder, line
from commission_app.views.kit.scroll import Scroll

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout, QVBoxLayout


def work_card(head: QLayout, inner: QLayout, foot: QLayout, gap: int) -> QVBoxLayout:
    """The act stays in sight however much lies above it."""
    return column(
        holder(column(head, margins=(22, 10, 22, 0))),
        (Scroll(holder(inner)), 1),
        line(),
        holder(column(foot, margins=(22, 2, 22, 10))),
        gap=gap,
        margins=(1, 1, 1, 1),
    )
