"""The season at a glance: what is left today, the day's figures, the funnel of the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from commission_app.services.people.overview import ReadSeason, Season
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.funnel import Funnel
from commission_app.views.kit.layouts import card, column, holder, row
from commission_app.views.kit.print_button import PrintButton
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import OneLine, Text
from commission_app.views.season.figures_card import FiguresCard
from commission_app.views.season.first_steps import FirstSteps
from commission_app.views.season.stages import stages_of
from commission_app.views.season.summary import summary_of
from commission_app.views.season.todo_card import TodoCard
from commission_app.views.support.screen import Screen
from commission_app.views.support.theme import density
from commission_app.views.support.tongue import language
from commission_app.views.support.words import long_day, phrase

if TYPE_CHECKING:
    from commission_app.services.changes import Changes
    from commission_app.services.people.print_seen import Seen
    from commission_app.views.support.desk import Desk

FIGURES, TODO_HEIGHT = 330, 250


class SeasonView(Screen):
    """The first screen of the office; an empty office is told what to do first."""

    shows: ClassVar[Changes] = ReadSeason.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._season: Season | None = None
        self._heading, self._day = Text("", "heading"), OneLine("", "soft")
        words = phrase(T("season.print"))
        self.print = PrintButton(desk, words, "season", self._summary)
        self.stick = Button(phrase(T("season.take_stick")), "primary", "ph.hard-drive")
        self.todo, self._figures = TodoCard(desk.screens), FiguresCard()
        self._funnel = Funnel(phrase(T("season.stages")))
        self._stages = self._stages_card()
        self._first = FirstSteps(desk.screens)
        self._lay_out()
        self.todo.wanted.connect(self.desk.go)
        self.stick.clicked.connect(self._to_exchange)
        self._first.wanted.connect(self.desk.go)

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadSeason(), self, self._show)

    def _lay_out(self) -> None:
        for one in (self.print, self.stick, self._stages, self._figures, self._first):
            one.hide()
        self._figures.setFixedWidth(FIGURES)
        self.todo.setMinimumHeight(TODO_HEIGHT)
        head = row(self._heading, (self._day, 1), self.print, self.stick, gap=12)
        head.setContentsMargins(24, 16, 24, 0)
        head.addStrut(density().control)  # the same height without its buttons
        self._today = holder(row((self.todo, 1), self._figures, gap=16))
        self._today.hide()
        body = column(
            (self._today, 1), self._stages, self._first, gap=16, margins=(24, 0, 24, 16)
        )
        self.setLayout(column(head, (Scroll(holder(body)), 1), gap=14))

    def _stages_card(self) -> QFrame:
        share = Text(phrase(T("season.share_of")), "caption")
        head = row(Text(phrase(T("season.stages")), "title"), None, share)
        found = card(head, (self._funnel, 1), gap=8)
        found.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return found

    def _show(self, season: Season) -> None:
        first, self._season = self._season is None, season
        begun, interviews = bool(season.applied), bool(season.figures.interviews_all)
        self._say_day()
        self.todo.show_tasks(season.tasks)
        self._figures.show_figures(season.figures)
        self._funnel.show_stages(stages_of(season))
        for one in (self.print, self._today, self._stages):
            one.setVisible(begun)
        self._figures.setVisible(interviews)
        self._first.setVisible(not begun)
        self.stick.setVisible(interviews and "exchange" in self.desk.screens)
        if first:
            self.take_focus()

    @override
    def take_focus(self) -> None:
        """To what is to be done first."""
        offered = (*self.todo.buttons[:1], self._first.first, self.print)
        seen = next((one for one in offered if one.isVisible()), None)
        if seen is not None:
            seen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_day(self) -> None:
        if self._season is not None:
            self._heading.say(phrase(T("season.heading"), year=str(self._season.year)))
            self._day.say(long_day(self.desk.now().date(), language()))

    def _summary(self) -> Seen:
        if self._season is None:
            raise RuntimeError("printed before it was shown")
        return summary_of(self._season)

    def _to_exchange(self) -> None:
        self.desk.go("exchange")

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say_day()
        super().changeEvent(event)
