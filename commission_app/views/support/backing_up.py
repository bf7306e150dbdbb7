"""A backup by itself after something dear: what was done stays done whatever becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.keeping import AutomaticBackup
from commission_app.shared.texts import T
from commission_app.views.support.desk import Notice
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal

    from PySide6.QtCore import QObject

    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk

NOTICE = "backup"


def back_up(desk: Desk, owner: QObject, why: Literal["taken-in", "day"]) -> None:
    """Behind what was asked for; a full disk becomes a notice until a copy is made again."""

    def refused(error: UserError) -> None:
        desk.tell(Notice(NOTICE, "caution", phrase(T("vaults.not_backed_up")), error))

    def made(path: Path | None) -> None:
        if path is not None:
            desk.untell(NOTICE)

    desk.act(AutomaticBackup(why), owner, made, refused)
