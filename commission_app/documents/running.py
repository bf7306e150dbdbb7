"""Running text in two languages: level columns, or Kazakh first and then Russian."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from commission_app.documents.fitting import paragraph
from commission_app.documents.flowables import EndingTable, Pair, column_of
from commission_app.documents.lettering import Paragraph
from commission_app.documents.styles import BODY, SECTION, listed, mm
from commission_app.documents.wording import PRINTED, Both

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.lib.styles import ParagraphStyle

    from commission_app.documents.press import Layout

MOST = 150 * mm  # of a lead and a first row: a page of its own would have no more
CARRIED = 2  # so many items before the signatures go over the page with them
SECTION_AIR = 6.0  # points below a section
WHOLE = 10  # up to so many signatures stand on one page


@dataclass(frozen=True)
class _Way:
    """How a thought is set: air after it, whether it stays with the next, its number."""

    after: float
    keep: bool = False
    rule: bool = True
    bullet: str | None = None


class Running:
    """A document's story; sections number themselves, so both languages share the number."""

    def __init__(self, width: float, layout: Layout) -> None:
        self.width, self.layout = width, layout
        self.columns = layout == "columns"
        self._flow: list[Flowable] = []
        self._russian: list[Flowable] = []
        self._sections = 0

    @property
    def story(self) -> list[Flowable]:
        self._turn()
        return self._flow

    def text(
        self, words: Both, style: ParagraphStyle = BODY, after: float = 6, *, rule: bool = True
    ) -> None:
        """One thought; after is the air below it in points."""
        self._add(words, style, _Way(after, rule=rule))

    def items(self, rows: Sequence[Both], after: float = 2, last: float = 6) -> None:
        """A numbered list."""
        style = listed(len(rows))
        for i, words in enumerate(rows, 1):
            self._add(words, style, _Way(after if i < len(rows) else last, bullet=f"{i})"))

    def lead(self, words: Both, style: ParagraphStyle = BODY, after: float = 3) -> None:
        """A thought that stays with what follows it."""
        self._add(words, style, _Way(after, keep=True))

    def lead_over(self, words: Both, style: ParagraphStyle = BODY) -> None:
        """A thought that introduces a table: both languages stand just above it."""
        self._turn()
        self.lead(words, style, 4)

    def heading(self, words: Both) -> int:
        """The next section, above running text; returns its number."""
        self._settle()
        self._turn()
        self._add(self.numbered(words), SECTION, _Way(3, keep=True))
        return self._sections

    def heading_over(self, words: Both, room: float = 60 * mm) -> None:
        """The next section, above a table: it needs `room` points on the page.

        `keepWithNext` would drag the whole table along.
        """
        self._settle()
        self._turn()
        self._flow.append(CondPageBreak(room))
        self._add(self.numbered(words), SECTION, _Way(3, rule=False))

    def put(self, *flowables: Flowable) -> None:
        """Tables and what else runs over the full width."""
        self._turn()
        self._flow.extend(flowables)

    def over(self, table: EndingTable, room: float = 30 * mm) -> None:
        """A table under a lead: both go over where not even its first row has room.

        `room` in points is the least that is wanted for them.
        """
        lead = self._led()
        led = sum(one.wrap(self.width, 9999)[1] + one.getSpaceAfter() for one in lead)
        need = min(led + table.beginning(self.width) + 1, MOST)
        self._flow.extend((CondPageBreak(max(room, need)), *lead, table))

    def air(self, points: float) -> None:
        """Free space over the full width."""
        self.put(Spacer(1, points))

    def _settle(self) -> None:
        """A section ends with the full air, in both languages, also after a list."""
        for flow in (self._flow, self._russian):
            if flow and isinstance(flow[-1], Pair | Paragraph) and not _bound(flow[-1]):
                flow[-1].spaceAfter = max(SECTION_AIR, flow[-1].getSpaceAfter())

    def sign(self, head: Sequence[Flowable], rows: Sequence[Flowable], end: Flowable) -> None:
        """Signatures: never alone on a page, never parted from the last words before them."""
        self._turn()
        if len(rows) <= WHOLE:
            parts = [[*head, *rows, Spacer(1, 12), end]]
        else:
            parts = [
                [*head, *rows[:2]],
                *([row] for row in rows[2:-2]),
                [*rows[-2:], Spacer(1, 12), end],
            ]
        parts[0] = [*self._carried(parts[0]), *parts[0]]
        self._flow.extend(KeepTogether(part) for part in parts)

    def _led(self) -> list[Flowable]:
        """The headings and leads at the end, no longer bound to the table that follows."""
        self._turn()
        lead: list[Flowable] = []
        while self._flow and _bound(self._flow[-1]):
            lead.insert(0, self._flow.pop())
        for flowable in lead[-1:]:
            flowable.keepWithNext = 0
        return lead

    def _carried(self, block: Sequence[Flowable]) -> list[Flowable]:
        """What goes over with the block: the last items, or the last rows of a table."""
        notes: list[Flowable] = []
        while self._flow and isinstance(self._flow[-1], Spacer):
            notes.insert(0, self._flow.pop())
        while self._flow and len(notes) < CARRIED + 1 and not _heavy(self._flow[-1]):
            notes.insert(0, self._flow.pop())
        while self._flow and _bound(self._flow[-1]):
            notes.insert(0, self._flow.pop())
        if self._flow and isinstance(self._flow[-1], EndingTable):
            whole = [*notes, *block]
            self._flow[-1].tail = sum(f.wrap(self.width, 9999)[1] for f in whole) + 12
        return notes

    def numbered(self, words: Both) -> Both:
        """A heading in capitals with the next section's number."""
        self._sections += 1
        return words.map(lambda text: f"{self._sections}. {text.upper()}")

    def _add(self, words: Both, style: ParagraphStyle, way: _Way) -> None:
        room = column_of(self.width) if self.columns else self.width
        sides = [
            paragraph(text, lang, style, room, way.bullet)
            for lang, text in zip(PRINTED, words, strict=True)
        ]
        if self.columns:
            pair = Pair(sides, way.after, rule=way.rule)
            pair.keepWithNext = int(way.keep)
            self._flow.append(pair)
            return
        for side, flow in zip(sides, (self._flow, self._russian), strict=True):
            side.spaceAfter, side.keepWithNext = way.after, int(way.keep)
            flow.append(side)

    def _turn(self) -> None:
        """Where the languages stand one after the other: now the Russian of this section."""
        if self._russian:
            last = self._flow[-1]
            last.spaceAfter = max(SECTION_AIR, last.getSpaceAfter())
        self._flow.extend(self._russian)
        self._russian = []


def _bound(flowable: Flowable) -> bool:
    """Whether it stays with the next one."""
    untyped: Any = flowable
    return bool(untyped.getKeepWithNext())


def _heavy(flowable: Flowable) -> bool:
    return isinstance(flowable, EndingTable | CondPageBreak | KeepTogether)
