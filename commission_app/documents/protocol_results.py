"""The protocol's recusals and results: tables that carry on over the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.fitting import code_room, name, named, two
from commission_app.documents.lettering import Paragraph
from commission_app.documents.styles import (
    CELL,
    CELL_SMALL,
    CODE,
    FIGURE_BOLD,
    FINE,
    SOFT,
    mm,
    style,
)
from commission_app.documents.tables import Column, column, continued, figure, table
from commission_app.documents.wording import Both, both, clean, joined, one_line, plain, whole
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from commission_app.documents.protocol_snapshot import ProtocolSnapshot, Recusal, Result
    from commission_app.documents.running import Running

OUTCOME = style("serif", 8.4, 10.6)
OUTCOME_LOW = style("sans", 7, 9.2, textColor=SOFT)


def add_recusals(paper: Running, protocol: ProtocolSnapshot) -> None:
    """Every recusal with the quorum that its candidate was left with."""
    if not protocol.recusals:
        paper.heading(both(T("documents.protocol.recusals")))
        paper.text(both(T("documents.protocol.recusals.none")))
        return
    columns = (
        column(T("documents.column.candidate"), 48),
        column(T("documents.column.member"), 52),
        column(T("documents.column.kind_and_reason"), 48),
        column(T("documents.column.quorum"), 17, centred=True),
    )
    paper.heading_over(both(T("documents.protocol.recusals")), 45 * mm)
    rows = [_recusal(recusal, columns) for recusal in protocol.recusals]
    paper.put(table(columns, rows, continued()))
    paper.air(9)


def add_results(paper: Running, protocol: ProtocolSnapshot) -> None:
    """Every candidate's sheets, score and computed outcome."""
    codes = [result.code for result in protocol.results]
    columns = result_columns(protocol.scoring.maximum, codes)
    rows = [_result(result, columns) for result in protocol.results]
    paper.heading_over(both(T("documents.protocol.results")))
    paper.put(table(columns, rows, continued()))
    paper.air(3)
    legend = both(T("documents.protocol.results.legend"))
    paper.put(Paragraph(one_line(legend), FINE))
    paper.air(9)


def result_columns(maximum: str, codes: Iterable[str] = ()) -> tuple[Column, ...]:
    """The codes get the room they need; names and organisations share the rest."""
    code = code_room(codes)
    rest = (99 - code) / 2
    score = both(T("documents.column.score_of"), maximum=maximum)
    return (
        column(T("documents.column.number"), 8, centred=True),
        column(T("documents.column.code"), code),
        column(T("documents.column.candidate"), rest),
        column(T("documents.column.region_organisation"), rest),
        column(T("documents.column.sheets"), 11, centred=True),
        _centred(score, 12),
        column(T("documents.column.percent"), 12, centred=True),
        column(T("documents.column.outcome"), 23),
    )


def _centred(head: Both, width: float) -> Column:
    return Column(head, width, centred=True)


def _recusal(recusal: Recusal, columns: tuple[Column, ...]) -> list[Any]:
    candidate, member, reason, _ = columns
    words = both(T("documents.labelled"), label=plain(recusal.kind), text=plain(recusal.reason))
    number = Paragraph(clean(f"№ {recusal.number}"), CODE)
    return [
        [*name(recusal.candidate, candidate.inner), number],
        name(recusal.member, member.inner, CELL),
        two(words, reason.inner, CELL_SMALL),
        figure(
            f"{recusal.present} {'≥' if recusal.present >= recusal.needed else '<'} "
            f"{recusal.needed}"
        ),
    ]


def _result(result: Result, columns: tuple[Column, ...]) -> list[Any]:
    place = joined([plain(result.region), plain(result.organisation)], ", ")
    return [
        figure(result.number),
        named(result.code, CODE, columns[1].inner),
        name(result.names, columns[2].inner),
        two(place, columns[3].inner, CELL_SMALL),
        figure(f"{result.sheets} / {result.assigned}"),
        figure(result.score, FIGURE_BOLD),
        figure(result.percent),
        two(whole(result.outcome), columns[7].inner, OUTCOME, OUTCOME_LOW),
    ]
