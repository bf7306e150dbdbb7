"""A candidate leaves the selection or comes back: the office's word, with its basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from commission_app.services.people.candidacy import SetStatus
from commission_app.shared.texts import T
from commission_app.views.candidates.reasoned_form import ReasonedForm
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.layouts import column
from commission_app.views.kit.text import Text
from commission_app.views.support.desk import Notice
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.people import StatusWord
    from commission_app.services.people.dossier import Dossier
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

KEY = "candidacy"
WORDS: dict[str, Words] = {
    "withdrawn": phrase(T("people.gone_withdrawn")),
    "annulled": phrase(T("people.gone_annulled")),
    "excluded": phrase(T("people.gone_excluded")),
    "admitted": phrase(T("candidates.back_in")),
}
AWAY: tuple[StatusWord, ...] = ("withdrawn", "annulled", "excluded")


class CandidacyForm(ReasonedForm):
    """Out of the selection with what happened; of who is out already, back into it."""

    def __init__(self) -> None:
        super().__init__(
            phrase(T("candidates.status_hint")), phrase(T("candidates.status_needed"))
        )
        self._code, self._out = "", False
        self._title = Text("", "title")
        self._who = Text("", "strong", wrap=True)
        self._means = Text("", "small", wrap=True)
        self.what = ComboField(phrase(T("candidates.what_happened")))
        self.what.offer([(key, WORDS[key]) for key in AWAY])
        self.setLayout(
            column(
                *(self._title, self._who, self._means, self.what, self.reason),
                self.refusal,
                gap=6,
            )
        )

    @override
    def show_person(self, one: Dossier) -> None:
        self._code, self._out = one.code, is_out(one)
        self._title.say(act_words(one))
        self._who.say(one.names)
        means = T("candidates.back_means") if self._out else T("candidates.away_means")
        self._means.say(phrase(means))
        self.what.setVisible(not self._out)
        self.what.choose(AWAY[0])
        self.forget()

    @override
    def begin(self) -> None:
        first = self.reason.editor if self._out else self.what.editor
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def act(self) -> SetStatus:
        status = "admitted" if self._out else AWAY[self.what.editor.currentIndex()]
        return SetStatus(self._code, status, self.reason.text)


def is_out(one: Dossier) -> bool:
    """Whether the office said that this one left the selection."""
    return one.place.state == "withdrawn"


def act_words(one: Dossier | None) -> Words:
    """The act that is open to this one."""
    back = one is not None and is_out(one)
    return phrase(T("candidates.take_back") if back else T("candidates.take_out"))


def notice_of(act: SetStatus, interview: str, desk: Desk) -> Notice:
    """What is recorded, and the appointment that still stands."""
    stands = bool(interview) and act.status != "admitted"

    def go() -> None:
        desk.untell(KEY)
        desk.go("schedule", interview)

    return Notice(
        KEY,
        "caution" if stands else "good",
        joined(act.code, WORDS[act.status], between=": "),
        phrase(T("candidates.still_scheduled"), interview=interview) if stands else "",
        phrase(T("candidates.to_schedule")) if stands else "",
        go if stands else None,
    )
