"""A device's keys out, a second office let in, a whole season sealed to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commission_app.cli.seconds import Given, with_second
from commission_app.cli.session import Session, file_option, files, in_workspace, lang_option
from commission_app.cli.words import Verb, Verbs, option
from commission_app.services.offices.accepting import AcceptOffice
from commission_app.services.offices.devices import ExportDevice
from commission_app.services.offices.extracting import Extract
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

DONE = {"accepted": T("offices.accepted"), "joined": T("offices.joined")}


@click.group("device", cls=Verbs, help=T("offices.help_device"))
@lang_option
def device() -> None:
    """This device."""


@device.command("export", cls=Verb, help=T("offices.help_device_export"))
@files("file", "FILE.cmk")
@option("--name", "title", help=T("offices.opt_title"), metavar="NAME", default="")
@in_workspace
@click.pass_obj
def export(session: Session, file: Path, title: str) -> None:
    """Public keys, for whoever seals a season to this device."""
    with session.open() as workspace:
        done = ExportDevice(file, title)(workspace).value
    session.answer(
        {
            "file": str(done.path),
            "device": done.device,
            "fingerprint": done.fingerprint,
            "short_fingerprint": done.short_fingerprint,
        },
        session.text(T("offices.exported"), file=done.path),
        session.text(T("offices.tell_fingerprint"), fingerprint=done.fingerprint),
    )


@click.group("office", cls=Verbs, help=T("offices.help_office"))
@lang_option
def office() -> None:
    """Offices of a season."""


@office.command("accept", cls=Verb, help=T("offices.help_office_accept"))
@files("file", "FILE.cmk")
@option("--fingerprint", help=T("offices.opt_fingerprint"), metavar="F", default="")
@with_second
@in_workspace
@click.pass_obj
def accept(session: Session, file: Path, fingerprint: str, second: Given) -> None:
    """Let a second office in, or join a season."""
    with session.open() as workspace:
        typed = _typed(session, fingerprint)
        done = AcceptOffice(file, typed, second.asked(session))(workspace).value
    session.answer(
        {"device": done.device, "fingerprint": done.fingerprint, "done": done.what},
        session.text(DONE[done.what], fingerprint=done.fingerprint),
    )


@click.command("extract", cls=Verb, help=T("offices.help_extract"))
@file_option("--for", "file", help=T("offices.opt_for"), required=True, metavar="FILE.cmk")
@option("--fingerprint", help=T("offices.opt_fingerprint"), metavar="F", default="")
@file_option("--out", help=T("offices.opt_out"), metavar="DIR|FILE.cmx")
@in_workspace
@click.pass_obj
def extract(session: Session, file: Path, fingerprint: str, out: Path | None) -> None:
    """The whole season, for an auditor or another office."""
    with session.open() as workspace:
        act = Extract(file, _typed(session, fingerprint), out or file.absolute().parent)
        done = act(workspace).value
    session.answer(
        {
            "file": str(done.sent.path),
            "for": done.to,
            "fingerprint": done.fingerprint,
            "facts": done.sent.facts,
            "sheets": done.sent.sheets,
            "withheld": done.withheld,
        },
        session.text(T("offices.extracted"), fingerprint=done.fingerprint, file=done.sent.path),
        session.number(T("offices.extracted_facts"), done.sent.facts),
        session.number(T("offices.extracted_withheld"), done.withheld),
    )


def _typed(session: Session, given: str) -> str:
    """What a person compared; asked for where it was not given."""
    if given:
        return given
    return session.ask(T("offices.ask_fingerprint"), T("offices.no_fingerprint"), hidden=False)
