"""The day in three figures, each with its rule and a sentence that says what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, line, row
from commission_app.views.kit.meter import Meter
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout

    from commission_app.services.people.overview import Figures
    from commission_app.views.support.words import Words


class Figure:
    """A name, how many of how many, a rule, and a sentence."""

    def __init__(self, name: Words, of: str) -> None:
        self._key = of
        self._name = Text(name, "label")
        self._done, self._of = Text("", "figure"), Text("", "soft")
        self._meter = Meter(0, 1, height=6)
        self._means = Text("", "caption", wrap=True)

    def layout(self) -> QVBoxLayout:
        """Its lines, one below the other."""
        figures = row(self._done, self._of, None, gap=8)
        return column(
            None,
            self._name,
            figures,
            self._meter,
            4,
            self._means,
            None,
            gap=3,
            margins=(18, 4, 18, 4),
        )

    def show_figures(self, done: int, of: int, means: Words) -> None:
        """Others, with their sentence."""
        self._done.say(done)
        words = phrase(self._key, of=of)
        self._of.say(words)
        self._meter.show_steps(done, of, joined(done, words, between=" "))
        self._means.say(means)


LOWEST = 3 * 120  # pixels: each figure with a sentence of three lines, in any language


class FiguresCard(QFrame):
    """Interviews, sheets, laptops."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._interviews = Figure(phrase(T("season.interviews")), T("season.of"))
        self._sheets = Figure(phrase(T("season.sheets")), T("season.of_expected"))
        self._laptops = Figure(phrase(T("season.laptops")), T("season.of_handed_over"))
        self.setMinimumHeight(LOWEST)
        self.setLayout(
            column(
                (self._interviews.layout(), 1),
                line(),
                (self._sheets.layout(), 1),
                line(),
                (self._laptops.layout(), 1),
                gap=0,
                margins=(1, 4, 1, 4),
            )
        )

    def show_figures(self, one: Figures) -> None:
        """What holds now."""
        held, all_ = one.interviews_held, one.interviews_all
        self._interviews.show_figures(held, all_, planned(one))
        self._sheets.show_figures(one.sheets_received, one.sheets_expected, gaps(one))
        here = one.laptops_handed_over
        self._laptops.show_figures(here, one.laptops_all, last_package(one))


def planned(one: Figures) -> Words:
    """What the schedule says of today and of the end."""
    if one.planned_until is None:
        return phrase(T("season.no_schedule"))
    if one.planned_today:
        until = one.planned_until
        return phrase(T("season.planned"), today=one.planned_today, until=until)
    return phrase(T("season.planned_until"), until=one.planned_until)


def gaps(one: Figures) -> Words:
    """What of the sheets a person must look at."""
    lacking: Words = phrase(T("season.lacking"), n=one.sheets_missing)
    conflicts: Words = phrase(T("season.conflicts"), n=one.contradictions)
    parts = [lacking if one.sheets_missing else "", conflicts if one.contradictions else ""]
    if any(parts):
        return joined(*parts, between=", ")
    if not one.sheets_received:
        return phrase(T("season.no_sheets"))
    if one.sheets_received >= one.sheets_expected:
        return phrase(T("season.all_sheets"))
    return phrase(T("season.sheets_of_held"))


def last_package(one: Figures) -> Words:
    """Whose package came last, and when."""
    if one.last_package is None:
        return phrase(T("season.no_package"))
    last = one.last_package
    who: Words = last.names or last.member
    return phrase(T("season.last_package"), who=who, at=last.at)
