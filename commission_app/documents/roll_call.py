"""The roll-call list of votes: one column a proposal and round, every member signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import CondPageBreak, Spacer

from commission_app.documents.blocks import code_box, code_line, signature_rows, title_line
from commission_app.documents.document import Document, Setting
from commission_app.documents.fitting import name, paragraph, two
from commission_app.documents.lettering import Paragraph
from commission_app.documents.press import Page, Printed, print_story
from commission_app.documents.running import Running
from commission_app.documents.styles import (
    CELL_BOLD,
    CELL_SMALL,
    CENTRE,
    FIGURE_BOLD,
    FINE,
    HEAD_CENTRED,
    INK,
    SOFT,
    WIDE_TITLE,
    mm,
    style,
)
from commission_app.documents.summary import MARGINS
from commission_app.documents.tables import Column, column, continued, figure, table
from commission_app.documents.wording import Both, both, joined, one_line, plain
from commission_app.domain.calendar import days_in_figures
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.documents.snapshots import (
        Control,
        Person,
        Requisites,
        Signatory,
        Sitting,
    )
    from commission_app.domain.language import Bilingual

Choice = Literal["in_favour", "against", "abstained", "not_voting"]
CHOICES: tuple[Choice, ...] = ("in_favour", "against", "abstained", "not_voting")
WORDS = {
    "in_favour": T("documents.vote.in_favour"),
    "against": T("documents.vote.against"),
    "abstained": T("documents.vote.abstained"),
    "not_voting": T("documents.vote.not_voting"),
}
ACROSS = 6  # proposals a table; more go on in the next one, which is signed too
VOTE = style("sans", 6.8, 8, textColor=SOFT, alignment=CENTRE)
VOTE_BOLD = style("sans-b", 8.2, 9.6, alignment=CENTRE)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What was voted on, in which round, and what followed."""

    label: str
    text: Bilingual
    round: int = 1
    outcome: Bilingual | None = None


@dataclass(frozen=True, kw_only=True)
class RollCallRow:
    """A member's votes in the order of the proposals."""

    person: Person
    votes: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class RollCallSnapshot:
    """All votes of a sitting by name."""

    requisites: Requisites
    sitting: Sitting
    proposals: tuple[Proposal, ...]
    rows: tuple[RollCallRow, ...]
    signatories: tuple[Signatory, ...]
    control: Control | None
    annex: int | None = None


def compose(call: RollCallSnapshot, setting: Setting) -> Printed:
    """Landscape; the proposals in full, then the tables of votes with their counts."""
    number = call.sitting.number or "____"
    title = both(T("documents.roll_call.title"))
    days = days_in_figures(call.sitting.dates)
    foot = f"{one_line(title)}   ·   № {number}   ·   {days}"
    page = Page(landscape(A4), MARGINS, foot, code_line(call.control))
    paper = Running(page.width, setting.layout)
    lines = _lines(call, setting, days)
    paper.put(*title_line(title.map(str.upper), lines, page.width, WIDE_TITLE))
    for proposal in call.proposals:
        paper.text(_proposal(proposal), CELL_SMALL, 3)
    for start in range(0, len(call.proposals), ACROSS):
        paper.put(Spacer(1, 6), CondPageBreak(55 * mm))
        paper.put(_table(call, range(start, min(start + ACROSS, len(call.proposals)))))
    paper.put(Spacer(1, 4), Paragraph(one_line(both(T("documents.roll_call.legend"))), FINE))
    signing = signature_rows(call.signatories, page.width, 15)
    paper.sign([], signing, code_box(call.control, both(T("documents.code.list"))))
    return print_story(page, setting.mark, f"{one_line(title)} № {number}", paper.story)


def _lines(call: RollCallSnapshot, setting: Setting, days: str) -> list[str]:
    number = setting.need(call.sitting.number, T("documents.field.protocol_number"))
    place = setting.need(call.requisites.place, T("documents.field.place"))
    lines = [f"{days}   ·   {one_line(place)}"]
    if call.annex is not None:
        words = both(T("documents.protocol.annex_of"), n=call.annex, number=number)
        lines.insert(0, one_line(words))
    return lines


def _proposal(proposal: Proposal) -> Both:
    words = both(T("documents.protocol.proposal"), label=proposal.label, text=proposal.text)
    if proposal.round > 1:
        words = joined([words, both(T("documents.protocol.round"), n=proposal.round)])
    if proposal.outcome:
        words = joined([words, plain(proposal.outcome)], " – ")
    return words


def _table(call: RollCallSnapshot, which: Sequence[int]) -> Any:
    each, sign = min(30.0, 130 / len(which)), 40.0
    rest = 257 - 9 - sign - each * len(which)
    columns = (
        column(T("documents.column.count"), 9, centred=True),
        column(T("documents.column.member"), rest),
        *(Column(_head(call.proposals[i]), each) for i in which),
        column(T("documents.column.signature"), sign),
    )
    rows: list[list[Any]] = [
        [
            figure(n),
            _member(row.person, columns[1].inner),
            *(two(both(WORDS[row.votes[i]]), columns[2].inner, VOTE_BOLD, VOTE) for i in which),
            "",
        ]
        for n, row in enumerate(call.rows, 1)
    ]
    count = len(rows)
    for choice in CHOICES:
        counts = [sum(row.votes[i] == choice for row in call.rows) for i in which]
        cells = [figure(n, FIGURE_BOLD) for n in counts]
        words = both(T("documents.roll_call.total"), choice=both(WORDS[choice]))
        rows.append(["", two(Both(one_line(words), one_line(words)), 250, FINE), *cells, ""])
    extra = [
        ("TOPPADDING", (0, 2), (-1, count + 1), 4),
        ("BOTTOMPADDING", (0, 2), (-1, count + 1), 6),
        ("LINEABOVE", (0, count + 2), (-1, count + 2), 0.6, INK),
        ("TOPPADDING", (0, count + 2), (-1, -1), 1.4),
        ("BOTTOMPADDING", (0, count + 2), (-1, -1), 2),
        ("VALIGN", (2, 2), (-1, -1), "MIDDLE"),
    ]
    ending = table(columns, rows, continued(), extra)
    ending.kept = len(CHOICES) + 1
    return ending


def _head(proposal: Proposal) -> Paragraph:
    label = proposal.label
    if proposal.round > 1:
        label += "<br/>" + one_line(both(T("documents.protocol.round_short"), n=proposal.round))
    return Paragraph(label, HEAD_CENTRED)


def _member(person: Person, width: float) -> list[Any]:
    cell: list[Any] = [*name(person.names, width, CELL_BOLD)]
    if person.role:
        cell.append(paragraph(one_line(plain(person.role)), "kk", FINE, width))
    return cell


DOCUMENT = Document("roll_call", T("documents.roll_call.title"), RollCallSnapshot, compose)
