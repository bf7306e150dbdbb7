"""A candidate leaves the selection by the office's word, or comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commission_app.cli.candidates import candidates
from commission_app.cli.session import Session, in_workspace
from commission_app.cli.words import Verb, Words, option
from commission_app.services.people.candidacy import SetStatus
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.people import StatusWord


@candidates.command("withdraw", cls=Verb, help=T("cli.help_candidates_withdraw"))
@click.argument("code", metavar="CODE")
@option(
    "--as",
    "word",
    help=T("cli.opt_withdraw_as"),
    type=Words("withdrawn", "annulled", "excluded"),
    default="withdrawn",
)
@option("--reason", help=T("cli.opt_status_reason"), required=True, metavar="R")
@in_workspace
@click.pass_obj
def withdraw(session: Session, code: str, word: StatusWord, reason: str) -> None:
    """Out of the selection; an appointment that still stands is told."""
    _tell(session, SetStatus(code, word, reason))


@candidates.command("readmit", cls=Verb, help=T("cli.help_candidates_readmit"))
@click.argument("code", metavar="CODE")
@option("--reason", help=T("cli.opt_status_reason"), required=True, metavar="R")
@in_workspace
@click.pass_obj
def readmit(session: Session, code: str, reason: str) -> None:
    """Into the selection again."""
    _tell(session, SetStatus(code, "admitted", reason))


def _tell(session: Session, act: SetStatus) -> None:
    with session.open() as workspace:
        interview = act(workspace).value
    back = act.status == "admitted"
    done = T("cli.candidate_readmitted") if back else T("cli.candidate_withdrawn")
    lines = [session.text(done, candidate=act.code)]
    if interview and not back:
        lines.append(session.text(T("cli.still_scheduled"), interview=interview))
    found = {"candidate": act.code, "status": act.status, "interview": interview or None}
    session.answer(found, *lines)
