"""The commission's members: out of a table, or one of them with other data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commission_app.cli.session import Session, files, in_workspace, lang_option
from commission_app.cli.words import Verb, Verbs, Words, option
from commission_app.services.importing import ImportMembers
from commission_app.services.people.amending import AmendMember, Named
from commission_app.services.people.intake import CheckMembers
from commission_app.services.people.members import ORDER
from commission_app.services.sentences import said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path


@click.group("members", cls=Verbs, help=T("cli.help_members"))
@lang_option
def members() -> None:
    """The commission."""


@members.command("import", cls=Verb, help=T("cli.help_members_import"))
@files("file")
@option("--reason", help=T("cli.opt_member_reason"), metavar="R", default="")
@in_workspace
@click.pass_obj
def import_members(session: Session, file: Path, reason: str) -> None:
    """The commission's members."""
    with session.open() as workspace:
        new = CheckMembers(file)(workspace).value.newcomers
        added, changed = ImportMembers(file, reason=reason)(workspace).value
    for one in new:
        if one.stands:
            words = said(T("cli.member_stands"), name=one.names, code=one.stands)
            session.tell(words.say(session.lang))
    session.answer(
        {"added": added, "changed": changed},
        session.number(T("cli.members_added"), added),
        session.number(T("cli.members_changed"), changed),
    )


@members.command("change", cls=Verb, help=T("cli.help_members_change"))
@click.argument("code", metavar="MEMBER")
@option("--name-kk", help=T("cli.opt_name_kk"), metavar="NAME")
@option("--name-ru", help=T("cli.opt_name_ru"), metavar="NAME")
@option("--position-kk", help=T("cli.opt_position_kk"), metavar="P")
@option("--position-ru", help=T("cli.opt_position_ru"), metavar="P")
@option("--function", help=T("cli.opt_function"), type=Words(*ORDER))
@option("--votes", help=T("cli.opt_votes"), type=Words("yes", "no"))
@option("--reason", help=T("cli.opt_member_reason"), metavar="R", default="")
@in_workspace
@click.pass_obj
def change(session: Session, code: str, reason: str, votes: str | None, **given: Any) -> None:
    """What is not named stays as it is."""
    named = Named(votes=None if votes is None else votes == "yes", **given)
    with session.open() as workspace:
        AmendMember(code, named, reason)(workspace)
    session.answer({"member": code}, session.text(T("cli.member_changed"), member=code))
