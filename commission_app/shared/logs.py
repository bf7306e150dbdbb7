"""A log for IT staff that holds no personal data: text keys, counts, and where an error was."""

from __future__ import annotations

import logging
import time
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from typing_extensions import override

from commission_app.shared.errors import UserError
from commission_app.shared.texts import has

if TYPE_CHECKING:
    from pathlib import Path

FILE = "commission.log"
LARGEST = 1 << 20  # bytes before a new file is begun
KEPT = 3  # older files
_OURS = "commission_app"


def start(folder: Path) -> logging.Handler:
    """Log into `folder` from now on; the program goes on without, where that can't be."""
    handler = _file(folder) or logging.NullHandler()
    handler.setFormatter(WithoutValues())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def stop(handler: logging.Handler) -> None:
    """Close what `start` opened, even on a disk that is full or gone."""
    logging.getLogger().removeHandler(handler)
    with suppress(OSError, ValueError):
        handler.close()


def without_values(error: BaseException) -> str:
    """The types of an error and its causes with module, line and function of each frame.

    Messages are left out: SQLAlchemy's holds the row, ValueError's what was typed. A UserError
    keeps its text key, which is a constant of the program.
    """
    lines: list[str] = []
    one: BaseException | None = error
    seen: set[int] = set()
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        key = f" {one.key}" if isinstance(one, UserError) else ""
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}{key}")
        lines.extend(
            f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
            for frame, line in traceback.walk_tb(one.__traceback__)
        )
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\n".join(lines)


class WithoutValues(logging.Formatter):
    """One line a record: time, level, thread, logger and text, with nothing made of data.

    Our own messages are constants; of their values only numbers and text keys are written. Of
    what a library logs only the place is told, since its text may be made of data.
    """

    def __init__(self) -> None:
        super().__init__()
        self.converter = time.gmtime

    @override
    def format(self, record: logging.LogRecord) -> str:
        moment = self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ")
        line = (
            f"{moment} {record.levelname} [{record.threadName}] {record.name} {_text(record)}"
        )
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}\n{without_values(error)}"


class _QuietFile(RotatingFileHandler):
    """A log that cannot be written never stops the work, nor prints its values elsewhere."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        return


def _file(folder: Path) -> logging.Handler | None:
    """The log file, opened now; None where the folder cannot be made or written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _QuietFile(folder / FILE, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None


def _text(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] != _OURS or not isinstance(record.msg, str):
        return f"({record.module}:{record.lineno})"
    values = record.args if isinstance(record.args, tuple) else ()
    try:
        return record.msg % tuple(_safe(value) for value in values)
    except (TypeError, ValueError):  # %d of a value that must not be told
        return record.msg


def _safe(value: object) -> object:
    """Numbers and text keys as they are; of anything else only the type."""
    if isinstance(value, int | float) or (isinstance(value, str) and has(value, "en")):
        return value
    return f"<{type(value).__name__}>"
