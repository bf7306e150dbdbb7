"""The process: streams, log, exit code."""

from __future__ import annotations

import io
import logging
import os
import sys
from typing import TYPE_CHECKING

from commission_app.cli.desktop import desktop_wanted, screen_here
from commission_app.cli.language import language
from commission_app.shared import dumps, logs
from commission_app.shared.paths import data_folder
from commission_app.shared.texts import T, say

if TYPE_CHECKING:
    from types import TracebackType

GONE, FAULT = 1, 3
_log = logging.getLogger("commission_app")


def main() -> int:
    """Open the desktop or run one command: 0 done, 1 refused, 2 usage, 3 fault."""
    dumps.forbid()
    _speak_utf8()
    handler = logs.start(data_folder())
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells of each of its plugins
    sys.excepthook = _excepthook
    try:
        return _run()
    finally:
        logs.stop(handler)


def _run() -> int:
    try:
        code = _do(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to be told
        _swallow_output()
        return GONE
    except Exception as error:  # noqa: BLE001 - the last net of the process
        return _fault(error)
    return code


def _do(args: list[str]) -> int:
    """Without a verb the desktop, where there is a screen; else one command."""
    wanted = desktop_wanted(args)
    if wanted is not None and screen_here(os.environ, sys.platform):
        from commission_app.app import run as open_desktop

        return open_desktop(language(args, os.environ), wanted.practice, wanted.workspace)
    from commission_app.cli.root import run

    if wanted is not None:  # its own options are none of the command line's
        return run([], environ={**os.environ, "COMMISSION_LANG": language(args, os.environ)})
    return run()


def _fault(error: Exception) -> int:
    """The log says where it was; the user is told in one sentence without personal data."""
    _log.error("fault", exc_info=error)
    lang = language(sys.argv[1:], os.environ)
    print(say(T("cli.fault"), lang, log=data_folder()), file=sys.stderr)  # noqa: T201 - no click here
    return FAULT


def _excepthook(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """What no net caught: where it was, without the values that it was about."""
    del kind, trace
    print(logs.without_values(error), file=sys.stderr)  # noqa: T201 - nothing else is left


def _speak_utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _swallow_output() -> None:
    """Python flushes standard output at its end; there must be something to flush it to."""
    sys.stdout = io.StringIO()


if __name__ == "__main__":
    sys.exit(main())
