"""My sheets: a list, and beside it the sheet one is at with what can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from commission_app.services.day.bench import Bench, ReadSheet
from commission_app.services.day.corrections import Begun, KeepCorrection, ReadCorrection
from commission_app.services.day.own_sheets import OwnSheet, OwnSheets, ReadOwnSheets
from commission_app.services.day.today import ReadToday
from commission_app.services.sealing import CorrectSheet, VoidSheet
from commission_app.shared.texts import T
from commission_app.views.approvals.office_asks import OfficeAsks
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.lines import Lines
from commission_app.views.kit.list_detail import ListDetail
from commission_app.views.kit.text import Text
from commission_app.views.own_sheets.correcting import Correction, CorrectPanel
from commission_app.views.own_sheets.detail import SheetDetail
from commission_app.views.own_sheets.printing import PrintPanel
from commission_app.views.own_sheets.sheet_lines import line_of
from commission_app.views.own_sheets.voiding import VoidPanel
from commission_app.views.support.desk import Notice
from commission_app.views.support.screen import Screen
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commission_app.services.changes import Changes
    from commission_app.shared.errors import UserError
    from commission_app.views.own_sheets.panel import Panel
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

LIST, SHORT_LIST = 420, 290  # the widest the list becomes, and the narrowest


class OwnSheetsView(Screen):
    """The newest seal comes first."""

    shows: ClassVar[Changes] = ReadOwnSheets.shows | ReadSheet.shows | OfficeAsks.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sheets: dict[str, OwnSheet] = {}
        self._wanted = self._shown = ""
        self._bench: Bench | None = None
        self._count, self._office = Text("", "soft"), OfficeAsks(desk)
        self.list = Lines(phrase(T("own_sheets.title")), low=True)
        self.detail, self.correct = SheetDetail(), CorrectPanel()
        self.void, self.print = VoidPanel(), PrintPanel(desk)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        self._wanted = what
        self.list.setFocus()

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadOwnSheets(), self, self._show)
        self._office.refresh()

    @override
    def keep(self) -> None:
        self.correct.keep()

    @property
    @override
    def unkept(self) -> Words:
        return phrase(T("own_sheets.unkept")) if self.correct.unkept else ""

    @override
    def lose(self) -> None:
        self.correct.lose()

    @override
    def leave(self) -> None:
        self.keep()

    def _lay_out(self) -> None:
        for page in (self.detail, self.correct, self.void, self.print):
            self._pages.addWidget(page)
        head = row(Text(phrase(T("own_sheets.heading")), "heading"), None, self._count)
        today = Button(phrase(T("own_sheets.to_today")), "primary", "ph.arrow-left")
        today.clicked.connect(self._to_today)
        nothing = Empty(
            "ph.files",
            phrase(T("own_sheets.empty")),
            phrase(T("own_sheets.empty_means")),
            today,
        )
        self._all = ListDetail(self.list, self._pages, nothing, (34, 66))
        self._all.listed.setMinimumWidth(SHORT_LIST)
        self._all.listed.setMaximumWidth(LIST)
        self.setLayout(
            column(head, self._office, (self._all, 1), gap=14, margins=(24, 16, 24, 16))
        )

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._enter)
        self.detail.left.connect(self.list.setFocus)
        self.detail.print_wanted.connect(self._open_print)
        self.detail.correct_wanted.connect(self._open_correct)
        self.detail.void_wanted.connect(self._open_void)
        self.detail.whose.opened.connect(self._open_score)
        for panel in (self.correct, self.void, self.print):
            panel.closed.connect(self._close)
        self.correct.wanted.connect(self._correct)
        self.correct.begun.connect(self._begun)
        self.void.wanted.connect(self._void)
        self.print.printed.connect(self._close)

    def _show(self, found: OwnSheets) -> None:
        self._sheets = {one.interview: one for one in found.sheets}
        self._all.show_some(some=bool(found.sheets))
        self._count.setVisible(bool(found.sheets))
        if not found.sheets:
            return
        counted = phrase_n(T("own_sheets.count"), len(found.sheets))
        confirmed = phrase(T("own_sheets.confirmed_count"), count=found.confirmed)
        self._count.say(joined(counted, confirmed, between=", "))
        self.list.show_lines([line_of(one) for one in found.sheets], found.sheets[0].interview)
        if self._wanted in self._sheets:
            self.list.choose(self._wanted)
        self._wanted = ""
        self._choose(self.list.key)

    def _choose(self, interview: str) -> None:
        if interview in self._sheets:
            self.desk.ask(ReadSheet(interview), self, self._show_sheet)

    def _show_sheet(self, bench: Bench) -> None:
        interview = bench.card.interview
        if interview != self.list.key or interview not in self._sheets:
            return  # somebody went on meanwhile
        self._bench = bench
        if interview != self._shown:
            self._shown = interview
            self._pages.setCurrentWidget(self.detail)
            self.detail.to_top()
        sheet = self._sheets[interview]
        self.detail.show_sheet(sheet, bench)
        if sheet.state == "void":
            self.desk.ask(ReadToday(), self, self.detail.whose.offer)

    @property
    def _sheet(self) -> OwnSheet | None:
        return self._sheets.get(self._shown)

    def _enter(self, _: str) -> None:
        acts = (self.detail.print, self.detail.correct, self.detail.void)
        self._focus(next((one for one in acts if one.isEnabled()), self.detail))

    def _open_print(self) -> None:
        if self._sheet is not None:
            self.print.show_sheet(self._sheet)
            self._open(self.print)

    def _open_correct(self) -> None:
        if self._sheet is not None:
            query = ReadCorrection(self._sheet.current.digest)
            self.desk.ask(query, self, self._show_correct)

    def _show_correct(self, begun: Begun | None) -> None:
        if self._sheet is not None and self._bench is not None:
            self.correct.show_sheet(self._sheet, self._bench, begun)
            self._open(self.correct)
            self.correct.begin()

    def _begun(self, revision: str, begun: Begun) -> None:
        def saved(_: None) -> None:
            self.correct.saved(revision)

        def refused(error: UserError) -> None:
            self.correct.refused(revision)
            self.desk.runner.refused.emit(error)

        self.desk.act(KeepCorrection(revision, begun), self, saved, refused)

    def _open_void(self) -> None:
        if self._sheet is not None:
            self.void.show_sheet(self._sheet)
            self._open(self.void)

    def _open(self, panel: Panel) -> None:
        self._pages.setCurrentWidget(panel)
        self._focus(panel.first_field)

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus()

    def _close(self) -> None:
        self._pages.setCurrentWidget(self.detail)
        self._enter("")

    def _correct(self, wish: Correction) -> None:
        act = CorrectSheet(self._shown, wish.marks, wish.reason, wish.note)
        self.desk.act(act, self, self._corrected, self.correct.refuse)

    def _corrected(self, control: str) -> None:
        self._tell(T("own_sheets.corrected"), control)

    def _void(self, reason: str) -> None:
        act = VoidSheet(self._shown, reason)
        self.desk.act(act, self, self._voided, self.void.refuse)

    def _voided(self, control: str) -> None:
        self._tell(T("own_sheets.voided"), control)

    def _tell(self, key: str, control: str) -> None:
        self._close()
        title = phrase(key, interview=self._shown, control=control)
        again = phrase(T("own_sheets.hand_over_again"))
        act = phrase(T("own_sheets.to_hand_over"))
        self.desk.tell(Notice("own_sheet", "good", title, again, act, self._to_hand_over))

    def _to_hand_over(self) -> None:
        self.desk.untell("own_sheet")
        self.desk.go("handover")

    def _to_today(self) -> None:
        self.desk.go("today")

    def _open_score(self, interview: str) -> None:
        self.desk.go("score", interview)
