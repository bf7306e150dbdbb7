"""The office's word lies on the stick: one button takes it in, and what came of it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commission_app.services.day.office_words import Judged, LookForWords, OfficeWord, words_of
from commission_app.services.taking_in import TakeIn, Taken
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.support.backing_up import back_up
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from commission_app.services.day.deliveries import Deliveries
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class WordOffer(QObject):
    """Looks into the chosen stick and puts what it finds among the notices.

    Signals
    -------
    taken(): something was taken in, or refused.
    """

    taken = Signal()

    def __init__(self, desk: Desk, notices: Notices) -> None:
        super().__init__(notices)
        self._desk, self._notices = desk, notices
        self._folder: Path | None = None
        self._judged: tuple[Judged, ...] = ()
        self._offered: tuple[OfficeWord, ...] = ()
        self._asking = self._taking = False
        self._result: tuple[Taken, ...] = ()

    def look(self, folder: Path) -> None:
        """What lies there now; files that were looked into before are not opened again."""
        if folder != self._folder:
            self._folder, self._judged = folder, ()
            self._offer(())
        if not self._asking:
            self._asking = True
            self._desk.ask(LookForWords(folder, self._judged), self, self._found)

    def nothing(self) -> None:
        """No stick to look into."""
        self._folder, self._judged = None, ()
        self._offer(())

    def take(self, files: Sequence[Path]) -> None:
        """Take these in; each is judged for itself."""
        if files and not self._taking:
            self._taking = True
            self._desk.act(TakeIn(tuple(files)), self, self._took)

    def show_deliveries(self, found: Deliveries) -> None:
        """What the office has now: the answer to what was taken in a moment ago."""
        if self._result:
            self._notices.put("word", _told(self._result, found, self._close))

    def _found(self, judged: tuple[Judged, ...]) -> None:
        self._asking = False
        if all(one.file.parent == self._folder for one in judged):
            self._judged = judged
            self._offer(words_of(judged))

    def _offer(self, words: tuple[OfficeWord, ...]) -> None:
        if words == self._offered:
            return
        self._offered = words
        if not words:
            self._notices.take("offer")
            return
        act = Button(phrase(T("handover.take")), "", "ph.download-simple")
        act.clicked.connect(self._take_offered)
        title = phrase(T("handover.word_here"), made=words[-1].made)
        notice = Notice("", title, phrase(T("handover.word_means")), act)
        self._notices.put("offer", notice)

    def _take_offered(self) -> None:
        self.take([word.file for word in self._offered])

    def _took(self, results: tuple[Taken, ...]) -> None:
        self._taking = False
        self._judged, self._result = (), results
        self._offer(())
        self.taken.emit()
        if any(one.result == "taken" for one in results):
            back_up(self._desk, self, "taken-in")

    def _close(self) -> None:
        self._result = ()


def _told(results: Sequence[Taken], found: Deliveries, close: object) -> Notice:
    """The worst of what happened decides the tone."""
    refused = [one for one in results if one.result == "refused"]
    added = sum(one.added for one in results)
    if refused:
        reasons = joined(*(_refusal(one) for one in refused), between=" ")
        notice = Notice("critical", phrase(T("handover.refused")), reasons, closable=True)
    elif not added:
        notice = Notice("", phrase(T("handover.known")), closable=True)
    else:
        news = phrase_n(T("handover.news"), added)
        held = phrase(T("handover.held"), confirmed=found.confirmed, of=found.sealed)
        text = joined(held, news, between=" ")
        notice = Notice("good", phrase(T("handover.taken")), text, closable=True)
    notice.closed.connect(close)
    return notice


def _refusal(one: Taken) -> Words:
    return joined(f"{one.file}:", one.reason or "", between=" ")
