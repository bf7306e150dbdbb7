"""The ground of every page of the entrance: one calm card in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button, Choice
from commission_app.views.kit.layouts import clear, column, frame, holder, row
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.sign import Mark
from commission_app.views.kit.text import Text
from commission_app.views.shell.menu import LANGUAGE_NAMES
from commission_app.views.support.tongue import language
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from commission_app.shared.errors import UserError
    from commission_app.views.entrance.hall import Hall
    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.words import Words

WIDTH, EDGE = 580, 36


class Page(QWidget):
    """A card with a title; it scrolls where the window is low, and goes back with Esc."""

    help_page: ClassVar[str] = "entrance"
    returns: ClassVar[bool] = True  # whether a step back leads to the page before

    def __init__(self, hall: Hall, *, width: int = WIDTH) -> None:
        super().__init__()
        self.hall = hall
        self._width = width
        self.notices = Notices()
        self._scroll = Scroll()
        self._acts = row(gap=8)
        # Acts stand below their notice: a card is too narrow to have them beside.
        self.told = holder(column(self.notices, holder(self._acts), gap=8))
        self.told.hide()
        QShortcut(QKeySequence("F1"), self, self._help)

    def lay(self, *items: Item, gap: int = 16) -> None:
        """The card's content, from above to below."""
        card = frame("card", column(*items, gap=gap, margins=(EDGE, 28, EDGE, 28)))
        card.setFixedWidth(self._width)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        middle = holder(column(None, row(None, card, None), None, margins=(0, 20, 0, 20)))
        self._scroll.hold(middle)
        self.setLayout(column(self._scroll, gap=0))

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
        return holder(
            column(
                *(row(Mark(40), None), 10),
                Text(phrase(T("entrance.project")), "heading", wrap=True),
                Text(phrase(T("shell.title")), "soft", wrap=True),
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
        self.bring()

    def bring(self) -> None:
        """What is told comes into view, once the layout knows where it stands."""
        QTimer.singleShot(0, self, self._bring)

    def may_close(self, then: Callable[[], None]) -> bool:  # noqa: ARG002 - a page may ask
        """Whether the window may go; where something is asked first, `then` comes later."""
        return True

    def _bring(self) -> None:
        self._scroll.ensureWidgetVisible(self.told)

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
