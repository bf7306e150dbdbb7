"""Work over very many values at once."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextlib.contextmanager
def in_bulk() -> Generator[None]:
    """Do not look for cycles meanwhile; what the rest of the program leaves waits.

    What grows by the ten thousand is looked through again and again, and facts and rows hold
    no cycles.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
