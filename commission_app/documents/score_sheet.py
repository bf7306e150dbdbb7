"""A member's score sheet for one candidate, on one page, from the facts that were sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Spacer

from commission_app.documents.blocks import (
    code_box,
    code_line,
    signature_rows,
    title_line,
)
from commission_app.documents.document import Document, Setting
from commission_app.documents.fitting import name, paragraph, two, value
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
from commission_app.documents.snapshots import Control, Requisites, RulesetLine, Signatory
from commission_app.documents.styles import (
    BIG_FIGURE,
    CELL_BOLD,
    FIELD,
    FIELD_SANS,
    INK,
    LABEL,
    QUIET,
    REMARK,
    SHEET_TITLE,
    mm,
    sized,
)
from commission_app.documents.tables import column, figure, table
from commission_app.documents.wording import Both, bare, both, one_line, plain, whole
from commission_app.domain.calendar import in_figures
from commission_app.domain.numerals import HIGHEST, number_in_words
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from datetime import date

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

    from commission_app.documents.tables import Column
    from commission_app.domain.calendar import Printed as Language
    from commission_app.domain.language import Bilingual
    from commission_app.domain.names import Names


class Fit(NamedTuple):
    """How tight the sheet is set, in points: air in the rows, size of the comments."""

    air: float
    comment: float

    @property
    def remark(self) -> ParagraphStyle:
        """The style of comments."""
        return sized(REMARK, self.comment, self.comment * 1.22)


# The sheet takes the first that fits on one page.
FITS = (Fit(5.6, 9.2), Fit(4.2, 9.2), Fit(2.8, 9.2), Fit(1.6, 8.8), Fit(1.2, 8.2), Fit(1, 7.6))


@dataclass(frozen=True, kw_only=True)
class MarkLine:
    """One criterion: the mark as printed, the comment in the language it was written in."""

    criterion: Bilingual
    mark: str
    comment: str = ""
    language: Language = "kk"


@dataclass(frozen=True, kw_only=True)
class ScoreSheetSnapshot:
    """Everything a score sheet says; times and the device as they stand in the facts."""

    requisites: Requisites
    season: str
    ruleset: RulesetLine
    candidate: Names
    code: str
    language: Bilingual  # of the interview
    region: Bilingual
    organisation: Bilingual
    day: date
    started: str  # «10:20»
    finished: str
    member: Names
    role: Bilingual
    post: Bilingual | None
    lines: tuple[MarkLine, ...]
    total: str
    maximum: str
    scale: tuple[tuple[str, Bilingual], ...]  # mark and its label, as the legend lists them
    device: str
    sealed_at: str  # «29.09.2026 11:02:47»
    control: Control | None
    revision: int = 1
    remark: str = ""
    remark_language: Language = "kk"
    form: str = ""  # number of the form


def compose(sheet: ScoreSheetSnapshot, setting: Setting) -> Printed:
    """One page always: air gives way to long names; UserError where even that is too little."""
    foot = one_line(both(T("documents.sheet.title_short"))) + f"   ·   {sheet.code}"
    form = (
        one_line(both(T("documents.form"), form=sheet.form)) + "   ·   " if sheet.form else ""
    )
    page = Page(A4, MARGINS, foot, bare(form) + code_line(sheet.control))
    for fit in FITS:
        story = _story(sheet, setting, page.width, fit)
        printed = print_story(page, setting.mark, foot, story)
        if printed.pages == 1:
            return printed
    raise UserError(T("documents.sheet.too_long"), code=sheet.code)


def _story(
    sheet: ScoreSheetSnapshot, setting: Setting, width: float, fit: Fit
) -> list[Flowable]:
    air = fit.air
    paper = Running(width, setting.layout)
    title = both(T("documents.sheet.title")).map(str.upper)
    lines = season_lines(sheet.season, sheet.ruleset)
    paper.put(*title_line(title, lines, width, SHEET_TITLE))
    paper.put(_fields(sheet, setting, width), Spacer(1, 1.25 * air), _marks(sheet, fit))
    paper.put(Spacer(1, 4), scale_legend(sheet.scale, width), Spacer(1, 1.25 * air))
    if sheet.remark:
        paper.put(Paragraph(one_line(both(T("documents.sheet.remark"))), LABEL), Spacer(1, 1))
        markup = plain(sheet.remark).kk
        paper.put(
            paragraph(markup, sheet.remark_language, fit.remark, width), Spacer(1, 1.25 * air)
        )
    paper.text(both(T("documents.sheet.no_conflict")), QUIET, 2)
    signing = Signatory(names=sheet.member, role=sheet.role)
    paper.put(*signature_rows([signing], width, gap=12 + 2.2 * air), Spacer(1, 6 + air / 2))
    words = [*both(T("documents.code.sheet")), _sealed(sheet)]
    paper.put(code_box(sheet.control, words))
    return paper.story


def _fields(sheet: ScoreSheetSnapshot, setting: Setting, width: float) -> Flowable:
    left = width - 56 * mm - 8
    place = setting.need(sheet.requisites.place, T("documents.field.place"))
    where = plain(sheet.region).kk + ", " + plain(sheet.organisation).kk
    where_ru = plain(sheet.region).ru + ", " + plain(sheet.organisation).ru
    post: list[Any] = [Spacer(1, 2), *value(sheet.post, left, REMARK)] if sheet.post else []
    short, long = 26 * mm - 6, 30 * mm - 2

    def small(words: Both, room: float) -> Flowable:
        return paragraph(one_line(words, "<br/>"), "kk", FIELD_SANS, room)

    return field_block(
        [
            [
                labelled(T("documents.field.candidate"), *name(sheet.candidate, left, FIELD)),
                labelled(T("documents.field.code"), small(plain(sheet.code), short)),
                labelled(T("documents.field.language"), *value(sheet.language, long, REMARK)),
            ],
            [
                labelled(
                    T("documents.field.region_organisation"),
                    *two(Both(where, where_ru), left, REMARK),
                ),
                labelled(T("documents.field.date"), small(plain(in_figures(sheet.day)), short)),
                labelled(T("documents.field.place_short"), *two(place, long, REMARK)),
            ],
            [
                labelled(T("documents.field.member"), *name(sheet.member, left, FIELD), *post),
                labelled(T("documents.field.started"), small(plain(sheet.started), short)),
                labelled(T("documents.field.finished"), small(plain(sheet.finished), long)),
            ],
        ],
        width,
    )


def _marks(sheet: ScoreSheetSnapshot, fit: Fit) -> Flowable:
    columns = (
        column(T("documents.column.number"), 8, centred=True),
        column(T("documents.column.criterion"), 62),
        column(T("documents.column.mark"), 14, centred=True),
        column(T("documents.column.in_words"), 21),
        column(T("documents.column.comment"), 65),
    )
    rows = [_line(i, line, columns, fit) for i, line in enumerate(sheet.lines, 1)]
    total = both(T("documents.sheet.total"), maximum=sheet.maximum)
    rows.append(
        [
            "",
            two(total, columns[1].inner, CELL_BOLD),
            figure(sheet.total, BIG_FIGURE),
            _words(sheet.total, columns[3]),
            "",
        ]
    )
    extra = [
        ("TOPPADDING", (0, 1), (-1, -1), fit.air),
        ("BOTTOMPADDING", (0, 1), (-1, -1), fit.air + 0.4),
        ("LINEABOVE", (0, -1), (-1, -1), 0.6, INK),
    ]
    return table(columns, rows, extra=extra)


def _line(i: int, line: MarkLine, columns: tuple[Column, ...], fit: Fit) -> list[Any]:
    markup = plain(line.comment).kk
    return [
        figure(i),
        two(whole(line.criterion), columns[1].inner, CELL_BOLD),
        figure(line.mark, BIG_FIGURE),
        _words(line.mark, columns[3]),
        paragraph(markup, line.language, fit.remark, columns[4].inner) if markup else "",
    ]


def _words(mark: str, where: Column) -> Any:
    """A whole mark in words; a decimal one stands in figures only."""
    if not (mark.isascii() and mark.isdigit() and int(mark) <= HIGHEST):
        return ""
    number = int(mark)
    words = Both(number_in_words(number, "kk"), number_in_words(number, "ru"))
    return two(words, where.inner, REMARK)


def _sealed(sheet: ScoreSheetSnapshot) -> str:
    return one_line(
        both(
            T("documents.sheet.sealed"),
            device=sheet.device,
            at=sheet.sealed_at,
            revision=sheet.revision,
        ),
        "   ·   ",
    )


DOCUMENT = Document("score_sheet", T("documents.sheet.title"), ScoreSheetSnapshot, compose)
