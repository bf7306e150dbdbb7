"""Own sheets as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.views.kit.lines import Line
from commission_app.views.kit.state import STATE_WORDS
from commission_app.views.support.icons import STATES
from commission_app.views.support.words import joined

if TYPE_CHECKING:
    from commission_app.services.day.own_sheets import OwnSheet
    from commission_app.views.support.words import Words


def line_of(sheet: OwnSheet) -> Line:
    """Name, code, the control code's first group, and the state."""
    return Line(
        key=sheet.interview,
        upper=name_of(sheet),
        lower=joined(sheet.interview, short(sheet.current.control), between=" · "),
        word=STATE_WORDS[sheet.state],
        glyph=STATES[sheet.state],
    )


def name_of(sheet: OwnSheet) -> Words:
    """The candidate's name; the code where the rules show no more."""
    names = sheet.card.names
    return names if names.kk or names.ru else sheet.card.code


def short(control: str) -> str:
    """A control code's beginning, enough to find it in a list."""
    return control.partition("-")[0]
