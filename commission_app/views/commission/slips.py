"""Slips as they are shown once: large, as a page, and on their way to the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from commission_app.services.office.printing import NotePrinted
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import card, column, frame, holder, row
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.page_view import PageView
from commission_app.views.kit.pdf import pictures
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from commission_app.shared.errors import UserError
    from commission_app.views.commission.preparing import Made
    from commission_app.views.support.desk import Desk


class SlipPage(QFrame):
    """Takes the whole page; a slip that was not printed is not closed by mistake.

    Signals
    -------
    closed(): the slips are gone from here and shown nowhere again.
    """

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._desk = desk
        self._made: dict[str, Made] = {}
        self._printed = False
        self._heading = Text("", "heading")
        self._name, self._about = Text("", "title", wrap=True), Text("", "soft", wrap=True)
        self._slip = Text("", "display")
        self.notices = Notices()
        self.list = Lines(phrase(T("commission.slips")), low=True)
        self.pages = PageView(phrase(T("commission.slip_page")))
        self._listed = frame("card", column(self.list, margins=(1, 4, 1, 4)))
        self._rest = holder(column(None))
        self._once = Text("", "strong", wrap=True)
        self.print = Button("", "primary", "ph.printer")
        self.done = Button("")
        self.list.chosen.connect(self._choose)
        self.print.clicked.connect(self._print)
        self.done.clicked.connect(self._want_close)
        self._lay_out()

    def _lay_out(self) -> None:
        apart = Text(phrase(T("commission.slip_apart")), "soft", wrap=True)
        large = card(self._name, self._about, 4, self._slip, margins=(24, 16, 24, 18))
        left = column(self._once, apart, (self._listed, 1), (self._rest, 1), gap=10)
        body = row((left, 1), (self.pages, 1), gap=24)
        head = row(self._heading, None, self.done, self.print, gap=10)
        parts = (head, self.notices, large, (body, 1))
        self.setLayout(column(*parts, gap=14, margins=(24, 16, 24, 16)))

    def show_made(self, made: tuple[Made, ...], error: UserError | None) -> None:
        """These, and why no more of them were made."""
        self._made = {one.wanted.member: one for one in made}
        self._printed = False
        self.notices.clear()
        if error is not None:
            title = phrase(T("commission.slip_stopped"))
            self.notices.put("stopped", Notice("critical", title, error))
        count = len(made)
        self._heading.say(phrase_n(T("commission.slip_heading"), count))
        self._once.say(phrase_n(T("commission.slip_once"), count))
        self.print.say(phrase_n(T("commission.slip_print"), count))
        self.done.say(phrase_n(T("commission.slip_done"), count))
        self.list.show_lines([_line(one) for one in made], made[0].wanted.member)
        self.list.choose(made[0].wanted.member)
        self._listed.setVisible(count > 1)
        self._rest.setVisible(count == 1)
        self._choose(made[0].wanted.member)
        self._tell()
        self.print.setFocus()

    def _choose(self, member: str) -> None:
        one = self._made.get(member)
        if one is None:
            return
        self._name.say(one.wanted.names)
        label = one.wanted.label
        self._about.say(phrase(T("commission.slip_about"), label=label, file=one.file))
        self._slip.say(one.slip)
        self.pages.show_document(one.pdf)

    def _tell(self) -> None:
        self.print.become("" if self._printed else "primary")
        self.done.become("primary" if self._printed else "")

    def _print(self) -> None:
        title = phrase(T("commission.slips"))
        pages = [page for one in self._made.values() for page in pictures(one.pdf)]
        if self._desk.files.print_pages(self, title, pages):
            self._printed = True
            self.notices.take("unprinted")
            self._desk.act(NotePrinted("slip", len(pages)), self)
            self._tell()
            self.done.setFocus()

    def _want_close(self) -> None:
        if self._printed:
            self._forget()
            return
        anyway = Button(phrase(T("commission.slip_close_anyway")))
        anyway.clicked.connect(self._forget)
        count = len(self._made)
        title = phrase_n(T("commission.slip_unprinted"), count)
        means = phrase_n(T("commission.slip_gone"), count)
        self.notices.put("unprinted", Notice("caution", title, means, anyway))

    def _forget(self) -> None:
        """Nothing of the slips stays in the window."""
        self._made = {}
        self.pages.forget()
        self.list.show_lines(())
        for text in (self._slip, self._name, self._about):
            text.say("")
        self.notices.clear()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._want_close()
        else:
            super().keyPressEvent(event)


def _line(one: Made) -> Line:
    wanted = one.wanted
    return Line(wanted.member, wanted.names, one.file, wanted.label)
