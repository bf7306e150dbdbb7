"""Files held over a page raise the frame; let go, they are told as paths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from commission_app.views.kit.drop import DropFrame

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.resize(400, 300)
    found.show()
    return found


def held(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(name) if "://" in name else QUrl.fromLocalFile(name) for name in names])
    return data


def enter(page: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPointF(5, 5), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(page, event)
    return event.isAccepted()


def test_files_raise_the_frame_over_the_page(page: QWidget) -> None:
    frame = DropFrame(page, "Принять")
    assert enter(page, held("/tmp/a.cmx"))
    assert (frame.isVisible(), frame.geometry()) == (True, page.rect())
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert frame.isHidden()


def test_what_does_not_fit_is_not_taken(page: QWidget) -> None:
    frame = DropFrame(page, "Принять", (".cmx",))
    assert not enter(page, held("/tmp/a.txt"))
    assert not enter(page, held("https://example.org/a.cmx"))
    assert frame.isHidden()


def test_files_let_go_are_told(page: QWidget, tmp_path: Path) -> None:
    frame = DropFrame(page, "Принять", (".cmx",))
    dropped = QSignalSpy(frame.dropped)
    data = held("/tmp/a.CMX", "/tmp/b.txt", str(tmp_path))
    enter(page, data)
    event = QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE)
    QApplication.sendEvent(page, event)
    assert list(dropped.at(0)) == [(Path("/tmp/a.CMX"), tmp_path)]
    assert (dropped.count(), frame.isHidden()) == (1, True)
