"""A backup by itself after something dear: what was done stays done whatever becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from commission_app.services.keeping import AutomaticBackup
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.cli.session import Session
    from commission_app.services.vaults.older_backups import Renewed
    from commission_app.services.workspace import Workspace


def back_up(
    session: Session, workspace: Workspace, why: Literal["taken-in", "day", "rekey"]
) -> None:
    """A full disk is told beside the answer."""
    try:
        AutomaticBackup(why)(workspace)
    except UserError as error:
        session.tell(session.text(T("vaults.not_backed_up")))
        session.tell(session.error(error))


def tell_renewed(session: Session, found: Renewed) -> tuple[dict[str, object], list[str]]:
    """What became of older backups: an object, and lines."""
    lines = [session.number(T("eyes.renewed"), len(found.done))]
    for one in found.left:
        users = ", ".join(one.users) or "?"
        lines += [session.text(T("eyes.left"), name=one.path.name, users=users)]
        lines += [f"  {session.error(one.why)}"]
    lines.append(session.text(T("eyes.elsewhere")))
    as_json: dict[str, object] = {
        "backups_renewed": [path.name for path in found.done],
        "backups_left": [{"file": o.path.name, "users": list(o.users)} for o in found.left],
    }
    return as_json, lines
