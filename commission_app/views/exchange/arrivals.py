"""The left side: which stick, what lies there, the one act, and what it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.exchange.package_list import PackageList, about
from commission_app.views.exchange.result import Result
from commission_app.views.exchange.waiting import Waiting
from commission_app.views.exchange.work_card import work_card
from commission_app.views.handing_over.amounts import size_words
from commission_app.views.handing_over.stick_lines import CHOSEN, OTHER, key_of
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.kit.text import OneLine, Text
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.services.day.sticks import Stick
    from commission_app.services.office.stick import Lying
    from commission_app.views.support.words import Words

MOST_STICKS, MOST_PACKAGES = 3, 9  # rows that are seen without scrolling


class Arrivals(QFrame):
    """Shows; whoever holds it looks into sticks and takes in.

    Signals
    -------
    stick_chosen(object): a person chose this stick.
    files_wanted(), folder_wanted(): other files or another folder are to be named.
    wanted(): take in what is ticked.
    cancelled(): stop what is under way.
    """

    stick_chosen = Signal(object)
    files_wanted = Signal()
    folder_wanted = Signal()
    wanted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._sticks: dict[str, Stick] = {}
        self._busy = False
        self.sticks = Lines(phrase(T("exchange_screen.sticks")))
        self.packages = PackageList()
        self.result, self.waiting = Result(), Waiting()
        self._where, self._about = OneLine("", "label"), Text("", "caption", wrap=True)
        self.files = Button(phrase(T("exchange_screen.choose_files")), "link", "ph.file")
        self.folder = Button(
            phrase(T("exchange_screen.choose_folder")), "link", "ph.folder-open"
        )
        self.act = Button("", "primary", "ph.download-simple")
        self._count = Text("", "soft", wrap=True)
        self._empty = Empty(
            "ph.hard-drive",
            phrase(T("exchange_screen.no_stick")),
            phrase(T("exchange_screen.no_stick_means")),
        )
        self._lay_out()
        self.sticks.chosen.connect(self._choose)
        self.sticks.opened.connect(self._to_packages)
        self.packages.ticked.connect(self._tell)
        self.packages.chosen.connect(self._tell)
        self.packages.opened.connect(self._want)
        self.files.clicked.connect(self.files_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.act.clicked.connect(self._want)
        self.waiting.cancelled.connect(self.cancelled)
        self._tell()

    def take_focus(self) -> None:
        """The act where it can be done, else the way to files."""
        (self.act if self.act.isEnabled() else self.files).setFocus()

    def show_sticks(self, sticks: Sequence[Stick], chosen: Stick | None) -> None:
        """As the system shows them now."""
        self._sticks = {key_of(stick): stick for stick in sticks}
        key = key_of(chosen) if chosen else ""
        self.sticks.show_lines([_stick_line(s, chosen=key_of(s) == key) for s in sticks], key)
        self.sticks.choose(key)
        self.sticks.fit(MOST_STICKS)
        self.sticks.setVisible(bool(sticks))
        self._tell()

    def show_lying(self, lying: tuple[Lying, ...] | None, where: Words) -> None:
        """What lies there; None: nothing was looked at."""
        self.packages.show_lying(lying or ())
        self.packages.fit(MOST_PACKAGES)
        self._where.say(where)
        self._where.setVisible(bool(where))
        self._tell()
        # The window's own, because just after a dialog no window is active yet.
        at = self.window().focusWidget() or self
        if self.packages.files and self.isAncestorOf(at):
            self.act.setFocus()

    def be_busy(self, *, busy: bool) -> None:
        """Packages are being taken in: nothing else is chosen meanwhile."""
        self._busy = busy
        self._tell()

    def _lay_out(self) -> None:
        title = Text(phrase(T("exchange_screen.arrivals")), "title")
        head = row(title, None, self.files, self.folder, gap=12)
        for part in (self.sticks, self.packages, self._where, self._about):
            part.hide()
        told = column(self.result, self.waiting, gap=10, margins=(8, 0, 8, 0))
        around = (14, 4, 14, 0)
        inner = column(
            self.sticks,
            told,
            holder(column(self._where, margins=around)),
            self.packages,
            holder(column(self._about, margins=around)),
            self._empty,
            None,
            gap=4,
            margins=(8, 0, 4, 0),
        )
        foot = row((self._count, 1), self.act, gap=10)
        self.setLayout(work_card(head, inner, foot, 8))

    def _tell(self, _: str = "") -> None:
        some, ticked = bool(self.packages.lying), len(self.packages.files)
        current = self.packages.current
        self.packages.setVisible(some)
        self._empty.setVisible(not some and not self._sticks)
        self._about.say(about(current) if current else "")
        self._about.setVisible(current is not None)
        words = phrase_n(T("exchange_screen.take"), ticked)
        self.act.say(words if ticked else phrase(T("exchange_screen.take_none")))
        for part in (self.sticks, self.packages, self.files, self.folder):
            part.setEnabled(not self._busy)
        self.act.forbid(self._why_not(ticked))
        count = phrase(T("exchange_screen.ticked"), ticked=ticked, of=len(self.packages.lying))
        self._count.say(count if some else "")

    def _why_not(self, ticked: int) -> Words:
        if self._busy:
            return phrase(T("exchange_screen.taking"))
        return "" if ticked else phrase(T("exchange_screen.nothing_ticked"))

    def _choose(self, key: str) -> None:
        if key in self._sticks:
            self.stick_chosen.emit(self._sticks[key])

    def _to_packages(self, _: str) -> None:
        (self.packages if self.packages.lying else self.files).setFocus()

    def _want(self, _: object = None) -> None:
        if self.act.isEnabled():
            self.wanted.emit()


def _stick_line(stick: Stick, *, chosen: bool) -> Line:
    free = phrase(T("handover.free"), size=size_words(stick.free)) if stick.total else ""
    return Line(
        key=key_of(stick),
        upper=stick.label if stick.removable else stick.path.name or stick.label,
        lower=joined(free, "" if stick.removable else str(stick.path), between=" · "),
        word="",
        lead=CHOSEN if chosen else OTHER,
    )
