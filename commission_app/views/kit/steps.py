"""Where a guided page stands: done steps ticked, the current one filled and bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import Item, frame, row
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.accessible import tell_roles
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.views.support.words import Words

DONE, NOW, AHEAD = (
    ("ph.check-circle-fill", "good"),
    ("ph.record-fill", "link"),
    ("ph.circle", "faint"),
)


class Steps(QWidget):
    """Glyph, word and hairline for each step; Alt+← and Alt+→ ask for the neighbours.

    Signals
    -------
    previous_wanted(), next_wanted(): a person wants to the neighbouring step.
    """

    accessible_role = QAccessible.Role.Indicator
    previous_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, steps: Sequence[Words]) -> None:
        super().__init__()
        tell_roles()
        self._steps, self._at = tuple(steps), 0
        self._glyphs = [Glyph(*AHEAD) for _ in steps]
        self._texts = [Text(words) for words in steps]
        self.setLayout(row(*self._items(), None, gap=8))
        for keys, signal in (
            ("Alt+Left", self.previous_wanted),
            ("Alt+Right", self.next_wanted),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)
        self.go_to(0)

    @property
    def at(self) -> int:
        """The current step, from 0."""
        return self._at

    def go_to(self, step: int) -> None:
        """This one is current now; `len(steps)`: all are done."""
        self._at = step
        for number, (glyph, text) in enumerate(zip(self._glyphs, self._texts, strict=True)):
            glyph.show_as(*(NOW if number == step else DONE if number < step else AHEAD))
            text.setProperty("role", "strong" if number == step else "step")
            text.setProperty("tone", "" if number == step else "soft")
            text.style().unpolish(text)
            text.style().polish(text)
        self._name_anew()

    def _items(self) -> list[Item]:
        items: list[Item] = []
        for number, (glyph, text) in enumerate(zip(self._glyphs, self._texts, strict=True)):
            items += [self._rule()] if number else []
            items += [glyph, text]
        return items

    def _rule(self) -> QFrame:
        found = frame("line")
        found.setMinimumWidth(16)
        found.setMaximumWidth(40)
        return found

    def _name_anew(self) -> None:
        named = [", ".join(filter(None, self._named(n))) for n in range(len(self._steps))]
        self.setAccessibleName("; ".join(named))

    def _named(self, number: int) -> tuple[str, str]:
        mark: Words = phrase(T("kit.step_done")) if number < self._at else ""
        if number == self._at:
            mark = phrase(T("kit.step_now"))
        return said(self._steps[number]), said(mark)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name_anew()
        super().changeEvent(event)
