"""What stands in the place of the details for a moment: what will happen, fields, the act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from commission_app.services.office.cell import ExplainGap
from commission_app.services.sealing import RecordInterview, Recuse
from commission_app.services.sittings import RevealMarks
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import Item, column, holder, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.support.accessible import announce
from commission_app.views.support.heard import heard
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.services.office.cell import CellDetails
    from commission_app.services.office.cell_acts import Before
    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words

OUTCOMES = (
    ("absent", T("matrix.has_not_come")),
    ("rescheduled", T("matrix.rescheduled")),
    ("held", T("matrix.held")),
)
MEANS = {
    "absent": T("matrix.absent_means"),
    "rescheduled": T("matrix.rescheduled_means"),
    "held": T("matrix.held_means"),
}
GROUNDS = (
    ("relative", T("matrix.ground_relative")),
    ("subordinate", T("matrix.ground_subordinate")),
    ("other", T("score.ground_other")),
)
Verb = tuple[str, str, str]  # words, kind, icon


class Asking(QFrame):
    """Esc takes it away and nothing has changed; a refusal is told where the act is.

    Signals
    -------
    closed(): back to the details.
    wanted(object): the act, ready to be done.
    """

    closed = Signal()
    wanted = Signal(object)

    def __init__(self, verb: Verb) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self.title, self.means = Text("", "strong", wrap=True), Text("", "soft", wrap=True)
        self._told = Text("", "small", tone="critical", wrap=True)
        self.verb = Button(phrase(verb[0]), verb[1], verb[2])
        self.verb.clicked.connect(self.do)
        self.first: QWidget = self.verb

    def fill(self, *fields: Item) -> None:
        """The fields below what will happen; the act stays in sight."""
        back = Button(phrase(T("matrix.back")), "quiet")
        back.clicked.connect(self.closed)
        self._told.hide()
        body = column(self._told, self.means, *fields, None, gap=8, margins=(0, 0, 8, 0))
        page = Scroll(holder(body))
        foot = row(self.verb, back, None)
        self.setLayout(column(self.title, (page, 1), foot, gap=6, margins=(16, 12, 14, 12)))

    def begin(self) -> None:
        """Nothing is refused yet; the first field has the focus."""
        self._told.hide()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> None:
        """What happened, and what to do next."""
        self._told.say(error)
        self._told.show()
        announce(self, said(error), urgent=True)

    def do(self) -> None:
        """Ask for the act."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.do()
        else:
            super().keyPressEvent(event)


class AskOutcome(Asking):
    """The office's word about an interview, which decides.

    Signals
    -------
    candidate_wanted(str): who gives up is taken out of the selection, at the own dossier.
    """

    candidate_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__((T("matrix.outcome_act"), "primary", "ph.check"))
        self._interview = ""
        self.outcome = Choice([(key, phrase(text)) for key, text in OUTCOMES])
        self.outcome.chosen.connect(self._tell)
        self.reason = LineField(phrase(T("matrix.reason_field")))
        self.gave_up = Button(phrase(T("matrix.gave_up")), "link")
        self.gave_up.clicked.connect(self._to_candidate)
        self.first = self.outcome.button("absent")
        self.fill(_beside(self.outcome, self.reason), row(self.gave_up, None))

    def ask(self, found: CellDetails) -> None:
        """About this interview."""
        self._interview = found.cell.interview
        whom = joined(self._interview, found.person.names, between=" ")
        self.title.say(phrase(T("matrix.outcome_title"), whom=whom))
        self.outcome.choose("absent")
        self.reason.put("")
        self._tell("absent")

    @override
    def do(self) -> None:
        outcome = cast("Literal['absent', 'rescheduled', 'held']", self.outcome.key)
        self.wanted.emit(RecordInterview(self._interview, outcome, self.reason.text))

    def _to_candidate(self) -> None:
        self.closed.emit()
        self.candidate_wanted.emit(self._interview.partition("/")[0])

    def _tell(self, outcome: str) -> None:
        self.means.say(phrase(MEANS[outcome]))


class AskRecuse(Asking):
    """A member is taken off one interview, whatever was sealed before."""

    def __init__(self) -> None:
        super().__init__((T("matrix.recuse_act"), "danger", "ph.hand-palm"))
        self._place = "", ""
        self.ground = Choice([(key, phrase(text)) for key, text in GROUNDS])
        self.reason = LineField(phrase(T("matrix.reason_field")))
        self.first = self.ground.button("relative")
        self.fill(_beside(self.ground, self.reason))

    def ask(self, found: CellDetails) -> None:
        """About this cell."""
        self._place = found.cell.interview, found.cell.member
        self.title.say(phrase(T("matrix.recuse_title"), who=found.member, whom=_whom(found)))
        self.means.say(phrase(T("matrix.recuse_means")))
        self.ground.choose("relative")
        self.reason.put("")
        self.reason.error()

    @override
    def do(self) -> None:
        ground = cast("Literal['relative', 'subordinate', 'other']", self.ground.key)
        if ground == "other" and not self.reason.text:
            self.reason.error(phrase(T("matrix.reason_needed")))
            self.reason.setFocus()
            return
        interview, member = self._place
        self.wanted.emit(Recuse(interview, ground, self.reason.text, member))


class AskGap(Asking):
    """A sheet will not come: why. While its sitting goes on only the way there is offered.

    Signals
    -------
    sitting_wanted(str): to the sitting that must end first, "" while there is none.
    """

    sitting_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__((T("matrix.gap_act"), "primary", "ph.check"))
        self._place = "", ""
        self._before: Before | None = None
        self.reason = LineField(phrase(T("matrix.gap_reason")), required=True)
        self.fill(self.reason)

    def ask(self, found: CellDetails) -> None:
        """About this cell."""
        self._place, self._before = (found.cell.interview, found.cell.member), found.before_gap
        self.title.say(phrase(T("matrix.gap_title"), who=found.member, whom=_whom(found)))
        waits = found.before_gap
        self.means.say(heard(waits.why) if waits else phrase(T("matrix.gap_means")))
        self.verb.say(phrase(T("matrix.to_sitting") if waits else T("matrix.gap_act")))
        self.reason.setVisible(waits is None)
        self.first = self.verb if waits else self.reason
        self.reason.put("")
        self.reason.error()

    @override
    def do(self) -> None:
        if self._before is not None:
            self.sitting_wanted.emit(self._before.sitting)
        elif not self.reason.text:
            self.reason.error(phrase(T("matrix.reason_needed")))
            self.reason.setFocus()
        else:
            self.wanted.emit(ExplainGap(*self._place, self.reason.text))


class AskReveal(Asking):
    """Marks are opened, and cannot be closed again."""

    def __init__(self) -> None:
        super().__init__((T("matrix.reveal_act"), "primary", "ph.eye"))
        self._codes: tuple[str, ...] = ()
        self.fill()

    def ask(self, codes: tuple[str, ...], left: int, whom: Words = "") -> None:
        """About these interviews; `left`: those that stay closed."""
        self._codes = codes
        count = phrase_n(T("matrix.reveal_title"), len(codes))
        self.title.say(phrase(T("matrix.reveal_whom"), whom=whom) if whom else count)
        stay = phrase_n(T("matrix.reveal_left"), left) if left else ""
        self.means.say(joined(stay, phrase(T("matrix.reveal_means")), between=" "))

    @override
    def do(self) -> None:
        self.wanted.emit(RevealMarks(self._codes))


def _beside(choice: Choice, reason: LineField) -> Item:
    """In one line: the choice stands beside the editor, not beside its label."""
    label = reason.label.sizeHint().height() + 2
    return row(column(label, choice, None, gap=0), (reason, 1), gap=16)


def _whom(found: CellDetails) -> Words:
    return joined(found.cell.interview, found.person.names, between=" ")
