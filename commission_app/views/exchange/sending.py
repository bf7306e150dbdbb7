"""The office's word on its way to a stick: three points for each package, then safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from commission_app.shared.texts import T
from commission_app.views.handing_over.way import Way
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.accessible import announce
from commission_app.views.support.tongue import said
from commission_app.views.support.words import grouped, joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.delivering import Reached, Sent
    from commission_app.shared.errors import UserError


class Sending(QWidget):
    """Hidden until something is written."""

    def __init__(self) -> None:
        super().__init__()
        self.going = False
        self._count = self._compared = 0
        self._far = Text("", "label")
        self.way, self._failed = Way(), Notices()
        self._title = Text(phrase(T("handover.safe")), "heading", wrap=True)
        self._means, self._codes = Text("", "soft", wrap=True), Text("", "small", wrap=True)
        self.safe = QFrame()
        self.safe.setProperty("box", "notice")
        self.safe.setProperty("tone", "good")
        glyph = column(Glyph("ph.eject", "good", 32), None)
        words = column(self._title, self._means, self._codes, gap=2)
        self.safe.setLayout(row(glyph, (words, 1), gap=16, margins=(18, 12, 18, 12)))
        self.safe.hide()
        self._far.hide()
        self.setLayout(column(self._far, self.way, self.safe, self._failed, gap=8))

    def begin(self, count: int) -> None:
        """So many packages."""
        self.going, self._count, self._compared = True, count, 0
        self.safe.hide()
        self._failed.clear()
        self.way.begin()
        self._tell()

    def passed(self, reached: Reached) -> None:
        """One point of one package more."""
        if reached.point == "written" and self._compared:
            self.way.begin()
        self.way.passed(reached)
        self._compared += reached.point == "compared"
        self._tell()

    def succeed(self, sent: tuple[Sent, ...]) -> None:
        """The stick may be pulled out."""
        self.going = False
        self._means.say(phrase_n(T("exchange_screen.written"), len(sent)))
        codes = (one.code.replace(" ", "\N{NO-BREAK SPACE}") for one in sent)
        self._codes.say(joined(*codes, between=",  "))
        self.safe.show()
        self.way.hide()
        self._far.hide()
        announce(self, said(joined(phrase(T("handover.safe")), *(one.code for one in sent))))

    def fail(self, error: UserError) -> None:
        """What happened; the office still has everything."""
        self.going = False
        self.way.fail()
        text = joined(error, phrase(T("exchange_screen.nothing_lost")), between=" ")
        notice = Notice("critical", phrase(T("exchange_screen.not_written")), text)
        self._failed.put("failed", notice)

    def forget(self) -> None:
        """Another stick: what was said of the last one is over."""
        if not self.going:
            for part in (self.safe, self.way, self._far):
                part.hide()
            self._failed.clear()

    def _tell(self) -> None:
        done, of = grouped(self._compared), grouped(self._count)
        self._far.say(phrase(T("kit.done_of"), done=done, of=of))
        self._far.setVisible(self._count > 1)
