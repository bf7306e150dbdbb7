"""A day: panels side by side, each with its appointments in the order of time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import clear, column, frame, holder, row
from commission_app.views.kit.text import OneLine, Text
from commission_app.views.schedule.panel_column import PanelColumn
from commission_app.views.schedule.words import line_of
from commission_app.views.support.words import joined, phrase_n

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from commission_app.services.people.schedule import Day, PanelDay, PanelSeen, SlotSeen

LEAST, ROOMY = 232, 345  # pixels of a panel: at least; with time and name in one line
TITLED = 280  # with the count beside the title
GAP = 12


class PanelHead(QFrame):
    """The panel, who sits on it, and how many interviews it has that day."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._title, self._count = OneLine("", "title"), Text("", "caption")
        self._below = Text("", "caption")  # the count, where there is no room beside the title
        self._below.hide()
        self.members = Text("", "caption", wrap=True)
        self.members.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = row((self._title, 1), self._count, gap=8)
        parts = (head, self._below, self.members)
        self.setLayout(column(*parts, gap=2, margins=(14, 10, 14, 6)))

    def show_panel(self, panel: PanelSeen, count: int, *, tight: bool) -> None:
        """As it is on this day; where it is tight the title has its line to itself."""
        self._title.say(panel.title)
        for text in (self._count, self._below):
            text.say(phrase_n(T("schedule.count"), count))
        self._count.setHidden(tight)
        self._below.setVisible(tight)
        self.members.say(joined(*(names for _, names in panel.members), between=", "))


class Board(QScrollArea):
    """One appointment is chosen at a time, in whichever panel.

    Signals
    -------
    chosen(str), opened(str): a person is at this interview; pressed Enter there.
    dropped(str, str, str): this interview, onto that one or (""), in this panel.
    problem_wanted(): F8.
    """

    chosen = Signal(str)
    opened = Signal(str)
    dropped = Signal(str, str, str)
    problem_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = row(gap=GAP)
        self._codes: tuple[str, ...] = ()
        self.columns: dict[str, PanelColumn] = {}
        self._heads: dict[str, PanelHead] = {}
        self._at = ""
        self._day: Day | None = None
        self._level = QTimer(self)
        self._level.setSingleShot(True)
        self._level.timeout.connect(self._level_heads)
        self._panels: tuple[PanelSeen, ...] = ()
        self._troubled = False
        self._tight = False, False  # for a name beside its time, for a count beside its title
        inner = holder(self._row)
        self.setWidget(inner)
        for part in (self.viewport(), inner):
            part.setAutoFillBackground(False)

    @property
    def current(self) -> str:
        """The interview that is chosen."""
        return self._at

    def show_day(
        self, day: Day, panels: tuple[PanelSeen, ...], *, troubled: bool = False
    ) -> None:
        """Another day, or this one as it is now; what was chosen stays where it is there."""
        self._day, self._panels, self._troubled = day, panels, troubled
        shown = {panel.code: panel for panel in panels}
        self._make(tuple(one.panel for one in day.panels), shown)
        self._tight = self._narrow()
        for one in day.panels:
            self._fill(one, shown[one.panel])
        self._level.start()
        keys = {slot.interview for one in day.panels for slot in one.slots}
        if self._at not in keys:
            self._at = ""

    def choose(self, interview: str) -> bool:
        """Be at this interview; False where it is not of this day. Nobody is told."""
        found = False
        for one in self.columns.values():
            if one.choose(interview):
                found = True
            else:
                one.forget()
        self._at = interview if found else ""
        return found

    def take_focus(self) -> None:
        """Where a person was, else the first appointment."""
        columns = list(self.columns.values())
        here = [one for one in columns if one.key and one.key == self._at]
        first = [one for one in columns if one.lines]
        for one in (here or first)[:1]:
            one.setFocus(Qt.FocusReason.OtherFocusReason)
            if not here:
                one.enter(0)

    def _make(self, codes: tuple[str, ...], panels: dict[str, PanelSeen]) -> None:
        if codes == self._codes:
            return
        self._codes = codes
        clear(self._row)
        self.columns, self._heads = {}, {}
        for code in codes:
            self._row.addWidget(self._column(code, panels[code]), 1)
        self._widen()

    def _widen(self) -> None:
        """As many panels as there is room for are seen, each of them whole."""
        wide = self._wide()
        for lines in self.columns.values():
            panel = lines.parentWidget()
            if panel is not None and panel.minimumWidth() != wide:
                panel.setMinimumWidth(wide)
        self.horizontalScrollBar().setSingleStep(wide + GAP)

    def _wide(self) -> int:
        """Of each panel, in pixels."""
        room = self.viewport().width()
        seen = min(max((room + GAP) // (LEAST + GAP), 1), max(len(self._codes), 1))
        return max((room - (seen - 1) * GAP) // seen, LEAST)

    def _column(self, code: str, panel: PanelSeen) -> QWidget:
        head, lines = PanelHead(), PanelColumn(panel.title)
        self._heads[code], self.columns[code] = head, lines
        lines.chosen.connect(partial(self._choose, code))
        lines.opened.connect(self.opened)
        lines.sideways.connect(partial(self._step, code))
        lines.dropped.connect(partial(self._drop, code))
        lines.problem_wanted.connect(self.problem_wanted)
        return frame("card", column(head, (lines, 1), gap=0, margins=(4, 2, 4, 4)))

    def _fill(self, one: PanelDay, panel: PanelSeen) -> None:
        lines = self.columns[one.panel]
        lines.troubled = self._troubled
        names, titles = self._tight
        self._heads[one.panel].show_panel(panel, len(one.slots), tight=titles)
        lines.blockSignals(True)  # noqa: FBT003 - Qt's signature
        lines.show_lines([line_of(slot, tight=names) for slot in one.slots])
        lines.blockSignals(False)  # noqa: FBT003 - Qt's signature
        if lines.key != self._at:
            lines.forget()

    def _narrow(self) -> tuple[bool, bool]:
        """Whether a name would not fit beside its time, nor a count beside its title."""
        count = max(len(self._codes), 1)
        return self.viewport().width() < count * ROOMY, self._wide() < TITLED

    def _level_heads(self) -> None:
        """Lists side by side begin at one height, however many names stand above them."""
        texts = [head.members for head in self._heads.values()]
        high = max((one.heightForWidth(one.width()) for one in texts), default=0)
        for one in texts:
            if one.minimumHeight() != high:
                one.setMinimumHeight(high)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange}:
            self._level.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._level.start()
        self._widen()
        if self._day is not None and self._narrow() != self._tight:
            self.show_day(self._day, self._panels, troubled=self._troubled)

    def _choose(self, code: str, key: str) -> None:
        if not key:
            return
        self._at = key
        for other, lines in self.columns.items():
            if other != code:
                lines.forget()
        self._reveal(code)
        self.chosen.emit(key)

    def _reveal(self, code: str) -> None:
        """The whole panel, its frame too."""
        panel = self.columns[code].parentWidget()
        if panel is not None:
            self.ensureWidgetVisible(panel, 0, 0)

    def _drop(self, code: str, moved: str, onto: str) -> None:
        self.dropped.emit(moved, onto, code)

    def _step(self, code: str, by: int) -> None:
        codes = [one for one in self._codes if self.columns[one].lines or one == code]
        place = codes.index(code) + by
        if 0 <= place < len(codes):
            self.columns[codes[place]].enter(self.columns[code].row)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        hint.setWidth(LEAST)
        hint.setHeight(160)
        return hint


def slots_of(day: Day) -> tuple[SlotSeen, ...]:
    """All appointments of a day, panel by panel."""
    return tuple(slot for one in day.panels for slot in one.slots)
