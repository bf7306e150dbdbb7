"""A season begins: an office workspace, or a whole practice season to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commission_app.cli.grid import grid
from commission_app.cli.session import Session, file_option, in_workspace, spoken
from commission_app.cli.words import Verb, Whole, Wrong, option
from commission_app.services.demo.play import PlaySeason
from commission_app.services.demo.season import Size
from commission_app.services.founding import NewOffice
from commission_app.services.offices.devices import NewDevice
from commission_app.shared import atomic_file
from commission_app.shared.keys import fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.exchange.device_file import Purpose

LARGEST = 1 << 20  # bytes of a file of requisites


@click.command("new", cls=Verb, help=T("cli.help_new"))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@option("--preset", help=T("cli.opt_preset"), metavar="NAME", default="")
@option("--auditor", help=T("offices.opt_auditor"), is_flag=True)
@option("--replica", help=T("offices.opt_replica"), is_flag=True)
@option("--practice", help=T("cli.opt_practice"), is_flag=True)
@option("--year", help=T("cli.opt_year"), type=Whole(1991, 9999))
@option("--intake", help=T("cli.opt_intake"), type=Whole(1, 1000), default=1)
@file_option("--requisites", help=T("cli.opt_requisites"), metavar="FILE")
@in_workspace
@click.pass_obj
def new(
    session: Session,
    folder: Path,
    preset: str,
    auditor: bool,
    replica: bool,
    practice: bool,
    year: int | None,
    intake: int,
    requisites: Path | None,
) -> None:
    """Make an office, or a device without a season; the recovery key is shown once."""
    if bool(preset) + auditor + replica > 1:
        raise Wrong(T("offices.one_purpose"))
    if auditor or replica:
        _new_device(session, folder, "auditor" if auditor else "office", practice=practice)
        return
    if not preset:
        raise Wrong(T("cli.missing"), name="--preset")
    office = NewOffice(
        preset=preset,
        practice=practice,
        year=year or session.world.now().year,
        intake=intake,
        user=session.user or "secretary",
        requisites=atomic_file.read_bounded(requisites, LARGEST) if requisites else b"",
    )
    workspace, recovery = office(folder, session.passphrase(new=True), session.world)
    workspace.close()
    session.answer(
        {"recovery_key": recovery},
        session.text(T("cli.new_done"), folder=folder),
        session.text(T("cli.recovery_key"), key=recovery),
    )


def _new_device(session: Session, folder: Path, purpose: Purpose, *, practice: bool) -> None:
    make = NewDevice(purpose, practice, session.user or "")
    workspace, recovery = make(folder, session.passphrase(new=True), session.world)
    shown = fingerprint(workspace.device)
    workspace.close()
    session.answer(
        {"recovery_key": recovery, "fingerprint": shown},
        session.text(T("offices.device_made"), folder=folder),
        session.text(T("offices.tell_fingerprint"), fingerprint=shown),
        session.text(T("cli.recovery_key"), key=recovery),
    )


@click.command("demo", cls=Verb, help=T("cli.help_demo"))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@option("--applicants", help=T("cli.opt_applicants"), type=Whole(1, 100_000), default=8068)
@option("--interviewed", help=T("cli.opt_interviewed"), type=Whole(1, 100_000), default=411)
@option("--members", help=T("cli.opt_members"), type=Whole(1, 100), default=7)
@option("--panels", help=T("cli.opt_panels"), type=Whole(1, 100), default=2)
@option("--seed", help=T("cli.opt_seed"), type=Whole(0, 999_999_999), default=1)
@spoken
@click.pass_obj
def demo(
    session: Session,
    folder: Path,
    applicants: int,
    interviewed: int,
    members: int,
    panels: int,
    seed: int,
) -> None:
    """A whole practice season, of invented people."""
    size = Size(applicants, interviewed, members, panels, seed)
    with session.progress() as progress:
        played = PlaySeason(folder, size, progress)()
    names = sorted(played.counts)
    rows = [(session.text(COUNTS[name]), str(played.counts[name])) for name in names]
    titles = (session.text(T("cli.column_what")), session.text(T("cli.column_value")))
    session.answer(
        played,
        session.text(T("cli.demo_done"), folder=folder),
        grid(titles, rows),
    )


COUNTS = {
    "applicants": T("cli.count_applicants"),
    "admitted": T("cli.count_admitted"),
    "interviews": T("cli.count_interviews"),
    "sheets": T("cli.count_sheets"),
    "marks": T("cli.count_marks"),
    "recusals": T("cli.count_recusals"),
    "absences": T("cli.count_absences"),
    "enrolled": T("cli.count_enrolled"),
    "refused": T("cli.count_refused"),
    "postponed": T("cli.count_postponed"),
    "certificates": T("cli.count_certificates"),
}
