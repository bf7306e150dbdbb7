"""The process: streams, log, exit code."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from commission_app.shared import logs
from commission_app.shared.paths import data_folder

if TYPE_CHECKING:
    from types import TracebackType


def main() -> int:
    """Run one command of the process's arguments: 0 done, 1 refused, 2 usage, 3 fault."""
    _speak_utf8()
    handler = logs.start(data_folder())
    sys.excepthook = _excepthook
    try:
        return _run()
    finally:
        logs.stop(handler)


def _run() -> int:
    from commission_app.cli.root import fault, run

    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to be told
        _swallow_output()
        return 1
    except Exception as error:  # noqa: BLE001 - the last net of the process
        return fault(sys.argv[1:], error)
    return code


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
