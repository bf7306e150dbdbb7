"""The right side: each laptop's last package and sheets, and the office's word for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.exchange.sending import Sending
from commission_app.views.exchange.work_card import work_card
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, holder
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.kit.text import Text
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.delivering import Sent
    from commission_app.services.office.exchange import Exchange
    from commission_app.services.office.laptop_states import LaptopState
    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words

MOST = 8  # laptops that are seen without scrolling
WAITS, WENT = ("ph.hard-drive", "caution"), ("ph.clock", "soft")
FINE, UNSURE = ("ph.check", "good"), ("ph.warning-circle", "caution")
SILENT, ENDED = ("ph.circle", "faint"), ("ph.prohibit", "soft")


class Laptops(QFrame):
    """Writes nothing itself.

    Signals
    -------
    wanted(str): write the office's word for this member, "" for all.
    confirm_wanted(str): the fingerprint of this member's laptop is to be typed.
    """

    wanted = Signal(str)
    confirm_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._laptops: tuple[LaptopState, ...] = ()
        self._where: Words = ""
        self._waiting = Text("", "caption", wrap=True)
        self.list = Lines(phrase(T("exchange_screen.laptops")), low=True, wrap=True)
        self._whose = Text("", "strong", wrap=True)
        self._word = Text("", "soft", wrap=True)
        self.sending = Sending()
        self.all = Button(phrase(T("exchange_screen.write_none")), "", "ph.hard-drive")
        self.one = Button(phrase(T("exchange_screen.write_one"), member=""), "quiet")
        self.confirm = Button("", "quiet", "ph.check")
        for part in (self.one, self.confirm):
            part.hide()
        self._goes = Text("", "small", wrap=True)
        self._empty = Empty(
            "ph.laptop",
            phrase(T("exchange_screen.no_laptops")),
            phrase(T("exchange_screen.no_laptops_means")),
        )
        self._lay_out()
        self.list.chosen.connect(self._tell)
        self.list.opened.connect(self._open)
        self.all.clicked.connect(self._want_all)
        self.one.clicked.connect(self._want_one)
        self.confirm.clicked.connect(self._want_to_confirm)

    def show_exchange(self, found: Exchange) -> None:
        """As it is now."""
        self._laptops = found.laptops
        first = _key(found.laptops[0]) if found.laptops else ""
        labels = Counter(one.laptop for one in found.laptops)
        lines = [_line(one, alike=labels[one.laptop] > 1) for one in found.laptops]
        self.list.show_lines(lines, first)
        self.list.fit(MOST)
        updates = sum(bool(one.to_send) or _unanswered(one) for one in found.laptops)
        goes = self.confirmed("")
        waiting = phrase_n(T("exchange_screen.updates"), goes, fresh=updates)
        self._waiting.say(
            waiting if updates and goes else phrase(T("exchange_screen.no_updates"))
        )
        self._tell()

    def choose(self, member: str) -> None:
        """Be at this member's laptop."""
        key = next((_key(one) for one in self._laptops if one.member == member), "")
        self.list.choose(key)
        self._tell()

    def goes_to(self, where: Words) -> None:
        """Where it will be written; "": a person will be asked."""
        self._where = where
        self._tell()

    def begin(self, count: int) -> None:
        """So many packages are being written."""
        self.sending.begin(count)
        self._tell()

    def succeed(self, sent: tuple[Sent, ...]) -> None:
        """All were read back and compared."""
        self.sending.succeed(sent)
        self._tell()

    def fail(self, error: UserError) -> None:
        """The medium failed; the office has everything."""
        self.sending.fail(error)
        self._tell()

    def confirmed(self, member: str) -> int:
        """To how many laptops something goes: of this member, "" of all."""
        return sum(one.confirmed and member in {"", one.member} for one in self._laptops)

    @property
    def current(self) -> LaptopState | None:
        """The laptop a person is at."""
        return next((one for one in self._laptops if _key(one) == self.list.key), None)

    def _lay_out(self) -> None:
        title = Text(phrase(T("exchange_screen.laptops")), "title")
        head = column(title, self._waiting, gap=0)
        self._empty.hide()
        told = column(self.sending, gap=10, margins=(10, 4, 10, 0))
        around = holder(column(self._whose, self._word, gap=2, margins=(14, 6, 14, 0)))
        inner = column(self.list, self._empty, around, told, None, gap=4, margins=(8, 0, 4, 0))
        foot = column(self._goes, self.all, self.one, self.confirm, gap=6)
        self.setLayout(work_card(head, inner, foot, 6))

    def _tell(self, _: str = "") -> None:
        current, count = self.current, self.confirmed("")
        self.list.setVisible(bool(self._laptops))
        self._empty.setVisible(not self._laptops)
        self._whose.say(_named(current) if current else "")
        self._word.say(_about(current) if current else "")
        for one in (self._whose, self._word):
            one.setVisible(current is not None)
        words = phrase_n(T("exchange_screen.write_all"), count)
        self.all.say(words if count else phrase(T("exchange_screen.write_none")))
        self.all.forbid(self._why_not(ready=bool(count)))
        self._tell_one(current, several=count > 1)
        where = phrase(T("exchange_screen.goes_to"), where=self._where)
        self._goes.say(where if self._where else phrase(T("exchange_screen.will_ask")))

    def _why_not(self, *, ready: bool) -> Words:
        if self.sending.going:
            return phrase(T("exchange_screen.writing"))
        return "" if ready else phrase(T("exchange_screen.nobody_confirmed"))

    def _tell_one(self, current: LaptopState | None, *, several: bool) -> None:
        """Of the laptop a person is at: first it is confirmed, then it is written to."""
        who, waits = (current.member, current.waits) if current else ("", False)
        self.one.say(phrase(T("exchange_screen.write_one"), member=who))
        self.one.setVisible(current is not None and several and not waits)
        ready = current is not None and current.confirmed
        self.one.forbid(self._why_not(ready=ready))
        self.confirm.say(phrase(T("exchange_screen.confirm_one"), member=who))
        self.confirm.setVisible(waits)

    def _open(self, _: str) -> None:
        if self.current is not None and self.current.waits:
            self._want_to_confirm()
        else:
            (self.one if self.one.isVisible() else self.all).setFocus()

    def _want_to_confirm(self) -> None:
        if self.current is not None:
            self.confirm_wanted.emit(self.current.member)

    def _want_all(self) -> None:
        self.wanted.emit("")

    def _want_one(self) -> None:
        if self.current is not None:
            self.wanted.emit(self.current.member)


def _key(one: LaptopState) -> str:
    return f"{one.member} {one.device}"


def _line(one: LaptopState, *, alike: bool) -> Line:
    """`alike`: another laptop has this label too, so the key tells them apart."""
    word, glyph = _state(one)
    here = phrase(T("exchange_screen.held"), here=one.here, of=one.expected)
    return Line(
        key=_key(one),
        upper=joined(one.member, one.name, between=" "),
        lower=joined(one.laptop, one.device if alike else "", here, between=" · "),
        word=phrase(word),
        glyph=glyph,
    )


def _state(one: LaptopState) -> tuple[str, tuple[str, str]]:
    """In a word; the whole sentence stands below the list."""
    if not one.device or one.ended:
        over = T("exchange_screen.is_ended"), ENDED
        return over if one.ended else (T("exchange_screen.is_silent"), SILENT)
    if not one.confirmed:
        return T("exchange_screen.is_unconfirmed"), UNSURE
    if one.to_send or _unanswered(one):
        return T("exchange_screen.has_update"), WAITS
    if one.under_way:
        return T("exchange_screen.is_under_way"), WENT
    return T("exchange_screen.is_up_to_date"), FINE


def _unanswered(one: LaptopState) -> bool:
    """Whether something came after the last word: the member does not know that it arrived."""
    came = one.confirmed and one.heard is not None
    return came and (one.sent is None or one.sent < cast("datetime", one.heard))


def _about(one: LaptopState) -> Words:
    heard_at = phrase(T("exchange_screen.heard"), at=one.heard) if one.heard else ""
    sent_at = phrase(T("exchange_screen.sent"), at=one.sent) if one.sent else ""
    dates = joined(heard_at, sent_at, between=", ")
    word: Words = heard(one.word)
    if _unanswered(one) and not one.to_send:
        word = phrase(T("exchange_screen.unanswered"))
    holds: Words = heard(one.holds) if one.holds else ""
    return joined(word, dates, holds, between=". ")


def _named(one: LaptopState) -> Words:
    return joined(one.laptop, joined(one.member, one.name, between=" "), between=" · ")
