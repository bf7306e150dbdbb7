"""A mend for PySide6 6.12 on Python 3.11: each call without a result takes one None too many.

Its wheels are built against headers in which None is immortal. Before 3.12 it is counted, and
after some thousand calls of Qt the interpreter ends with "deallocating None".
"""

from __future__ import annotations

import ctypes
import sys

SPARE = 1 << 40  # a million calls a second would last for twelve days


def spare_none() -> None:
    """Count so many more references to None that the missing ones never matter."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < SPARE // 2:
        count = ctypes.c_ssize_t.from_address(id(None))
        count.value += SPARE
