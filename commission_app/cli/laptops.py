"""A member's laptop: prepared at the office, opened with a slip, confirmed by fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commission_app.cli.devices import approve_laptop
from commission_app.cli.session import Session, file_option, files, in_workspace, lang_option
from commission_app.cli.words import Verb, Verbs, option
from commission_app.services.devices.setting_up import ConfirmLaptop, OpenLaptop, PrepareLaptop
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path


@click.group("laptop", cls=Verbs, help=T("cli.help_laptop"))
@lang_option
def laptop() -> None:
    """Laptops."""


@laptop.command("prepare", cls=Verb, help=T("cli.help_laptop_prepare"))
@click.argument("member", metavar="MEMBER")
@file_option("--out", help=T("cli.opt_out_package"), required=True, metavar="FILE.cmx")
@in_workspace
@click.pass_obj
def prepare(session: Session, member: str, out: Path) -> None:
    """The package for a member's laptop, and its slip."""
    with session.open() as workspace:
        done = PrepareLaptop(member, out)(workspace).value
    session.answer(
        {"slip": done.slip, "laptop": done.laptop, "file": str(done.sent.path)},
        session.text(
            T("cli.laptop_prepared"), member=member, laptop=done.laptop, file=done.sent.path
        ),
        session.text(T("cli.slip"), slip=done.slip),
    )


@laptop.command("open", cls=Verb, help=T("cli.help_laptop_open"))
@files("package", "FILE.cmx")
@file_option("--slip-file", help=T("cli.opt_slip_file"), metavar="FILE")
@in_workspace
@click.pass_obj
def open_(session: Session, package: Path, slip_file: Path | None) -> None:
    """Set this laptop up."""
    folder = session.folder()
    slip = _slip(session, slip_file)
    act = OpenLaptop(package, slip, session.user or "")
    workspace, opened = act(folder, session.passphrase(new=True), session.world)
    workspace.close()
    session.answer(
        {
            "fingerprint": opened.fingerprint,
            "recovery_key": opened.recovery_key,
            "member": opened.member,
        },
        session.text(T("cli.laptop_opened"), member=opened.member, folder=folder),
        session.text(
            T("cli.fingerprint"), fingerprint=opened.fingerprint, short=opened.short_fingerprint
        ),
        session.text(T("cli.recovery_key"), key=opened.recovery_key),
    )


@laptop.command("confirm", cls=Verb, help=T("cli.help_laptop_confirm"))
@click.argument("member", metavar="MEMBER")
@option("--fingerprint", help=T("cli.opt_fingerprint"), required=True, metavar="XXXX-XXXX")
@option("--person", "people", help=T("cli.opt_person"), multiple=True, metavar="NAME")
@in_workspace
@click.pass_obj
def confirm(session: Session, member: str, fingerprint: str, people: tuple[str, ...]) -> None:
    """The secretary compared the fingerprints."""
    with session.open() as workspace:
        device = ConfirmLaptop(member, fingerprint, people)(workspace).value
    session.answer(
        {"member": member, "device": device},
        session.text(T("cli.laptop_confirmed"), member=member),
    )


laptop.add_command(approve_laptop)


def _slip(session: Session, file: Path | None) -> str:
    if file is not None:
        return session.secret_from(file)
    given = session.environ.get("COMMISSION_SLIP", "")
    return given or session.ask(T("cli.ask_slip"), T("cli.no_slip"), hidden=False)
