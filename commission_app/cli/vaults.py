"""Who opens a workspace, and with what: people, passphrases, the recovery key, the file key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commission_app.cli.backing_up import back_up, tell_renewed
from commission_app.cli.seconds import Given, with_second
from commission_app.cli.session import (
    Session,
    file_option,
    in_workspace,
    lang_option,
)
from commission_app.cli.words import Verb, Verbs, option
from commission_app.services.vaults.older_backups import RenewBackups
from commission_app.services.vaults.people import (
    AddUser,
    ChangePassphrase,
    ConfirmUser,
    KeyHolder,
    NewRecoveryKey,
    ReadPeople,
)
from commission_app.services.vaults.rekey import Rekey, RemoveUser
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.vaults.rekey import Rekeyed

NEW = "COMMISSION_NEW_PASSPHRASE"


@click.group("user", cls=Verbs, help=T("cli.help_user"))
@lang_option
def user() -> None:
    """People with a key to a workspace."""


@user.command("list", cls=Verb, help=T("cli.help_user_list"))
@in_workspace
@click.pass_obj
def list_(session: Session) -> None:
    """Who may open it, and when they did."""
    with session.open(write=False) as workspace:
        found = ReadPeople()(workspace)
    as_json = [
        {
            "user": one.name,
            "me": one.me,
            "opened": one.opened.isoformat(timespec="seconds") if one.opened else None,
            "counts": one.counts,
        }
        for one in found
    ]
    headings = (T("cli.column_user"), T("cli.column_opened"))
    rows = [(one.name, _opened(one)) for one in found]
    session.answer({"users": as_json}, session.table(headings, rows))


@user.command("add", cls=Verb, help=T("cli.help_user_add"))
@click.argument("name", metavar="NAME")
@file_option("--new-passphrase-file", help=T("cli.opt_new_passphrase"), metavar="FILE")
@with_second
@in_workspace
@click.pass_obj
def add(session: Session, name: str, new_passphrase_file: Path | None, second: Given) -> None:
    """One more person, with a passphrase of their own."""
    secret = session.passphrase()
    with session.open(secret=secret) as workspace:
        new = _new(session, new_passphrase_file)
        AddUser(secret, name, new, second.asked(session))(workspace)
    session.answer({"user": name}, session.text(T("cli.user_added"), user=name))


@user.command("remove", cls=Verb, help=T("cli.help_user_remove"))
@click.argument("name", metavar="NAME")
@in_workspace
@click.pass_obj
def remove(session: Session, name: str) -> None:
    """A person's key is taken away, and the file gets a new one."""
    secret = session.passphrase()
    done = RemoveUser(secret, name, session.user)(session.folder(), session.world)
    found: dict[str, object] = {"user": name, "users": list(done.users)}
    lines = [session.text(T("cli.user_removed"), user=name)]
    _tell_rekeyed(session, done, (found, lines), secret)


@user.command("confirm", cls=Verb, help=T("cli.help_user_confirm"))
@click.argument("name", metavar="NAME")
@with_second
@in_workspace
@click.pass_obj
def confirm(session: Session, name: str, second: Given) -> None:
    """Somebody who is here may be one of two from now on."""
    secret = session.passphrase()
    with session.open(secret=secret) as workspace:
        ConfirmUser(secret, name, second.asked(session))(workspace)
    session.answer({"user": name}, session.text(T("cli.user_confirmed"), user=name))


@user.command("passphrase", cls=Verb, help=T("cli.help_user_passphrase"))
@file_option("--new-passphrase-file", help=T("cli.opt_new_passphrase"), metavar="FILE")
@in_workspace
@click.pass_obj
def passphrase(session: Session, new_passphrase_file: Path | None) -> None:
    """One's own passphrase is changed."""
    secret = session.passphrase()
    with session.open(secret=secret) as workspace:
        ChangePassphrase(secret, _new(session, new_passphrase_file))(workspace)
        name = workspace.user
    session.answer({"user": name}, session.text(T("cli.passphrase_changed"), user=name))


@click.group("recovery", cls=Verbs, help=T("cli.help_recovery"))
@lang_option
def recovery() -> None:
    """The recovery key."""


@recovery.command("new", cls=Verb, help=T("cli.help_recovery_new"))
@with_second
@in_workspace
@click.pass_obj
def recovery_new(session: Session, second: Given) -> None:
    """A new one; the old one opens only older backups."""
    secret = session.passphrase()
    with session.open(secret=secret) as workspace:
        text = NewRecoveryKey(secret, second.asked(session))(workspace).value
    session.answer(
        {"recovery_key": text},
        session.text(T("cli.recovery_key"), key=text),
        session.text(T("cli.recovery_old")),
    )


@click.command("rekey", cls=Verb, help=T("cli.help_rekey"))
@option("--new-recovery", help=T("cli.opt_new_recovery"), is_flag=True)
@with_second
@in_workspace
@click.pass_obj
def rekey(session: Session, new_recovery: bool, second: Given) -> None:
    """Encrypt everything anew; passphrases stay."""
    secret = session.passphrase()
    act = Rekey(secret, session.user, new_recovery, second.asked(session))
    done = act(session.folder(), session.world)
    lines = [session.text(T("cli.rekeyed"), users=", ".join(done.users))]
    found: dict[str, object] = {"users": list(done.users)}
    _tell_rekeyed(session, done, (found, lines), secret)


@click.command("renew-backups", cls=Verb, help=T("cli.help_renew_backups"))
@in_workspace
@click.pass_obj
def renew_backups(session: Session) -> int:
    """Older backups are sealed to those who are here."""
    secret = session.passphrase()
    with session.open(secret=secret) as workspace:
        found = RenewBackups(secret)(workspace).value
    as_json, lines = tell_renewed(session, found)
    session.answer(as_json, *lines)
    return int(bool(found.left))


def _tell_rekeyed(
    session: Session, done: Rekeyed, said: tuple[dict[str, object], list[str]], secret: str
) -> None:
    """The envelope, older backups, and one under the new key."""
    found, lines = said
    if done.recovery_key:
        lines.append(session.text(T("cli.recovery_key"), key=done.recovery_key))
        lines.append(session.text(T("cli.recovery_old")))
    renewed, told = tell_renewed(session, done.backups)
    found = {**found, "recovery_key": done.recovery_key or None, **renewed}
    session.answer(found, *lines, *told)
    with session.open(secret=secret) as workspace:
        back_up(session, workspace, "rekey")


def _new(session: Session, file: Path | None) -> str:
    """The passphrase that is to be: from a file, the environment, or typed twice."""
    if file is not None:
        return session.secret_from(file)
    if given := session.environ.get(NEW):
        return given
    first = session.ask(T("cli.ask_new_passphrase"), T("cli.no_new_passphrase"))
    if session.ask(T("cli.ask_again"), T("cli.no_new_passphrase")) != first:
        raise UserError(T("cli.passphrases_differ"))
    return first


def _opened(one: KeyHolder) -> str:
    return f"{one.opened:%d.%m.%Y %H:%M}" if one.opened else "–"
