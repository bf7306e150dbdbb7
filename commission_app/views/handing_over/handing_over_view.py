"""Hand over: choose a stick, hand over, pull it out; and what the office has said."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from typing_extensions import override

from commission_app.services.day.deliveries import Deliveries, ReadDeliveries
from commission_app.services.handing_over import HandOver
from commission_app.shared.texts import T
from commission_app.views.handing_over.confirmed import Confirmed
from commission_app.views.handing_over.looking import LookForSticks
from commission_app.views.handing_over.medium import MediumCard
from commission_app.views.handing_over.own_laptops import OwnLaptopsStrip
from commission_app.views.handing_over.receipt import ReceiptPrinter
from commission_app.views.handing_over.way import Watching
from commission_app.views.handing_over.word_offer import WordOffer
from commission_app.views.kit.drop import DropFrame
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.screen import Screen
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.changes import Changes
    from commission_app.services.day.sticks import Stick
    from commission_app.services.delivering import Reached, Sent
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk

EVERY_MS = 2000  # how often sticks are looked for while the screen is in front


class HandingOverView(Screen):
    """Nothing is written before a person says so; everything slow happens elsewhere."""

    shows: ClassVar[Changes] = ReadDeliveries.shows | OwnLaptopsStrip.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._folders: tuple[Path, ...] = ()
        self._asking = False
        self._sums = Text("", "soft")
        self.medium, self.confirmed = MediumCard(), Confirmed()
        self.offer = WordOffer(desk, self.medium.notices)
        self._receipts = ReceiptPrinter(desk, self)
        self._watching = Watching(self)
        self.laptops = OwnLaptopsStrip(desk)
        self._drop = DropFrame(self, phrase(T("handover.drop")), (".cmx",))
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        head = row(Text(phrase(T("handover.heading")), "heading"), None, self._sums)
        body = row((self.medium, 58), (self.confirmed, 42), gap=20)
        parts = (head, self.laptops, (body, 1))
        self.setLayout(column(*parts, gap=14, margins=(24, 16, 24, 16)))
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        self._timer.start()
        self.medium.take_focus()

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadDeliveries(), self, self._show)
        self.laptops.refresh()
        self._look()

    @override
    def leave(self) -> None:
        self._timer.stop()

    def _connect(self) -> None:
        self._timer.timeout.connect(self._look)
        self._watching.passed.connect(self._passed, Qt.ConnectionType.QueuedConnection)
        self._watching.written.connect(
            self.medium.way.moved, Qt.ConnectionType.QueuedConnection
        )
        self.medium.way.stop_wanted.connect(self._watching.stop)
        self._drop.dropped.connect(self._dropped)
        self.offer.taken.connect(self.refresh)
        self.medium.wanted.connect(self._hand_over)
        self.medium.chosen.connect(self._look_into)
        self.medium.folder_wanted.connect(self._add_folder)
        self.medium.receipt_wanted.connect(self._receipts.print)
        self.confirmed.receipt_wanted.connect(self._receipts.print)
        self.confirmed.unsealed_wanted.connect(self._open)

    def _show(self, found: Deliveries) -> None:
        sums = phrase(T("handover.sums"), sealed=found.sealed, confirmed=found.confirmed)
        self._sums.say(sums)
        self.confirmed.show_deliveries(found)
        self.medium.show_deliveries(found)
        self.offer.show_deliveries(found)

    def _look(self) -> None:
        """Ask for the sticks, never twice at once: a dying stick answers slowly."""
        if not self._asking and not self.medium.going:
            self._asking = True
            self.desk.ask(LookForSticks(self._folders), self, self._show_sticks)

    def _show_sticks(self, sticks: tuple[Stick, ...]) -> None:
        self._asking = False
        if not self.medium.going:
            self.medium.show_sticks(sticks)
            self._look_into()

    def _look_into(self) -> None:
        stick = self.medium.stick
        if stick is None or not stick.total:
            self.offer.nothing()
        else:
            self.offer.look(stick.path)

    def _add_folder(self) -> None:
        found = self.desk.files.folder(self, phrase(T("handover.which_folder")))
        if found is not None:
            self._be_at(found)

    def _be_at(self, folder: Path) -> None:
        self._folders = (*(one for one in self._folders if one != folder), folder)
        self.medium.want(str(folder))
        self._look()

    def _dropped(self, paths: tuple[Path, ...]) -> None:
        folders = [path for path in paths if path.is_dir()]
        for folder in folders:
            self._be_at(folder)
        self.offer.take([path for path in paths if path not in folders])

    def _hand_over(self, path: Path) -> None:
        act = HandOver(path, watcher=self._watching)
        self.medium.begin()
        self._watching.begin()
        self.desk.act(act, self, self._handed_over, self._failed)

    def _passed(self, reached: Reached) -> None:
        self.medium.passed(reached)

    def _handed_over(self, sent: tuple[Sent, ...]) -> None:
        self.medium.succeed(sent[0])
        self._look()

    def _failed(self, error: UserError) -> None:
        self.medium.fail(error)
        self._look()

    def _open(self, interview: str) -> None:
        self.desk.go("score", interview)
