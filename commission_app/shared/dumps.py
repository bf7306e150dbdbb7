"""No picture of this process's memory reaches a disk: keys and names would lie in it."""

from __future__ import annotations

import contextlib
import ctypes
import sys

_PR_SET_DUMPABLE = 4  # Linux: no core dump, no debugger of the same user, /proc is closed
_SEM_NOGPFAULTERRORBOX = 0x2  # Windows: no report of a fault, which may hold memory


def forbid() -> None:
    """For this process and those that it starts; a system that knows no such thing goes on."""
    if sys.platform == "win32":
        _forbid_reports()
        return
    import resource  # noqa: PLC0415 - Windows has none

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _forbid_reports() -> None:
    """Windows Error Reporting leaves this program alone, in this session."""
    windows = getattr(ctypes, "windll")  # noqa: B009 - other systems' types do not know it
    with contextlib.suppress(OSError, AttributeError):
        windows.kernel32.SetErrorMode(_SEM_NOGPFAULTERRORBOX)
        windows.wer.WerAddExcludedApplication(sys.executable, False)  # noqa: FBT003 - all users: no
