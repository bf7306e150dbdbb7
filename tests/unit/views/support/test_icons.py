"""Icons: each size is drawn once, and in the colours worn now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from commission_app.views.support import theme
from commission_app.views.support.icons import icon, pixmap

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_a_picture_is_the_glyph_in_its_colour(qapp: QApplication) -> None:
    glyph = qtawesome.icon("ph.check", color=theme.colors().good)
    wanted = glyph.pixmap(QSize(20, 20), 1.0).toImage()
    assert icon("ph.check", "good").pixmap(QSize(20, 20), 1.0).toImage() == wanted
    assert pixmap("ph.check", "good", 20).toImage() == wanted


def test_a_disabled_one_is_another_picture(qapp: QApplication) -> None:
    shown = icon("ph.check", "good")
    usual = shown.pixmap(QSize(20, 20), 1.0)
    disabled = shown.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled)
    assert usual.toImage() != disabled.toImage()


def test_each_size_is_drawn_once_and_sharp(qapp: QApplication) -> None:
    assert pixmap("ph.check", "good", 20) is pixmap("ph.check", "good", 20)
    large = pixmap("ph.check", "good", 20, 2.0)
    assert (large.width(), large.devicePixelRatio()) == (40, 2.0)


def test_another_mode_is_another_picture(qapp: QApplication) -> None:
    before = pixmap("ph.check", "good", 20).toImage()
    theme.dress(qapp, theme.Mode.DARK, theme.density())
    try:
        assert pixmap("ph.check", "good", 20).toImage() != before
    finally:
        theme.dress(qapp, theme.Mode.LIGHT, theme.density())
