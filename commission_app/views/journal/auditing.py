"""An audit of packages: files and codes in, everything computed anew, what differs in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.auditing.audit import Audit, Audited
from commission_app.services.office.kinds_of_lines import FACTS
from commission_app.shared.texts import T
from commission_app.views.journal.walk_panel import WalkPanel
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.layouts import column, frame, line, row
from commission_app.views.kit.state import State
from commission_app.views.kit.text import Text
from commission_app.views.support.tongue import said
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from commission_app.services.auditing.codes import Code
    from commission_app.services.auditing.findings import Found
    from commission_app.shared.progress import Progress
    from commission_app.views.support.desk import Desk

ENDINGS = ("cmx", "json", "jsonl")
MOST = 50  # findings that are shown


class AuditPanel(WalkPanel):
    """Nothing of this workspace is asked: only what the files prove."""

    def __init__(self, desk: Desk) -> None:
        go = Button(phrase(T("audit.act")), "primary", "ph.calculator")
        super().__init__(desk, go, (T("audit.title"), T("audit.means"), T("audit.stopped")))
        self._desk = desk
        self._files: tuple[Path, ...] = ()
        self.choose = Button(phrase(T("audit.files_button")), "", "ph.files")
        self._chosen = Text(phrase(T("audit.files_none")), "small", wrap=True)
        self.codes = AreaField(phrase(T("audit.codes")), lines=3)
        self.codes.hint(phrase(T("audit.codes_hint")))
        self.choose.clicked.connect(self._choose)
        self.go.clicked.connect(self._audit)
        self.first = self.choose
        files = row(self.choose, (self._chosen, 1), gap=10)
        self.lay(files, 6, self.codes, self.working, self.result, acts=(self.go,))

    def _choose(self) -> None:
        which = phrase(T("audit.files_which"))
        files = self._desk.files.open_files(self, which, ENDINGS)
        if files:
            self.begin_anew()
            self._files = tuple(files)
            self._chosen.say(joined(*(file.name for file in files), between=", "))

    def _audit(self) -> None:
        self.begin_anew()
        if not self._files:
            self._choose()
        if not self._files:
            return
        lines = [one.strip() for one in self.codes.text.splitlines()]
        codes, files = tuple(filter(None, lines)), self._files

        def make(progress: Progress) -> Audit:
            return Audit(files, codes, progress)

        self.look(phrase(T("audit.computing")))
        self.working.run(phrase(T("audit.computing")), make, self._show, self.refused)

    def _show(self, done: Audited) -> None:
        self.rest()
        self.tell(_verdict(done), *(_code(one) for one in done.codes if one.digest))
        for one in done.findings[:MOST]:
            self.tell(line(), _finding(one))


def _verdict(done: Audited) -> QWidget:
    """What was computed; that it agrees only when that was seen."""
    count = phrase_n(T("audit.differs"), len(done.findings))
    title = State("ph.warning", count, "critical")
    if done.ok:
        title = State("ph.check-circle", phrase(T("audit.whole")), "good")
    words = column(title, Text(phrase_n(T("audit.facts"), done.facts), "small"), gap=4)
    if done.season is None:
        words.addWidget(Text(phrase(T("audit.nothing_computed")), "small"))
    else:
        scores, decisions = done.season.tally.scores, done.season.decisions
        words.addWidget(Text(phrase_n(T("audit.interviews"), len(scores)), "small"))
        words.addWidget(Text(phrase_n(T("audit.decisions"), len(decisions)), "small"))
    words.setContentsMargins(12, 10, 12, 10)
    return frame("notice", words, "good" if done.ok else "critical")


def _code(one: Code) -> State:
    kind = phrase(FACTS[one.kind]) if one.kind in FACTS else one.kind
    values = {"code": one.code, "kind": kind, "about": one.about}
    if not one.agrees:
        return State("ph.warning-circle", phrase(T("audit.code_differs"), **values), "critical")
    old = one.standing != "current"
    key = T("audit.code_old") if old else T("audit.code_agrees")
    return State("ph.check", phrase(key, **values), "caution" if old else "good")


def _finding(one: Found) -> Text:
    """Where it is, unless the sentence names it itself."""
    named = not one.where or one.where in said(one.text)
    return Text(one.text if named else joined(one.where, one.text, between=": "), "", wrap=True)
