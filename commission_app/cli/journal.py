"""Is everything whole, copies of it, and what this installation is."""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING

import click

from commission_app import __version__
from commission_app.cli.candidates import outside
from commission_app.cli.grid import grid
from commission_app.cli.seconds import told_change
from commission_app.cli.session import Session, file_option, files, in_workspace, lang_option
from commission_app.cli.words import Verb, Verbs, option
from commission_app.models import schema
from commission_app.services.describing import check_file, describe
from commission_app.services.four_eyes.checking import ReadKeyChanges
from commission_app.services.keeping import (
    MakeBackup,
    Restore,
    Restored,
    RestoreWithRecoveryKey,
)
from commission_app.services.verifying import Verified, Verify, export_journal
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.keys import fingerprint
from commission_app.shared.paths import data_folder, resources
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace

LOCKED = frozenset(("models.locked", "models.locked_by"))


@click.group("journal", cls=Verbs, help=T("cli.help_journal"))
@lang_option
def journal() -> None:
    """Facts and diary."""


@journal.command("verify", cls=Verb, help=T("cli.help_journal_verify"))
@option("--code", "codes", help=T("cli.opt_code"), multiple=True, metavar="CODE")
@in_workspace
@click.pass_obj
def verify(session: Session, codes: tuple[str, ...]) -> int:
    """Walk chains, tables and diary; 1 when something is wrong."""
    with session.progress() as progress, session.open(write=False) as workspace:
        found, changes = Verify(codes, progress)(workspace), ReadKeyChanges()(workspace)
    told = [told_change(session, one) for one in changes]
    as_json = {**_as_json(session, found), "key_changes": told}
    session.answer(as_json, *_lines(session, found), *told)
    return int(not found.ok)


@journal.command("export", cls=Verb, help=T("cli.help_journal_export"))
@files("file")
@in_workspace
@click.pass_obj
def export(session: Session, file: Path) -> None:
    """Every fact as a line of JSON; it holds personal data in the clear."""
    outside(session, file)
    with session.open() as workspace:
        data = export_journal(workspace)
        atomic_file.write(file, data)
    count = data.count(b"\n")
    session.answer(
        {"file": str(file), "lines": count},
        session.number(T("cli.journal_exported"), count, file=file),
        session.text(T("cli.clear_file")),
    )


@click.command("backup", cls=Verb, help=T("cli.help_backup"))
@files("file")
@in_workspace
@click.pass_obj
def backup(session: Session, file: Path) -> None:
    """One encrypted file with everything, also while somebody else works."""
    outside(session, file)
    try:
        with session.open() as workspace:
            path = _backup(workspace, file)
    except UserError as error:
        if error.key not in LOCKED:
            raise
        with session.open(write=False) as workspace:
            path = _backup(workspace, file)
        session.tell(session.text(T("cli.backup_beside")))
    session.answer({"file": str(path)}, session.text(T("cli.backed_up"), file=path))


@click.command("restore", cls=Verb, help=T("cli.help_restore"))
@files("file")
@option("--reason", help=T("cli.opt_restore_reason"), metavar="R", default="")
@file_option("--recovery-key-file", help=T("cli.opt_recovery"), metavar="FILE")
@in_workspace
@click.pass_obj
def restore(session: Session, file: Path, reason: str, recovery_key_file: Path | None) -> None:
    """A workspace out of a backup, as a new device."""
    folder = session.folder()
    why = reason or session.text(T("cli.restore_reason"))
    if recovery_key_file is None:
        act = Restore(file, why)
        workspace, done = act(folder, session.passphrase(), session.world, session.user)
    else:
        key = session.secret_from(recovery_key_file)
        again = RestoreWithRecoveryKey(file, why, key, session.passphrase(new=True))
        workspace, done = again(folder, session.world, session.user)
    workspace.close()
    _tell_restored(session, done)


@click.command("check", cls=Verb, help=T("cli.help_check"))
@in_workspace
@click.pass_obj
def check(session: Session) -> int:
    """Every page of the file, and all that journal verify sees; 1 when something is wrong."""
    with session.progress() as progress, session.open(write=False) as workspace:
        damage = check_file(workspace)
        found = Verify((), progress)(workspace) if damage is None else None
    if damage is not None or found is None:
        text = session.error(damage) if damage else ""
        wrong = {"ok": False, "file": False, "findings": [{"kind": "file", "text": text}]}
        session.answer(wrong, text)
        return 1
    whole = session.text(T("cli.file_whole"))
    session.answer({**_as_json(session, found), "file": True}, whole, *_lines(session, found))
    return int(not found.ok)


@click.command("info", cls=Verb, help=T("cli.help_info"))
@in_workspace
@click.pass_obj
def info(session: Session) -> None:
    """Versions, paths, and with --workspace its fingerprints."""
    found = {
        "version": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "program": sys.executable,
        "resources": str(resources()),
        "data": str(data_folder()),
        "form": schema.HEAD,
    }
    inner = _workspace(session) if session.workspace is not None else None
    rows = [*found.items(), *((name, str(value)) for name, value in (inner or {}).items())]
    titles = (session.text(T("cli.column_what")), session.text(T("cli.column_value")))
    session.answer({**found, "workspace": inner}, grid(titles, rows))


def _workspace(session: Session) -> dict[str, object]:
    with session.open(write=False) as workspace:
        told = describe(workspace)
    plain: dict[str, object] = {name: getattr(told, name) for name in told.__slots__}
    return plain | {"folder": str(told.folder)}


def _backup(workspace: Workspace, file: Path) -> Path:
    return MakeBackup(file=file)(workspace).value


def _tell_restored(session: Session, done: Restored) -> None:
    shown = fingerprint(done.device)
    session.answer(
        {
            "workspace": str(done.folder),
            "device": done.device,
            "old": done.old,
            "fingerprint": shown,
        },
        session.text(T("cli.restored"), folder=done.folder),
        session.text(T("cli.new_device"), fingerprint=shown),
    )


def _as_json(session: Session, found: Verified) -> dict[str, object]:
    return {
        "ok": found.ok,
        "facts": found.facts,
        "entries": found.entries,
        "head": found.head,
        "unanchored": found.unanchored,
        "findings": [
            {"kind": one.kind, "text": session.error(one.text)} for one in found.findings
        ],
    }


def _lines(session: Session, found: Verified) -> list[str]:
    lines = [
        session.number(T("cli.facts_verified"), found.facts),
        session.number(T("cli.diary_verified"), found.entries),
        session.text(T("cli.head"), code=found.head or "–"),
        session.number(T("cli.unanchored"), found.unanchored),
    ]
    if found.ok:
        return [*lines, session.text(T("cli.all_whole"))]
    lines.append(session.number(T("cli.findings"), len(found.findings)))
    return lines + [f"! {one.kind}: {session.error(one.text)}" for one in found.findings]
