"""Paper: the final protocol, the order, certificates, and everything that is printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from commission_app.cli.grid import grid
from commission_app.cli.session import Session, file_option, in_workspace, lang_option
from commission_app.cli.words import Verb, Verbs, Wrong, option
from commission_app.services.papers.printing import PAPERS, Print
from commission_app.services.papers.record import (
    FinaliseProtocol,
    IssueCertificates,
    RecordOrder,
)
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path


@click.command("order", cls=Verb, help=T("cli.help_order"))
@option("--number", help=T("cli.opt_order_number"), required=True, metavar="N")
@option("--date", "day", help=T("cli.opt_order_date"), required=True, metavar="YYYY-MM-DD")
@in_workspace
@click.pass_obj
def order(session: Session, number: str, day: str) -> None:
    """The signed order comes back."""
    signed = _day("--date", day)
    with session.open() as workspace:
        count = RecordOrder(number, signed)(workspace).value
    session.answer(
        {"number": number, "enrolled": count},
        session.number(T("cli.order_recorded"), count, number=number),
    )


@click.group("certificates", cls=Verbs, help=T("cli.help_certificates"))
@lang_option
def certificates() -> None:
    """Certificates."""


@certificates.command("issue", cls=Verb, help=T("cli.help_certificates_issue"))
@option("--date", "day", help=T("cli.opt_issue_date"), metavar="YYYY-MM-DD")
@in_workspace
@click.pass_obj
def issue(session: Session, day: str | None) -> None:
    """A number for everybody of the order who has none."""
    chosen = None if day is None else _day("--date", day)
    with session.open() as workspace:
        issued = IssueCertificates(chosen)(workspace).value
    session.answer({"issued": issued}, session.number(T("cli.issued"), len(issued)))


@click.group("finalise", cls=Verbs, help=T("cli.help_finalise"))
@lang_option
def finalise() -> None:
    """What becomes final."""


@finalise.command("protocol", cls=Verb, help=T("cli.help_finalise_protocol"))
@option("--number", help=T("cli.opt_protocol_number"), metavar="N", default="")
@option("--reason", help=T("cli.opt_correction_reason"), metavar="R", default="")
@in_workspace
@click.pass_obj
def protocol(session: Session, number: str, reason: str) -> None:
    """The final protocol, or a corrected edition of it."""
    with session.open() as workspace:
        done = FinaliseProtocol(number, reason)(workspace).value
    session.answer(
        {"number": done.number, "edition": done.edition, "code": done.code},
        session.text(
            T("cli.protocol_final"), number=done.number, edition=done.edition, code=done.code
        ),
    )


@click.command("print", cls=Verb, help=T("cli.help_print"))
@click.argument("kind", metavar="KIND", required=False)
@file_option("--out", help=T("cli.opt_out_folder"), metavar="DIR")
@option("--interview", help=T("cli.opt_one_interview"), metavar="INTERVIEW", default="")
@option("--list", "listing", help=T("cli.opt_list"), is_flag=True)
@in_workspace
@click.pass_obj
def print_(
    session: Session, kind: str | None, out: Path | None, interview: str, listing: bool
) -> None:
    """PDFs of one kind; --list names the kinds."""
    if listing:
        rows = [(paper.key, session.text(paper.title)) for paper in PAPERS]
        titles = (session.text(T("cli.column_kind")), session.text(T("cli.column_what")))
        kinds = [{"kind": key, "title": title} for key, title in rows]
        session.answer({"kinds": kinds}, grid(titles, rows))
        return
    if kind is None or out is None:
        raise Wrong(T("cli.missing"), name="KIND" if kind is None else "--out")
    with session.progress() as progress, session.open() as workspace:
        made = Print(kind, out, interview, progress)(workspace).value
    session.answer(
        {"files": [str(path) for path in made]},
        session.number(T("cli.printed"), len(made)),
        *(f"  {path}" for path in made),
    )


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong(T("cli.not_a_day"), name=name, value=text) from None
