"""The ground of every page of the entrance: one calm card in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.layouts import clear, column, frame, holder, line, row
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.scroll import Fitting
from commission_app.views.kit.sign import Mark
from commission_app.views.kit.text import Text
from commission_app.views.shell.menu import LANGUAGE_NAMES
from commission_app.views.support.tongue import language
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from commission_app.shared.errors import UserError
    from commission_app.views.entrance.hall import Hall
    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.words import Words

WIDTH, EDGE, PADDING = 580, 36, 24
TOLD = 260  # pixels of notices that are seen in the lowest window
AROUND = 12  # pixels above and below a card that is as tall as the window


class Page(QWidget):
    """A card with a title and, always in sight, its act; it goes back with Esc."""

    help_page: ClassVar[str] = "entrance"
    returns: ClassVar[bool] = True  # whether a step back leads to the page before

    def __init__(self, hall: Hall, *, width: int = WIDTH) -> None:
        super().__init__()
        self.hall = hall
        self._width = width
        self.languages: Choice | None = None
        self._edge = line()
        self.notices = Notices()
        self._acts = row(gap=8)
        # Acts stand below their notice: a card is too narrow to have them beside.
        # Several of them leave the acts in sight: they scroll where the window is low.
        self.told = Fitting(holder(column(self.notices, holder(self._acts), gap=8)), TOLD)
        self.told.hide()
        QShortcut(QKeySequence("F1"), self, self._help)

    def lay(self, *items: Item, gap: int = 16) -> None:
        """The card's content, from above to below.

        Where the window is low it scrolls, but for what is told and the acts that follow.
        """
        above, below = _parted(items, self.told)
        room = (EDGE, PADDING, EDGE, gap if below else PADDING)
        self._fields = Fitting(holder(column(*above, gap=gap, margins=room)))
        self._edge.hide()
        self._foot = column(*below, gap=gap, margins=(EDGE, 0, EDGE, PADDING if below else 0))
        parts = (self._fields, self._edge, holder(self._foot))
        card = frame("card", column(*parts, gap=0, margins=(1, 1, 1, 1)))
        card.setFixedWidth(self._width)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._fields.verticalScrollBar().rangeChanged.connect(self._part)
        self.setLayout(
            column(None, row(None, card, None), None, gap=0, margins=(0, AROUND, 0, AROUND))
        )

    def _part(self, _: int, most: int) -> None:
        """Fields that scroll end at a line, and the acts below are as wide as they are."""
        bar = self._fields.verticalScrollBar().sizeHint().width() if most else 0
        above = PADDING // 2 if most else 0
        self._edge.setVisible(bool(most))
        self._foot.setContentsMargins(
            EDGE, above, EDGE + bar, self._foot.contentsMargins().bottom()
        )

    def head(self, title: Words, text: Words = "", *, back: bool = True) -> QWidget:
        """The title, what it is for, and the way back."""
        words = [Text(title, "heading", wrap=True)]
        if text:
            words.append(Text(text, "soft", wrap=True))
        items: list[Item] = [*words]
        if back:
            button = Button(phrase(T("entrance.back")), "link", "ph.arrow-left")
            button.clicked.connect(self.hall.left)
            QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
            items = [row(button, None), 4, *words]
        return holder(column(*items, gap=6))

    def crown(self) -> QWidget:
        """The sign, the name of the project, and the language."""
        self.languages = Choice(list(LANGUAGE_NAMES.items()))
        self.languages.choose(language())
        self.languages.chosen.connect(self.hall.language_chosen)
        name = Text(phrase(T("entrance.project")), "heading", wrap=True)
        what = Text(phrase(T("shell.title")), "soft", wrap=True)
        return holder(
            column(
                row(column(4, Mark(40), None), (column(name, what, gap=4), 1), gap=16),
                12,
                Text(phrase(T("entrance.language")), "label"),
                self.languages,
                gap=4,
            )
        )

    def refuse(self, error: UserError, *acts: QPushButton) -> None:
        """Say what happened and what to do next, with the acts for it."""
        self.calm()
        title = phrase(T("entrance.not_done"))
        self.notices.put("refused", Notice("caution", title, error))
        for act in acts:
            self._acts.addWidget(act)
        self._acts.addStretch(1)
        self.told.show()

    def bring(self) -> None:
        """What is told is seen from its beginning."""
        self.told.verticalScrollBar().setValue(0)

    def may_close(self, then: Callable[[], None]) -> bool:  # noqa: ARG002 - a page may ask
        """Whether the window may go; where something is asked first, `then` comes later."""
        return True

    def calm(self) -> None:
        """Nothing is left to be told."""
        self.told.hide()
        self.notices.clear()
        clear(self._acts)

    def _leave(self) -> None:
        if self.hall.worker.idle:
            self.hall.left.emit()

    def _help(self) -> None:
        self.hall.help_wanted.emit(self.help_page)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """The language may be chosen elsewhere, too."""
        if event.type() is QEvent.Type.LanguageChange and self.languages is not None:
            self.languages.choose(language())
        super().changeEvent(event)


def _parted(items: Sequence[Item], at: QWidget) -> tuple[Sequence[Item], Sequence[Item]]:
    """What stands before a part, and the rest."""
    place = next((n for n, item in enumerate(items) if item is at), len(items))
    return items[:place], items[place:]
