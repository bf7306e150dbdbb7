"""One conflict: what it is about, all sides, the reason, the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from typing_extensions import override

from commission_app.services.conflicts.resolving import LONGEST, Resolve
from commission_app.services.office.subjects import user_words
from commission_app.shared.texts import T
from commission_app.views.conflicts.conflict_lines import about_whom
from commission_app.views.conflicts.side_card import SideCard
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import clear, column, holder, row
from commission_app.views.kit.scroll import Scroll
from commission_app.views.kit.text import Text
from commission_app.views.support.accessible import announce
from commission_app.views.support.heard import heard
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from commission_app.services.conflicts.found import Answer, Conflict
    from commission_app.services.office.state import Person
    from commission_app.services.sentences import Said
    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words

ABREAST = 2  # sides beside each other


class ConflictPanel(QFrame):
    """Esc goes back to the list and nothing has changed.

    Signals
    -------
    wanted(object): a resolution, ready to be recorded.
    left(): Esc.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._conflict: Conflict | None = None
        self._shown: Conflict | None = None
        self._title, self._whom = Text("", "heading", wrap=True), Text("", "strong", wrap=True)
        self._means = Text("", "soft", wrap=True)
        self._differ = Text("", "", wrap=True)
        self._earlier = Text("", "small", wrap=True).break_anywhere()
        self._needs = Text("", "small", tone="caution", wrap=True)
        self._told = Text("", "small", tone="critical", wrap=True)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._sides = holder(self._grid)
        self.cards: list[SideCard] = []
        self.reason = LineField(phrase(T("conflicts.reason")), required=True)
        self.reason.editor.setMaxLength(LONGEST)
        self.reason.hint(phrase(T("conflicts.reason_hint")))
        self.reason.changed.connect(self._well)
        self.link = ComboField(phrase(T("conflicts.link")), required=True)
        self.link_button = Button(phrase(T("conflicts.link_act")), "", "ph.link")
        self.none_button = Button("", "", "ph.check")
        self.link_button.clicked.connect(self._answer_link)
        self.none_button.clicked.connect(self._answer_none)
        self._linking = holder(row((self.link, 1), self.link_button, gap=12))
        for one in (self._linking, self.none_button, self.reason):
            one.hide()  # until a conflict is shown that has such an answer
        self._lay_out()

    def _lay_out(self) -> None:
        body = column(
            *(self._title, self._whom, self._means, self._differ, self._earlier),
            *(self._told, self.reason, self._needs, self._sides, self._linking),
            *(row(self.none_button, None), None),
            gap=10,
            margins=(0, 0, 8, 0),
        )
        page = Scroll(holder(body))
        self.setLayout(column((page, 1), gap=0, margins=(18, 14, 10, 14)))

    def show_conflict(self, conflict: Conflict, links: Sequence[Person]) -> None:
        """Another one, or the same with what has come since; the reason stays with it."""
        if self._conflict is None or conflict.target != self._conflict.target:
            self.reason.put("")
            self.forget()
        if conflict == self._shown:
            return
        self._conflict = self._shown = conflict
        self._title.say(heard(conflict.title))
        self._whom.say(about_whom(conflict))
        self._means.say(heard(conflict.means))
        for text, one in (
            (self._differ, conflict.differences),
            (self._needs, _needs(conflict)),
        ):
            text.say("" if one is None else heard(one))
            text.setVisible(one is not None)
        self._show_earlier(conflict)
        self._show_sides(conflict)
        self._show_answers(conflict, links)

    def begin(self) -> None:
        """To the reason, which comes before every answer."""
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: UserError) -> None:
        """What happened, and what to do next."""
        self._told.say(error)
        self._told.show()
        announce(self, said(error), urgent=True)

    def forget(self) -> None:
        """Nothing is refused any more."""
        self._told.hide()
        self.reason.error()

    def _show_earlier(self, conflict: Conflict) -> None:
        settled = conflict.settled
        self._earlier.setVisible(settled is not None)
        if settled is not None:
            user = user_words(settled.user)
            values = {"at": settled.at, "user": user, "code": settled.control}
            words = phrase(T("conflicts.settled_at"), **values)
            linked = phrase(T("conflicts.linked"), link=settled.link) if settled.link else ""
            reason = phrase(T("conflicts.settled_reason"), reason=settled.reason)
            self._earlier.say(joined(words, linked, reason, between=" "))

    def _show_sides(self, conflict: Conflict) -> None:
        clear(self._grid)
        answers = {a.digest: a for a in conflict.answers if a.choice == "choose"}
        chosen = conflict.settled.chosen if conflict.settled else ""
        self.cards = [
            SideCard(one, answers.get(one.digest), chosen=one.digest == chosen)
            for one in conflict.sides
        ]
        for place, card in enumerate(self.cards):
            card.answered.connect(self._answer)
            self._grid.addWidget(card, place // ABREAST, place % ABREAST)
        for place in range(ABREAST):  # one as wide as the other, whatever they say
            self._grid.setColumnStretch(place, int(place < len(self.cards)))
        follow: QWidget = self.reason.editor
        for card in self.cards:
            self.setTabOrder(follow, card.button)
            follow = card.button
        self.setTabOrder(follow, self.link.editor)

    def _show_answers(self, conflict: Conflict, links: Sequence[Person]) -> None:
        self.reason.setVisible(bool(conflict.answers))  # its author has the word alone
        linking = any(one.link for one in conflict.answers)
        self._linking.setVisible(linking)
        if linking:
            options = [(one.interview, _named(one)) for one in links]
            self.link.offer(options)
        none = next((one for one in conflict.answers if one.choice == "none"), None)
        self.none_button.setVisible(none is not None)
        if none is not None:
            self.none_button.say(heard(none.words))
            self.none_button.forbid("" if none.refusal is None else heard(none.refusal))

    def _answer(self, answer: Answer) -> None:
        self._resolve(answer.digest)

    def _answer_none(self) -> None:
        self._resolve("")

    def _answer_link(self) -> None:
        if self._conflict is None:
            return
        if not self.link.key:
            self.link.error(phrase(T("conflicts.link_needed")))
            self.link.setFocus()
            return
        self.link.error()
        digest = next(one.digest for one in self._conflict.answers if one.link)
        self._resolve(digest, self.link.key)

    def _resolve(self, chosen: str, link: str = "") -> None:
        """Nothing is asked before there is a reason."""
        conflict = self._conflict
        if conflict is None:
            return
        if not self.reason.text:
            self.reason.error(phrase(T("conflicts.reason_needed")))
            self.begin()
            return
        rejected = tuple(sorted(conflict.digests - {chosen}))
        act = Resolve(conflict.target, chosen, rejected, self.reason.text, link)
        self.wanted.emit(act)

    def _well(self) -> None:
        self.reason.error()

    def _usable(self) -> Sequence[Button]:
        buttons = [*(card.button for card in self.cards), self.link_button, self.none_button]
        return [one for one in buttons if one.isVisible() and one.isEnabled()]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            first = next(iter(self._usable()), None)  # from the reason on to the answers
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


def _needs(conflict: Conflict) -> Said | None:
    """Whose word is missing for some of the answers."""
    return next((one.refusal for one in conflict.answers if one.refusal is not None), None)


def _named(person: Person) -> Words:
    return joined(person.interview, person.names, between=" ")
