"""What the office has confirmed, delivery by delivery, and what will not go yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.handing_over.amounts import sheets_words
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, frame, row
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.day.deliveries import Deliveries, Delivery
    from commission_app.services.day.today import QueueItem
    from commission_app.views.support.words import Words

ANSWERS = {
    "waiting": (T("handover.waiting"), ("ph.clock", "soft")),
    "confirmed": (T("handover.confirmed"), ("ph.check", "good")),
    "gone": (T("handover.gone"), ("ph.warning-circle", "caution")),
}
MOST = 6  # hand-overs that are seen without scrolling in them
NAMED = 3  # sheets that are not sealed and told by name


class Confirmed(QFrame):
    """The right side of the screen.

    Signals
    -------
    receipt_wanted(str): of this package.
    unsealed_wanted(str): open the interview whose sheet is not sealed.
    """

    receipt_wanted = Signal(str)
    unsealed_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._word = Text("", "caption", wrap=True)
        self.list = Lines(phrase(T("handover.answers")), low=True)
        self.receipt = Button(phrase(T("handover.receipt_of")), "quiet", "ph.printer")
        self.receipt.clicked.connect(self._want_receipt)
        self.list.opened.connect(self._to_receipt)
        self._empty = Empty(
            "ph.hard-drive", phrase(T("handover.none")), phrase(T("handover.none_means"))
        )
        self._empty.hide()  # nothing is known yet: with both the window would grow
        self._notices = Notices()
        self._unsealed = self._newest = ""
        self._told: object = None
        title = Text(phrase(T("handover.answers")), "title")
        head = column(title, self._word, gap=2, margins=(14, 10, 14, 0))
        parts = (self._notices, self.list, self._empty, row(self.receipt, None))
        below = frame("bare", column(*parts, None, gap=8))  # warnings come first
        self.setLayout(column(head, (Scroll(below), 1), gap=8, margins=(8, 8, 8, 8)))

    def show_deliveries(self, found: Deliveries) -> None:
        """As they are now."""
        self._word.say(_word(found))
        newest = found.past[0].package if found.past else ""
        self.list.show_lines([_line(one) for one in found.past], newest)
        self.list.fit(MOST)
        if newest != self._newest:
            self._newest = newest
            self.list.choose(newest)
        for part in (self.list, self.receipt):
            part.setVisible(bool(found.past))
        self._empty.setVisible(not found.past)
        lost = any(one.answer == "gone" for one in found.past) and found.to_go > 0
        told = (found.unsealed, found.to_go if lost else 0)
        if told != self._told:
            self._told = told
            self._tell(found.unsealed, found.to_go if lost else 0)

    def _tell(self, unsealed: Sequence[QueueItem], lost: int) -> None:
        self._notices.clear()
        if lost:
            title = phrase_n(T("handover.lost"), lost)
            self._notices.put(
                "lost", Notice("caution", title, phrase(T("handover.lost_means")))
            )
        if unsealed:
            self._unsealed = unsealed[0].interview
            act = Button(phrase(T("handover.open")))
            act.clicked.connect(self._open_unsealed)
            title = phrase_n(T("handover.unsealed"), len(unsealed))
            text = joined(_named(unsealed), phrase(T("handover.will_not_go")), between=". ")
            self._notices.put("unsealed", Notice("", title, text, act))

    def _open_unsealed(self) -> None:
        self.unsealed_wanted.emit(self._unsealed)

    def _want_receipt(self) -> None:
        if self.list.key:
            self.receipt_wanted.emit(self.list.key)

    def _to_receipt(self, _: str) -> None:
        self.receipt.setFocus()


def _line(one: Delivery) -> Line:
    word, glyph = ANSWERS[one.answer]
    code = phrase(T("handover.code_is"), code=one.code)
    return Line(
        key=one.package,
        upper=joined(sheets_words(one.sheets, one.corrections), one.at, between=" · "),
        lower=code,
        word=phrase(word),
        glyph=glyph,
    )


def _word(found: Deliveries) -> Words:
    if found.last_word is None or found.came is None:
        return phrase(T("handover.no_word"))
    return phrase(T("handover.last_word"), made=found.last_word, came=found.came)


def _named(unsealed: Sequence[QueueItem]) -> Words:
    shown = [_who(i) for i in unsealed[:NAMED]]
    more = len(unsealed) - NAMED
    rest = phrase_n(T("handover.and_more"), more) if more > 0 else ""
    return joined(*shown, rest, between=", ")


def _who(item: QueueItem) -> Words:
    names = item.card.names
    return names if names.kk or names.ru else item.interview
