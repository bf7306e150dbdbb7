"""The attendance list of a sitting, signed by everybody who came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Spacer

from commission_app.documents.blocks import code_box, code_line, letterhead, signature_rows
from commission_app.documents.document import Document, Setting
from commission_app.documents.fitting import name, two, value
from commission_app.documents.press import Page, Printed, print_story
from commission_app.documents.running import Running
from commission_app.documents.styles import CELL_SMALL, LIST_KIND, META_CENTRED, SUBJECT
from commission_app.documents.tables import column, continued, figure, table
from commission_app.documents.wording import Both, both, joined, one_line, plain
from commission_app.domain.calendar import days_in_figures, days_in_words
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.documents.snapshots import (
        Control,
        Person,
        Requisites,
        Signatory,
        Sitting,
    )
    from commission_app.domain.language import Bilingual


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """One line: who, and how he or she attended; `reason` fills the place of the signature."""

    person: Person
    how: str = ""  # time of arrival, «10:02»
    reason: Bilingual | None = None  # of an absence


@dataclass(frozen=True, kw_only=True)
class AttendanceSnapshot:
    """Members first, then secretary, invited and observers, as they stand on the list."""

    requisites: Requisites
    sitting: Sitting
    heading: Bilingual | None
    rows: tuple[Attendance, ...]
    signatories: tuple[Signatory, ...]
    control: Control | None = None  # the list is also printed before the sitting, to be signed


def compose(attendance: AttendanceSnapshot, setting: Setting) -> Printed:
    """Rows high enough for a hand; the secretary signs at the end."""
    sitting = attendance.sitting
    title = both(T("documents.attendance.title"))
    foot = f"{one_line(title)}   ·   {days_in_figures(sitting.dates)}"
    page = Page(A4, foot=foot, code=code_line(attendance.control))
    paper = Running(page.width, setting.layout)
    paper.put(*letterhead(attendance.requisites, setting, page.width))
    paper.text(title.map(str.upper), LIST_KIND, 3)
    paper.text(setting.need(attendance.heading, T("documents.field.heading")), SUBJECT, 3)
    days = Both(days_in_words(sitting.dates, "kk"), days_in_words(sitting.dates, "ru"))
    place = setting.need(attendance.requisites.place, T("documents.field.place"))
    paper.text(joined([days, place], "<br/>"), META_CENTRED, 9)
    paper.put(_table(attendance), Spacer(1, 4))
    came = sum(1 for row in attendance.rows if row.reason is None)
    paper.text(both(T("documents.attendance.count"), n=len(attendance.rows), came=came))
    signing = signature_rows(attendance.signatories, page.width)
    paper.sign([], signing, code_box(attendance.control, both(T("documents.code.list"))))
    return print_story(page, setting.mark, one_line(title), paper.story)


def _table(attendance: AttendanceSnapshot) -> Any:
    columns = (
        column(T("documents.column.count"), 9, centred=True),
        column(T("documents.column.name"), 50),
        column(T("documents.column.role_and_post"), 49),
        column(T("documents.column.at"), 22, centred=True),
        column(T("documents.column.signature_or_reason"), 35),
    )
    rows: list[list[Any]] = []
    for i, row in enumerate(attendance.rows, 1):
        said = [plain(words) for words in (row.person.role, row.person.post) if words]
        post = _joint(said, columns[2].inner)
        reason = value(row.reason, columns[4].inner, CELL_SMALL) if row.reason else ""
        rows.append(
            [figure(i), name(row.person.names, columns[1].inner), post, figure(row.how), reason]
        )
    high = [("TOPPADDING", (0, 2), (-1, -1), 5), ("BOTTOMPADDING", (0, 2), (-1, -1), 7)]
    people = table(columns, rows, continued(), high)
    people.kept = 2
    return people


def _joint(said: list[Both], width: float) -> Any:
    return two(joined(said, ", "), width, CELL_SMALL) if said else ""


DOCUMENT = Document("attendance", T("documents.attendance.title"), AttendanceSnapshot, compose)
