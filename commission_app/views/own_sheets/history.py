"""The revisions of a sheet, the newest first: why it was changed and what became different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from commission_app.shared.texts import T
from commission_app.views.kit.layouts import clear, column, line, row
from commission_app.views.kit.text import Text
from commission_app.views.own_sheets.mark_row import mark_words
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from commission_app.services.day.bench import CriterionOnBench
    from commission_app.services.day.own_sheets import Difference, OwnSheet, Revision
    from commission_app.views.support.words import Words


class Revisions(QFrame):
    """Hidden while there is only one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        self._list = column(gap=10)
        self.setLayout(column(Text(phrase(T("own_sheets.history")), "label"), self._list))
        self.hide()

    def show_sheet(self, sheet: OwnSheet, criteria: Mapping[str, CriterionOnBench]) -> None:
        """All of them, each as it differs from the one before."""
        clear(self._list)
        for number, one in reversed(list(enumerate(sheet.revisions, 1))):
            if self._list.count():
                self._list.addWidget(line())
            self._list.addWidget(RevisionText(number, one, criteria))
        self.setVisible(len(sheet.revisions) > 1)


class RevisionText(QFrame):
    """One revision."""

    def __init__(
        self, number: int, one: Revision, criteria: Mapping[str, CriterionOnBench]
    ) -> None:
        super().__init__()
        self.setProperty("box", "bare")
        head = joined(phrase(T("own_sheets.revision"), number=number), one.sealed or "")
        lines = [Text(head, "name", wrap=True)]
        if one.reason:
            reason = phrase(T("own_sheets.reason_was"), reason=one.reason)
            lines.append(Text(reason, "", wrap=True))
        lines += [Text(words, "soft", wrap=True) for words in changes_of(one, criteria)]
        code = Text(one.control, "caption")
        side = column(Text(_total(one), "small"), code, None, gap=2)
        self.setLayout(row((column(*lines, None, gap=2), 1), side, gap=16))


def _total(one: Revision) -> Words:
    if one.total is None or one.void:
        return ""
    return joined(phrase(T("own_sheets.total")), one.total, between=" ")


def changes_of(one: Revision, criteria: Mapping[str, CriterionOnBench]) -> Iterator[Words]:
    """What a revision changed, in words."""
    if one.void:
        yield phrase(T("own_sheets.became_void"))
    for change in one.differences:
        found = criteria.get(change.criterion)
        yield _change(change, found.title if found else change.criterion)
    if one.note_changed:
        yield phrase(T("own_sheets.note_changed"))


def _change(change: Difference, title: Words) -> Words:
    if not change.level:
        return phrase(T("own_sheets.comment_changed"), criterion=title)
    before, after = mark_words(change.before), mark_words(change.after)
    words = phrase(T("own_sheets.changed"), criterion=title, before=before, after=after)
    return (
        joined(words, phrase(T("own_sheets.words_too")), between=", ")
        if change.comment
        else words
    )
