"""The look: contrast of every role on every ground it may lie on, one sheet, one font."""

from __future__ import annotations

import gc
from dataclasses import fields
from itertools import product

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from typing_extensions import override

from commission_app.views.support import theme
from commission_app.views.support.theme import (
    DARK,
    LIGHT,
    MEMBER,
    OFFICE,
    Colors,
    Mode,
    contrast,
    sheet,
)

LEGIBLE, OPERABLE = 4.5, 3.0
GROUNDS = ("window", "side", "surface", "sunken", "select")
WORDS = ("text", "soft", "faint", "link", "good", "caution", "critical")
OWN = (  # a colour on the one tint that it is made for
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    ("good", "good_tint"),
    ("caution", "caution_tint"),
    ("critical", "critical_tint"),
    ("practice", "practice_tint"),
    *(("text", tint) for tint in ("good_tint", "caution_tint", "critical_tint", "hover")),
    *(("soft", tint) for tint in ("good_tint", "caution_tint", "critical_tint", "hover")),
)
PALETTES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


@pytest.mark.parametrize("colors", PALETTES)
def test_words_are_legible_on_every_ground(colors: Colors) -> None:
    pairs = (*product(WORDS, GROUNDS), *OWN)
    poor = {
        pair: round(ratio, 2)
        for pair in pairs
        if (ratio := contrast(getattr(colors, pair[0]), getattr(colors, pair[1]))) < LEGIBLE
    }
    assert not poor


@pytest.mark.parametrize("colors", PALETTES)
def test_edges_of_what_one_can_operate_are_seen(colors: Colors) -> None:
    assert contrast(colors.edge, colors.surface) >= OPERABLE
    assert contrast(colors.edge, colors.window) >= OPERABLE


def test_contrast_is_the_wcag_ratio() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colors", PALETTES)
@pytest.mark.parametrize("density", [MEMBER, OFFICE, theme.PROJECTOR])
def test_every_token_of_the_sheet_is_known(colors: Colors, density: theme.Density) -> None:
    text = sheet(colors, density)
    assert "$" not in text
    assert text.count("{") == text.count("}")


def test_modes_have_the_same_roles() -> None:
    assert {one.name for one in fields(LIGHT)} == {one.name for one in fields(DARK)}
    assert Mode.DARK.colors is DARK


def test_the_screen_font_has_every_kazakh_letter(qapp: QApplication) -> None:
    face = theme.font(14)
    assert QFontInfo(face).family() == theme.TEXT_FAMILY
    raw = QRawFont.fromFont(face)
    missing = [sign for sign in "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸№→" if not raw.supportsCharacter(ord(sign))]
    assert not missing


def test_digits_are_as_wide_as_each_other(qapp: QApplication) -> None:
    raw = QRawFont.fromFont(theme.font(20))
    widths = {
        round(advance.x(), 3)
        for advance in raw.advancesForGlyphIndexes(raw.glyphIndexesForString("0123456789"))
    }
    assert len(widths) == 1


class Watching(QLabel):
    """Whether cycles are looked for while it is dressed."""

    looked: bool | None = None

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.looked = gc.isenabled()
        super().changeEvent(event)


def test_no_cycle_is_looked_for_while_qt_goes_through_all_widgets(
    qapp: QApplication, qtbot: QtBot
) -> None:
    shown = Watching("x")
    qtbot.addWidget(shown)
    shown.show()
    mode, sizes = theme.mode(), theme.density()
    other = theme.Mode.DARK if mode is theme.Mode.LIGHT else theme.Mode.LIGHT
    shown.looked = None
    gc.enable()  # as in a process that has no collector of its own
    theme.dress(qapp, other, sizes)
    assert shown.looked is False
    assert gc.isenabled()
    theme.dress(qapp, mode, sizes)
