"""What was done to keys while a second person was asked for, and by whom it was confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.consolidating import FourEyes, KeyChange
from commission_app.models import diary
from commission_app.services.changes import Changes
from commission_app.services.registers import Finding
from commission_app.services.workspace import local
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from commission_app.domain.facts.header import Fact
    from commission_app.models.database import Connection
    from commission_app.models.facts import Facts
    from commission_app.services.workspace import Workspace

LINES = {
    "user.added": "added",
    "user.confirmed": "confirmed",
    "user.removed": "removed",
    "recovery.renewed": "recovery",
    "office.accepted": "office",
    "key.replaced": "reset",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One change, and the statement that it is."""

    fact: Fact
    body: KeyChange

    def line(self, at: datetime | None) -> KeyLine:
        """For a list, with the time in the reader's zone."""
        one, who = self.body, self.fact.header.user
        return KeyLine(at, one.what, one.whom, who, one.how, one.by)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One of them as a list has it; `who` was at the keyboard."""

    at: datetime | None
    what: str
    whom: str
    who: str
    how: str
    by: str


@dataclass(frozen=True, slots=True)
class ReadKeyChanges:
    """All changes of keys that two eyes were asked for, as they came."""

    shows: ClassVar[Changes] = Changes.SITTING | Changes.DIARY

    def __call__(self, workspace: Workspace) -> tuple[KeyLine, ...]:
        with workspace.read() as now:
            found = key_changes(now.facts)
        return tuple(one.line(local(workspace, one.fact.header.at)) for one in found)


def key_changes(facts: Facts) -> tuple[Told, ...]:
    """Those of the season's offices, by time; contested ones too: each of them was done."""
    offices = facts.authority().offices
    found = [
        Told(fact, body)
        for fact in facts.select(("key-change",))
        if fact.header.device in offices and isinstance(body := body_of(fact), KeyChange)
    ]
    return tuple(sorted(found, key=lambda one: (one.fact.header.at, one.fact.header.n)))


def without_second(c: Connection, facts: Sequence[Fact]) -> list[Finding]:
    """Nothing that needed a second person was done by one, nor the rule lifted by one."""
    found: list[Finding] = []
    for fact in _lifted_unseen(facts):
        header = fact.header
        values = {"device": header.device[:8], "n": header.n}
        found.append(Finding("second", UserError(T("eyes.lifted_unseen"), **values)))
    for one in _done_unseen(c, facts):
        values = {"n": one.n, "what": one.what, "about": one.about or "–"}
        found.append(Finding("second", UserError(T("eyes.done_unseen"), **values)))
    return found


def _lifted_unseen(facts: Sequence[Fact]) -> list[Fact]:
    """Facts that lift a rule which two people began, with no word about them."""
    confirmed = {one.statement for one in _bodies(facts)}
    found: list[Fact] = []
    for fact in facts:
        body = body_of(fact)
        if not isinstance(body, FourEyes) or body.on or fact.digest in confirmed:
            continue
        if confirmed.intersection(fact.header.supersedes):
            found.append(fact)
    return found


def _done_unseen(c: Connection, facts: Sequence[Fact]) -> list[diary.Entry]:
    """Lines of the own diary that needed a word while the rule was on, and have none."""
    told = {(one.line, one.what) for one in _bodies(facts)}
    lifted = [f.header.at for f in facts if isinstance(b := body_of(f), FourEyes) and not b.on]
    found: list[diary.Entry] = []
    since = ""  # since when two people asked for it here
    for entry in diary.entries(c):
        if any(since < at <= entry.at for at in lifted):
            since = ""
        if entry.what == "four-eyes.on":
            since = entry.at if (entry.n, "on") in told else ""
        needed = LINES.get(entry.what)
        if since and needed and (entry.n, needed) not in told:
            found.append(entry)
    return found


def _bodies(facts: Iterable[Fact]) -> list[KeyChange]:
    return [body for f in facts if isinstance(body := body_of(f), KeyChange)]
