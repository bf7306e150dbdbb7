from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from commission_app.shared.errors import UserError
from commission_app.tables.compound import largest_sheet
from commission_app.tables.reading import read_sheets

OLD = (Path(__file__).parent / "files" / "invented.xls").read_bytes()
DIMENSIONS = struct.pack("<HHIIHHH", 0x0200, 14, 0, 4, 0, 5, 0)


def changed(find: bytes, put: bytes) -> bytes:
    assert OLD.count(find) == 1
    assert len(find) == len(put)
    return OLD.replace(find, put)


def test_a_healthy_file_has_as_many_cells_as_its_table() -> None:
    assert largest_sheet(OLD) == 4 * 5


@pytest.mark.parametrize(
    "promise", [(0, 2**32 - 1, 0, 5), (131, 4, 0, 5), (0, 4, 0, 65535), (0, 4, 6, 5)]
)
def test_impossible_dimensions_are_refused(promise: tuple[int, int, int, int]) -> None:
    put = struct.pack("<HHIIHHH", 0x0200, 14, *promise, 0)
    with pytest.raises(ValueError, match="dimensions"):
        largest_sheet(changed(DIMENSIONS, put))


def test_more_strings_than_bytes_are_refused() -> None:
    start = OLD.index(struct.pack("<HH", 0x00FC, 153))
    raw = OLD[: start + 8] + b"\xff\xff\xff\x7f" + OLD[start + 12 :]
    with pytest.raises(ValueError, match="strings"):
        largest_sheet(raw)


def test_a_cell_in_a_column_that_the_format_lacks_is_refused() -> None:
    cell = struct.pack("<HHHH", 0x00FD, 10, 0, 0)
    with pytest.raises(ValueError, match="column"):
        largest_sheet(changed(cell, struct.pack("<HHHH", 0x00FD, 10, 0, 60_000)))


def test_a_table_of_sectors_larger_than_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match="table size"):
        largest_sheet(OLD[:0x2C] + b"\xff\xff\xff\x00" + OLD[0x30:])


def test_an_unknown_size_of_sectors_is_refused() -> None:
    with pytest.raises(ValueError, match="sector size"):
        largest_sheet(OLD[:0x1E] + b"\x1f\x00" + OLD[0x20:])


def test_a_chain_without_an_end_is_refused() -> None:
    table = struct.unpack_from("<I", OLD, 0x4C)[0]
    directory = struct.unpack_from("<I", OLD, 0x30)[0]
    place = 512 * (table + 1) + 4 * directory
    with pytest.raises(ValueError, match="endless"):
        largest_sheet(OLD[:place] + struct.pack("<I", directory) + OLD[place + 4 :])


def test_a_torn_or_altered_old_file_is_refused_or_read_and_never_ends_the_program(
    tmp_path: Path,
) -> None:
    chance, path, answers = random.Random(1), tmp_path / "a.xls", set[str]()
    for _ in range(150):
        raw = bytearray(OLD)
        for _ in range(3):
            raw[chance.randrange(8, len(raw))] = chance.randrange(256)
        path.write_bytes(bytes(raw[: chance.randrange(1000, len(raw) + 1)]))
        try:
            answers.add(str(len(list(read_sheets(path)))))
        except UserError as refused:
            answers.add(refused.key)
    assert answers <= {"1", "tables.file_damaged", "tables.file_kind", "tables.too_many_cells",
                       "tables.too_many_columns"}  # fmt: skip
