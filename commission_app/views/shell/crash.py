"""The last net: a fault is logged and told once, with a report that holds no personal data."""

from __future__ import annotations

import logging
import platform
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from commission_app import __version__
from commission_app.shared import logs
from commission_app.shared.paths import data_folder
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from types import TracebackType

_log = logging.getLogger("commission_app")
SIZE = (640, 460)


class CrashNet(QObject):
    """Catches what nothing else caught, on every thread.

    Signals
    -------
    caught(BaseException): a fault, from whatever thread it comes.
    """

    caught = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._dialog: CrashDialog | None = None
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def dialog(self) -> CrashDialog | None:
        """What is being told, until it is closed."""
        return self._dialog

    def show_fault(self, error: BaseException) -> None:
        """Log it and tell it; further faults join the same report."""
        _log.error("fault", exc_info=error)
        self.caught.emit(error)

    def stop(self) -> None:
        """Put the hooks back as they were."""
        sys.excepthook, threading.excepthook = self._before

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        del kind, trace
        if isinstance(error, KeyboardInterrupt):  # somebody at a terminal wants it to end
            QGuiApplication.quit()
            return
        self.show_fault(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self.show_fault(args.exc_value)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if self._dialog is None:
            self._dialog = CrashDialog(self._window)
            self._dialog.finished.connect(self._closed)
            self._dialog.open()
        self._dialog.add(logs.without_values(error))

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


class CrashDialog(QDialog):
    """The one dialog of the program: what happened, that nothing is lost, whom to tell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(said(phrase(T("crash.title"))))
        self.resize(*SIZE)
        self._faults: list[str] = []
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(said(phrase(T("crash.report"))))
        self.copy_button = Button(phrase(T("crash.copy")), icon="ph.copy")
        self.copy_button.clicked.connect(self._copy)
        self.close_button = Button(phrase(T("crash.go_on")), "primary")
        self.close_button.clicked.connect(self.accept)
        self._copied = Text("", "small")
        head = row(
            column(Glyph("ph.warning-circle", "caution", 28), None),
            (
                column(
                    Text(phrase(T("crash.title")), "title", wrap=True),
                    Text(phrase(T("crash.kept")), wrap=True),
                    Text(phrase(T("crash.what_next")), "soft", wrap=True),
                    gap=6,
                ),
                1,
            ),
            gap=14,
        )
        where = phrase(T("crash.log"), file=data_folder() / logs.FILE)
        acts = row(self.copy_button, (self._copied, 1), self.close_button)
        self.setLayout(
            column(
                *(head, Text(phrase(T("crash.report")), "label"), (self.report, 1)),
                *(Text(where, "caption", wrap=True), 4, acts),
                gap=8,
                margins=(24, 20, 24, 20),
            )
        )
        self.close_button.setFocus()

    def add(self, fault: str) -> None:
        """One fault more; the same one again is not told twice."""
        if fault in self._faults:
            return
        self._faults.append(fault)
        self.report.setPlainText("\n\n".join((_surroundings(), *self._faults)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._copied.say(phrase(T("crash.copied")))


def _surroundings() -> str:
    """Versions, and nothing of the person or the computer's name."""
    return (
        f"commission-app {__version__} · Python {platform.python_version()} · Qt {qVersion()}"
        f" · {platform.system()} {platform.release()} · {language()}"
    )
