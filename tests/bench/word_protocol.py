"""The protocol as a Word template fills it: section by section what our paper says."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import docxtpl  # pyright: ignore[reportMissingTypeStubs]
import zxingcpp
from docx import Document, oxml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image
from reportlab.platypus import PageBreak, Paragraph, Table

from commission_app.documents import protocol as ours
from commission_app.documents.document import Setting
from commission_app.documents.flowables import CodeBox, EndingTable, Pair
from commission_app.documents.press import Mark, Page, Printed
from commission_app.documents.styles import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from commission_app.documents.protocol_snapshot import ProtocolSnapshot

_xml: Any = oxml  # its types are partly unknown
FONT, POINTS, SMALL = "PT Serif", 10, 8


@dataclass
class _Clauses:
    """Sentences in both languages that stand level."""

    pairs: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


class WordProtocol:
    """A template with every section, table, annex and code of our protocol, and its words.

    Words and widths are taken from the pages that we compose, before the clock runs: the same
    clauses in two columns, the same rows in the same columns, heads that repeat, page X of Y.
    """

    def __init__(self, snapshot: ProtocolSnapshot, template: Path) -> None:
        self.template = template
        self.words: dict[str, Any] = {}
        self.codes: dict[str, str] = {}
        self._document: Any = Document()
        self._page()
        for block in _blocks(_story(snapshot)):
            self._add(block)
        self._document.save(str(template))

    def save(self, place: Path) -> None:
        """The filled template: what is measured, together with its conversion."""
        word: Any = docxtpl.DocxTemplate(self.template)
        pictures = {
            name: docxtpl.InlineImage(word, qr_picture(code), width=Mm(17))
            for name, code in self.codes.items()
        }
        word.render(self.words | pictures)
        word.save(place / "protocol.docx")

    def _page(self) -> None:
        page = self._document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin, page.right_margin = Mm(30), Mm(15)
        page.top_margin, page.bottom_margin = Mm(18), Mm(24)
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(POINTS)
        style.paragraph_format.space_after = Pt(2)
        foot = page.footer.paragraphs[0]
        for part in ("PAGE", " / ", "NUMPAGES"):
            _field(foot, part) if part.isupper() else foot.add_run(part)

    def _add(self, block: Any) -> None:
        if isinstance(block, _Clauses):
            self._clauses(block.pairs)
        elif isinstance(block, PageBreak):
            self._document.add_page_break()
        elif isinstance(block, CodeBox):
            self._code(block)
        else:
            self._table(block)

    def _clauses(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Kazakh and Russian level beside each other: a table without rules."""
        if pairs:
            name = self._named([{"kk": kk, "ru": ru} for kk, ru in pairs])
            table = self._document.add_table(rows=3, cols=2)
            self._loop(table, 0, name, ("kk", "ru"))

    def _table(self, flow: Any) -> None:
        rows = [[_text(cell) for cell in row] for row in flow._cellvalues]
        heads = int(flow.repeatRows or 0)
        if heads == 2:  # the first says that the table continues, which Word cannot
            rows, heads = rows[1:], 1
        keys = [f"c{place}" for place in range(len(rows[0]))]
        name = self._named([dict(zip(keys, row, strict=True)) for row in rows[heads:]])
        table = self._document.add_table(rows=heads + 3, cols=len(keys))
        if heads:
            table.style = "Table Grid"
        for row, texts in zip(table.rows, rows[:heads], strict=False):
            _repeat(row)
            for cell, text in zip(row.cells, texts, strict=True):
                _put(cell, text)
        self._loop(table, heads, name, keys)
        table.autofit = False
        widths = [Mm(width / mm) for width in flow._colWidths]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width

    def _loop(self, table: Any, first: int, name: str, keys: Sequence[str]) -> None:
        """docxtpl repeats the row between these two."""
        table.cell(first, 0).text = "{%tr for row in " + name + " %}"
        for place, key in enumerate(keys):
            _put(table.cell(first + 1, place), "{{ row." + key + " }}")
        table.cell(first + 2, 0).text = "{%tr endfor %}"

    def _code(self, box: CodeBox) -> None:
        name = f"qr{len(self.codes)}"
        self.codes[name] = box.digest.upper()
        for line in (box.caption, box.code, *box.lines, "{{ " + name + " }}"):
            self._document.add_paragraph(line)

    def _named(self, rows: list[dict[str, str]]) -> str:
        name = f"rows{len(self.words)}"
        self.words[name] = rows
        return name


def qr_picture(text: str) -> io.BytesIO:
    """A code as Word takes it."""
    library: Any = zxingcpp
    code = library.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = io.BytesIO()
    Image.fromarray(code.to_image(scale=4, add_quiet_zones=False)).save(picture, "PNG")
    picture.seek(0)
    return picture


def _story(snapshot: ProtocolSnapshot) -> list[Any]:
    """What our protocol sends to the press, and nothing is printed."""
    caught: list[Any] = []

    def catch(_page: Page, _mark: Mark, _title: str, story: Sequence[Any]) -> Printed:
        caught.extend(story)
        return Printed(b"", 0)

    true, ours.print_story = ours.print_story, catch
    try:
        ours.compose(snapshot, Setting(Mark(), "columns"))
    finally:
        ours.print_story = true
    return caught


def _blocks(story: Sequence[Any]) -> Iterator[Any]:
    """Tables, codes and page breaks, and between them lists of clauses in two languages."""
    clauses = _Clauses()
    for flow in _flat(story):
        if isinstance(flow, Pair):
            kk, ru = (_text(side) for side in flow.sides)
            clauses.pairs.append((kk, ru))
        elif isinstance(flow, Paragraph):
            clauses.pairs.append((_text(flow), ""))
        elif isinstance(flow, (EndingTable, Table, CodeBox, PageBreak)):
            yield clauses
            clauses = _Clauses()
            yield flow
    yield clauses


def _flat(story: Sequence[Any]) -> Iterator[Any]:
    for flow in story:
        inner = getattr(flow, "_content", None)
        if inner is None:
            yield flow
        else:
            yield from _flat(inner)


def _text(cell: Any) -> str:
    if isinstance(cell, (list, tuple)):
        several = cast("Sequence[Any]", cell)
        return "\n".join(filter(None, map(_text, several)))
    if isinstance(cell, Paragraph):
        parts = [" " if getattr(frag, "lineBreak", False) else frag.text for frag in cell.frags]
        return " ".join([cell.bulletText or "", "".join(parts)]).strip().replace("\u00ad", "")
    return cell if isinstance(cell, str) else _text(getattr(cell, "line", ""))


def _put(cell: Any, text: str) -> None:
    cell.text = text
    cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    for run in cell.paragraphs[0].runs:
        run.font.size = Pt(SMALL)


def _repeat(row: Any) -> None:
    mark = _xml.OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _field(paragraph: Any, name: str) -> None:
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        element = _xml.OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = name
        run._r.append(element)
