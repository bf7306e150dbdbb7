"""Exchange: what came and what did not, and the office's word for the laptops."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from commission_app.services.handing_over import HandOver
from commission_app.services.office.exchange import Exchange, ReadExchange
from commission_app.shared.texts import T
from commission_app.views.exchange.arrivals import Arrivals
from commission_app.views.exchange.attention import Attention
from commission_app.views.exchange.intake import Intake
from commission_app.views.exchange.laptops import Laptops
from commission_app.views.exchange.quarantine import Quarantine
from commission_app.views.exchange.register import Register
from commission_app.views.handing_over.way import Watching
from commission_app.views.kit.buttons import Choice
from commission_app.views.kit.drop import DropFrame
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.scroll import Fitting
from commission_app.views.kit.stack import Stack
from commission_app.views.kit.text import OneLine, Text
from commission_app.views.support.screen import Screen
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.changes import Changes
    from commission_app.services.delivering import Sent
    from commission_app.services.office.brought import TakenIn
    from commission_app.views.support.desk import Desk

EVERY_MS = 2000  # how often sticks are looked for while the screen is in front
PAGES = ("work", "register", "quarantine")
CONFIRM = "confirm"  # said to the page of laptops after a member
TOLD = 150  # pixels of the notice that are seen in the lowest window


class ExchangeView(Screen):
    """Nothing is taken in and nothing is written before a person says so."""

    shows: ClassVar[Changes] = ReadExchange.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._member = ""
        self._came_waiting = False  # packages were taken in that count once confirmed
        self.arrivals, self.laptops = Arrivals(), Laptops()
        self.intake = Intake(desk, self.arrivals)
        self.register, self.quarantine = Register(desk), Quarantine()
        self._soft = OneLine("", "soft")
        self._soft.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tabs = Choice(
            [
                ("work", phrase(T("exchange_screen.work"))),
                ("register", phrase(T("exchange_screen.register"))),
                ("quarantine", phrase(T("exchange_screen.quarantine"))),
            ]
        )
        self.tabs.choose("work")
        self._pages = Stack()
        self.attention = Attention()
        self._told = Fitting(self.attention, TOLD)
        self._told.hide()
        self._drop = DropFrame(self, phrase(T("exchange_screen.drop")), (".cmx",))
        self._watching, self._timer = Watching(self), QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        """`what`: a member, whose laptop is meant; "register" or "quarantine"."""
        self._timer.start()
        self._turn(what if what in PAGES else "work")
        self._member = "" if what in PAGES else what
        self.arrivals.take_focus()

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadExchange(), self, self._show)
        self.intake.look_for_sticks()

    @override
    def leave(self) -> None:
        self._timer.stop()

    def _lay_out(self) -> None:
        title = Text(phrase(T("exchange_screen.title")), "heading")
        head = row(title, (self._soft, 1), gap=16)
        work = holder(row((self.arrivals, 56), (self.laptops, 44), gap=18))
        for page in (work, self.register, self.quarantine):
            self._pages.addWidget(page)
        tabs = row(self.tabs, None)
        self.setLayout(
            column(
                *(head, tabs, self._told, (self._pages, 1)),
                gap=10,
                margins=(24, 14, 24, 14),
            )
        )

    def _connect(self) -> None:
        self._timer.timeout.connect(self.intake.look_for_sticks)
        way = self.laptops.sending.way
        self._watching.written.connect(way.moved, Qt.ConnectionType.QueuedConnection)
        way.stop_wanted.connect(self._watching.stop)
        self._watching.passed.connect(
            self.laptops.sending.passed, Qt.ConnectionType.QueuedConnection
        )
        self._drop.dropped.connect(self._dropped)
        self.tabs.chosen.connect(self._turn)
        self.intake.moved.connect(self._moved)
        self.arrivals.result.conflicts_wanted.connect(self._to_conflicts)
        self.arrivals.result.quarantine_wanted.connect(self._to_quarantine)
        self.arrivals.files_wanted.connect(self._choose_files)
        self.arrivals.folder_wanted.connect(self._choose_folder)
        self.laptops.wanted.connect(self._write)
        for part in (self.laptops, self.attention):
            part.confirm_wanted.connect(self._to_confirm)
        self.intake.took.connect(self._took)

    def _show(self, found: Exchange) -> None:
        missing = phrase_n(T("exchange_screen.missing"), found.missing_sheets)
        nothing = phrase(T("exchange_screen.none_missing"))
        self._soft.say(missing if found.missing_sheets else nothing)
        self.laptops.show_exchange(found)
        self.attention.show_exchange(found)
        self._told.setVisible(self.attention.says)
        self.register.show_came(found.came)
        self.quarantine.show_files(found.quarantine, self.desk.folder / "inbox" / "quarantine")
        refused = phrase(T("exchange_screen.quarantine_n"), count=len(found.quarantine))
        plain = phrase(T("exchange_screen.quarantine"))
        self.tabs.button("quarantine").say(refused if found.quarantine else plain)
        if self._member:
            self.laptops.choose(self._member)
            self._member = ""
        if self._came_waiting and self.attention.confirm is not None:
            self.attention.confirm.setFocus()
        self._came_waiting = False

    def _turn(self, page: str) -> None:
        self.tabs.choose(page)
        self._pages.setCurrentIndex(PAGES.index(page))

    def _moved(self) -> None:
        """Another stick, or none: what goes out would go there."""
        stick = self.intake.stick
        self.laptops.goes_to(stick.label if stick is not None and stick.ready else "")
        self.laptops.sending.forget()

    def _dropped(self, paths: tuple[Path, ...]) -> None:
        self._turn("work")
        self.intake.look_at(paths)

    def _choose_files(self) -> None:
        title = phrase(T("exchange_screen.which_files"))
        files = self.desk.files.open_files(self, title, ("cmx",))
        if files:
            self.intake.look_at(tuple(files))

    def _choose_folder(self) -> None:
        folder = self.desk.files.folder(self, phrase(T("exchange_screen.which_folder")))
        if folder is not None:
            self.intake.look_at((folder,))

    def _write(self, member: str) -> None:
        stick = self.intake.stick
        ready = stick is not None and stick.ready
        out = stick.path if stick is not None and ready else self._ask_where()
        if out is not None:
            self.laptops.begin(self.laptops.confirmed(member))
            self._watching.begin()
            act = HandOver(out, member, self._watching)
            self.desk.act(act, self, self._written, self.laptops.fail)

    def _ask_where(self) -> Path | None:
        return self.desk.files.folder(self, phrase(T("exchange_screen.where_to")))

    def _written(self, sent: tuple[Sent, ...]) -> None:
        self.laptops.succeed(sent)

    def _took(self, taken: TakenIn) -> None:
        """What waits for a person gets the focus, as soon as it is shown."""
        self._came_waiting = any(one.waits for one in taken.packages)
        self.refresh()

    def _to_confirm(self, member: str) -> None:
        self.desk.go("commission", f"{member} {CONFIRM}")

    def _to_conflicts(self) -> None:
        self.desk.go("conflicts")

    def _to_quarantine(self) -> None:
        self._turn("quarantine")
        self.quarantine.table.setFocus(Qt.FocusReason.OtherFocusReason)
