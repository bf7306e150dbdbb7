"""The order on enrolment with its annex: the list of people, as the lawyer registers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import PageBreak

from commission_app.documents.blocks import code_box, code_line, letterhead, signature_rows
from commission_app.documents.document import Document, Setting
from commission_app.documents.fitting import name, two
from commission_app.documents.press import Page, Printed, print_story
from commission_app.documents.running import Running
from commission_app.documents.styles import (
    BODY,
    CELL_SMALL,
    KIND,
    META,
    META_CENTRED,
    SUBJECT,
    mm,
    sized,
    style,
)
from commission_app.documents.tables import column, figure, table
from commission_app.documents.wording import (
    Both,
    both,
    both_n,
    gap,
    joined,
    one_line,
    plain,
    whole,
)
from commission_app.domain.calendar import dated, in_figures, in_words
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from datetime import date

    from commission_app.documents.snapshots import Control, Requisites, Signatory
    from commission_app.domain.language import Bilingual
    from commission_app.domain.names import Names

COMMAND = style("serif-b", 10, 13.2, spaceBefore=2)


@dataclass(frozen=True, kw_only=True)
class OrderRow:
    """One person of the annex."""

    names: Names
    post: Bilingual
    organisation: Bilingual
    region: Bilingual


@dataclass(frozen=True, kw_only=True)
class OrderSnapshot:
    """An order; number and day are None until it is registered."""

    requisites: Requisites
    number: str | None
    day: date | None
    heading: Bilingual | None
    preamble: Bilingual | None
    points: tuple[Bilingual, ...]
    signatory: Signatory
    annex_of: Bilingual | None  # «Қазақстан Республикасы Оқу-ағарту министрінің», genitive
    annex_heading: Bilingual | None
    rows: tuple[OrderRow, ...]
    control: Control | None = None


def compose(order: OrderSnapshot, setting: Setting) -> Printed:
    """The order on its letterhead and the annex on pages of its own."""
    number = setting.need(order.number, T("documents.field.order_number"))
    title = both(T("documents.order.title_numbered"), number=order.number or "____")
    foot = one_line(title, "   ·   ")
    if order.day:
        foot += f"   ·   {in_figures(order.day)}"
    page = Page(A4, foot=foot, code=code_line(order.control))
    paper = Running(page.width, setting.layout)
    paper.put(*letterhead(order.requisites, setting, page.width))
    paper.text(both(T("documents.order.kind")), KIND, 2)
    paper.text(both(T("documents.number"), number=number), SUBJECT, 4)
    place = setting.need(order.requisites.place, T("documents.field.place"))
    paper.text(joined([_day(order, setting), place], "<br/>"), META_CENTRED, 8)
    paper.text(setting.need(order.heading, T("documents.field.order_heading")), SUBJECT, 10)
    paper.text(setting.need(order.preamble, T("documents.field.preamble")), BODY, 4)
    paper.lead(both(T("documents.order.command")), COMMAND, 5)
    for i, words in enumerate(order.points, 1):
        paper.text(both(T("documents.order.point"), n=i, text=words), after=4)
    box = code_box(order.control, both(T("documents.code.list")))
    paper.sign([], signature_rows([order.signatory], page.width, 30), box)
    _annex(paper, order, setting, number)
    return print_story(page, setting.mark, one_line(title), paper.story)


def _annex(paper: Running, order: OrderSnapshot, setting: Setting, number: Both) -> None:
    owner = setting.need(order.annex_of, T("documents.field.annex_of"))
    of_day = _day(order, setting, of=True)
    mark = both(T("documents.order.annex_mark"), owner=owner, day=of_day, number=number)
    paper.put(PageBreak())
    paper.text(mark, META_CENTRED, 12)
    heading = setting.need(order.annex_heading, T("documents.field.annex_heading"))
    paper.text(heading, SUBJECT, 10)
    columns = (
        column(T("documents.column.count"), 10, centred=True),
        column(T("documents.column.name"), 58),
        column(T("documents.column.post_organisation"), 59),
        column(T("documents.column.region"), 38),
    )
    rows: list[list[Any]] = []
    for i, row in enumerate(order.rows, 1):
        # each language in its own order of words: organisation first, post first
        work = Both(
            f"{plain(row.organisation).kk}, {plain(row.post).kk}",
            f"{plain(row.post).ru}, {plain(row.organisation).ru}",
        )
        rows.append(
            [
                figure(i),
                name(row.names, columns[1].inner),
                two(work, columns[2].inner, CELL_SMALL),
                two(whole(row.region), columns[3].inner, CELL_SMALL),
            ]
        )
    people = table(columns, rows, both(T("documents.list.continued")))
    people.tail = 16 * mm
    paper.put(people)
    paper.air(5)
    count = both_n(T("documents.order.count"), len(order.rows))
    paper.put(*two(Both(one_line(count), one_line(count)), paper.width, sized(META, 9)))


def _day(order: OrderSnapshot, setting: Setting, *, of: bool = False) -> Both:
    if order.day is not None:
        say_day = dated if of else in_words
        return Both(say_day(order.day, "kk"), say_day(order.day, "ru"))
    label = both(T("documents.field.order_day"))
    if not setting.mark.draft:
        raise UserError(T("documents.missing"), field=one_line(label))
    return gap(label)


DOCUMENT = Document("order", T("documents.order.title"), OrderSnapshot, compose)
