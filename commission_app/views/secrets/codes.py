"""A code from paper, typed in groups: look-alikes are forgiven, the wrong group is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from commission_app.shared import crockford
from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column, row
from commission_app.views.kit.text import Text
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words

GROUP = crockford.GROUP
SLIP_GROUPS, RECOVERY_GROUPS = 5, 6


class CodeField(QWidget):
    """As many small fields as there are groups; typing goes on to the next by itself.

    Signals
    -------
    changed(): what was typed is another now.
    """

    changed = Signal()

    def __init__(self, label: Words, groups: int, across: int = 0) -> None:
        """`across`: how many stand beside each other; all of them unless said."""
        super().__init__()
        self.groups = [QLineEdit() for _ in range(groups)]
        self._label = label
        self._hint: Words = ""
        for number, one in enumerate(self.groups):
            one.setProperty("kind", "code")
            one.setProperty("place", number)
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            one.textEdited.connect(self._typed)
            one.installEventFilter(self)
        self._message = Text("", "caption", wrap=True)
        self._message.hide()
        self.setFocusProxy(self.groups[0])
        beside = across or groups
        rows = [row(*self.groups[n : n + beside], gap=6) for n in range(0, groups, beside)]
        self.setLayout(column(Text(label, "label"), *rows, self._message, gap=4))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    @property
    def text(self) -> str:
        """The groups with dashes between."""
        return "-".join(one.text() for one in self.groups)

    def put(self, text: str) -> None:
        """Spread a whole code over the groups."""
        code = crockford.normalise(text)
        for number, one in enumerate(self.groups):
            one.setText(code[number * GROUP : (number + 1) * GROUP])
        self._calm()
        self.changed.emit()

    def hint(self, words: Words) -> None:
        """What stands below while nothing is wrong."""
        self._hint = words
        self._calm()

    def refuse(self, error: UserError) -> None:
        """Say what is wrong, at the group where it is or at all of them."""
        self._say(error, "critical")
        group = error.values.get("group")
        wrong = self.groups
        if isinstance(group, int):
            wrong = self.groups[group - 1 : group] or self.groups
        for one in wrong:
            self._tone(one, "critical")
        wrong[0].setFocus()
        wrong[0].selectAll()

    def _calm(self) -> None:
        for one in self.groups:
            self._tone(one, "")
        self._say(self._hint, "")

    def _say(self, words: Words, tone: str) -> None:
        self._message.say(words)
        self._message.tone(tone)
        self._message.setVisible(bool(words))

    def _tone(self, one: QLineEdit, tone: str) -> None:
        if (one.property("tone") or "") != tone:
            one.setProperty("tone", tone)
            one.style().unpolish(one)
            one.style().polish(one)

    def _typed(self, text: str) -> None:
        one = self.sender()
        if not isinstance(one, QLineEdit):
            return
        place, code = int(one.property("place")), crockford.normalise(text)
        self._calm()
        at = one.cursorPosition() - (len(text) - len(code))
        one.setText(code[:GROUP])
        one.setCursorPosition(min(max(at, 0), GROUP))
        if len(code) >= GROUP and at >= GROUP and place + 1 < len(self.groups):
            following = self.groups[place + 1]
            following.setFocus()
            if rest := code[GROUP:]:
                following.setText(rest[:GROUP])
            following.end(False)  # noqa: FBT003 - Qt's signature
        self.changed.emit()

    def _name(self) -> None:
        for number, one in enumerate(self.groups, 1):
            words = phrase(T("entrance.group_of"), number=number, of=len(self.groups))
            one.setAccessibleName(f"{said(self._label)}, {said(words)}")

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() is QEvent.Type.KeyPress
        if (
            not pressed
            or not isinstance(event, QKeyEvent)
            or not isinstance(watched, QLineEdit)
        ):
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste()
        place = int(watched.property("place"))
        if event.key() == Qt.Key.Key_Backspace and not watched.text() and place:
            self.groups[place - 1].setFocus()
            self.groups[place - 1].end(False)  # noqa: FBT003 - Qt's signature
            return True
        return False

    def _paste(self) -> bool:
        text = QApplication.clipboard().text()
        if len(crockford.normalise(text)) <= GROUP:
            return False
        self.put(text)
        self.groups[-1].setFocus()
        return True
