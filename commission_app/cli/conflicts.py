"""What contradicts, and a person's answer with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commission_app.cli.session import Session, in_workspace
from commission_app.cli.words import Verb, Wrong, option
from commission_app.domain.facts.header import control_code
from commission_app.services.conflicts.naming import side_of, thing_of
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.conflicts.resolving import Resolve
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from commission_app.services.conflicts.found import Conflict, Conflicts
    from commission_app.services.sentences import Said

NONE = "none"


@click.command("resolve", cls=Verb, help=T("cli.help_resolve"))
@click.argument("thing", metavar="KIND:THING", required=False, default="")
@option("--list", "listed", help=T("cli.opt_resolve_list"), is_flag=True)
@option("--choose", help=T("cli.opt_choose"), metavar="CODE|none", default="")
@option("--link", help=T("cli.opt_link"), metavar="INTERVIEW", default="")
@option("--reason", help=T("cli.opt_resolve_reason"), metavar="TEXT", default="")
@in_workspace
@click.pass_obj
def resolve(
    session: Session,
    thing: str,
    listed: bool,
    choose: str,
    link: str,
    reason: str,
) -> None:
    """Settle a contradiction; without one: what there is."""
    if listed:
        with session.open(write=False) as workspace:
            found = ReadConflicts()(workspace)
        session.answer(_as_json(session, found), *_lines(session, found))
        return
    given = {"KIND:THING": thing, "--choose": choose, "--reason": reason}
    for name, value in given.items():
        if not value.strip():
            raise Wrong(T("cli.missing"), name=name)
    with session.open() as workspace:
        target = thing_of(thing)
        conflict = ReadConflicts()(workspace).about(target)
        if conflict is None:
            raise UserError(T("conflicts.nothing_contradicts"), thing=thing)
        chosen = "" if choose.lower() == NONE else side_of(conflict, choose)
        rejected = tuple(sorted(conflict.digests - {chosen}))
        digest = Resolve(target, chosen, rejected, reason, link)(workspace).value
    code = control_code(digest)
    session.answer(
        {"resolution": digest, "code": code},
        session.text(T("cli.resolved"), thing=thing, code=code),
    )


def contradiction(session: Session, one: Conflict) -> dict[str, object]:
    """As `status` and `resolve --list` tell it; `thing` is what `resolve` takes."""
    return {
        "kind": one.kind,
        "interview": one.interview,
        "member": one.member,
        "text": text_of(session, one),
        "thing": one.argument,
    }


def text_of(session: Session, one: Conflict) -> str:
    """Its name, what differs, what holds meanwhile."""
    title = f"{one.title.say(session.lang)}."
    rest = [one.differences] if one.differences else []
    return " ".join([title, *(s.say(session.lang) for s in (*rest, one.means))])


def _as_json(session: Session, found: Conflicts) -> dict[str, object]:
    return {
        "conflicts": [_whole(session, one) for one in found.open],
        "settled": [_whole(session, one) for one in found.settled],
    }


def _whole(session: Session, one: Conflict) -> dict[str, object]:
    return {
        **contradiction(session, one),
        "blocks": one.blocks,
        "sides": [
            {"code": side.control, "digest": side.digest, "text": _said(session, side.said)}
            for side in one.sides
        ],
        "answers": [
            {
                "choose": control_code(answer.digest) if answer.digest else NONE,
                "link": answer.link,
                "needs": answer.refusal.say(session.lang) if answer.refusal else None,
            }
            for answer in one.answers
        ],
        "chosen": control_code(one.settled.chosen)
        if one.settled and one.settled.chosen
        else None,
        "reason": one.settled.reason if one.settled else None,
    }


def _lines(session: Session, found: Conflicts) -> list[str]:
    lines = [line for one in found.open for line in _told(session, one)]
    if found.settled:
        lines.append(session.text(T("cli.settled")))
        lines += [line for one in found.settled for line in _told(session, one)]
    return lines or [session.text(T("conflicts.nothing_open"))]


def _told(session: Session, one: Conflict) -> Iterator[str]:
    mark = "=" if one.settled else "!" if one.blocks else "·"
    yield f"{mark} {one.argument}  {text_of(session, one)}"
    chosen = one.settled.chosen if one.settled else ""
    for side in one.sides:
        at = "*" if side.digest == chosen else "-"
        yield f"    {at} {side.control}  {_said(session, side.said)}"
    if one.settled:
        reason = session.text(T("conflicts.settled_reason"), reason=one.settled.reason)
        yield f"    {reason}"
    for needed in dict.fromkeys(a.refusal for a in one.answers if a.refusal):
        yield f"    {needed.say(session.lang)}"


def _said(session: Session, sentences: Iterable[Said]) -> str:
    return " ".join(one.say(session.lang) for one in sentences)
