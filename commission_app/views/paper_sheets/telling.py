"""Below the marks of a paper sheet: what became of saving it, and what still differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import column
from commission_app.views.kit.notice import Notice, Notices
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.services.office.paper_forms import PaperForm
    from commission_app.shared.errors import UserError
    from commission_app.views.support.words import Words

    Marks = Mapping[str, tuple[int, str]]  # criterion → level and words

DIFFER = T("paper_sheets.differ")


class Telling(QFrame):
    """Keeps its room until the next act: no row may move under the hand that corrects."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._form: PaperForm | None = None
        self._sent: dict[str, int] = {}  # level of each criterion where the typings differ
        self.notices = Notices()
        self.setLayout(column(self.notices, margins=(14, 10, 14, 0)))
        self.hide()

    def clear(self) -> None:
        """Nothing was refused, nothing is told."""
        self._sent = {}
        self.notices.clear()
        self.setMinimumHeight(0)
        self.hide()

    def tell(self, title: Words, means: Words) -> None:
        """An act was done."""
        self.clear()
        self._put(Notice("good", title, means, closable=True))

    def refuse(self, error: UserError, form: PaperForm | None, marks: Marks) -> None:
        """Where two typings differ: criteria by number and name, as they stand in the form."""
        self.clear()
        if form is None or error.key != DIFFER:
            self._put(Notice("critical", error))
            return
        self._form = form
        codes = str(error.values["criteria"]).split(", ")
        self._sent = {code: _level(marks, code) for code in codes}
        self._put(Notice("critical", phrase(DIFFER, criteria=self._named(codes))))

    def tell_left(self, marks: Marks) -> None:
        """After a correction: what of that which differs is as it was sent."""
        if not self._sent:
            return
        left = [code for code, level in self._sent.items() if level == _level(marks, code)]
        words = phrase(T("paper_sheets.differ_changed"))
        if left:
            words = phrase(T("paper_sheets.differ_left"), criteria=self._named(left))
        self.setMinimumHeight(self.height())
        self._put(Notice("critical" if left else "caution", words))

    def _put(self, notice: Notice) -> None:
        notice.closed.connect(self.hide)
        self.notices.put("told", notice)
        self.show()

    def _named(self, codes: Sequence[str]) -> Words:
        criteria = self._form.criteria if self._form else ()
        numbered = enumerate(criteria, 1)
        named = [joined(n, one.title, between=". ") for n, one in numbered if one.code in codes]
        return joined(*named, between="; ")


def _level(marks: Marks, code: str) -> int:
    return marks[code][0] if code in marks else 0
