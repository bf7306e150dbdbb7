"""The summary sheet of one panel: every member's total for every candidate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Spacer

from commission_app.documents.blocks import code_box, code_line, signature_rows, title_line
from commission_app.documents.document import Document, Setting
from commission_app.documents.fitting import code_room, name_lines, named
from commission_app.documents.flowables import Upright
from commission_app.documents.lettering import Paragraph
from commission_app.documents.press import Page, Printed, print_story
from commission_app.documents.running import Running
from commission_app.documents.sheet_parts import rules_line
from commission_app.documents.styles import (
    CODE,
    FIGURE_BOLD,
    FINE,
    HAIR,
    UPRIGHT,
    WIDE_TITLE,
    mm,
    sized,
    style,
)
from commission_app.documents.tables import Column, column, continued, figure, table
from commission_app.documents.wording import Both, bare, both, clean, one_line, plain
from commission_app.domain.calendar import days_in_figures
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.documents.snapshots import (
        Control,
        Requisites,
        RulesetLine,
        Signatory,
        Sitting,
    )
    from commission_app.domain.language import Bilingual
    from commission_app.domain.names import Names

MARGINS = (20 * mm, 15 * mm, 20 * mm, 18 * mm)
UPRIGHT_HEIGHT = 37 * mm
MEMBERS_ROOM = 140.0  # mm for the columns of the members
WIDE = 9  # from more members on, their columns narrow and the per cent column goes
NAME = style("serif-b", 9, 10.8)
NAME_RU = style("serif", 8.8, 10.8)


@dataclass(frozen=True, kw_only=True)
class SummaryRow:
    """A candidate: marks in the order of the members («25», «×» recused, «–» absent)."""

    number: int
    code: str
    names: Names
    marks: tuple[str, ...]
    sheets: int
    score: str
    percent: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class SummarySnapshot:
    """One panel of one sitting; `ranking` prints the column of places."""

    requisites: Requisites
    sitting: Sitting
    ruleset: RulesetLine
    members: tuple[Names, ...]
    rows: tuple[SummaryRow, ...]
    maximum: str
    signatories: tuple[Signatory, ...]
    control: Control | None
    panel: Bilingual | None = None
    ranking: bool = False
    annex: int | None = None  # its number among the protocol's annexes


def compose(summary: SummarySnapshot, setting: Setting) -> Printed:
    """Landscape; the head with the upright names repeats on every page."""
    number = summary.sitting.number or "____"
    title = one_line(both(T("documents.summary.title")))
    foot = "   ·   ".join([title, f"№ {number}", days_in_figures(summary.sitting.dates)])
    if summary.panel:
        foot += f"   ·   {bare(one_line(plain(summary.panel)))}"
    page = Page(landscape(A4), MARGINS, foot, code_line(summary.control))
    paper = Running(page.width, setting.layout)
    heading = both(T("documents.summary.title")).map(str.upper)
    paper.put(*title_line(heading, _lines(summary, setting), page.width, WIDE_TITLE))
    paper.put(_table(summary, page.width))
    paper.put(Spacer(1, 5), Paragraph(one_line(_legend(summary), "<br/>"), FINE))
    signing = signature_rows(summary.signatories, page.width, 13)
    box = code_box(summary.control, both(T("documents.code.summary")))
    paper.sign([], signing, box)
    return print_story(page, setting.mark, f"{title} № {number}", paper.story)


def _lines(summary: SummarySnapshot, setting: Setting) -> list[str]:
    number = setting.need(summary.sitting.number, T("documents.field.protocol_number"))
    place = setting.need(summary.requisites.place, T("documents.field.place"))
    lines: list[str] = []
    if summary.annex is not None:
        words = both(T("documents.protocol.annex_of"), n=summary.annex, number=number)
        lines.append(one_line(words))
    lines.append(f"{days_in_figures(summary.sitting.dates)}   ·   {one_line(place)}")
    lines.append(rules_line(summary.ruleset))
    if summary.panel:
        lines.append(f"<b>{one_line(plain(summary.panel))}</b>")
    return lines


def _columns(summary: SummarySnapshot, width: float) -> list[Column]:
    many = len(summary.members) > WIDE
    each = min(7.2, MEMBERS_ROOM / len(summary.members)) if many else 8.6
    score = both(T("documents.column.score_of"), maximum=summary.maximum)
    right = [column(T("documents.column.sheets"), 12, centred=True)]
    right.append(Column(score, 13, centred=True))
    if not many:
        right.append(column(T("documents.column.percent"), 13, centred=True))
    if summary.ranking:
        right.append(column(T("documents.column.place"), 10, centred=True))
    code = code_room(row.code for row in summary.rows)
    fixed = 9 + code + each * len(summary.members) + sum(c.mm for c in right)
    rest = width / mm - fixed
    left = [
        column(T("documents.column.number"), 9, centred=True),
        column(T("documents.column.code"), code),
        column(T("documents.column.candidate_kk"), rest * 0.52),
        column(T("documents.column.candidate_ru"), rest * 0.48),
    ]
    members = [Column(_upright(names, each), each) for names in summary.members]
    return [*left, *members, *right]


def _upright(names: Names, wide: float) -> Upright:
    """At most two lines: a longer name is set smaller."""
    room, size = UPRIGHT_HEIGHT - 2, UPRIGHT.fontSize
    lines, fitted = name_lines(names.kk.full, UPRIGHT, room)
    while len(lines) * 8.2 > (wide - 1) * mm and size > 4.5:
        size -= 0.3
        lines, fitted = name_lines(names.kk.full, sized(UPRIGHT, size), room)
    text = "<br/>".join(map(clean, lines))
    return Upright(Paragraph(text, sized(UPRIGHT, fitted)), UPRIGHT_HEIGHT)


def _legend(summary: SummarySnapshot) -> Both:
    """What the signs mean, and of the columns those that are there."""
    signs = both(T("documents.summary.legend"))
    if not summary.ranking:
        return signs
    place = both(T("documents.summary.legend_place"))
    return Both(f"{signs.kk} {place.kk}", f"{signs.ru} {place.ru}")


def _table(summary: SummarySnapshot, width: float) -> Any:
    columns = _columns(summary, width)
    many = len(summary.members) > WIDE
    rows = [_row(row, columns, percent=not many, place=summary.ranking) for row in summary.rows]
    first, last = 4, 4 + len(summary.members)
    extra = [
        ("LINEBEFORE", (first, 1), (first, -1), 0.3, HAIR),
        ("LINEBEFORE", (last, 1), (last, -1), 0.3, HAIR),
        ("LEFTPADDING", (first, 1), (last - 1, -1), 1),
        ("RIGHTPADDING", (first, 1), (last - 1, -1), 1),
        ("TOPPADDING", (0, 2), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 2), (-1, -1), 2.8),
    ]
    ending = table(columns, rows, continued(), extra)
    ending.kept = 4
    return ending


def _row(row: SummaryRow, columns: list[Column], *, percent: bool, place: bool) -> list[Any]:
    cells: list[Any] = [
        figure(row.number),
        named(row.code, CODE, columns[1].inner),
        named(row.names.kk.full, NAME, columns[2].inner),
        named(row.names.ru.full, NAME_RU, columns[3].inner),
        *(figure(mark) for mark in row.marks),
        figure(row.sheets),
        figure(row.score, FIGURE_BOLD),
    ]
    cells += [figure(row.percent)] if percent else []
    cells += [figure(row.place)] if place else []
    return cells


DOCUMENT = Document("summary", T("documents.summary.title"), SummarySnapshot, compose)
