"""On a member's laptop: the declaration, marks, withdrawals and corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from commission_app.cli.session import Session, file_option, in_workspace
from commission_app.cli.words import Verb, Words, option
from commission_app.services.score_sheets_from_file import CorrectFromTable, ImportScores
from commission_app.services.scoring import Declare
from commission_app.services.sealing import Recuse, VoidSheet
from commission_app.shared.texts import T
from commission_app.tables.simple import read_scores

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.domain.facts.kinds.scoring import Ground


@click.command("declare", cls=Verb, help=T("cli.help_declare"))
@option("--conflict", help=T("cli.opt_conflict"), multiple=True, metavar="INTERVIEW")
@in_workspace
@click.pass_obj
def declare(session: Session, conflict: tuple[str, ...]) -> None:
    """Conflicts of interest, or that there are none."""
    with session.open() as workspace:
        given = Declare(conflict)(workspace).value
    done = T("cli.declared") if given else T("cli.declared_before")
    session.answer({"declared": given}, session.text(done))


@click.command("score", cls=Verb, help=T("cli.help_score"))
@file_option("--from", "file", help=T("cli.opt_from_scores"), required=True, metavar="FILE.csv")
@in_workspace
@click.pass_obj
def score(session: Session, file: Path) -> None:
    """Marks out of a table."""
    rows = read_scores(file)
    with session.open() as workspace:
        done = ImportScores(rows)(workspace).value
    lines = [session.number(T("cli.sealed"), len(done.sealed))]
    lines += [f"  {interview}  {code}" for interview, code in done.sealed]
    if done.drafted:
        codes = ", ".join(done.drafted)
        lines.append(session.number(T("cli.drafted"), len(done.drafted), codes=codes))
    if done.unchanged:
        lines.append(session.number(T("cli.unchanged"), len(done.unchanged)))
    found = {
        "sealed": [{"interview": i, "code": code} for i, code in done.sealed],
        "drafted": done.drafted,
        "unchanged": done.unchanged,
    }
    session.answer(found, *lines)


@click.command("recuse", cls=Verb, help=T("cli.help_recuse"))
@click.argument("interview", metavar="INTERVIEW")
@option(
    "--ground",
    help=T("cli.opt_ground"),
    type=Words("relative", "subordinate", "other"),
    required=True,
)
@option("--reason", help=T("cli.opt_reason"), metavar="R", default="")
@option("--member", help=T("cli.opt_recused_member"), metavar="MEMBER", default="")
@in_workspace
@click.pass_obj
def recuse(session: Session, interview: str, ground: str, reason: str, member: str) -> None:
    """Withdraw from one candidate."""
    with session.open() as workspace:
        Recuse(interview, cast("Ground", ground), reason, member)(workspace)
    session.answer(
        {"interview": interview}, session.text(T("cli.recused"), interview=interview)
    )


@click.command("correct", cls=Verb, help=T("cli.help_correct"))
@click.argument("interview", metavar="INTERVIEW")
@file_option("--from", "file", help=T("cli.opt_from_scores"), required=True, metavar="FILE.csv")
@option("--reason", help=T("cli.opt_reason"), required=True, metavar="R")
@in_workspace
@click.pass_obj
def correct(session: Session, interview: str, file: Path, reason: str) -> None:
    """A new revision of a sealed sheet."""
    rows = read_scores(file)
    with session.open() as workspace:
        code = CorrectFromTable(interview, rows, reason)(workspace).value
    session.answer(
        {"interview": interview, "code": code},
        session.text(T("cli.corrected"), interview=interview, code=code),
    )


@click.command("void", cls=Verb, help=T("cli.help_void"))
@click.argument("interview", metavar="INTERVIEW")
@option("--reason", help=T("cli.opt_reason"), required=True, metavar="R")
@in_workspace
@click.pass_obj
def void(session: Session, interview: str, reason: str) -> None:
    """A sealed sheet that does not count."""
    with session.open() as workspace:
        code = VoidSheet(interview, reason)(workspace).value
    session.answer(
        {"interview": interview, "code": code},
        session.text(T("cli.voided"), interview=interview, code=code),
    )
