"""The left side: which stick, the one act, how far it is, and that it is safe to remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.handing_over.safe import SafeToRemove
from commission_app.views.handing_over.stick_lines import best, key_of, lines_of
from commission_app.views.handing_over.way import Way
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, holder, line, row
from commission_app.views.kit.lines import Lines
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.scroll import Scroll, bring
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from commission_app.services.day.deliveries import Deliveries
    from commission_app.services.day.sticks import Stick
    from commission_app.services.delivering import Reached, Sent
    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words

MOST = 3  # sticks that are seen without scrolling


class MediumCard(QFrame):
    """Knows which stick is meant; a choice is kept while its stick comes and goes.

    Signals
    -------
    wanted(Path): hand over to this place.
    chosen(): a person chose another stick.
    folder_wanted(): another folder is to be named.
    receipt_wanted(str): of this package.
    """

    wanted = Signal(object)
    chosen = Signal()
    folder_wanted = Signal()
    receipt_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._sticks: dict[str, Stick] = {}
        self._wanted, self._package = "", ""
        self._named = ""  # a folder that was named and is not among the sticks yet
        self._to_go = 0
        self.going = False
        self.list = Lines(phrase(T("handover.sticks")))
        self._fault = Text("", "", tone="critical", wrap=True)
        self.notices, self.way, self.safe = Notices(), Way(), SafeToRemove()
        self._failed = Notices()
        self.other = Button(phrase(T("handover.other_folder")), "link", "ph.folder-open")
        self.receipt = Button(phrase(T("handover.receipt")), "", "ph.printer")
        self.act = Button("", "primary", "ph.hard-drive")
        self._left = Text("", "soft", wrap=True)
        self._empty = Empty(
            "ph.hard-drive",
            phrase(T("handover.no_stick")),
            phrase(T("handover.no_stick_means")),
        )
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._to_act)
        self.other.clicked.connect(self.folder_wanted)
        self.receipt.clicked.connect(self._want_receipt)
        self.act.clicked.connect(self._want)
        self._tell()

    @property
    def stick(self) -> Stick | None:
        """The one that is meant now."""
        return self._sticks.get(self.list.key)

    def take_focus(self) -> None:
        """The act where it can be done, else the sticks."""
        (self.act if self.act.isEnabled() else self.other).setFocus()

    def want(self, key: str) -> None:
        """This place is meant as soon as it is seen."""
        if key != self.list.key:
            self._clear()
        self._wanted = self._named = key

    def show_sticks(self, sticks: tuple[Stick, ...]) -> None:
        """As the system shows them now; the list stays as it is where nothing changed."""
        self._sticks = {key_of(stick): stick for stick in sticks}
        found = best(sticks, self._wanted)
        chosen = key_of(found) if found is not None else ""
        self.list.show_lines(lines_of(sticks, chosen), chosen)
        self.list.choose(chosen)
        self.list.fit(MOST)
        self.list.setVisible(bool(sticks))
        self._empty.setVisible(not sticks)
        self._tell()
        if chosen and chosen == self._named:
            self._named = ""
            if self.other.hasFocus():
                self.take_focus()  # it was named to be handed over to

    def show_deliveries(self, found: Deliveries) -> None:
        """How many sheets are on no stick yet."""
        self._to_go = found.to_go
        self._tell()

    def begin(self) -> None:
        """A hand-over is under way: nothing else is chosen meanwhile."""
        self.going = True
        self._failed.clear()
        self.safe.hide()
        self.way.begin()
        if self.isAncestorOf(self.focusWidget() or self):
            self.way.setFocus()  # the act that had the keys is shut; Tab goes to the stop
        self._tell()

    def passed(self, reached: Reached) -> None:
        """One point of the way more."""
        self.way.passed(reached)

    def succeed(self, sent: Sent) -> None:
        """It was read back and compared."""
        self.going, self._package = False, sent.package
        self.safe.show_code(sent.code)
        self._tell()
        self.receipt.setFocus()
        bring(self.safe)

    def fail(self, error: UserError) -> None:
        """The stick failed; the laptop has everything."""
        self.going = False
        self.way.fail()
        again = Button(phrase(T("handover.try_again")))
        again.clicked.connect(self._want)
        text = joined(error, phrase(T("handover.nothing_lost")), between=" ")
        notice = Notice("critical", phrase(T("handover.failed")), text, again)
        self._failed.put("failed", notice)
        self._tell()
        again.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A strip above takes its room away: what was promised stays in sight."""
        super().resizeEvent(event)
        if not self.safe.isHidden():
            bring(self.safe)

    def _lay_out(self) -> None:
        head = row(Text(phrase(T("handover.sticks")), "title"), None, self.other)
        inner = QFrame()
        inner.setProperty("box", "bare")
        for part in (self.list, self._fault):
            part.hide()
        around = (16, 0, 10, 0)
        told = column(self._fault, self.notices, self.way, self.safe, self._failed, gap=12)
        told.setContentsMargins(*around)
        listed = column(self.list, self._empty, gap=0, margins=(0, 0, 0, 0))
        inner.setLayout(column(listed, told, None, gap=12, margins=(8, 0, 4, 0)))
        foot = row((self._left, 1), self.receipt, self.act, gap=10)
        self.setLayout(
            column(
                holder(column(head, margins=(24, 9, 24, 0))),
                (Scroll(inner), 1),
                line(),
                holder(column(foot, margins=(24, 2, 24, 12))),
                gap=8,
                margins=(1, 1, 1, 1),
            )
        )

    def _choose(self, key: str) -> None:
        self._wanted = key
        self._clear()
        self.list.show_lines(lines_of(tuple(self._sticks.values()), key))
        self._tell()
        self.chosen.emit()

    def _clear(self) -> None:
        """What became of a hand-over to one stick is not said of another."""
        if self._failed.isAncestorOf(self.focusWidget() or self):
            self.list.setFocus()  # the button that had it goes
        self.safe.hide()
        self.way.hide()
        self._failed.clear()
        self._package = ""

    def _tell(self) -> None:
        stick, done = self.stick, self._done
        fault = stick.fault if stick is not None else None
        self._fault.say(fault or "")
        self._fault.setVisible(fault is not None and not done and not self._failed.keys)
        self.list.setEnabled(not self.going)
        self.other.setEnabled(not self.going)
        self.act.say(phrase(T("handover.once_more") if done else T("handover.act")))
        self.act.become("" if done and not self._to_go else "primary")
        self.act.forbid(self._why_not(stick))
        self.receipt.setVisible(done)
        self._left.say(self._how_many())

    @property
    def _done(self) -> bool:
        return bool(self._package) and not self.going and not self._failed.keys

    def _why_not(self, stick: Stick | None) -> Words:
        if self.going:
            return phrase(T("handover.going"))
        if stick is None:
            return phrase(T("handover.no_stick_means"))
        return stick.fault or ""

    def _how_many(self) -> Words:
        if self._to_go:
            return phrase_n(T("handover.to_go"), self._to_go)
        return phrase(T("handover.all_gone"))

    def _to_act(self, _: str) -> None:
        self.act.setFocus()

    def _want(self) -> None:
        stick = self.stick
        if stick is not None and not self.going:
            self.wanted.emit(stick.path)

    def _want_receipt(self) -> None:
        self.receipt_wanted.emit(self._package)
