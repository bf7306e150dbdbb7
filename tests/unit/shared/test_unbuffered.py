"""Steps past the cache: whole sectors, then a short one, and nothing is asked after it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from commission_app.shared import unbuffered
from commission_app.shared.unbuffered import SECTOR, STEP, gathered

if TYPE_CHECKING:
    from pathlib import Path


class Medium:
    """Gives `size` bytes in steps, and says where it was asked."""

    def __init__(self, size: int) -> None:
        self.data = bytes(n % 251 for n in range(size))
        self.place = 0

    def step(self) -> bytes:
        assert self.place % SECTOR == 0, "asked at a place that is no sector's start"
        piece = self.data[self.place : self.place + STEP]
        self.place += len(piece)
        return piece


@pytest.mark.parametrize("size", [0, 1, SECTOR, STEP - 1, STEP, STEP + 1, 2 * STEP + SECTOR])
def test_all_bytes_are_gathered_and_no_odd_place_is_asked(size: int) -> None:
    medium = Medium(size)
    assert gathered(medium.step, size) == medium.data


def test_a_file_that_grew_is_not_read_for_ever() -> None:
    medium = Medium(10 * STEP)
    assert len(gathered(medium.step, STEP)) == 2 * STEP
    assert STEP % SECTOR == 0


@pytest.mark.skipif(sys.platform != "win32", reason="Windows alone reads so")
@pytest.mark.parametrize("size", [0, 1, SECTOR, STEP, STEP + 1])
def test_a_file_is_read_past_the_cache(tmp_path: Path, size: int) -> None:
    (tmp_path / "a").write_bytes(Medium(size).data)
    assert unbuffered.read(tmp_path / "a", size) == Medium(size).data  # pyright: ignore[reportAttributeAccessIssue]
