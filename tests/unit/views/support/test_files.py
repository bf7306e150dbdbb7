"""Pages go to the printer beside the window's thread, each in its own direction."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from commission_app.views.kit.pdf import Pdf, Printed
from commission_app.views.support.files import SystemFiles, send
from tests.support.kit_board import a_document


def a_printer(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    return printer


def page(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


@pytest.mark.usefixtures("qapp")
def test_every_page_is_printed_and_keeps_its_direction(tmp_path: Path) -> None:
    send(a_printer(tmp_path / "out.pdf"), [page(210, 297), page(297, 210)])
    pdf = Pdf((tmp_path / "out.pdf").read_bytes())
    assert [width > height for width, height in pdf.sizes] == [False, True]
    pdf.close()


@pytest.mark.usefixtures("qapp")
def test_the_window_lives_while_pages_are_drawn(tmp_path: Path) -> None:
    beats: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(5)
    pages = Printed([a_document(3)])
    send(a_printer(tmp_path / "out.pdf"), pages)
    pages.close()
    assert len(beats) > 2


@pytest.mark.usefixtures("qapp")
def test_a_page_that_cannot_be_drawn_is_no_secret(tmp_path: Path) -> None:
    class Broken(list[QImage]):
        def __iter__(self) -> object:  # type: ignore[override]
            message = "no page"
            raise ValueError(message)

    with pytest.raises(ValueError, match="no page"):
        send(a_printer(tmp_path / "out.pdf"), Broken())


@pytest.mark.usefixtures("qapp")
def test_a_dialog_begins_where_the_last_one_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, begun = tmp_path / "stick", list[str]()
    stick.mkdir()

    def choose(_: object, __: str, at: str, *___: str) -> tuple[list[str], str]:
        begun.append(at)
        return [str(stick / "members.xlsx")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    files, window = SystemFiles(), QWidget()
    files.open_files(window, "", ["xlsx"])
    files.open_files(window, "", ["xlsx"])
    stick.rmdir()
    files.open_files(window, "", ["xlsx"])
    assert begun[1:] == [str(stick), str(Path.home())]
