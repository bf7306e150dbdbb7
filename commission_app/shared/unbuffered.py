"""Windows: a file read from its medium and not from the system's cache.

Windows cannot be asked to forget what it has cached of a file. It reads past the cache where a
file is opened for that, in whole sectors and into memory that begins at a sector's start.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECTOR = 4096  # bytes: whole sectors of every medium there is, those of 512 bytes too
STEP = 64 * SECTOR  # bytes read at a time; memory of its own begins at a page's start


def gathered(step: Callable[[], bytes], most: int) -> bytes:
    """Steps until one is empty or short, or there is more than `most`.

    Only the end of a file is no whole number of sectors, so a short step is the last one: the
    place after it is no sector's start, and to ask there is refused.
    """
    found = bytearray()
    while len(found) <= most:
        piece = step()
        found += piece
        if not piece or len(piece) % SECTOR:
            break
    return bytes(found)


if sys.platform == "win32":
    import ctypes
    import mmap
    from ctypes import wintypes

    _GENERIC_READ, _OPEN_EXISTING = 0x80000000, 3
    _SHARE_ALL = 0x1 | 0x2 | 0x4
    _NO_BUFFERING = 0x20000000
    _INVALID_HANDLE = ctypes.c_void_p(-1).value
    _END_OF_FILE = 38

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _create = _kernel.CreateFileW
    _create.restype = ctypes.c_void_p
    _create.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        wintypes.DWORD,
        ctypes.c_void_p,
    )
    _read = _kernel.ReadFile
    _read.restype = wintypes.BOOL
    _read.argtypes = (
        ctypes.c_void_p,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
        ctypes.c_void_p,
    )
    _close = _kernel.CloseHandle
    _close.restype = wintypes.BOOL
    _close.argtypes = (ctypes.c_void_p,)

    def read(path: Path, most: int) -> bytes:
        """The bytes of `path` as its medium gives them, to its end or past `most`; OSError."""
        handle = _create(
            str(path.absolute()),
            _GENERIC_READ,
            _SHARE_ALL,
            None,
            _OPEN_EXISTING,
            _NO_BUFFERING,
            None,
        )
        if handle in {None, _INVALID_HANDLE}:
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            with mmap.mmap(-1, STEP) as memory:
                return gathered(lambda: _step(handle, memory), most)
        finally:
            _close(handle)

    def _step(handle: int, memory: mmap.mmap) -> bytes:
        got = wintypes.DWORD()
        start = (ctypes.c_char * STEP).from_buffer(memory)
        try:
            if not _read(handle, ctypes.byref(start), STEP, ctypes.byref(got), None):
                error = ctypes.get_last_error()
                if error != _END_OF_FILE:
                    raise ctypes.WinError(error)
                return b""
            return memory[: got.value]
        finally:
            del start  # or the memory cannot be given back
