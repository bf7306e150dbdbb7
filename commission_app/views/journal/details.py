"""One line of the journal: who, when and what in full, and the code to compare with paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from commission_app.shared.texts import T
from commission_app.views.journal.lines import about, author, zoned
from commission_app.views.kit.side_panel import SidePanel
from commission_app.views.kit.text import Text
from commission_app.views.support.tongue import said
from commission_app.views.support.words import phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.journal import JournalLine
    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.words import Words


class LineDetails(SidePanel):
    """Only to be read; a control code can be marked and copied."""

    def show_line(self, line: JournalLine) -> None:
        """This one."""
        fact = line.source == "fact"
        both = T("journal.is_both") if line.noted else T("journal.is_statement")
        source = both if fact else T("journal.is_note")
        items: list[Item] = [
            Text(line.what, "person", wrap=True),
            Text(phrase(source), "small", wrap=True),
            *_pair(T("journal.when"), zoned(line)),
            *_pair(T("journal.who"), author(line)),
            *_pair(T("journal.about"), about(line)),
        ]
        if line.count > 1:
            count = phrase_n(T("journal.together"), line.count)
            items += [10, Text(count, "small", wrap=True)]
        if line.control:
            items += _code(line.control)
        self.fill(*items)
        self.open(phrase(T("journal.line")))


def _pair(label: str, words: Words) -> list[Item]:
    shown: list[Item] = [8, Text(phrase(label), "label"), Text(words, "", wrap=True)]
    return shown if said(words) else []


def _code(control: str) -> list[Item]:
    code = Text(control, "title")
    flag = Qt.TextInteractionFlag
    code.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
    means = Text(phrase(T("journal.code_means")), "caption", wrap=True)
    return [8, Text(phrase(T("journal.code")), "label"), code, means]
