"""Is everything there, and unchanged? The walk through the journal, and what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.office.checking import JournalChecked, VerifyJournal
from commission_app.shared.texts import T
from commission_app.views.journal.walk_panel import WalkPanel
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.layouts import column, frame, line, row
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Glyph, Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.services.sentences import Said
    from commission_app.shared.progress import Progress
    from commission_app.views.kit.layouts import Item
    from commission_app.views.support.desk import Desk


class VerifyPanel(WalkPanel):
    """Says that nothing is missing only when that was seen."""

    def __init__(self, desk: Desk) -> None:
        go = Button(phrase(T("journal.verify")), "primary", "ph.shield-check")
        words = (
            T("journal.verify_title"),
            T("journal.verify_means"),
            T("journal.verify_stopped"),
        )
        super().__init__(desk, go, words)
        self.go.clicked.connect(self._verify)
        self.first = self.go
        self.lay(self.working, self.result, acts=(self.go,))

    def _verify(self) -> None:
        self.begin_anew()

        def make(progress: Progress) -> VerifyJournal:
            return VerifyJournal((), progress)

        self.look(phrase(T("journal.verifying")))
        self.working.run(phrase(T("journal.verifying")), make, self._show, self.refused)

    def _show(self, found: JournalChecked) -> None:
        self.rest()
        self.tell(*_verdict(found), *(Text(one, "small") for one in found.looked_at))
        if found.head and found.ok:  # a code of what is damaged would vouch for it
            note = Text(phrase(T("journal.head_means")), "caption", wrap=True)
            self.tell(Text(phrase(T("journal.head")), "label"), Text(found.head, "title"), note)
        if found.alone is not None:
            alone = Text(found.alone, "small", wrap=True)
            self.tell(row(Glyph("ph.info", "soft", 18), (alone, 1), gap=8))


def _verdict(found: JournalChecked) -> list[Item]:
    if found.ok:
        whole = Text(phrase(T("journal.whole")), "", wrap=True)
        words = column(State("ph.check-circle", found.summary, "good"), whole, gap=4)
        words.setContentsMargins(12, 10, 12, 10)
        return [frame("notice", words, "good")]
    title = State("ph.warning", found.summary, "critical")
    advice = Text(phrase(T("journal.what_to_do")), "", wrap=True)
    words = column(title, advice, gap=4, margins=(12, 10, 12, 10))
    items: list[Item] = [frame("notice", words, "critical")]
    for one in found.findings:
        items += [line(), _finding(one)]
    return [*items, line()]


def _finding(one: Said) -> Text:
    return Text(one, "", wrap=True)
