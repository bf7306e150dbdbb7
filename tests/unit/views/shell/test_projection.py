"""The projector's window: one at a time, in large type, dressed anew with the mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from commission_app.views.kit.text import Text
from commission_app.views.shell.projection import Projection
from commission_app.views.support import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_a_second_content_takes_the_place_of_the_first(qapp: QApplication) -> None:
    owner = QWidget()
    projection = Projection(owner)
    projection.show(Text("one"))
    first = projection.window
    projection.show(Text("two"))
    assert first is not None
    assert projection.window is not None
    assert projection.window is not first
    projection.show(None)
    assert projection.window is None


def test_esc_takes_it_away(qapp: QApplication) -> None:
    projection = Projection(QWidget())
    projection.show(Text("one"))
    assert projection.window is not None
    QTest.keyClick(projection.window, Qt.Key.Key_Escape)
    assert projection.window is None


def test_it_is_read_across_a_hall_in_both_modes(qapp: QApplication) -> None:
    before = theme.mode(), theme.density()
    owner, text = QWidget(), Text("one")
    projection = Projection(owner)
    projection.show(text)
    assert text.font().pixelSize() == theme.PROJECTOR.body
    theme.dress(qapp, theme.Mode.DARK, before[1])
    assert text.font().pixelSize() == theme.PROJECTOR.body
    assert text.palette().color(text.foregroundRole()).name().upper() == theme.DARK.text
    theme.dress(qapp, *before)
    projection.show(None)
