"""Everybody of the commission in the order of signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.commission.words import (
    FUNCTIONS,
    declared_picture,
    declared_words,
    laptop_picture,
    laptop_words,
    panel_titles,
    part_words,
)
from commission_app.views.kit.table import Column, Table
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from commission_app.services.people.members import CommissionSeen, MemberLine
    from commission_app.views.support.words import Words

from typing_extensions import override

WIDE, NARROW = 860, 640  # pixels: below, the declaration goes, then the function


class MemberTable(Table["MemberLine"]):
    """Columns give way where there is no room: the panel beside says all of it."""

    def __init__(self) -> None:
        self._panels: dict[str, Words] = {}
        columns: tuple[Column[MemberLine], ...] = (
            Column("code", phrase(T("commission.code")), _code, 60, tone="soft"),
            Column("name", phrase(T("commission.name")), _name, weight=500, second=_position),
            Column(
                "function", phrase(T("commission.function")), _function, 176, second=self._part
            ),
            Column(
                "declared",
                phrase(T("commission.declaration")),
                declared_words,
                126,
                glyph=declared_picture,
            ),
            Column(
                "laptop",
                phrase(T("commission.laptop")),
                laptop_words,
                196,
                glyph=laptop_picture,
                second=_label,
            ),
        )
        super().__init__(columns, _code, name=phrase(T("commission.members")), find="name")

    def show_commission(self, seen: CommissionSeen) -> None:
        """As it is now."""
        self._panels = panel_titles(seen)
        self.show_rows(seen.members)

    def _part(self, member: MemberLine) -> Words:
        return part_words(member, self._panels)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width()
        self.setColumnHidden(3, wide < WIDE)
        self.setColumnHidden(2, wide < NARROW)
        super().resizeEvent(event)


def _code(member: MemberLine) -> str:
    return member.code


def _name(member: MemberLine) -> Words:
    return member.names


def _position(member: MemberLine) -> Words:
    return member.position


def _function(member: MemberLine) -> Words:
    return FUNCTIONS[member.function]


def _label(member: MemberLine) -> Words:
    return member.laptop.label if member.laptop is not None else ""
