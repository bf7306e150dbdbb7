"""What the votes came to, in numbers, before it is made the commission's decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import Signal

from commission_app.domain.calling import short
from commission_app.domain.language import Bilingual
from commission_app.services.deciding import needs_reason
from commission_app.services.office.concluding import Conclude, Concluded
from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.fields import AreaField
from commission_app.views.kit.text import Text
from commission_app.views.sitting.aside import Aside
from commission_app.views.sitting.words import DECIDED, PROPOSED, count_words
from commission_app.views.support.heard import heard
from commission_app.views.support.words import Joined, joined, phrase, phrase_n

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.services.office.proposals import CountLine, ProposalLine
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

Otherwise = Literal["", "refuse", "postpone"]
SHOWN = 12  # names told one by one


class ConcludeAside(Aside):
    """A reason in both languages is asked where a decision differs from the score.

    Signals
    -------
    concluded(Concluded): decisions are made, or another round is open.
    """

    concluded = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(phrase(T("sitting.conclude")))
        self._desk = desk
        self._line: ProposalLine | None = None
        self._scores: Mapping[str, str] = {}
        self._reasons: tuple[tuple[str, Bilingual], ...] = ()
        self._sums, self._each = Text("", "strong", wrap=True), Text("", "small", wrap=True)
        self._missing = Text("", "small", tone="caution", wrap=True)
        self._otherwise = ComboField(phrase(T("sitting.otherwise")))
        self._for_whom = Text("", "small", wrap=True)
        self._kk = AreaField(phrase(T("sitting.reason_kk")), required=True, lines=2)
        self._ru = AreaField(phrase(T("sitting.reason_ru")), required=True, lines=2)
        self._act = Button(phrase(T("sitting.conclude_act")), "primary", "ph.scales")
        self._act.clicked.connect(self.act)
        self._otherwise.chosen.connect(self._tell)
        self.fill(
            *(self._sums, self._each, self._missing, self._otherwise),
            *(self._for_whom, self._kk, self._ru),
            acts=(self._act,),
        )

    def ask(
        self,
        one: ProposalLine,
        scores: Mapping[str, str],
        reasons: Sequence[tuple[str, Bilingual]],
    ) -> None:
        """This proposal; `scores`: what was computed; `reasons`: typed beside single names."""
        self._line, self._scores, self._reasons = one, scores, tuple(reasons)
        self.title.say(phrase(T("sitting.conclude_title"), proposal=one.proposal))
        self._kk.put("")
        self._ru.put("")
        lost = [("", T("sitting.leave_open")), ("postpone", T("sitting.otherwise_postpone"))]
        if one.decision == "enrol":
            lost.insert(1, ("refuse", T("sitting.otherwise_refuse")))
        self._otherwise.offer([(key, phrase(words)) for key, words in lost])
        self._otherwise.choose("")
        self._otherwise.setVisible(bool(self._of("not_carried")))
        self._show(one)
        self._tell()
        self.first = self._act if self._kk.isHidden() else self._kk
        self.begin()

    def follow(self, one: ProposalLine | None) -> None:
        """The vote went on, or ended elsewhere, while this stood in front."""
        if self._line is None or one is None or one == self._line:
            return
        if (one.proposal, one.round) == (self._line.proposal, self._line.round) and one.open:
            self._line = one
            self._otherwise.setVisible(bool(self._of("not_carried")))
            self._show(one)
            self._tell()

    def act(self) -> None:
        """Make it so."""
        if self._line is None or self._lacks():
            return
        reason = Bilingual(self._kk.text, self._ru.text)
        act = Conclude(self._line.proposal, reason, self._reasons, self._else)
        self._desk.act(act, self, self._done, self.refuse)

    @property
    def _else(self) -> Otherwise:
        return cast("Otherwise", self._otherwise.key)

    def _of(self, outcome: str) -> list[CountLine]:
        counts = self._line.counts if self._line else ()
        return [line for line in counts if line.outcome == outcome]

    def _show(self, one: ProposalLine) -> None:
        sums: list[Words] = []
        for outcome, words in (
            ("carried", T("sitting.will_carry")),
            ("not_carried", T("sitting.will_lose")),
            ("revote", T("sitting.will_repeat")),
            ("no_quorum", T("sitting.will_lack")),
        ):
            number = len(self._of(outcome))
            if number:
                sums.append(phrase_n(words, number, what=PROPOSED[one.decision]))
        self._sums.say(Joined(tuple(sums), "\n"))
        told = [_count(line) for line in one.counts]
        more = len(told) - SHOWN
        if more > 0:
            told = [*told[:SHOWN], Joined((phrase(T("sitting.and_more"), number=more),))]
        tied = next((heard(line.tie) for line in one.counts if line.tie is not None), "")
        self._each.say(Joined((*told, tied), "\n"))
        silent = phrase_n(T("sitting.silent"), one.missing) if one.missing else ""
        self._missing.say(silent)
        self._missing.setVisible(bool(one.missing))

    def _tell(self, _key: str = "") -> None:
        asked = self._unexplained()
        for field in (self._for_whom, self._kk, self._ru):
            field.setVisible(bool(asked))
        codes = Joined(tuple(asked[:SHOWN]), ", ")
        self._for_whom.say(phrase(T("sitting.reason_for"), interviews=codes) if asked else "")
        for field in (self._kk, self._ru):
            field.error()

    def _unexplained(self) -> list[str]:
        """Names whose decision must be explained and is not yet."""
        if self._line is None:
            return []
        given = dict(self._reasons)
        found = [line.interview for line in self._of("carried") if line.needs_reason]
        if self._else:
            lost = [line.interview for line in self._of("not_carried")]
            found += [i for i in lost if needs_reason(self._scores.get(i, "none"), self._else)]
        return [code for code in found if code not in given]

    def _lacks(self) -> bool:
        if not self._unexplained():
            return False
        empty = [field for field in (self._kk, self._ru) if not field.text]
        for field in (self._kk, self._ru):
            field.error("" if field.text else phrase(T("sitting.reason_needed")))
        if empty:
            empty[0].setFocus()
        return bool(empty)

    def _done(self, done: Concluded) -> None:
        self.forgive()
        self.concluded.emit(done)


def _count(line: CountLine) -> Words:
    who = joined(line.interview, short(line.person.names), between=" ")
    return Joined((who, ": ", count_words(line)), "")


def concluded_words(done: Concluded) -> Words:
    """What became of it, for the notice beside the work."""
    parts: list[Words] = []
    for verdict, words in DECIDED.items():
        codes = tuple(code for code, one in done.decided if one == verdict)
        if codes:
            number = phrase_n(T("sitting.people"), len(codes))
            parts.append(Joined((words, ": ", number), ""))
    if done.lost:
        parts.append(phrase_n(T("sitting.still_undecided"), len(done.lost)))
    if done.again:
        parts.append(phrase_n(T("sitting.round_opened"), len(done.again)))
    return Joined(tuple(parts), "; ")
