"""Four eyes: a second person confirms that interviews are complete before they are revealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commission_app.cli.seconds import Given, told_change, with_second
from commission_app.cli.session import Session, in_workspace
from commission_app.cli.words import Verb, option
from commission_app.services.consolidating import (
    ConfirmConsolidation,
    ReadFourEyes,
    SetFourEyes,
)
from commission_app.services.four_eyes.checking import ReadKeyChanges
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.services.four_eyes.checking import KeyLine


@click.command("four-eyes", cls=Verb, help=T("cli.help_four_eyes"))
@click.argument("state", metavar="[on|off]", required=False, type=click.Choice(["on", "off"]))
@option("--reason", help=T("cli.opt_four_eyes_reason"), metavar="R", default="")
@with_second
@in_workspace
@click.pass_obj
def four_eyes(session: Session, state: str | None, reason: str, second: Given) -> None:
    """Ask for a second person, or no longer; without a word: how it is."""
    with session.open(write=state is not None) as workspace:
        if state is not None:
            SetFourEyes(state == "on", reason, second.asked(session))(workspace)
        found, changes = ReadFourEyes()(workspace), ReadKeyChanges()(workspace)
    word = T("cli.four_eyes_on") if found.on else T("cli.four_eyes_off")
    lines = [f"  {code}: {who}" for code, who in sorted(found.confirmed.items())]
    lines += [told_change(session, one) for one in changes]
    as_json = {
        "on": found.on,
        "confirmed": dict(found.confirmed),
        "changes": [_change(one) for one in changes],
    }
    session.answer(as_json, session.text(word), *lines)


def _change(one: KeyLine) -> dict[str, str | None]:
    at = one.at.isoformat(timespec="seconds") if one.at else None
    return {
        "at": at,
        "what": one.what,
        "whom": one.whom,
        "who": one.who,
        "how": one.how,
        "by": one.by,
    }


@click.command("consolidate", cls=Verb, help=T("cli.help_consolidate"))
@click.argument("interviews", metavar="[INTERVIEW …]", nargs=-1)
@in_workspace
@click.pass_obj
def consolidate(session: Session, interviews: tuple[str, ...]) -> None:
    """This person's word that these are complete."""
    with session.open() as workspace:
        said = ConfirmConsolidation(interviews)(workspace).value
    session.answer({"confirmed": said}, session.number(T("cli.consolidated"), len(said)))
