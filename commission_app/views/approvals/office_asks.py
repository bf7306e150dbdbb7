"""Strips on a laptop: the office asks about sheets, or typed the member's paper in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from commission_app.services.day.approving import ReadApprovals, Wanted
from commission_app.services.day.list_changes import ListChange, ReadListChanges
from commission_app.services.day.own_paper import OwnPaper, ReadOwnPaper
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.changes import Changes
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class OfficeAsks(Notices):
    """Takes no room while nothing is asked and no paper was typed in."""

    shows: ClassVar[Changes] = ReadApprovals.shows | ReadOwnPaper.shows | ReadListChanges.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._said: dict[str, object] = {}

    def refresh(self) -> None:
        """Ask again; what is still so stays as it stands, and is not read aloud again."""
        self._desk.ask(ReadApprovals(), self, self._show_asked)
        self._desk.ask(ReadOwnPaper(), self, self._show_paper)
        self._desk.ask(ReadListChanges(), self, self._show_list)

    def _show_asked(self, found: tuple[Wanted, ...]) -> None:
        wanted = sum(one.open for one in found)
        if not self._new("asked", wanted):
            return
        answer = Button(phrase(T("approving.answer")), "", "ph.check")
        answer.clicked.connect(self._answer)
        title = phrase_n(T("approving.asked"), wanted)
        means = phrase(T("approving.asked_means"))
        self.put("asked", Notice("caution", title, means, answer))

    def _show_paper(self, found: tuple[OwnPaper, ...]) -> None:
        alone = tuple(one for one in found if not one.sealed)
        if not self._new("paper", alone):
            return
        codes = joined(*(one.interview for one in alone), between=", ")
        title = phrase(T("approving.paper_here"), interviews=codes)
        means = joined(
            phrase(T("approving.paper_here_means")), *map(_marks, alone), between=" "
        )
        self.put("paper", Notice("", title, means))

    def _show_list(self, found: tuple[ListChange, ...]) -> None:
        if not self._new("list", found):
            return
        means = joined(*(heard(one.words) for one in found), between=" ")
        self.put("list", Notice("", phrase(T("list.changed")), means))

    def _new(self, key: str, what: object) -> bool:
        """Whether it is to be said, and was not said so before."""
        if self._said.get(key) == what and key in self.keys:
            return False
        self._said[key] = what
        if not what:
            self.take(key)
        return bool(what)

    def _answer(self) -> None:
        self._desk.go("approvals")


def _marks(one: OwnPaper) -> Words:
    """What was typed, so that the member can compare it with the paper."""
    marks = ", ".join(f"{criterion} {level}" for criterion, level in one.marks)
    values = {"interview": one.interview, "marks": marks, "code": one.control}
    return phrase(T("approving.paper_marks"), **values)
