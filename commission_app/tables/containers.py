"""What a file really is and whether it is safe to unpack, decided from its bytes."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Literal
from xml.parsers import expat

from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.tables import limits
from commission_app.tables.compound import largest_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

Container = Literal["workbook", "text"]
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"PK\x05\x06",
)
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|head|meta)", re.IGNORECASE
)
# a cell with content in a column of three letters, or a cell or row that may lie too far down
_FAR = re.compile(
    rb"""r\s*=\s*["']([A-Za-z]{3,}\d+|[A-Za-z]{0,2}(?:[2-9]\d{5}|\d{7,}))["'][^>]*(?<!/)>"""
)
_DIGITS = b"0123456789"
_UNNUMBERED = re.compile(rb"<(?:\w+:)?c(?:\s(?!r=\")|>)")


def examine(raw: bytes, file: str) -> Container:
    """Whether `raw` is a workbook or text; UserError for all that must not be opened."""
    if not raw.strip(b"\0\t\r\n "):
        raise UserError(T("tables.file_empty"), file=file)
    if raw.startswith(_ZIP):
        _examine_archive(raw, file)
        return "workbook"
    if raw.startswith(_OLE):
        _examine_compound(raw, file)
        return "workbook"
    if raw.startswith(_OTHERS) or _MARKUP.match(raw[:200]):
        raise UserError(T("tables.file_kind"), file=file)
    return "text"


def _examine_compound(raw: bytes, file: str) -> None:
    """The old format of Excel, Word and encrypted workbooks; stream names are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise UserError(T("tables.file_encrypted"), file=file)
    if "_VBA_PROJECT".encode("utf-16-le") in raw:
        raise UserError(T("tables.file_macros"), file=file)
    if not any(name.encode("utf-16-le") in raw for name in ("Workbook", "Book")):
        raise UserError(T("tables.file_kind"), file=file)
    try:
        cells = largest_sheet(raw)
    except ValueError:
        raise UserError(T("tables.file_damaged"), file=file) from None
    if cells > limits.CELLS:
        raise _too_large(file)


def _examine_archive(raw: bytes, file: str) -> None:
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise UserError(T("tables.file_damaged"), file=file) from None
    names = {part.filename for part in parts}
    _examine_names(names, file)
    if any(part.flag_bits & 1 for part in parts):
        raise UserError(T("tables.file_encrypted"), file=file)
    if len(parts) > limits.PARTS or sum(part.file_size for part in parts) > limits.UNPACKED:
        raise UserError(T("tables.file_bomb"), file=file)
    for name, text in _unpacked(raw, parts, file):
        _examine_part(name, text, file)


def _examine_names(names: set[str], file: str) -> None:
    if any(name.lower().endswith(("vbaproject.bin", "script-lb.xml")) for name in names):
        raise UserError(T("tables.file_macros"), file=file)
    modern = "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names)
    if "xl/workbook.bin" in names or not (modern or {"mimetype", "content.xml"} <= names):
        raise UserError(T("tables.file_kind"), file=file)


def _unpacked(
    raw: bytes, parts: list[zipfile.ZipInfo], file: str
) -> Iterator[tuple[str, bytes]]:
    """Each XML part; UserError for one whose size or packing is not what the archive says.

    Sizes in an archive are only promises, and the library that reads the cells believes them.
    """
    for part in parts:
        if (
            not part.filename.lower().endswith((".xml", ".rels"))
            and part.filename != "mimetype"
        ):
            continue
        head = raw[part.header_offset : part.header_offset + 30]
        if len(head) < 30 or part.compress_type not in {0, 8}:
            raise UserError(T("tables.file_damaged"), file=file)
        start = part.header_offset + 30 + sum(struct.unpack("<HH", head[26:30]))
        packed = raw[start : start + part.compress_size]
        yield part.filename, _inflate(packed, part, file)


def _inflate(packed: bytes, part: zipfile.ZipInfo, file: str) -> bytes:
    if part.compress_type == 0:
        if part.file_size != len(packed):
            raise UserError(T("tables.file_damaged"), file=file)
        return packed
    stream = zlib.decompressobj(-15)
    try:
        text = stream.decompress(packed, part.file_size + 1)
    except zlib.error:
        raise UserError(T("tables.file_damaged"), file=file) from None
    if len(text) > part.file_size:
        raise UserError(T("tables.file_bomb"), file=file)
    if not stream.eof or len(text) < part.file_size or zlib.crc32(text) != part.CRC:
        raise UserError(T("tables.file_damaged"), file=file)
    return text


def _examine_part(name: str, text: bytes, file: str) -> None:
    if name == "mimetype" and not text.startswith(
        b"application/vnd.oasis.opendocument.spreadsheet"
    ):
        raise UserError(T("tables.file_kind"), file=file)
    if (
        b"<!ENTITY" in text
        or b"<!DOCTYPE" in text[:1000]
        or text[:2] in {b"\xff\xfe", b"\xfe\xff"}
    ):
        raise UserError(T("tables.file_damaged"), file=file)
    if name == "META-INF/manifest.xml" and b"encryption-data" in text:
        raise UserError(T("tables.file_encrypted"), file=file)
    if name == "content.xml":
        _OpenDocument(file).measure(text)
    elif b"sheetData" in text[:100_000]:
        _measure_sheet(text, file)


def _measure_sheet(text: bytes, file: str) -> None:
    """Refuse a sheet whose few cells lie far apart: its table would not fit into the memory."""
    if text.count(b"<c") + text.count(b":c ") > limits.CELLS:
        raise _too_large(file)
    for far in _FAR.finditer(text):
        column = far[1].rstrip(_DIGITS)
        if len(column) > 2 or (column and int(far[1][len(column) :]) > limits.ROWS):
            raise _too_large(file)
        # a row far down is harmless where each cell says its own place
        if not column and _UNNUMBERED.search(text):
            raise _too_large(file)


class _OpenDocument:
    """A measurer of .ods tables, where a repeated cell can stand for a billion."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._row = self._column = self._rows = self._columns = 0
        self._cells = 0

    def measure(self, text: bytes) -> None:
        """UserError for a table beyond the limits or a broken document."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._enter
        parser.EndElementHandler = self._leave
        try:
            parser.Parse(text, True)  # noqa: FBT003 - the parser's own signature
        except (expat.ExpatError, LookupError):  # the latter for an encoding nobody knows
            raise UserError(T("tables.file_damaged"), file=self._file) from None

    def _enter(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._row = 0
        elif name == "table:table-row":
            self._column = self._columns = 0
            self._rows = _times(attributes, "table:number-rows-repeated")
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._column += _times(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes or "table:formula" in attributes:
                self._columns = self._column
        elif name == "text:p":
            self._columns = self._column

    def _leave(self, name: str) -> None:
        if name != "table:table-row":
            return
        self._row += self._rows
        if self._columns:
            self._cells += self._columns * self._rows
            if self._row > limits.ROWS or self._columns > limits.COLUMNS:
                raise _too_large(self._file)
            if self._cells > limits.CELLS:
                raise _too_large(self._file)


def _times(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1_000_000_000


def _too_large(file: str) -> UserError:
    return UserError(
        T("tables.too_many_cells"), file=file, rows=limits.ROWS, columns=limits.COLUMNS
    )
