"""The line at the foot: saved when, by which rules, the last copy, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from commission_app.services.changes import Changes
from commission_app.services.whereabouts import ReadWhereabouts, Whereabouts
from commission_app.shared.texts import T
from commission_app.views.kit.layouts import row, upright
from commission_app.views.kit.saved import Saved
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.support.desk import Desk


class StatusLine(QFrame):
    """Says "saved" only after the commit; while something is unsaved the tick is away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("box", "status")
        self.setFixedHeight(28)
        self.saved = Saved(desk)
        self._rules = Text("", "caption")
        self._copy = Text("", "caption")
        self._copy_line = upright(12)
        offline = Text(phrase(T("shell.offline")), "caption")
        self.setLayout(
            row(
                *(self.saved, upright(12), self._rules),
                *(self._copy_line, self._copy, upright(12), offline, None),
                gap=10,
                margins=(16, 0, 16, 0),
            )
        )
        desk.runner.changed.connect(self._refresh)
        self._refresh(Changes.SEASON)

    def _refresh(self, changes: Changes) -> None:
        if changes & ReadWhereabouts.shows:
            self._desk.ask(ReadWhereabouts(), self, self._show)

    def _show(self, where: Whereabouts) -> None:
        self._rules.say(phrase(T("shell.rules"), number=str(where.rules), digest=where.digest))
        shown = self._desk.role == "office"
        self._copy.setVisible(shown)
        self._copy_line.setVisible(shown)
        if where.backup is None:
            self._copy.say(phrase(T("shell.no_backup")))
        else:
            at = where.backup.astimezone(self._desk.now().tzinfo)
            self._copy.say(phrase(T("shell.backup"), at=f"{at:%d.%m.%Y %H:%M}"))
