"""The protocol's votes and decisions: recommend, refuse with reasons, postpone, instruct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import Spacer

from commission_app.documents.fitting import name, named, paragraph, two, value
from commission_app.documents.styles import (
    CELL,
    CELL_BOLD,
    CELL_LOW,
    CELL_SMALL,
    FIGURE_BOLD,
    mm,
    style,
)
from commission_app.documents.tables import column, continued, figure, table
from commission_app.documents.wording import both, joined, plain
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from commission_app.documents.document import Setting
    from commission_app.documents.lettering import Paragraph
    from commission_app.documents.protocol_snapshot import Decided, ProtocolSnapshot, Vote
    from commission_app.documents.running import Running
    from commission_app.documents.wording import Both

OUTCOME = style("serif-b", 8.6, 10.6)
LISTED = (
    30  # longer lists stand in a table: half the pages, and every name level with its number
)


def add_votes(paper: Running, protocol: ProtocolSnapshot, setting: Setting) -> None:
    """How the members voted on every proposal, round by round."""
    columns = (
        column(T("documents.column.proposal"), 81),
        column(T("documents.column.in_favour"), 19, centred=True),
        column(T("documents.column.against"), 17, centred=True),
        column(T("documents.column.abstained"), 24, centred=True),
        column(T("documents.column.not_voting"), 24, centred=True),
    )
    paper.heading_over(both(T("documents.protocol.votes")), 55 * mm)
    paper.text(setting.need(protocol.voting_rule, T("documents.field.voting_rule")), after=0)
    paper.air(5)
    rows = [_vote(vote, columns[0].inner) for vote in protocol.votes]
    paper.put(table(columns, rows, continued()))
    paper.air(9)


def add_decisions(paper: Running, protocol: ProtocolSnapshot, setting: Setting) -> None:
    """What was decided, part by part; a part without candidates is left out."""
    section = paper.heading(both(T("documents.protocol.decided")))
    reserve = setting.need(protocol.reserve, T("documents.field.reserve"))
    part = 0
    if protocol.recommended:
        part += 1
        said = both(T("documents.protocol.recommend"), reserve=reserve)
        _names(paper, _part(section, part, said, protocol.recommended), protocol.recommended)
    for key, people in (
        (T("documents.protocol.refuse"), protocol.refused),
        (T("documents.protocol.postpone"), protocol.postponed),
    ):
        if people:
            part += 1
            _reasons(paper, _part(section, part, both(key, reserve=reserve), people), people)
    for words in protocol.instructions:
        part += 1
        number = f"{section}.{part}."
        paper.text(both(T("documents.protocol.part"), number=number, text=words), after=3)


def _part(section: int, part: int, said: Both, people: Sequence[Decided]) -> Both:
    return both(
        T("documents.protocol.part_counted"),
        number=f"{section}.{part}.",
        text=said,
        n=len(people),
    )


def _names(paper: Running, words: Both, people: Sequence[Decided]) -> None:
    """A short list in both columns; a long one as a table."""
    if len(people) <= LISTED:
        paper.lead(words)
        paper.items([plain(person.names) for person in people], after=1)
        return
    paper.lead_over(words)
    columns = (
        column(T("documents.column.count"), 12, centred=True),
        column(T("documents.column.number"), 13, centred=True),
        column(T("documents.column.name_kk"), 72),
        column(T("documents.column.name_ru"), 68),
    )
    rows = [
        [
            figure(i),
            figure(person.number),
            named(person.names.kk.full, CELL_BOLD, columns[2].inner),
            named(person.names.ru.full, CELL, columns[3].inner),
        ]
        for i, person in enumerate(people, 1)
    ]
    tight = [("TOPPADDING", (0, 1), (-1, -1), 1.2), ("BOTTOMPADDING", (0, 1), (-1, -1), 2)]
    paper.over(table(columns, rows, continued(), tight))
    paper.air(8)


def _reasons(paper: Running, words: Both, people: Sequence[Decided]) -> None:
    columns = (
        column(T("documents.column.number"), 9, centred=True),
        column(T("documents.column.candidate"), 46, beside=True),
        column(T("documents.column.score"), 14, centred=True),
        column(T("documents.column.reasons_kk"), 48),
        column(T("documents.column.reasons_ru"), 48),
    )
    rows: list[list[Any]] = []
    for person in people:
        reasons = plain(person.reasons) if person.reasons else both(T("documents.none"))
        rows.append(
            [
                figure(person.number),
                name(person.names, columns[1].inner),
                figure(person.score, FIGURE_BOLD),
                paragraph(reasons.kk, "kk", CELL_SMALL, columns[3].inner),
                paragraph(reasons.ru, "ru", CELL_SMALL, columns[4].inner),
            ]
        )
    paper.lead_over(words)
    paper.over(table(columns, rows, continued()))
    paper.air(8)


def _vote(vote: Vote, width: float) -> list[Any]:
    words = both(T("documents.protocol.proposal"), label=vote.label, text=vote.proposal)
    if vote.round > 1:
        words = joined([words, both(T("documents.protocol.round"), n=vote.round)])
    cell: list[Paragraph | Spacer] = [*two(words, width)]
    for extra, top in ((vote.outcome, OUTCOME), (vote.note, CELL_SMALL)):
        if extra:
            cell += [Spacer(1, 1.5), *value(extra, width, top, CELL_LOW)]
    counts = (vote.in_favour, vote.against, vote.abstained, vote.not_voting)
    return [cell, *(figure(n) for n in counts)]
