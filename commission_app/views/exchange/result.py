"""What taking in has changed: one sentence, then file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.brought import TakenIn
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Tone
    from commission_app.views.support.words import Words


class Result(QWidget):
    """Stays until it is closed or something else is taken in.

    Signals
    -------
    conflicts_wanted(), quarantine_wanted(): to what must be settled, to what was refused.
    """

    conflicts_wanted = Signal()
    quarantine_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._notices = Notices()
        self._conflicts = Button(
            phrase(T("exchange_screen.to_conflicts")), "link", "ph.warning"
        )
        words = phrase(T("exchange_screen.to_quarantine"))
        self._quarantine = Button(words, "link", "ph.warning")
        self._conflicts.clicked.connect(self.conflicts_wanted)
        self._quarantine.clicked.connect(self.quarantine_wanted)
        ways = row(self._conflicts, self._quarantine, None, gap=16)
        self.setLayout(column(self._notices, ways, gap=4))
        self.hide()

    def show_taken(self, taken: TakenIn) -> None:
        """The worst of what happened decides the tone."""
        lines: list[Words] = [heard(one.text) for one in taken.packages]
        if taken.conflicts:
            lines.append(phrase_n(T("exchange_screen.conflicts"), taken.conflicts))
        if taken.left:
            lines.append(phrase_n(T("exchange_screen.stopped"), taken.left))
        title = phrase(T("exchange_screen.taken"), what=heard(taken.summary))
        self._conflicts.setVisible(bool(taken.conflicts))
        self._quarantine.setVisible(bool(taken.refused))
        self._put(Notice(_tone(taken), title, joined(*lines, between="\n"), closable=True))

    def show_refusal(self, error: UserError) -> None:
        """Nothing was done, and why."""
        title = phrase(T("exchange_screen.not_taken"))
        self._conflicts.hide()
        self._quarantine.hide()
        self._put(Notice("critical", title, error, closable=True))

    def forget(self) -> None:
        """Something else is done now."""
        self._notices.clear()
        self.hide()

    def _put(self, notice: Notice) -> None:
        notice.closed.connect(self.hide)
        self.show()
        self._notices.put("result", notice)
        if self.isVisible():
            ways = (one for one in (self._conflicts, self._quarantine) if one.isVisible())
            (next(ways, None) or notice.first()).setFocus()


def _tone(taken: TakenIn) -> Tone:
    if taken.refused:
        return "critical"
    if taken.conflicts or taken.left:
        return "caution"
    return "good" if taken.new or taken.corrected else ""
