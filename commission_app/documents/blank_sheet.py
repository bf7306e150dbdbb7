"""The blank score sheet, filled in by hand where a laptop fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Spacer

from commission_app.documents.blocks import blank_signature, title_line
from commission_app.documents.document import Document, Setting
from commission_app.documents.fitting import two
from commission_app.documents.flowables import TickBoxes, WritingLines
from commission_app.documents.lettering import Paragraph
from commission_app.documents.press import Page, Printed, print_story
from commission_app.documents.running import Running
from commission_app.documents.sheet_parts import (
    MARGINS,
    field_block,
    labelled,
    scale_legend,
    season_lines,
)
from commission_app.documents.styles import (
    CELL_BOLD,
    FINE,
    INK,
    LABEL,
    QUIET,
    SHEET_TITLE,
    mm,
)
from commission_app.documents.tables import column, figure, table
from commission_app.documents.wording import bare, both, one_line, plain, whole
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from commission_app.documents.snapshots import RulesetLine
    from commission_app.domain.language import Bilingual

STEPS = (7.5, 6.5, 5.5)  # mm between writing lines; more criteria, less room
TICKED = 15  # scales of up to so many marks have a box for each


@dataclass(frozen=True, kw_only=True)
class BlankSheetSnapshot:
    """The criteria and the scale of a ruleset, for writing by hand."""

    season: str
    ruleset: RulesetLine
    criteria: tuple[Bilingual, ...]
    scale: tuple[tuple[str, Bilingual], ...]  # mark and its label, lowest first
    maximum: str
    role: Bilingual  # whose signature
    form: str = ""


def compose(sheet: BlankSheetSnapshot, setting: Setting) -> Printed:
    """One page; UserError where the criteria do not fit on it."""
    foot = one_line(both(T("documents.sheet.title_blank")))
    form = bare(one_line(both(T("documents.form"), form=sheet.form))) if sheet.form else ""
    page = Page(A4, MARGINS, foot, form)
    for step in STEPS:
        story = _story(sheet, setting, page.width, step * mm)
        printed = print_story(page, setting.mark, foot, story)
        if printed.pages == 1:
            return printed
    raise UserError(T("documents.sheet.too_many"), n=len(sheet.criteria))


def _story(
    sheet: BlankSheetSnapshot, setting: Setting, width: float, step: float
) -> list[Flowable]:
    paper = Running(width, setting.layout)
    title = both(T("documents.sheet.title")).map(str.upper)
    paper.put(*title_line(title, season_lines(sheet.season, sheet.ruleset), width, SHEET_TITLE))
    paper.put(_fields(width), Spacer(1, 6), _marks(sheet, step), Spacer(1, 4))
    paper.put(scale_legend(sheet.scale[::-1], width), Spacer(1, 6))
    paper.put(Paragraph(one_line(both(T("documents.sheet.remark"))), LABEL))
    paper.put(WritingLines(2, step), Spacer(1, 6))
    paper.text(both(T("documents.sheet.no_conflict")), QUIET, 3)
    paper.put(*two(both(T("documents.sheet.blank_note")), width, FINE, FINE))
    below = both(T("documents.sheet.name_and_date"))
    paper.put(blank_signature(plain(sheet.role), below, width, 20))
    paper.put(Spacer(1, 4), _office(width))
    return paper.story


def _office(width: float) -> Flowable:
    """What is written on it when it is typed in: the program asks for these three."""
    keys = (
        T("documents.field.typed_by"),
        T("documents.field.paper_number"),
        T("documents.field.typed_on"),
    )
    row = [labelled(key, WritingLines(1, 7 * mm)) for key in keys]
    return field_block([row], width, rules=False)


def _fields(width: float) -> Flowable:
    one = 8 * mm
    keys = (
        (
            T("documents.field.candidate"),
            T("documents.field.code"),
            T("documents.field.language"),
        ),
        (
            T("documents.field.region_organisation"),
            T("documents.field.date"),
            T("documents.field.place_short"),
        ),
        (
            T("documents.field.member"),
            T("documents.field.started"),
            T("documents.field.finished"),
        ),
    )
    lines = (1, 1, 2)  # the member writes name and post
    rows = [
        [labelled(key, WritingLines(n if i == 0 else 1, one)) for i, key in enumerate(row)]
        for row, n in zip(keys, lines, strict=True)
    ]
    return field_block(rows, width, rules=False)


def _marks(sheet: BlankSheetSnapshot, step: float) -> Flowable:
    columns = (
        column(T("documents.column.number"), 8, centred=True),
        column(T("documents.column.criterion"), 58),
        column(T("documents.column.mark_to_tick"), 37),
        column(T("documents.column.comment"), 67),
    )
    labels = [mark for mark, _ in sheet.scale]
    rows: list[list[Any]] = [
        [
            figure(i),
            two(whole(criterion), columns[1].inner, CELL_BOLD),
            TickBoxes(labels) if len(labels) <= TICKED else WritingLines(1, 9 * mm),
            WritingLines(2, step),
        ]
        for i, criterion in enumerate(sheet.criteria, 1)
    ]
    total = both(T("documents.sheet.total"), maximum=sheet.maximum)
    in_words = Paragraph(one_line(both(T("documents.sheet.in_words"))), LABEL)
    rows.append(
        [
            "",
            two(total, columns[1].inner, CELL_BOLD),
            WritingLines(1, 9 * mm),
            [in_words, WritingLines(1, 6 * mm)],
        ]
    )
    extra = [
        ("TOPPADDING", (0, 1), (-1, -1), 3.6),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 4.2),
        ("LINEABOVE", (0, -1), (-1, -1), 0.6, INK),
    ]
    return table(columns, rows, extra=extra)


DOCUMENT = Document(
    "blank_sheet", T("documents.sheet.title_blank"), BlankSheetSnapshot, compose
)
