"""Acts that make a paper official: what follows in numbers, then the verb as the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from commission_app.services.office.printing import (
    KeepOrder,
    MakeCertificates,
    MakeProtocolFinal,
)
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, enter_presses
from commission_app.views.kit.choosing import DateTimeField
from commission_app.views.kit.fields import AreaField, LineField
from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.office.papers_desk import Documents
    from commission_app.services.papers.record import Finalised
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class _Official(FormPanel):
    """One act; its refusal is told above its button.

    Signals
    -------
    done(object): the words of what was done.
    """

    done = Signal(object)

    def __init__(self, desk: Desk, title: str, icon: str) -> None:
        super().__init__(phrase(title))
        self._desk = desk
        self.go = Button("", "primary", icon)
        self.go.clicked.connect(self._act)

    def _act(self) -> None:
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field of one line is the act: what it means stands above it."""
        if not enter_presses(self.go, event):
            super().keyPressEvent(event)

    def _finish(self, words: Words) -> None:
        self.close_panel()
        self.done.emit(words)


class ProtocolForm(_Official):
    """The first final protocol, or a corrected edition with its reason."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, T("documents_screen.protocol_title"), "ph.circle-wavy-check")
        self.number = LineField(
            phrase(T("documents_screen.protocol_number")),
            placeholder=phrase(T("documents_screen.next_number")),
        )
        self.reason = AreaField(phrase(T("documents_screen.correction_reason")), required=True)
        self.reason.hint(phrase(T("documents_screen.reason_is_printed")))
        self._corrects = False
        self.lay(self.number, self.reason, acts=(self.go,))

    def ask(self, found: Documents, pages: int) -> None:
        """What becomes final: how many pages, how many people."""
        versions = found.paper("protocol").versions
        self._corrects = bool(versions)
        self.number.setVisible(not versions)
        self.reason.setVisible(bool(versions))
        self.number.put("")
        self.reason.put("")
        self.reason.error()
        enrolled = phrase_n(T("documents_screen.will_be_enrolled"), found.enrolled)
        if versions:
            one = versions[0]
            self.title.say(phrase(T("documents_screen.correction_title"), number=one.name))
            means = phrase(T("documents_screen.correction_means"), edition=one.edition + 1)
            self.go.say(phrase(T("documents_screen.correct_act")))
        else:
            self.title.say(phrase(T("documents_screen.protocol_title")))
            counted = phrase_n(T("documents_screen.final_means"), pages)
            means = counted if pages else phrase(T("documents_screen.final_forever"))
            self.go.say(phrase(T("documents_screen.finalise_act")))
        self.means.say(joined(enrolled, means, between=" "))
        self.first = self.reason if versions else self.number
        self.begin()

    @override
    def _act(self) -> None:
        self.reason.error()
        if self._corrects and not self.reason.text:
            self.reason.error(phrase(T("documents_screen.reason_missing")))
            self.reason.setFocus()
            return
        reason = self.reason.text if self._corrects else ""
        act = MakeProtocolFinal(self.number.text, reason)
        self._desk.act(act, self, self._made, self.refuse)

    def _made(self, made: Finalised) -> None:
        key = T("documents_screen.protocol_is_final")
        self._finish(phrase(key, number=made.number, edition=made.edition, code=made.code))


class OrderForm(_Official):
    """The order comes back signed: its number and date are written down."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, T("documents_screen.order_title"), "ph.pencil-line")
        self.number = LineField(phrase(T("documents_screen.order_number")), required=True)
        self.day = DateTimeField(phrase(T("documents_screen.order_day")), required=True)
        self.go.say(phrase(T("documents_screen.order_act")))
        self.first = self.number
        self.lay(self.number, self.day, acts=(self.go,))

    def ask(self, found: Documents) -> None:
        """How many people the order enrols."""
        enrolled = phrase_n(T("documents_screen.order_enrols"), found.enrolled)
        means = phrase(T("documents_screen.order_not_deleted"))
        self.means.say(joined(enrolled, means, between=" "))
        self.number.put("")
        self.number.error()
        self.day.put(self._desk.now().date())
        self.begin()

    @override
    def _act(self) -> None:
        self.number.error()
        if not self.number.text:
            self.number.error(phrase(T("documents_screen.number_missing")))
            self.number.setFocus()
            return
        act = KeepOrder(self.number.text, self.day.day)
        self._desk.act(act, self, self._kept, self.refuse)

    def _kept(self, count: int) -> None:
        key = T("documents_screen.order_kept")
        self._finish(phrase_n(key, count, order=self.number.text))


class CertificatesForm(_Official):
    """A number for each enrolled person who has none; numbers are never used twice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, T("documents_screen.issue_title"), "ph.medal")
        self.day = DateTimeField(phrase(T("documents_screen.issue_day")), required=True)
        self.first = self.day
        self.lay(self.day, acts=(self.go,))

    def ask(self, found: Documents) -> None:
        """How many there will be."""
        left = max(found.enrolled - found.certified, 0)
        key = T("documents_screen.issue_means")
        self.means.say(phrase_n(key, left, certified=found.certified, enrolled=found.enrolled))
        self.day.put(self._desk.now().date())
        self.go.say(phrase_n(T("documents_screen.issue"), left))
        self.go.forbid("" if left else phrase(T("documents_screen.all_have")))
        self.begin()

    @override
    def _act(self) -> None:
        self._desk.act(MakeCertificates(self.day.day), self, self._issued, self.refuse)

    def _issued(self, numbers: tuple[str, ...]) -> None:
        self._finish(phrase_n(T("documents_screen.issued_now"), len(numbers)))
