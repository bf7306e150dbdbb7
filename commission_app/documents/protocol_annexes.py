"""The protocol's own annexes: means by criterion, dissenting opinions, devices and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.platypus import PageBreak

from commission_app.documents.fitting import code_room, name, named, paragraph, value
from commission_app.documents.lettering import Paragraph
from commission_app.documents.styles import (
    BODY,
    CELL,
    CELL_LOW,
    CELL_SMALL,
    CODE,
    FINE,
    HEAD_CENTRED,
    META_CENTRED,
    SIGN_NAME,
    SUBJECT,
    mm,
)
from commission_app.documents.tables import Column, column, continued, figure, table
from commission_app.documents.wording import both, one_line, plain
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from commission_app.documents.document import Setting
    from commission_app.documents.protocol_snapshot import Change, PaperLine, ProtocolSnapshot
    from commission_app.documents.running import Running
    from commission_app.documents.wording import Both


def own_annexes(protocol: ProtocolSnapshot) -> list[Both]:
    """Titles of the annexes that this protocol prints itself."""
    return [both(title) for title, _ in _present(protocol)]


def add_annexes(paper: Running, protocol: ProtocolSnapshot, setting: Setting) -> None:
    """Each own annex on its own page, numbered after the given ones."""
    number = setting.need(protocol.sitting.number, T("documents.field.protocol_number"))
    for n, (title, add) in enumerate(_present(protocol), len(protocol.annexes) + 1):
        paper.put(PageBreak())
        paper.text(both(T("documents.protocol.annex_of"), n=n, number=number), META_CENTRED, 8)
        paper.text(both(title), SUBJECT, 8)
        add(paper, protocol)


def _present(
    protocol: ProtocolSnapshot,
) -> list[tuple[str, Callable[[Running, ProtocolSnapshot], None]]]:
    used = (*protocol.devices, *protocol.corrections, *protocol.resolutions)
    used += (*protocol.approvals, *protocol.membership, *protocol.explained)
    used += (*protocol.keys, *protocol.renamed)
    everything = (
        (protocol.criteria, T("documents.annex.means"), _means),
        (protocol.dissents, T("documents.annex.dissents"), _dissents),
        (protocol.paper, T("documents.annex.paper"), _paper),
        (used, T("documents.annex.devices"), _devices),
    )
    return [(title, add) for there, title, add in everything if there]


def _means(paper: Running, protocol: ProtocolSnapshot) -> None:
    count = len(protocol.criteria)
    each = min(16.0, 84 / count)
    code = code_room(result.code for result in protocol.results)
    columns = (
        column(T("documents.column.number"), 9, centred=True),
        column(T("documents.column.code"), code),
        column(T("documents.column.candidate"), 156 - code - each * count, beside=True),
        *(Column(figure(i, HEAD_CENTRED), each) for i in range(1, count + 1)),
    )
    rows = [
        [
            figure(result.number),
            named(result.code, CODE, columns[1].inner),
            name(result.names, columns[2].inner),
            *(figure(mean) for mean in result.means),
        ]
        for result in protocol.results
    ]
    paper.items([plain(title) for title in protocol.criteria], after=1, last=8)
    paper.put(table(columns, rows, continued()))


def _dissents(paper: Running, protocol: ProtocolSnapshot) -> None:
    for dissent in protocol.dissents:
        paper.text(plain(dissent.names), SIGN_NAME, 1)
        paper.text(plain(dissent.about), after=5)
        for part in filter(str.strip, dissent.text.splitlines()):
            paper.put(paragraph(plain(part).kk, "kk", BODY, paper.width))
            paper.air(4)
        paper.air(10)


def _paper(paper: Running, protocol: ProtocolSnapshot) -> None:
    columns = (
        column(T("documents.column.member"), 34),
        column(T("documents.column.number"), 8, centred=True),
        column(T("documents.column.candidate"), 33),
        column(T("documents.column.paper_and_code"), 29),
        column(T("documents.column.typed_by"), 28),
        column(T("documents.column.marks"), 20, centred=True),
        column(T("documents.column.total"), 13, centred=True),
    )
    rows: list[list[Any]] = []
    for one in protocol.paper:
        note = [value(one.note, columns[4].inner, CELL_SMALL)] if one.note else []
        number = [paragraph(one.paper, "kk", CELL, columns[3].inner)] if one.paper else []
        rows.append(
            [
                name(one.names, columns[0].inner, CELL, CELL_LOW),
                figure(one.number),
                name(one.candidate, columns[2].inner),
                [
                    *number,
                    *(paragraph(half, "kk", CODE, columns[3].inner) for half in _halves(one)),
                ],
                [
                    *(paragraph(who, "kk", CELL_SMALL, columns[4].inner) for who in one.typed),
                    *note,
                ],
                figure(one.marks),
                figure(one.total),
            ]
        )
    paper.text(both(T("documents.annex.paper_means")), after=6)
    paper.put(table(columns, rows, continued()))


def _halves(one: PaperLine) -> tuple[str, str]:
    """A control code on two lines, never broken inside a group."""
    groups = one.code.split("-")
    return "-".join(groups[:2]) + "-", "-".join(groups[2:])


def _devices(paper: Running, protocol: ProtocolSnapshot) -> None:
    if protocol.devices:
        _device_table(paper, protocol)
    for title, changes in (
        (T("documents.annex.membership"), protocol.membership),
        (T("documents.annex.explained"), protocol.explained),
        (T("documents.annex.renamed"), protocol.renamed),
        (T("documents.annex.corrections"), protocol.corrections),
        (T("documents.annex.approvals"), protocol.approvals),
        (T("documents.annex.resolutions"), protocol.resolutions),
        (T("documents.annex.keys"), protocol.keys),
    ):
        if changes:
            paper.lead_over(both(title), SUBJECT)
            _changes(paper, changes)


def _device_table(paper: Running, protocol: ProtocolSnapshot) -> None:
    columns = (
        column(T("documents.column.member"), 47),
        column(T("documents.column.device"), 18, centred=True),
        column(T("documents.column.fingerprint"), 21),
        column(T("documents.column.sheets"), 13, centred=True),
        column(T("documents.column.corrections"), 14, centred=True),
        column(T("documents.column.resolutions"), 15, centred=True),
        column(T("documents.column.note"), 37),
    )
    rows: list[list[Any]] = []
    for use in protocol.devices:
        note = value(use.note, columns[6].inner, CELL_SMALL) if use.note else ""
        rows.append(
            [
                name(use.names, columns[0].inner),
                [figure(device) for device in use.devices],
                [
                    paragraph(print_, "kk", CODE, columns[2].inner)
                    for print_ in use.fingerprints
                ],
                *(figure(n) for n in (use.sheets, use.corrections, use.resolutions)),
                note,
            ]
        )
    paper.put(table(columns, rows, continued()))
    paper.air(5)
    paper.put(Paragraph(one_line(both(T("documents.annex.devices.legend"))), FINE))
    paper.air(6 * mm)


def _changes(paper: Running, changes: Sequence[Change]) -> None:
    columns = (
        column(T("documents.column.member"), 42),
        column(T("documents.column.number"), 9, centred=True),
        column(T("documents.column.candidate"), 42),
        column(T("documents.column.at"), 20),
        column(T("documents.column.change"), 52),
    )
    rows: list[list[Any]] = [
        [
            name(change.names, columns[0].inner, CELL, CELL_LOW) if change.names else "",
            figure(change.number) if change.number else "",
            name(change.candidate, columns[2].inner) if change.candidate else "",
            paragraph(change.at, "kk", CODE, columns[3].inner),
            value(change.what, columns[4].inner, CELL_SMALL),
        ]
        for change in changes
    ]
    paper.over(table(columns, rows, continued()))
    paper.air(6 * mm)
