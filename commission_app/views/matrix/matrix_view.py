"""Matrix: interviews × members; what is missing, what contradicts, and what to do there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from typing_extensions import override

from commission_app.services.office.cell import ReadCell
from commission_app.services.office.matrix import Matrix, ReadMatrix
from commission_app.services.people.overview import ReadSeason
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.grid import MatrixGrid
from commission_app.views.kit.layouts import column, frame, row
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.print_button import Later, PrintButton
from commission_app.views.kit.text import OneLine, Text
from commission_app.views.matrix.first import First
from commission_app.views.matrix.legend import Legend
from commission_app.views.matrix.printing import seen_matrix
from commission_app.views.matrix.shown import ahead, asks, figures, view_of
from commission_app.views.matrix.strip import Strip
from commission_app.views.support.screen import Screen
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.changes import Changes
    from commission_app.services.office.matrix import Row
    from commission_app.services.people.overview import Season
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words


class MatrixView(Screen):
    """Nothing here says what a mark is before it is revealed, or depends on one."""

    shows: ClassVar[Changes] = ReadMatrix.shows | ReadCell.shows

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._matrix: Matrix | None = None
        self._rows: tuple[Row, ...] = ()
        self._at: tuple[str, str] | None = None  # interview, member
        self._wanted = ""
        self._sums = OneLine("", "small")
        self._sums.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.print = PrintButton(desk, phrase(T("matrix.print")), "matrix", self._seen)
        self.reveal = Button("", "primary", "ph.eye")
        self.reveal.hide()  # until it is known what may be revealed
        self.panel = ComboField(phrase(T("matrix.panel")))
        self.panel.label.hide()
        every, some = phrase(T("matrix.all")), phrase(T("matrix.only_asking"))
        self.only = Choice([("", every), ("asks", some)])
        self.only.choose("")
        self.notices = Notices()
        self.grid = MatrixGrid(phrase(T("matrix.title")))
        self.legend, self.strip = Legend(), Strip(desk)
        self._first = First(desk.screens)
        self._lay_out()
        self._connect()

    @override
    def open_at(self, what: str) -> None:
        """`what`: an interview, `interview/…/member`, or "asks" for what waits for a person."""
        self._wanted = what
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def refresh(self) -> None:
        self.desk.ask(ReadMatrix(self.panel.key), self, self._show)

    def _lay_out(self) -> None:
        soft = Text(phrase(T("matrix.what")), "soft")
        head = row(
            *(Text(phrase(T("matrix.title")), "heading"), 4, soft, None),
            *(self.print, self.reveal),
        )
        filters = row(self.panel, self.only, (self._sums, 1), gap=12)
        filters.setAlignment(self.panel, Qt.AlignmentFlag.AlignVCenter)
        self._first.hide()
        box = column((self.grid, 1), self._first, gap=0, margins=(2, 2, 2, 2))
        self.setLayout(
            column(
                *(head, filters, self.notices, (frame("card", box), 1)),
                *(self.legend, self.strip),
                gap=10,
                margins=(24, 14, 24, 14),
            )
        )

    def _connect(self) -> None:
        self.panel.chosen.connect(self._choose_panel)
        self.only.chosen.connect(self._filter)
        self.grid.looked.connect(self._look)
        self.grid.opened.connect(self._into_strip)
        self._first.wanted.connect(self.desk.go)
        self.reveal.clicked.connect(self._ask_reveal)
        self.strip.asking.connect(self._asking)
        self.strip.revealed.connect(self._revealed)
        self.strip.exchange_wanted.connect(self._to_exchange)
        self.strip.settling.connect(self._to_conflicts)
        self.strip.paper_wanted.connect(self._to_paper)
        self.strip.sitting_wanted.connect(self._to_sitting)
        self.strip.candidate_wanted.connect(self._to_candidate)

    def _show(self, matrix: Matrix) -> None:
        self._matrix = matrix
        every = [("", phrase(T("matrix.all_panels")))]
        self.panel.offer([*every, *((p.code, p.title) for p in matrix.panels)])
        self.panel.choose(self.panel.key)
        self.panel.setVisible(len(matrix.panels) > 1)
        now = self.desk.now()
        found = figures(matrix, now)
        words = phrase_n(T("matrix.asking"), found["asks"])
        some = words if found["asks"] else phrase(T("matrix.only_asking"))
        self.only.button("asks").say(some)
        if self._wanted == "asks":
            self.only.choose("asks")
        self._sums.say(_sums(matrix, found) if matrix.rows else "")
        self.legend.show_figures(found, matrix.revealed)
        self.reveal.say(phrase(T("matrix.reveal_all"), count=matrix.can_reveal))
        self.reveal.setVisible(bool(matrix.can_reveal))
        self.print.setVisible(bool(matrix.rows))
        self.print.rows = len(matrix.rows)
        self.strip.setVisible(bool(matrix.rows))
        self._filter()

    def _filter(self, _: str = "") -> None:
        """The rows of the filter; a person stays at the same cell where it is still shown."""
        matrix = self._matrix
        if matrix is None:
            return
        now = self.desk.now()
        narrow = self.only.key == "asks"
        self._rows = tuple(r for r in matrix.rows if not narrow or asks(r, now))
        self.grid.blockSignals(True)  # noqa: FBT003 - Qt's name
        self.grid.show_grid(view_of(self._rows, matrix.columns, now))
        place = self._place()
        if place is not None:
            self.grid.look_at(*place)
        self.grid.blockSignals(False)  # noqa: FBT003 - Qt's name
        self._tell_empty(narrow=narrow)
        if self.grid.place is not None and self._rows:
            self._look(*self.grid.place)
        else:
            self.strip.look(None, still=False)

    def _tell_empty(self, *, narrow: bool) -> None:
        bare = self._matrix is not None and not self._matrix.rows
        if bare:  # all at once: nothing is said before it is known what comes first
            self.desk.ask(ReadSeason(), self, self._lead)
            return
        if narrow:
            self._first.say_nothing_asks()
        self._swap()

    def _lead(self, season: Season) -> None:
        """Nothing is scheduled: what is done first, and the way there."""
        if self._matrix is not None and not self._matrix.rows:
            self._first.show_tasks(season.tasks)
            self._swap()

    def _swap(self) -> None:
        """The rows, or the words in their place; the focus stays on the page."""
        held = self.grid.hasFocus()
        self._first.setVisible(not self._rows)
        if held and not self._rows:
            (self._first.act or self.only.button(self.only.key)).setFocus()
        self.grid.setVisible(bool(self._rows))

    def _place(self) -> tuple[int, int] | None:
        """Where the cell stands now that was asked for, or that a person was at."""
        assert self._matrix is not None
        codes = [one.member for one in self._matrix.columns]
        rows = {row.interview: number for number, row in enumerate(self._rows)}
        interview, member = self._take_wanted() or self._at or ("", "")
        if interview in rows:
            number = rows[interview]
            first = next((n for n, c in enumerate(self._rows[number].cells) if c), 0)
            return number, codes.index(member) if member in codes else first
        return (0, 0) if self._rows and self.grid.place is None else self.grid.place

    def _take_wanted(self) -> tuple[str, str] | None:
        wanted, self._wanted = self._wanted, ""
        if wanted in {"", "asks"}:
            return None
        interview, _, member = wanted.rpartition("/")
        columns = self._matrix.columns if self._matrix else ()
        known = any(one.member == member for one in columns)
        return (interview, member) if known else (wanted, "")

    def _look(self, row_number: int, column_number: int) -> None:
        shown = self._rows[row_number]
        cell = shown.cells[column_number]
        assert self._matrix is not None
        self._at = shown.interview, self._matrix.columns[column_number].member
        place = self._at if cell is not None else None
        self.strip.look(place, still=ahead(shown, self.desk.now()))

    def _into_strip(self, *_: int) -> None:
        """Enter: to the first act of the cell."""
        details = self.strip.details
        buttons = (details.exchange, details.settle, *details.acts.values())
        first = next((one for one in buttons if one.isVisible() and one.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_panel(self, _: str) -> None:
        self.refresh()

    def _ask_reveal(self) -> None:
        if self._matrix is not None:
            closed = [row for row in self._matrix.rows if not row.revealed]
            codes = tuple(row.interview for row in closed if row.complete)
            self.strip.ask_reveal_all(codes, len(closed) - len(codes))

    def _asking(self, asking: bool) -> None:  # noqa: FBT001 - a signal's value
        """One primary on the screen; afterwards the keys belong to the grid again."""
        self.reveal.become("" if asking else "primary")
        if not asking and self.isVisible():
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _revealed(self, count: int) -> None:
        title = phrase_n(T("matrix.revealed"), count)
        means = phrase(T("matrix.revealed_means"))
        self.notices.put("revealed", Notice("good", title, means, closable=True))

    def _to_conflicts(self, place: str) -> None:
        self.desk.go("conflicts", place)

    def _to_exchange(self, member: str) -> None:
        self.desk.go("exchange", member)

    def _to_paper(self, place: str) -> None:
        self.desk.go("paper_sheet", place)

    def _to_sitting(self, code: str) -> None:
        self.desk.go("sitting", code)

    def _to_candidate(self, code: str) -> None:
        self.desk.go("candidates", code)

    def _seen(self) -> Later:
        assert self._matrix is not None
        notes = (self._sums_words(), self._filter_words())
        shown = self._rows, self._matrix.columns, self.desk.now(), notes, language()
        return Later(said(phrase(T("matrix.title"))), partial(seen_matrix, *shown))

    def _sums_words(self) -> Words:
        assert self._matrix is not None
        return _sums(self._matrix, figures(self._matrix, self.desk.now()))

    def _filter_words(self) -> Words:
        panel = next((w for k, w in self._panels() if k == self.panel.key and k), "")
        narrow = phrase(T("matrix.only_asking")) if self.only.key else ""
        return joined(panel, narrow, between=", ")

    def _panels(self) -> list[tuple[str, Words]]:
        return [(p.code, p.title) for p in self._matrix.panels] if self._matrix else []


def _sums(matrix: Matrix, found: dict[str, int]) -> Words:
    """As the season counts them: of the list, and a contradiction is not yet a sheet."""
    here = found.get("received", 0) + found.get("paper", 0)
    listed = [row for row in matrix.rows if row.panel]
    strange = sum(c.asks for r in matrix.rows if not r.panel for c in r.cells if c is not None)
    late = sum(found.get(key, 0) for key in ("missing", "waiting", "gap", "conflict")) - strange
    complete = sum(row.complete for row in listed)
    whole = phrase(T("matrix.complete_of"), complete=complete, of=len(listed))
    return joined(phrase(T("matrix.came_of"), here=here, of=here + late), whole, between=" ")
