"""Words that could not be kept stay where they were written and are tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QSignalSpy

from commission_app.views.scoring.comment_field import CommentField
from commission_app.views.scoring.side import NotePanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_refused_comment_stays_and_is_kept_with_the_next_change(qtbot: QtBot) -> None:
    field = CommentField("Комментарий")
    qtbot.addWidget(field)
    written = QSignalSpy(field.written)
    field.setPlainText("нельзя терять")
    field.keep()
    field.refused()
    field.show_words("")  # the draft as it is on the disk: without them
    assert field.words == "нельзя терять"
    qtbot.waitUntil(lambda: written.count() == 2)
    field.show_words("нельзя терять")
    field.keep()
    assert written.count() == 2


def test_a_refused_note_stays_and_is_kept_when_it_is_left(qtbot: QtBot) -> None:
    panel = NotePanel()
    qtbot.addWidget(panel)
    written = QSignalSpy(panel.written)
    panel.field.editor.setPlainText("нельзя терять")
    panel.keep()
    panel.refused()
    panel.show_note("")
    assert panel.field.text == "нельзя терять"
    panel.keep()
    assert written.count() == 2


def test_a_refused_note_is_never_the_next_candidates(qtbot: QtBot) -> None:
    panel = NotePanel()
    qtbot.addWidget(panel)
    panel.field.editor.setPlainText("о другом")
    panel.keep()
    panel.refused()
    panel.begin()
    panel.show_note("своя")
    assert panel.field.text == "своя"
