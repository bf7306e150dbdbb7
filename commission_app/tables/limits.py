"""How much of a stranger's file the program takes on."""

from __future__ import annotations

from typing import Final

FILE: Final = 64 << 20  # bytes on disk
UNPACKED: Final = 384 << 20  # bytes of all parts of a workbook
PARTS: Final = 5_000  # files inside a workbook
ROWS: Final = 200_000
COLUMNS: Final = 200
CELLS: Final = 5_000_000  # a sheet of full rows and full columns would fill the memory
TEXT: Final = 32_767  # characters of one cell, as in Excel
HEADINGS_WITHIN: Final = 40  # rows above the headings may hold titles
