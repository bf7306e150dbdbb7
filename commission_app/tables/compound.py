"""The old format of Excel: a look at what its records promise, before a library believes them.

The library that reads the cells reserves memory by these numbers, and a failed reservation ends
the whole program. Layout: [MS-CFB] for the container, [MS-XLS] for the records.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROWS, _COLUMNS = 65_536, 256  # as many as the format has
_LAST = 0xFFFF_FFFA  # greater numbers of sectors are marks
_CELLS = frozenset((0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E))
_MULTIPLE, _DIMENSIONS, _STRINGS, _SHEET, _END = 0x00BD, 0x0200, 0x00FC, 0x0085, 0x000A


def largest_sheet(raw: bytes) -> int:
    """The most cells that the table of one sheet would have.

    ValueError for a container or a record that cannot be what it says.
    """
    try:
        streams = _Container(raw).streams()
        return max(
            _area(stream, start)
            for name, stream in streams.items()
            if name in {"Workbook", "Book"}
            for start in (0, *_sheets(stream))
        )
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError("torn") from error


class _Container:
    """A compound file: sectors chained by a table, a directory of streams."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        shift, small_shift = struct.unpack_from("<HH", raw, 0x1E)
        if shift not in {9, 12} or small_shift != 6:
            raise ValueError("sector size")
        self._size = 1 << shift
        counts = struct.unpack_from("<I", raw, 0x2C) + struct.unpack_from("<8xI4xI", raw, 0x38)
        if any(count * self._size > len(raw) for count in counts):
            raise ValueError("table size")
        self._table = self._numbers(self._table_sectors(counts[0]))

    def streams(self) -> dict[str, bytes]:
        """All streams by name."""
        start, cutoff, small_start = struct.unpack_from("<I4xII", self._raw, 0x30)
        entries = self._chained(start)
        small = self._numbers(self._chain(small_start, self._table))
        found: dict[str, bytes] = {}
        store = b""
        for place in range(0, len(entries), 128):
            length, kind = struct.unpack_from("<HB", entries, place + 64)
            first, size = struct.unpack_from("<II", entries, place + 116)
            if kind == 5:
                store = self._chained(first)
            elif kind == 2:
                name = entries[place : place + max(min(length, 64) - 2, 0)].decode("utf-16-le")
                if size < cutoff:
                    pieces = self._chain(first, small)
                    found[name] = b"".join(store[at * 64 : at * 64 + 64] for at in pieces)[
                        :size
                    ]
                else:
                    found[name] = self._chained(first)[:size]
        return found

    def _table_sectors(self, count: int) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._raw, 0x4C))
        following, left = struct.unpack_from("<II", self._raw, 0x44)
        while following < _LAST and left:
            numbers = self._numbers([following])
            sectors += numbers[:-1]
            following, left = numbers[-1], left - 1
        return [sector for sector in sectors if sector < _LAST][:count]

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, self._chain(start, self._table)))

    def _chain(self, start: int, table: list[int]) -> list[int]:
        found: list[int] = []
        while start < _LAST:
            if len(found) > len(table):
                raise ValueError("endless chain")
            found.append(start)
            start = table[start]
        return found

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        if begin >= len(self._raw):
            raise ValueError("missing sector")
        return self._raw[begin : begin + self._size]

    def _numbers(self, sectors: list[int]) -> list[int]:
        joined = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4]))


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Records from `start` to the end of their substream."""
    place, kind = start, 0
    while kind != _END and place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _sheets(stream: bytes) -> list[int]:
    """Where the sheets of a workbook begin."""
    found = [
        struct.unpack_from("<I", body)[0]
        for kind, body in _records(stream, 0)
        if kind == _SHEET
    ]
    if len(found) > 1000:
        raise ValueError("sheets")
    return found


def _area(stream: bytes, start: int) -> int:
    top, bottom, left, right = _ROWS, 0, _COLUMNS, 0
    for kind, body in _records(stream, start):
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", body)
            last = column + (max(len(body) - 6, 6) // 6 if kind == _MULTIPLE else 1)
            if last > _COLUMNS:
                raise ValueError("column")
            top, bottom = min(top, row), max(bottom, row + 1)
            left, right = min(left, column), max(right, last)
        else:
            _check_promise(kind, body, len(stream))
    return max(bottom - top, 0) * max(right - left, 0)


def _check_promise(kind: int, body: bytes, size: int) -> None:
    """ValueError for a number of rows, columns or strings that no such file holds."""
    if kind == _STRINGS and struct.unpack_from("<4xI", body)[0] > size:
        raise ValueError("strings")
    if kind == _DIMENSIONS:
        form = "<IIHH" if len(body) == 14 else "<HHHH"
        top, bottom, left, right = struct.unpack_from(form, body)
        if not (top <= bottom <= _ROWS and left <= right <= _COLUMNS):
            raise ValueError("dimensions")
