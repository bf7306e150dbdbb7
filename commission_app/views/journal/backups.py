"""Backups: which there are, how old the newest is, and one to another disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.office.backups import BackUp, BackupLine, Backups, ReadBackups
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import add, clear, column, holder, line, row
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from commission_app.shared.errors import UserError
    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

MOST = 20  # files that are listed
MEGABYTE = 1024 * 1024
WHY = {
    "asked": T("journal.why_asked"),
    "taken-in": T("journal.why_taken_in"),
    "day": T("journal.why_day"),
    "migration": T("journal.why_migration"),
    "rekey": T("journal.why_rekey"),
}


class BackupPanel(FormPanel):
    """Each copy is opened and verified before it counts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("journal.backups_title")), phrase(T("journal.backups_mean")))
        self._desk = desk
        self._list, self._told = column(gap=6), Text("", "strong", wrap=True)
        self._where = Text("", "small", wrap=True)
        self.away = Button(phrase(T("journal.backup_away")), "primary", "ph.hard-drive")
        self.here = Button(phrase(T("journal.backup_here")), "", "ph.archive")
        self.away.clicked.connect(self._back_up_away)
        self.here.clicked.connect(self._back_up_here)
        self.first = self.away
        self._told.hide()
        self._where.hide()
        parts = (self._told, self._where, self._list)
        self.lay(*parts, acts=(self.here, self.away))

    def ask(self) -> None:
        """As it is now."""
        self._desk.ask(ReadBackups(), self, self._show)

    def _show(self, found: Backups) -> None:
        clear(self._list)
        moment = self._desk.now()
        old = found.old(moment)
        newest: Words = phrase(T("journal.no_backup"))
        if found.files:
            newest = joined(phrase(T("journal.newest")), age(moment - found.files[0].made))
        state = ("ph.warning-circle", "caution") if old else ("ph.check", "good")
        items: list[Item] = [State(state[0], newest, state[1])]
        if old:
            danger = T("journal.backup_is_old") if found.files else T("journal.all_is_lost")
            items.append(Text(phrase(danger), "small", wrap=True))
        count = phrase_n(T("journal.backup_files"), len(found.files))
        if found.files:
            items += [8, Text(joined(count, _size(found.size), between=" · "), "label")]
        for one in found.files[:MOST]:
            items += [line(), _file(one)]
        if any(one.gone for one in found.files):
            items += [line(), Text(phrase(T("eyes.renew_them")), "small", wrap=True)]
        if found.files:
            items += [line(), Text(str(found.folder), "caption", wrap=True)]
        for item in items:
            add(self._list, item)

    def _back_up_here(self) -> None:
        self._back_up(None)

    def _back_up_away(self) -> None:
        folder = self._desk.files.folder(self, phrase(T("journal.backup_away")))
        if folder is not None:
            self._back_up(folder)

    def _back_up(self, folder: Path | None) -> None:
        self.forgive()
        for button in (self.here, self.away):
            button.forbid(phrase(T("journal.backing_up")))
        self._desk.act(BackUp(folder), self, self._made, self._refused)

    def _made(self, path: Path) -> None:
        self._allow()
        self._told.say(phrase(T("journal.backup_made"), name=path.name))
        self._where.say(str(path.parent))
        self._told.show()
        self._where.show()
        self.ask()

    def _refused(self, error: UserError) -> None:
        self._allow()
        self.refuse(error)

    def _allow(self) -> None:
        for button in (self.here, self.away):
            button.forbid()


def age(passed: timedelta) -> Words:
    """How long ago, in the unit that people would say."""
    minutes = max(int(passed.total_seconds() // 60), 0)
    if minutes < 60:
        return phrase_n(T("journal.minutes_ago"), minutes)
    if minutes < 48 * 60:
        return phrase_n(T("journal.hours_ago"), minutes // 60)
    return phrase_n(T("journal.days_ago"), minutes // (24 * 60))


def _file(one: BackupLine) -> QWidget:
    """When and how large; below it why, and whether it will do."""
    whole = ("ph.check", phrase(T("journal.backup_whole")), "good")
    broken = ("ph.warning-circle", phrase(T("journal.backup_broken")), "critical")
    first = row(Text(_moment(one.made), ""), None, Text(_size(one.size), "small"), gap=8)
    why = Text(phrase(WHY[one.why]) if one.why in WHY else "", "small")
    second = row(why, None, State(*(whole if one.whole else broken)), gap=8)
    rows: list[Item] = [first, second]
    if one.gone:
        words = phrase(T("eyes.opens_for_gone"), users=", ".join(one.gone))
        rows.append(State("ph.warning-circle", words, "caution"))
    return holder(column(*rows, gap=2))


def _moment(made: datetime) -> str:
    return f"{made:%d.%m.%Y %H:%M}"


def _size(size: int) -> Words:
    return phrase(T("journal.megabytes"), size=max(round(size / MEGABYTE), 1))
