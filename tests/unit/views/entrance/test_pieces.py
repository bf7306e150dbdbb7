"""Pieces of the entrance: new passphrase, door, tick, folder, envelope, printed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from commission_app.views.entrance.door import Door
from commission_app.views.entrance.envelope import Secret, paint_envelope
from commission_app.views.entrance.folder_field import FolderField, unused
from commission_app.views.kit.tick import Tick
from commission_app.views.secrets.secret_fields import NewSecret
from commission_app.views.support import tongue
from commission_app.views.support.words import phrase
from tests.support.keyboard import type_text

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.chosen_files import ChosenFiles
    from tests.unit.views.entrance.conftest import Entering


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("short", "Пока коротко"),
        ("aaaaaaaaaaaaa", "Легко угадать"),
        ("тау бұлақ алма", "Годится"),
        ("қарлы шың, ескі көпір, алты алма", "Надёжный"),
    ],
)
def test_passphrase_is_weighed_in_words_while_it_is_typed(
    qtbot: QtBot, typed: str, told: str
) -> None:
    secret = NewSecret()
    qtbot.addWidget(secret)
    secret.first.editor.setFocus()
    type_text(secret, typed)
    assert told in secret.first._message.text()


def test_second_passphrase_is_compared_while_it_is_typed(qtbot: QtBot) -> None:
    secret = NewSecret()
    qtbot.addWidget(secret)
    secret.first.editor.setText("тау бұлақ алма")
    secret.again.editor.setFocus()
    type_text(secret, "тау бұ")
    assert not secret.again.wrong
    type_text(secret, "x")
    assert secret.again.wrong


def test_caps_lock_is_noticed_by_a_letter_typed_without_shift(qtbot: QtBot) -> None:
    secret = NewSecret()
    qtbot.addWidget(secret)
    with qtbot.waitSignal(secret.first.editor.caps) as caps:
        qtbot.keyClick(secret.first.editor, "A", Qt.KeyboardModifier.NoModifier)
    assert caps.args is not None


def test_door_is_pressed_by_keys_and_read_aloud_whole(qtbot: QtBot) -> None:
    door = Door("ph.laptop", "Title", "What lies behind it, told in a long sentence " * 4)
    qtbot.addWidget(door)
    door.resize(300, 60)
    assert door.accessibleName().startswith("Title. What lies")
    assert door.heightForWidth(300) > door.heightForWidth(900)
    with qtbot.waitSignal(door.clicked):
        qtbot.keyClick(door, Qt.Key.Key_Space)


def test_door_opens_with_enter(qtbot: QtBot) -> None:
    door = Door("ph.ticket", "Title")
    qtbot.addWidget(door)
    with qtbot.waitSignal(door.clicked):
        qtbot.keyClick(door, Qt.Key.Key_Return)


def test_tick_is_ticked_anywhere_and_speaks_every_language(qtbot: QtBot) -> None:
    tick = Tick(phrase("entrance.written_down"))
    qtbot.addWidget(tick)
    tick.resize(400, 40)
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert tick.isChecked()
    assert tick.text() == "Записано"
    tongue.switch("kk")
    assert tick.text() == "Жазып алдым"


@pytest.mark.parametrize("typed", ["", "mine.commission", "/tmp/mi\0ne", "/tmp/mi\nne"])
def test_folder_that_is_no_whole_path_is_told(
    enter: Entering, qtbot: QtBot, typed: str
) -> None:
    field = FolderField(enter().hall, "laptop")
    qtbot.addWidget(field)
    assert field.check()
    field.line.put(typed)
    assert not field.check()
    assert "полностью" in field.line._message.text()


def test_folder_is_proposed_where_nothing_stands_yet(
    enter: Entering, files: ChosenFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "laptop.commission").mkdir()
    assert unused(tmp_path / "laptop.commission").name == "laptop 2.commission"
    field = FolderField(enter().hall, "laptop")
    qtbot.addWidget(field)
    files.place = tmp_path
    field._choose()
    assert field.folder == tmp_path / "laptop 2.commission"
    field.propose("other")
    assert field.folder.name == "laptop 2.commission"


def test_envelope_is_painted_with_ink_and_says_practice(qtbot: QtBot) -> None:
    del qtbot
    key = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF"
    real = paint_envelope(Secret(key, "office.commission"), "25.11.2026")
    practice = paint_envelope(Secret(key, "office.commission", "", practice=True), "25.11.2026")
    assert (real.width(), real.height()) == (practice.width(), practice.height())
    assert real != practice
    assert real.pixelColor(2, 2).name() == "#ffffff"


def test_enter_goes_on_from_a_tick_and_never_ticks(qtbot: QtBot) -> None:
    tick, went = Tick(phrase("")), list[bool]()
    qtbot.addWidget(tick)
    tick.went_on.connect(lambda: went.append(tick.isChecked()))
    qtbot.keyClick(tick, Qt.Key.Key_Return)
    assert not tick.isChecked()
    assert not went
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    qtbot.keyClick(tick, Qt.Key.Key_Return)
    assert went == [True]
