"""A backup by itself after something dear: what was done stays done whatever becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from commission_app.services.keeping import AutomaticBackup
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.cli.session import Session
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
