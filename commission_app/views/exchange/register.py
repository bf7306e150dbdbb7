"""The register: every package that was taken in, as its sender describes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commission_app.domain.numerals import ranges
from commission_app.services.office.exchange import KIND_TEXTS, Came
from commission_app.services.people.print_seen import Seen
from commission_app.shared.texts import T
from commission_app.views.handing_over.amounts import corrections_words
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, frame, row
from commission_app.views.kit.print_button import Later, PrintButton
from commission_app.views.kit.table import Column, Table
from commission_app.views.kit.text import Text
from commission_app.views.support.heard import heard
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class Register(QWidget):
    """Sorted as it came, the newest first, until a person sorts it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.table: Table[Came] = Table(
            COLUMNS, lambda one: one.package, name=phrase(T("exchange_screen.register"))
        )
        self._count = Text("", "small")
        words = phrase(T("exchange_screen.print"))
        self.print = PrintButton(desk, words, "packages", self._seen)
        self._empty = Empty(
            "ph.files",
            phrase(T("exchange_screen.nothing_came")),
            phrase(T("exchange_screen.nothing_came_means")),
        )
        box = column((self.table, 1), self._empty, gap=0, margins=(2, 2, 2, 2))
        self.setLayout(
            column(row(self._count, None, self.print), (frame("card", box), 1), gap=8)
        )

    def show_came(self, came: tuple[Came, ...]) -> None:
        """As it is now."""
        self.table.show_rows(came)
        self.table.setVisible(bool(came))
        self._empty.setVisible(not came)
        self.print.setVisible(bool(came))
        self.print.rows = len(came)
        self._count.say(phrase_n(T("exchange_screen.came"), len(came)))

    def _seen(self) -> Later:
        title, table = said(phrase(T("exchange_screen.register"))), self.table.seen()
        return Later(title, partial(Seen, title, table.headings, table.rows, language()))


def _sender(one: Came) -> Words:
    return one.name or _device(one)


def _device(one: Came) -> Words:
    if one.member and one.laptop not in {"", "–"}:
        return phrase(T("office.from_laptop"), laptop=one.laptop, member=one.member)
    if one.member:
        return phrase(T("office.from_member"), member=one.member)
    return phrase(T("office.from_office"), device=one.device)


def _whose(one: Came) -> Words:
    device = _device(one) if one.name else ""
    return joined(device, _instead(one), phrase(KIND_TEXTS[one.kind]), between=" · ")


def _instead(one: Came) -> Words:
    """Numbers before it that never came: nothing of them is missing."""
    numbers = ranges(one.instead)
    return phrase(T("exchange_screen.instead"), numbers=numbers) if numbers else ""


def _result(one: Came) -> tuple[str, str]:
    return ("ph.check", "good") if one.confirmed else ("ph.warning-circle", "caution")


SHEETS = 120  # a correction beside them has its own line
RESULT = 190  # the sender has what is left

COLUMNS: tuple[Column[Came], ...] = (
    Column("sender", phrase(T("exchange_screen.sender")), _sender, weight=500, second=_whose),
    Column("number", phrase(T("exchange_screen.number")), lambda one: one.number, 64, "right"),
    Column(
        "taken",
        phrase(T("exchange_screen.taken_at")),
        lambda one: one.taken or "",
        188,
        second=lambda one: phrase(T("exchange_screen.made"), at=one.made or ""),
    ),
    Column(
        "sheets",
        phrase(T("exchange_screen.sheets_head")),
        lambda one: one.sheets,
        SHEETS,
        "right",
        second=lambda one: corrections_words(one.corrections),
    ),
    Column(
        "facts", phrase(T("exchange_screen.facts_head")), lambda one: one.facts, 88, "right"
    ),
    Column(
        "result",
        phrase(T("exchange_screen.result")),
        lambda one: heard(one.result),
        width=RESULT,
        glyph=_result,
    ),
)
