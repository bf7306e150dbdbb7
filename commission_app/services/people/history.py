"""What happened to one candidate, a dated line for each fact that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.commission import Slot
from commission_app.domain.facts.kinds.deciding import Decision
from commission_app.domain.facts.kinds.papers import Certificate
from commission_app.domain.facts.kinds.people import Candidate, Status
from commission_app.domain.facts.kinds.scoring import Interview
from commission_app.domain.facts.standing import Standing
from commission_app.domain.language import Bilingual
from commission_app.models import people
from commission_app.services.people.places import (
    DECISIONS,
    GONE,
    OUTCOMES,
    STATES,
    Places,
    turn,
)
from commission_app.services.sentences import Said, said
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from commission_app.domain.facts.header import Fact
    from commission_app.domain.facts.kinds.people import StatusWord
    from commission_app.domain.names import Names
    from commission_app.services.workspace import Reading

Kind = Literal[
    "imported",
    "name",
    "data",
    "status",
    "scheduled",
    "moved",
    "cancelled",
    "outcome",
    "sheets",
    "revealed",
    "decided",
    "certificate",
]
COUNTED = frozenset((Standing.CURRENT, Standing.SUPERSEDED, Standing.CONTESTED))


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line: when, what, and which user of the office or the laptop did it."""

    at: datetime
    kind: Kind
    words: Said
    user: str = ""


class _Teller:
    """Reads the facts about one candidate that had the right to be there."""

    def __init__(self, now: Reading, here: Places, code: str, zone: tzinfo | None) -> None:
        self.now, self.here, self.code, self.zone = now, here, code, zone
        self.interviews = here.appointments.get(code, ())

    def facts(self, kind: str, about: str) -> list[Fact]:
        found = self.now.facts.select((kind,), about=about)
        worth = dict(self.now.facts.leaf((kind, about)))
        found = [fact for fact in found if worth.get(fact.digest) in COUNTED]
        return sorted(found, key=lambda fact: (fact.header.at, fact.header.n))

    def line(self, fact: Fact, kind: Kind, words: Said) -> HistoryLine:
        at = from_text(fact.header.at).astimezone(self.zone)
        return HistoryLine(at, kind, words, fact.header.user)

    def told(self) -> Iterator[HistoryLine]:
        """All lines, in no order."""
        yield from self._names()
        yield from self._status()
        for about in self._ever():
            yield from self._slots(about)
            yield from self._outcome(about)
        for interview in self.interviews:
            yield from self._sheets(interview)
            yield from self._decided(interview)
        yield from self._certificates()

    def _ever(self) -> Iterator[str]:
        """Every appointment that there was, those of the list and those that left it."""
        last = max((turn(code)[1] for code in self.interviews), default=1)
        yield self.code
        yield from (f"{self.code}/{number}" for number in range(2, last + 1))

    def _names(self) -> Iterator[HistoryLine]:
        facts = self.facts("candidate", self.code)
        if facts:
            yield self.line(facts[0], "imported", said(T("people.story_imported")))
        reasons = [
            entry.about.partition(": ")[2]
            for entry in people.noted(self.now.c, "name.corrected", self.code)
        ]
        for before, after in pairwise(facts):
            old, new = body_of(before), body_of(after)
            if not isinstance(old, Candidate) or not isinstance(new, Candidate):
                continue
            if old.names == new.names:
                yield self.line(after, "data", said(T("people.story_data")))
                continue
            pairs = {"old": _pair(old.names), "new": _pair(new.names)}
            if reasons:
                words = said(T("people.story_name_reason"), **pairs, reason=reasons.pop(0))
            else:
                words = said(T("people.story_name"), **pairs)
            yield self.line(after, "name", words)

    def _status(self) -> Iterator[HistoryLine]:
        words: dict[StatusWord, str] = {"admitted": STATES["admitted"], **GONE}
        for fact in self.facts("status", self.code):
            body = body_of(fact)
            if isinstance(body, Status):
                yield self.line(fact, "status", said(words[body.status]))

    def _slots(self, about: str) -> Iterator[HistoryLine]:
        before: Slot | None = None
        for fact in self.facts("slot", about):
            body = body_of(fact)
            if not isinstance(body, Slot):
                continue
            kind: Kind = "moved" if before else "scheduled"
            if body.cancelled:
                yield self.line(fact, "cancelled", said(T("people.story_cancelled")))
            else:
                key = T("people.story_moved") if before else T("people.story_scheduled")
                panel = self.here.light.panels.get(body.panel)
                title = panel.title if panel else Bilingual(body.panel, body.panel)
                at = from_text(body.at).astimezone(self.zone) if body.at else "–"
                yield self.line(fact, kind, said(key, panel=title, at=at))
            before = body

    def _outcome(self, interview: str) -> Iterator[HistoryLine]:
        for fact in self.facts("interview", f"{interview}/"):
            body = body_of(fact)
            if isinstance(body, Interview):
                words = said(STATES[OUTCOMES[body.outcome]])
                if body.reason:
                    key = T("people.story_reason")
                    words = said(key, what=words, reason=body.reason)
                yield self.line(fact, "outcome", words)

    def _sheets(self, interview: str) -> Iterator[HistoryLine]:
        heads = [one.digest for one in self.here.light.heads if one.interview == interview]
        facts = list(self.now.facts.find(heads).values())
        if facts:
            last = max(facts, key=lambda fact: fact.header.at)
            received, of = self.here.light.sheets(interview)
            words = said(T("people.story_sheets"), received=received, of=of)
            yield HistoryLine(from_text(last.header.at).astimezone(self.zone), "sheets", words)

    def _decided(self, interview: str) -> Iterator[HistoryLine]:
        for fact in self.facts("reveal", interview)[:1]:
            yield self.line(fact, "revealed", said(T("people.story_revealed")))
        for fact in self.facts("decision", interview):
            body = body_of(fact)
            if isinstance(body, Decision):
                yield self.line(fact, "decided", said(DECISIONS[body.decision]))

    def _certificates(self) -> Iterator[HistoryLine]:
        mine = {
            digest: body
            for digest, body in self.now.facts.current(Certificate).values()
            if body.candidate == self.code
        }
        for digest, fact in self.now.facts.find(mine).items():
            words = said(T("people.story_certificate"), number=mine[digest].number)
            yield self.line(fact, "certificate", words)


def history(
    now: Reading, here: Places, code: str, zone: tzinfo | None
) -> tuple[HistoryLine, ...]:
    """Newest first."""
    lines = _Teller(now, here, code, zone).told()
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _pair(names: Names) -> Bilingual:
    return Bilingual(names.kk.full, names.ru.full)
