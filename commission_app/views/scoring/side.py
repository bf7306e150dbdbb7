"""What takes the anchors' place for a moment: a note, a withdrawal, an interruption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import Item, column, frame, holder, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from commission_app.services.day.cards import Card
    from commission_app.services.day.today import QueueItem
    from commission_app.views.support.words import Words

GROUNDS = (
    ("relative", T("score.ground_relative")),
    ("subordinate", T("score.ground_subordinate")),
    ("other", T("score.ground_other")),
)
DOCUMENTS = (
    ("id_card", T("score.document_id_card")),
    ("passport", T("score.document_passport")),
    ("digital", T("score.document_digital")),
)


class SidePanel(QFrame):
    """A title, what it means, its fields, and the act; Esc takes it away and loses nothing.

    Signals
    -------
    closed(): back to the anchors.
    """

    closed = Signal()

    def __init__(self, title: Words, means: Words) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._head = (Text(title, "title", wrap=True), Text(means, "soft", wrap=True))
        self.first_field: QWidget = self
        self.act: QWidget = self  # what is asked here, to be answered before any seal

    def fill(self, *items: Item, acts: Sequence[Button]) -> None:
        """The fields, the first of which takes the focus, and the acts below them."""
        self.act = next(iter(acts), self)
        fields = (one for one in items if isinstance(one, QWidget) and one.focusProxy())
        self.first_field = next(fields, self)
        back = Button(phrase(T("score.back_to_marks")), "quiet")
        back.clicked.connect(self.closed)
        foot = holder(Flow((*acts, back)))
        page = column(*self._head, 8, *items, 8, foot, None, margins=(18, 14, 18, 14))
        self.setLayout(column(Scroll(frame("bare", page)), gap=0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class NotePanel(SidePanel):
    """Words about the whole interview; kept when the panel is left.

    Signals
    -------
    written(str): the note.
    """

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__(phrase(T("score.note")), phrase(T("score.note_means")))
        self.field = AreaField(phrase(T("score.note")), lines=8)
        done = Button(phrase(T("score.note_keep")), "primary")
        done.clicked.connect(self._keep)
        self._shown: str | None = ""  # None: what was to be kept was refused
        self.fill(self.field, acts=[done])

    def show_note(self, text: str) -> None:
        """What is kept."""
        if self.field.text == self._shown:
            self._shown = text
            self.field.put(text)
            self.field.editor.moveCursor(QTextCursor.MoveOperation.End)  # to be gone on with

    def begin(self) -> None:
        """Another interview: what stands here is none of its words."""
        self._shown = ""
        self.field.put("")

    def keep(self) -> None:
        """Have it kept, if it changed."""
        if self.field.text != self._shown:
            self._shown = self.field.text
            self.written.emit(self.field.text)

    def refused(self) -> None:
        """The words could not be kept: they stay here and are to be kept still."""
        self._shown = None

    @property
    def unkept(self) -> bool:
        """Whether words stand here that were refused."""
        return self._shown is None

    def lose(self) -> None:
        """Go on without the words that were refused."""
        self._shown = self.field.text

    def _keep(self) -> None:
        self.keep()
        self.closed.emit()


class WithdrawPanel(SidePanel):
    """A conflict of interest noticed now, whatever was given so far.

    Signals
    -------
    withdrawn(str, str): ground and reason.
    """

    withdrawn = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(phrase(T("score.withdraw")), phrase(T("score.withdraw_means")))
        self.ground = Choice([(key, phrase(text)) for key, text in GROUNDS])
        self.ground.choose("relative")
        self.reason = AreaField(phrase(T("score.reason")), lines=3)
        act = Button(phrase(T("score.withdraw_act")), "danger", "ph.hand-palm")
        act.clicked.connect(self._withdraw)
        label = Text(phrase(T("score.ground")), "label")
        self.fill(label, row(self.ground, None), 4, self.reason, acts=[act])

    def _withdraw(self) -> None:
        if self.ground.key == "other" and not self.reason.text:
            self.reason.error(phrase(T("score.reason_needed")))
            self.reason.setFocus()
            return
        self.withdrawn.emit(self.ground.key, self.reason.text)


class InterruptPanel(SidePanel):
    """A fire alarm, a fainting: the marks so far are kept.

    Signals
    -------
    interrupted(str): why.
    """

    interrupted = Signal(str)

    def __init__(self) -> None:
        super().__init__(phrase(T("score.interrupt")), phrase(T("score.interrupt_means")))
        self.reason = AreaField(phrase(T("score.interrupt_reason")), lines=2)
        act = Button(phrase(T("score.interrupt_act")), "primary", "ph.pause")
        act.clicked.connect(self._interrupt)
        self.fill(self.reason, acts=[act])

    def _interrupt(self) -> None:
        self.interrupted.emit(self.reason.text)


class IdentityPanel(SidePanel):
    """Somebody compares the candidate with a document; no copy is made.

    Signals
    -------
    checked(str, bool): which document, and whether it agrees.
    """

    checked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__(phrase(T("score.identity_check")), phrase(T("score.identity_means")))
        options = [(key, phrase(text)) for key, text in DOCUMENTS]
        self.document = ComboField(phrase(T("score.document")), options)
        self.document.choose("id_card")
        self._who = Text("", "strong", wrap=True)
        self._about = Text("", "", wrap=True)
        agrees = Button(phrase(T("score.identity_agrees")), "primary", "ph.check")
        differs = Button(phrase(T("score.identity_differs_act")), "danger")
        agrees.clicked.connect(self._agrees)
        differs.clicked.connect(self._differs)
        who = holder(column(self._who, self._about, gap=2))
        self.fill(who, 4, self.document, acts=[agrees, differs])

    def show_person(self, card: Card) -> None:
        """Whose document it should be, in full."""
        self._who.say(card.names)
        self._about.say(joined(card.interview, card.region, card.organisation, card.position))

    def _agrees(self) -> None:
        self.checked.emit(self.document.key, True)  # noqa: FBT003 - a signal's value

    def _differs(self) -> None:
        self.checked.emit(self.document.key, False)  # noqa: FBT003 - a signal's value


class OtherPanel(SidePanel):
    """Repairs: these marks belong to somebody else; begin again.

    Signals
    -------
    moved(str): the interview that the marks belong to.
    restarted(): everything given so far is taken away; undo brings it back.
    """

    moved = Signal(str)
    restarted = Signal()

    def __init__(self) -> None:
        super().__init__(phrase(T("score.more")), phrase(T("score.more_means")))
        self.to = ComboField(phrase(T("score.move_to")))
        self._move = Button(phrase(T("score.move_act")), "", "ph.arrows-left-right")
        again = Button(phrase(T("score.again_act")), "danger", "ph.arrow-counter-clockwise")
        means = Text(phrase(T("score.again_means")), "soft", wrap=True)
        self._move.clicked.connect(self._ask_move)
        again.clicked.connect(self.restarted)
        self.fill(self.to, row(self._move, None), 16, means, row(again, None), acts=[])

    def offer(self, queue: Sequence[QueueItem]) -> None:
        """Whom the marks may belong to: everybody whose sheet is open and empty."""
        found = [(i.interview, joined(i.interview, i.card.names)) for i in queue]
        self.to.offer(found)
        nobody: Words = "" if found else phrase(T("score.move_nobody"))
        self.to.hint(nobody)
        self._move.forbid(nobody)

    def _ask_move(self) -> None:
        if self.to.key:
            self.moved.emit(self.to.key)
        else:
            self.to.error(phrase(T("score.move_whom")))
