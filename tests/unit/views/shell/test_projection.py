"""The projector's window: one at a time, in large type, dressed anew with the mode."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from commission_app.views.kit.text import Text
from commission_app.views.shell.projection import Projection
from commission_app.views.support import theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

TWO_SCREENS = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from commission_app.views.kit.text import Text
from commission_app.views.shell.projection import Projection
app = QApplication([])
owner = QLineEdit()
owner.show()
owner.activateWindow()
assert QTest.qWaitForWindowActive(owner)
projection = Projection(owner)
projection.show(Text("one"))
QTest.qWait(50)
print(projection.window.geometry().x(), app.focusWidget() is owner)
"""


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


def test_the_text_grows_with_the_height_of_the_screen(qapp: QApplication) -> None:
    text = Text("one")
    projection = Projection(QWidget())
    projection.show(text)
    assert projection.window is not None
    projection.window.resize(3840, 2 * 768)
    assert text.font().pixelSize() == 2 * theme.PROJECTOR.body
    projection.window.resize(1024, 640)
    assert text.font().pixelSize() == theme.PROJECTOR.body
    projection.show(None)


def test_on_a_second_screen_it_leaves_the_keys_where_votes_are_counted(tmp_path: Path) -> None:
    size = {"y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96}
    screens = [{"name": name, "x": x, "dpr": 1, **size} for name, x in (("A", 0), ("B", 1366))]
    about = tmp_path / "screens.json"
    about.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    world = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={about}"}
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env=world,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["1366", "True"]
