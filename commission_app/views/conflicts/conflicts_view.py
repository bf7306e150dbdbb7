"""Conflicts: what is open, what was settled, and how one is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from commission_app.services.conflicts.found import Conflict, Conflicts
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.shared.texts import T
from commission_app.views.conflicts.conflict_lines import line_of
from commission_app.views.conflicts.panel import ConflictPanel
from commission_app.views.kit.buttons import Choice
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.lines import Lines
from commission_app.views.kit.list_detail import ListDetail
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.text import Text
from commission_app.views.support.screen import Screen
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from commission_app.services.changes import Changes
    from commission_app.services.conflicts.resolving import Resolve
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk

LIST, SHORT_LIST, NARROW = 420, 340, 1080  # its width, and that in a narrow window


class ConflictsView(Screen):
    """Those that keep something closed come first; before the reveal no level is shown."""

    shows: ClassVar[Changes] = ReadConflicts.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found = Conflicts((), (), ())
        self._wanted = ""
        self._count = Text("", "soft")
        self.which = Choice(
            [("open", phrase(T("conflicts.open"))), ("settled", phrase(T("conflicts.settled")))]
        )
        self.which.choose("open")
        self.list = Lines(phrase(T("conflicts.title")), low=True, wrap=True)
        self.panel = ConflictPanel()
        self.notices = Notices()
        self._empty = Empty("ph.check-circle", "")
        self._all = ListDetail(self.list, self.panel, self._empty)
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        """`what`: a conflict as the command line names it, or `interview/member` of a cell."""
        self._wanted = what
        self.list.setFocus()

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadConflicts(), self, self._show)

    def _lay_out(self) -> None:
        title = Text(phrase(T("conflicts.title")), "heading")
        head = row(title, 4, self._count, None, self.which)
        self._all.listed.setFixedWidth(LIST)
        parts = (head, self.notices, (self._all, 1))
        self.setLayout(column(*parts, gap=12, margins=(24, 14, 24, 14)))

    def _connect(self) -> None:
        self.which.chosen.connect(self._filter)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._enter)
        self.panel.left.connect(self.list.setFocus)
        self.panel.wanted.connect(self._resolve)

    @property
    def _listed_now(self) -> tuple[Conflict, ...]:
        return self._found.open if self.which.key == "open" else self._found.settled

    def _show(self, found: Conflicts) -> None:
        self._found = found
        waits = found.blocking  # the others are for the record
        self._count.say(phrase_n(T("conflicts.count"), waits) if waits else "")
        self._filter()

    def _filter(self, _: str = "") -> None:
        """The open or the settled ones; a person stays where that one is still listed."""
        at = self._take_wanted()
        listed, here = self._listed_now, self.list.hasFocus()
        self._all.show_some(some=bool(listed))
        nothing = self.which.key == "open"
        key = T("conflicts.nothing_open") if nothing else T("conflicts.nothing_settled")
        means = T("conflicts.all_well") if nothing else T("conflicts.nothing_settled_means")
        self._empty.title.say(phrase(key))
        self._empty.text.say(phrase(means))
        self._empty.text.show()
        if not listed and here:
            self.which.button(self.which.key).setFocus()  # an empty list is nowhere to be
        if listed:
            self.list.show_lines([line_of(one) for one in listed], at or listed[0].argument)
            if at:
                self.list.choose(at)
            self._choose(self.list.key)

    def _take_wanted(self) -> str:
        """The argument of what was asked for; the settled ones are shown where it is one."""
        wanted, self._wanted = self._wanted, ""
        if not wanted:
            return ""
        for key, group in (("open", self._found.open), ("settled", self._found.settled)):
            for one in group:
                if wanted in {one.argument, f"{one.interview}/{one.member}", one.interview}:
                    self.which.choose(key)
                    return one.argument
        return ""

    def _choose(self, argument: str) -> None:
        for one in self._listed_now:
            if one.argument == argument:
                self.panel.show_conflict(one, self._found.links)

    def _enter(self, _: str) -> None:
        self.panel.begin()

    def _resolve(self, act: Resolve) -> None:
        self.desk.act(act, self, self._resolved, self._refused)

    def _refused(self, error: UserError) -> None:
        self.panel.refuse(error)
        self.refresh()

    def _resolved(self, _: str) -> None:
        self.panel.forget()
        title = phrase(T("conflicts.done"))
        means = phrase(T("conflicts.done_means"))
        self.notices.put("resolved", Notice("good", title, means, closable=True))
        self.list.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._all.listed.setFixedWidth(SHORT_LIST if self.width() < NARROW else LIST)
