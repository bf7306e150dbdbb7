"""Packages on a stick as rows with a tick: who sent what, and whether it is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.handing_over.amounts import corrections_words, size_words
from commission_app.views.kit.lines import Line, Lines
from commission_app.views.support.heard import heard
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from commission_app.services.office.stick import Lying
    from commission_app.views.support.words import Words

TICKED, UNTICKED = ("ph.check-square-fill", "link"), ("ph.square", "soft")
NO_TICK = ("ph.minus", "faint")
STATES = {
    "new": (T("exchange_screen.lies_new"), ("ph.check", "good")),
    "known": (T("exchange_screen.lies_known"), ("ph.clock", "soft")),
    "own": (T("exchange_screen.lies_own"), ("ph.info", "soft")),
    "refused": (T("exchange_screen.lies_refused"), ("ph.warning", "critical")),
}


class PackageList(Lines):
    """Space or a click ticks a row; what was written here for laptops cannot be ticked.

    Signals
    -------
    ticked(): other packages are chosen now.
    """

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(phrase(T("exchange_screen.packages")), wrap=True)
        self._lying: tuple[Lying, ...] = ()
        self._chosen: set[Path] = set()

    @property
    def lying(self) -> tuple[Lying, ...]:
        """All that lies there."""
        return self._lying

    @property
    def files(self) -> tuple[Path, ...]:
        """What is ticked, the oldest first: a correction comes after what it corrects."""
        return tuple(one.file for one in reversed(self._lying) if one.file in self._chosen)

    @property
    def current(self) -> Lying | None:
        """The package a person is at."""
        return next((one for one in self._lying if str(one.file) == self.key), None)

    def show_lying(self, lying: tuple[Lying, ...]) -> None:
        """What lies there now; the sensible ones are ticked."""
        self._lying = lying
        self._chosen = {one.file for one in lying if one.chosen}
        self._show()
        first = next((one for one in lying if one.chosen), lying[0] if lying else None)
        if first is not None:
            self.choose(str(first.file))

    def toggle(self) -> None:
        """Tick the row a person is at, or take the tick away."""
        one = self.current
        if one is not None and one.lies != "own":
            self._chosen ^= {one.file}
            self._show()
            self.ticked.emit()

    def _show(self) -> None:
        self.show_lines([_line(one, ticked=one.file in self._chosen) for one in self._lying])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.toggle()


def about(one: Lying) -> Words:
    """All that is known of a package before it is taken in, for the one a person is at."""
    reason = heard(one.reason) if one.reason else ""
    if one.lies == "known":
        reason = phrase(T("exchange_screen.known_means"))
    elif one.waits:
        reason = phrase(T("exchange_screen.lies_waits_means"))
    return joined(joined(one.file.name, size_words(one.size)), reason, between=". ")


def _line(one: Lying, *, ticked: bool) -> Line:
    word, glyph = STATES[one.lies]
    lead = TICKED if ticked else UNTICKED
    return Line(
        key=str(one.file),
        upper=heard(one.sender) if one.sender else one.file.name,
        lower=_lower(one),
        word=phrase(word),
        glyph=glyph,
        lead=NO_TICK if one.lies == "own" else lead,
    )


def _lower(one: Lying) -> Words:
    if one.sender is None:
        return heard(one.reason) if one.reason else ""
    return joined(
        phrase(T("exchange_screen.lies_waits")) if one.waits else "",
        phrase(T("exchange_screen.package_number"), number=one.number),
        one.made or "",
        _inside(one),
        phrase_n(T("exchange_screen.facts"), one.facts),
        between=" · ",
    )


def _inside(one: Lying) -> Words:
    sheets = phrase_n(T("exchange_screen.sheets"), one.sheets)
    return joined(sheets, corrections_words(one.corrections), between=", ")
