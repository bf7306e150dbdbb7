"""The command line as a whole: its verbs in the order of a season, and its exit codes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from commission_app import __version__
from commission_app.cli import (
    approving,
    audit,
    candidacy,
    candidates,
    conflicts,
    devices,
    four_eyes,
    journal,
    laptops,
    members,
    offices,
    packages,
    paper,
    scoring,
    season,
    sittings,
    vaults,
)
from commission_app.cli.language import language
from commission_app.cli.session import Session, lang_option
from commission_app.cli.words import Opt, Verbs, sentence
from commission_app.shared.errors import Cancelled, UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.shared.world import World

DONE, REFUSED, USAGE, STOPPED = 0, 1, 2, 130
VERBS = (
    season.demo,
    season.new,
    candidacy.candidates,
    candidates.results,
    members.members,
    candidates.schedule,
    laptops.laptop,
    scoring.declare,
    scoring.score,
    scoring.recuse,
    scoring.correct,
    scoring.void,
    approving.approve,
    packages.hand_over,
    packages.take_in,
    packages.status,
    conflicts.resolve,
    devices.device_end,
    devices.succession,
    offices.device,
    offices.office,
    offices.extract,
    audit.audit,
    sittings.sitting,
    sittings.attend,
    sittings.interview,
    approving.paper_sheet,
    four_eyes.four_eyes,
    four_eyes.consolidate,
    sittings.reveal,
    sittings.tally,
    sittings.decide,
    sittings.dissent,
    paper.order,
    paper.certificates,
    paper.finalise,
    paper.print_,
    journal.journal,
    journal.backup,
    journal.restore,
    journal.check,
    journal.info,
    vaults.user,
    vaults.recovery,
    vaults.rekey,
    vaults.renew_backups,
)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(__version__)
        ctx.exit()


@click.group("commission", cls=Verbs, help=T("cli.help_root"))
@click.option(
    "--version",
    cls=Opt,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=T("cli.opt_version"),
)
@lang_option
def root() -> None:
    """All verbs."""


for _verb in VERBS:
    root.add_command(_verb)


def run(
    args: Sequence[str] | None = None,
    world: World | None = None,
    environ: Mapping[str, str] | None = None,
) -> int:
    """One command; its exit code. `args`: default the process's own."""
    around = os.environ if environ is None else environ
    said = sys.argv[1:] if args is None else list(args)
    session = Session(language(said, around), world, around)
    try:
        return _call(args, session)
    except click.exceptions.NoArgsIsHelpError as error:
        return _without_verb(session, error)
    except click.ClickException as error:
        session.tell(sentence(error, session.lang))
        session.tell(session.text(T("cli.see_help"), command=_command(error)))
        return USAGE
    except UserError as error:
        session.tell(session.error(error))
        return REFUSED
    except (click.Abort, KeyboardInterrupt, Cancelled):
        session.tell(session.text(T("cli.interrupted")))
        return STOPPED


def _call(args: Sequence[str] | None, session: Session) -> int:
    done = root.main(
        args=None if args is None else list(args),
        prog_name="commission",
        standalone_mode=False,
        obj=session,
    )
    return done if isinstance(done, int) else DONE


def _without_verb(session: Session, error: click.exceptions.NoArgsIsHelpError) -> int:
    """Help on standard error; the desktop needs a screen."""
    session.tell(error.ctx.get_help())
    if error.ctx.parent is None:
        session.tell(session.text(T("cli.no_desktop")))
    return USAGE


def _command(error: click.ClickException) -> str:
    ctx = getattr(error, "ctx", None)
    return ctx.command_path if isinstance(ctx, click.Context) else "commission"
