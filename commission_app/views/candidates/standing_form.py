"""A candidate leaves the selection or comes back: the office's word, with its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commission_app.services.people.standing import SetStanding
from commission_app.shared.texts import T
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column
from commission_app.views.kit.text import Text
from commission_app.views.support.desk import Notice
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.people.dossier import Dossier
    from commission_app.services.people.standing import Standing
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

KEY = "standing"
WORDS: dict[str, Words] = {
    "withdrawn": phrase(T("people.gone_withdrawn")),
    "annulled": phrase(T("people.gone_annulled")),
    "excluded": phrase(T("people.gone_excluded")),
    "admitted": phrase(T("candidates.back_in")),
}
AWAY: tuple[Standing, ...] = ("withdrawn", "annulled", "excluded")


class StandingForm(QWidget):
    """Esc leaves it, Ctrl+Enter does it.

    Signals
    -------
    closed(): a person thought better of it.
    wanted(SetStanding): let it be so.
    """

    closed = Signal()
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._code, self._out = "", False
        self._title = Text("", "title")
        self._who = Text("", "strong", wrap=True)
        self._means = Text("", "small", wrap=True)
        self.what = ComboField(phrase(T("candidates.what_happened")))
        self.what.offer([(key, WORDS[key]) for key in AWAY])
        self.reason = LineField(phrase(T("candidates.why")), required=True)
        self.reason.hint(phrase(T("candidates.standing_hint")))
        self._refusal = Text("", "", tone="critical", wrap=True)
        self._refusal.hide()
        self.setLayout(
            column(
                *(self._title, self._who, self._means, self.what, self.reason),
                self._refusal,
                gap=6,
            )
        )
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.submit)

    def show_person(self, one: Dossier) -> None:
        """What can be said of this one, and what it brings."""
        self._code, self._out = one.code, is_out(one)
        self._title.say(act_words(one))
        self._who.say(one.names)
        means = T("candidates.back_means") if self._out else T("candidates.away_means")
        self._means.say(phrase(means))
        self.what.setVisible(not self._out)
        self.what.choose(AWAY[0])
        self.reason.put("")
        self.reason.error()
        self.refuse(None)

    def begin(self) -> None:
        """What happened first; for a return its basis."""
        first = self.reason.editor if self._out else self.what.editor
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Ask for it; without a reason the field says so."""
        if not self.reason.text:
            self.reason.error(phrase(T("candidates.standing_needed")))
            self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.reason.error()
        standing: Standing = "admitted"
        if not self._out:
            standing = AWAY[self.what.editor.currentIndex()]
        self.wanted.emit(SetStanding(self._code, standing, self.reason.text))

    def refuse(self, error: UserError | None) -> None:
        """Why it was not done; None: nothing."""
        self._refusal.say(error or "")
        self._refusal.setVisible(error is not None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) is Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def is_out(one: Dossier) -> bool:
    """Whether the office said that this one left the selection."""
    return one.place.state == "withdrawn"


def act_words(one: Dossier | None) -> Words:
    """The act that is open to this one."""
    back = one is not None and is_out(one)
    return phrase(T("candidates.take_back") if back else T("candidates.take_out"))


def notice_of(act: SetStanding, interview: str, desk: Desk) -> Notice:
    """What is recorded, and the appointment that still stands."""
    stands = bool(interview) and act.standing != "admitted"

    def go() -> None:
        desk.untell(KEY)
        desk.go("schedule", interview)

    return Notice(
        KEY,
        "caution" if stands else "good",
        joined(act.code, WORDS[act.standing], between=": "),
        phrase(T("candidates.still_scheduled"), interview=interview) if stands else "",
        phrase(T("candidates.to_schedule")) if stands else "",
        go if stands else None,
    )
