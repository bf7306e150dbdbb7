"""The journal on the screen: official statements and local acts in one line of time.

An act that states something notes it in the diary too: one line, with both proofs.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Literal

from commission_app.domain.collation import search_key
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.commission import Sitting
from commission_app.domain.facts.kinds.deciding import Decision
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.models import packages
from commission_app.models.queries import Filter, candidates
from commission_app.services.changes import Changes
from commission_app.services.office.discussing import DECISION_TEXTS
from commission_app.services.office.journal_acts import Act, acts, number_of
from commission_app.services.office.kinds_of_lines import DIARY, FACTS, GROUPS
from commission_app.services.office.laptop_states import Known, who
from commission_app.services.office.log import Entry, entries_of
from commission_app.services.office.state import state_of
from commission_app.services.office.subjects import Subjects, user_words
from commission_app.services.sentences import Said, said
from commission_app.services.workspace import local
from commission_app.shared.texts import LANGUAGES, T, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Fact
    from commission_app.services.office.subjects import Part
    from commission_app.services.workspace import Reading, Workspace

Source = Literal["fact", "diary"]
GROUP_OF = {kind: name for name, kinds in GROUPS.items() for kind in kinds}
PACKAGES, ATTENDANCE = {"package.in", "package.out"}, "attendance"


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One statement, or several that one act made; or one line of the diary; or both."""

    key: str  # to go on after
    at: datetime | None
    source: Source
    kind: str  # of the fact, or the key of the diary
    noted: bool  # the diary has a line of it, too
    here: bool  # done at this computer
    who: Said | None  # the device that said it; None for a line of the diary
    by: Said | None  # the same in short: the label of the laptop
    user: str | Said
    what: Said
    about: str  # the code of what it is about; "" where it is about several things
    of: tuple[Part, ...]  # the same in words
    count: int  # statements, or 1
    control: str  # code of a statement; "" for several, and for the diary


@dataclass(frozen=True, slots=True)
class Journal:
    """A page of it, newest first."""

    lines: tuple[JournalLine, ...]
    found: int  # lines that fit, on all pages
    next: str  # key to go on after; "" on the last page
    groups: tuple[str, ...]  # that `kinds` may name
    counts: tuple[tuple[str, int], ...]  # group → its lines that fit the text


@dataclass(frozen=True, slots=True)
class ReadJournal:
    """Newest first. `kinds`: groups to show, none for all; `after`: the key of a line.

    `text`: a code, a name, a member, a user, or what happened, in any of the languages.
    """

    text: str = ""
    kinds: tuple[str, ...] = ()
    after: str = ""
    limit: int = 100
    shows: ClassVar[Changes] = ~Changes.DRAFTS

    def __call__(self, workspace: Workspace) -> Journal:
        with workspace.read() as now:
            every = entries_of(workspace, now)
            wanted = _Wanted.of(workspace, now, self)
            said_so = [one for one in every if wanted.says(one)] if self.text.strip() else every
            fit = [one for one in said_so if wanted.is_kind(one)] if self.kinds else said_so
            end = bisect.bisect_left(fit, self.after, key=lambda one: one.key)
            end = end if self.after else len(fit)
            newest_first = (fit[place] for place in range(end - 1, -1, -1))
            pages = list(islice(acts(newest_first), self.limit + 1))
            lines = _lines(workspace, now, pages[: self.limit])
            more = len(pages) > self.limit
        following = lines[-1].key if more else ""
        return Journal(lines, number_of(fit), following, tuple(GROUPS), _counts(said_so))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which entries fit a question."""

    kinds: frozenset[str]
    text: str
    named: frozenset[str]  # kinds whose words hold the text
    codes: frozenset[str]  # candidates whose names do
    members: frozenset[str]
    known: Known

    @classmethod
    def of(cls, workspace: Workspace, now: Reading, asked: ReadJournal) -> _Wanted:
        """What is looked for."""
        text = asked.text.strip().casefold()
        kinds = frozenset(kind for name in asked.kinds for kind in GROUPS.get(name, ()))
        members = state_of(workspace, now).members.values() if text else ()
        found = candidates(now.c, now.own.season, Filter(text=text)) if text else ()
        folded = search_key(text)
        return cls(
            kinds=kinds,
            text=text,
            named=_named(text) if text else frozenset(),
            codes=frozenset(row.code for row in found),
            members=frozenset(
                m.code for m in members if folded in search_key(f"{m.names.kk} {m.names.ru}")
            ),
            known=Known.of(now),
        )

    def is_kind(self, one: Entry) -> bool:
        """Whether the kind is asked for."""
        return one.kind in self.kinds

    def says(self, one: Entry) -> bool:
        """Whether the text is somewhere in it."""
        if one.kind in self.named:
            return True
        if self.text in one.about.casefold() or self.text in one.user.casefold():
            return True
        first, _, last = one.about.partition("/")
        mine = {first, last.rpartition("/")[2], self.known.member(one.device)}
        return bool(mine & self.members) or first in self.codes


def _counts(entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    """Lines, as each group alone would show them."""
    parts: dict[str, list[Entry]] = {name: [] for name in GROUPS}
    for one in entries:
        if (group := GROUP_OF.get(one.kind)) is not None:
            parts[group].append(one)
    return tuple((name, number_of(part)) for name, part in parts.items())


def _named(text: str) -> frozenset[str]:
    """Kinds that are called so in one of the languages."""
    return frozenset(
        kind
        for texts in (FACTS, DIARY)
        for kind, key in texts.items()
        if any(text in say(key, lang).casefold() for lang in LANGUAGES)
    )


def _lines(
    workspace: Workspace, now: Reading, pages: Sequence[Sequence[Entry]]
) -> tuple[JournalLine, ...]:
    told = [Act.of(page) for page in pages]
    alone = [act.told[0].digest for act in told if len(act.told) == 1]
    known = Known.of(now)
    parcels = [act.one.about for act in told if act.one.kind in PACKAGES]
    reader = _Reader(
        workspace=workspace,
        here=now.facts.me,
        known=known,
        subjects=Subjects.of(now, known, (act.about.about for act in told)),
        facts=now.facts.find(alone),
        partners=packages.partners(now.c, now.own.season, parcels),
    )
    return tuple(map(reader.line, told))


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is looked up for all lines of a page at once."""

    workspace: Workspace
    here: str
    known: Known
    subjects: Subjects
    facts: Mapping[str, Fact]
    partners: Mapping[str, str]  # package → the device that sent it or gets it

    def line(self, act: Act) -> JournalLine:
        """One act in words."""
        one, several = act.one, len(act.told) > 1
        parcel = self.partners.get(one.about, "")
        control = control_code(one.digest) if one.digest and not several else ""
        fact = one.source == "fact"
        return JournalLine(
            key=act.entries[-1].key,
            at=local(self.workspace, one.at),
            source=one.source,
            kind=one.kind,
            noted=act.note is not None,
            here=one.device == self.here,
            who=who(self.known, one.device, self.subjects.members) if fact else None,
            by=self._by(one.device) if fact else None,
            user=user_words(one.user),
            what=self._what(act),
            about="" if several else (_laptop(self.known, parcel) or one.about),
            of=self._of(act, parcel),
            count=max(len(act.facts), 1),
            control=control,
        )

    def _by(self, device: str) -> Said:
        label = self.known.label(device)
        if label in {"", "–"}:
            return who(self.known, device, self.subjects.members)
        return said(T("office.from_member"), member=label)

    def _of(self, act: Act, parcel: str) -> tuple[Part, ...]:
        if self.known.member(parcel):
            return self.subjects.device(parcel)
        if act.note is None and len(act.told) > 1:
            return ()
        told = act.about
        fact = self.facts.get(told.digest)
        return self.subjects.parts(told.kind, told.about, body_of(fact) if fact else None)

    def _what(self, act: Act) -> Said:
        told = act.told
        fact = self.facts.get(act.one.digest) if len(told) == 1 else None
        what = (_told(body_of(fact), fact) if fact is not None else None) or _named_so(
            act.note or act.one
        )
        if act.one.kind == ATTENDANCE and (where := _sittings(act.entries)):
            what = said(T("office.line_of_sitting"), what=what, sitting=where)
        if len(told) > 1:
            what = said(T("office.line_several"), what=what, count=len(told))
        return what


def _laptop(known: Known, device: str) -> str:
    """The label of a laptop and whose it is; "" for one that is not known."""
    return " · ".join(filter(None, (known.label(device), known.member(device))))


def _sittings(page: Sequence[Entry]) -> str:
    """Of which sittings; a line of the diary names it before the number of members."""
    found = {
        one.about.partition("/")[0] if one.source == "fact" else one.about.rpartition(" ")[0]
        for one in page
    }
    return ", ".join(sorted(found - {""}))


def _named_so(one: Entry) -> Said:
    """What happened; of a sheet never what it says."""
    if one.source == "diary":
        key = DIARY.get(one.kind)
        return said(key) if key else said(T("office.diary_other"), what=one.kind)
    return said(FACTS.get(one.kind, T("office.fact_unknown")))


def _told(body: Body | None, fact: Fact) -> Said | None:
    """A closer word where one statement's body has it."""
    match body:
        case Sheet(state="void"):
            return said(T("office.fact_sheet_void"))
        case Sheet() if fact.header.supersedes:
            return said(T("office.fact_sheet_corrected"))
        case Sitting() if body.closed:
            return said(T("office.fact_sitting_closed"))
        case Decision():
            verdict = said(DECISION_TEXTS[body.decision])
            return said(T("office.fact_decision_is"), decision=verdict)
        case _:
            return None
