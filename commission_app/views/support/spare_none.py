"""A mend for PySide6 6.12 on Python 3.11: each call takes one None, True or False too many.

Its wheels are built against headers in which these are immortal. Before 3.12 they are counted,
and after some thousand calls of Qt the interpreter ends with "deallocating None".
"""

from __future__ import annotations

import ctypes
import sys

SPARE = 1 << 40  # a million calls a second would last for twelve days


def spare_none() -> None:
    """Count so many more references to them that the missing ones never matter."""
    if sys.version_info >= (3, 12):
        return
    for one in (None, True, False):
        if sys.getrefcount(one) < SPARE // 2:
            count = ctypes.c_ssize_t.from_address(id(one))
            count.value += SPARE
