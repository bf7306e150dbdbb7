"""The candidate one is at: who it is, and what can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.scroll import bring
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.support.words import Words, joined, phrase
from commission_app.views.today.queue_list import glyph_of, state_words

if TYPE_CHECKING:
    from commission_app.services.day.today import QueueItem

SCORABLE = {"waiting", "in_progress", "interrupted"}
STARTS: dict[str, Words] = {
    "waiting": phrase(T("today.start")),
    "in_progress": phrase(T("today.go_on")),
    "interrupted": phrase(T("today.go_on")),
}


class PersonCard(QFrame):
    """One primary act: begin, or go on where it was begun.

    Signals
    -------
    start_wanted(str), open_wanted(str): score this interview; look at its sealed sheet.
    missed(str, str): nobody came, and why as far as one knows.
    came(str): somebody came after all.
    withdraw_wanted(str): a conflict of interest.
    """

    start_wanted = Signal(str)
    open_wanted = Signal(str)
    missed = Signal(str, str)
    came = Signal(str)
    withdraw_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._item: QueueItem | None = None
        self._label = Text("", "label")
        self._name = Text("", "heading", wrap=True)
        self._code = Text("", "strong")
        self._place = Text("", "soft", wrap=True)
        self._position = Text("", "soft", wrap=True)
        self._state = State("waiting")
        self._reason = Text("", "caption", wrap=True)
        self.start = Button("", "primary", "ph.arrow-right")
        self.start.setProperty("tall", "hero")
        self._open = Button(phrase(T("today.open_sheet")), "", "ph.file-text")
        self._miss = Button(phrase(T("today.not_come")), "", "ph.user-minus")
        self._withdraw = Button(phrase(T("today.withdraw")), "", "ph.hand-palm")
        self._came = Button(phrase(T("today.has_come")), "", "ph.user-plus")
        self._asked = self._question()
        self._lay_out()
        self._connect()

    def show_item(self, item: QueueItem, *, offered: bool) -> None:
        """Somebody of the queue; `offered`: it is the next one."""
        another = self._item is None or self._item.interview != item.interview
        if another or item.state != "waiting":
            self._asked.hide()
        self._item = item
        at = f"{item.at:%H:%M}" if item.at else ""
        self._label.say(
            joined(phrase(T("today.next_person")) if offered else "", at, between=" · ")
        )
        named = bool(item.card.names.kk or item.card.names.ru)
        self._name.say(item.card.names if named else item.card.code)
        self._code.say(item.interview)
        self._place.say(joined(item.card.region, item.card.organisation, between=", "))
        self._position.say(item.card.position)
        self._state.show_as(glyph_of(item)[0], state_words(item), glyph_of(item)[1])
        self._reason.say(item.reason)
        self._offer(item)

    def ask_missed(self) -> None:
        """Ask in place whether nobody came."""
        if self._item is not None and self._item.state == "waiting":
            self._asked.show()
            self.start.hide()  # the question stands in the place of all acts
            self._acts.hide()
            self._why.editor.setFocus()
            bring(self._asked)

    def _offer(self, item: QueueItem) -> None:
        open_ = item.state in SCORABLE
        self.start.setVisible(open_ and self._asked.isHidden())
        self.start.say(STARTS.get(item.state, ""))
        self._acts.setVisible(self._asked.isHidden())
        self._miss.setVisible(item.state == "waiting")
        self._withdraw.setVisible(item.state not in {"recused", "absent"})
        self._came.setVisible(item.state == "absent")
        self._open.setVisible(bool(item.control))
        self._state.setVisible(item.state != "waiting")
        self._reason.setVisible(bool(item.reason))

    def _question(self) -> QFrame:
        part = QFrame()
        part.setProperty("box", "sunken")
        self._why = LineField(phrase(T("today.why_missed")))
        self._why.hint(phrase(T("today.missed_means")))
        yes = Button(phrase(T("today.missed_yes")), "", "ph.user-minus")
        no = Button(phrase(T("today.missed_no")), "quiet")
        yes.clicked.connect(self._say_missed)
        no.clicked.connect(part.hide)
        no.clicked.connect(self._again)
        self._why.editor.returnPressed.connect(self._say_missed)
        part.setLayout(column(self._why, row(yes, no, None), margins=(12, 10, 12, 12)))
        part.hide()
        return part

    def _lay_out(self) -> None:
        acts = (self._miss, self._came, self._open, self._withdraw)
        self._acts = holder(row(*((act, 1) for act in acts), gap=12))
        for act in acts:
            act.hide()  # all of them together would be wider than a low window
        self.setLayout(
            column(
                *(self._label, 2, self._name, 2, self._code, self._place, self._position),
                *(6, self._state, self._reason, 8, self.start, 4, self._asked, self._acts),
                gap=4,
                margins=(24, 14, 24, 18),
            )
        )

    def _connect(self) -> None:
        self.start.clicked.connect(self._start)
        self._open.clicked.connect(self._look)
        self._miss.clicked.connect(self.ask_missed)
        self._came.clicked.connect(self._say_came)
        self._withdraw.clicked.connect(self._say_withdraw)

    def _again(self) -> None:
        if self._item is not None:
            self._offer(self._item)

    def _start(self) -> None:
        if self._item is not None:
            self.start_wanted.emit(self._item.interview)

    def _look(self) -> None:
        if self._item is not None:
            self.open_wanted.emit(self._item.interview)

    def _say_missed(self) -> None:
        if self._item is not None:
            self._asked.hide()
            self.missed.emit(self._item.interview, self._why.text)
            self._why.put("")
            self._again()

    def _say_came(self) -> None:
        if self._item is not None:
            self.came.emit(self._item.interview)

    def _say_withdraw(self) -> None:
        if self._item is not None:
            self.withdraw_wanted.emit(self._item.interview)
