"""Laptops that were lost, restored, or opened twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commission_app.cli.session import in_workspace
from commission_app.cli.words import Verb, option
from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.second import ApproveLaptop
from commission_app.services.devices.succession import ConfirmSuccession
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.cli.session import Session


@click.command("device-end", cls=Verb, help=T("cli.help_device_end"))
@click.argument("device", metavar="DEVICE")
@option("--reason", help=T("cli.opt_end_reason"), required=True, metavar="R")
@in_workspace
@click.pass_obj
def device_end(session: Session, device: str, reason: str) -> None:
    """Retire a laptop that was lost."""
    with session.open() as workspace:
        done = EndDevice(device, reason)(workspace).value
    label = done.laptop.label or done.laptop.member
    session.answer(
        {
            "member": done.laptop.member,
            "laptop": done.laptop.label,
            "device": done.laptop.device,
            "last": done.last,
            "sheets": done.sheets,
        },
        session.text(T("cli.device_ended"), laptop=label, member=done.laptop.member),
        session.number(T("cli.device_sheets_stay"), done.sheets),
    )


@click.command("succession", cls=Verb, help=T("cli.help_succession"))
@click.argument("device", metavar="DEVICE")
@option("--fingerprint", help=T("cli.opt_fingerprint"), required=True, metavar="XXXX-XXXX")
@in_workspace
@click.pass_obj
def succession(session: Session, device: str, fingerprint: str) -> None:
    """Confirm the laptop that was restored in the place of another one."""
    with session.open() as workspace:
        one = ConfirmSuccession(device, fingerprint)(workspace).value
    session.answer(
        {"member": one.member, "laptop": one.label, "device": one.device, "old": one.old},
        session.text(
            T("cli.succession_confirmed"), laptop=one.label or one.member, member=one.member
        ),
    )


@click.command("approve", cls=Verb, help=T("cli.help_laptop_approve"))
@option("--fingerprint", help=T("cli.opt_fingerprint"), required=True, metavar="XXXX-XXXX")
@option("--reason", help=T("cli.opt_approve_reason"), required=True, metavar="R")
@in_workspace
@click.pass_obj
def approve_laptop(session: Session, fingerprint: str, reason: str) -> None:
    """On the first laptop, or the chair's: a second one by the same slip is right."""
    with session.open() as workspace:
        one = ApproveLaptop(fingerprint, reason)(workspace).value
    session.answer(
        {"member": one.member, "device": one.device},
        session.text(T("cli.laptop_approved"), member=one.member),
    )
