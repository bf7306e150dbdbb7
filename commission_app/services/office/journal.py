"""The journal on the screen: official statements and local acts in one line of time."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, islice
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
from commission_app.services.office.kinds_of_lines import DIARY, FACTS, GROUPS
from commission_app.services.office.laptop_states import Known, who
from commission_app.services.office.log import Entry, entries_of
from commission_app.services.office.state import state_of
from commission_app.services.sentences import Said, said
from commission_app.services.workspace import local
from commission_app.shared.texts import LANGUAGES, T, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Fact
    from commission_app.services.workspace import Reading, Workspace

Source = Literal["fact", "diary"]
PACKAGE, ATTENDANCE = "package.in", "attendance"


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One statement, or several of one kind that one act made; or one line of the diary."""

    key: str  # to go on after
    at: datetime | None
    source: Source
    kind: str  # of the fact, or the key of the diary
    who: Said | None  # the device that said it; None for a line of the diary
    user: str
    what: Said
    about: str  # what it is about; "" where it is about several things
    count: int
    control: str  # code of a statement; "" for several, and for the diary


@dataclass(frozen=True, slots=True)
class Journal:
    """A page of it, newest first."""

    lines: tuple[JournalLine, ...]
    found: int  # statements and lines that fit, on all pages
    next: str  # key to go on after; "" on the last page
    groups: tuple[str, ...]  # that `kinds` may name
    counts: tuple[tuple[str, int], ...]  # group → how many fit the text, whatever the kinds


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
            pages = list(islice(_acts(newest_first), self.limit + 1))
            lines = _lines(workspace, now, pages[: self.limit])
            more = len(pages) > self.limit
        following = lines[-1].key if more else ""
        return Journal(lines, len(fit), following, tuple(GROUPS), _counts(said_so))


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
    kinds = Counter(one.kind for one in entries)
    return tuple((name, sum(kinds[kind] for kind in group)) for name, group in GROUPS.items())


def _named(text: str) -> frozenset[str]:
    """Kinds that are called so in one of the languages."""
    return frozenset(
        kind
        for texts in (FACTS, DIARY)
        for kind, key in texts.items()
        if any(text in say(key, lang).casefold() for lang in LANGUAGES)
    )


def _acts(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    """Statements of one kind that one act of a device made stand together, newest first."""

    def act(one: Entry) -> tuple[str, str, str, int]:
        return one.at, one.device, one.kind, 0 if one.source == "fact" else one.id

    return (list(together) for _, together in groupby(entries, key=act))


def _lines(
    workspace: Workspace, now: Reading, pages: Sequence[Sequence[Entry]]
) -> tuple[JournalLine, ...]:
    alone = [page[0].digest for page in pages if len(page) == 1 and page[0].digest]
    facts = now.facts.find(alone)
    known = Known.of(now)
    came = [page[0].about for page in pages if page[0].kind == PACKAGE]
    sent = packages.senders(now.c, now.own.season, came)
    return tuple(
        _line(workspace, known, page, (facts, sent.get(page[0].about, ""))) for page in pages
    )


def _line(
    workspace: Workspace,
    known: Known,
    page: Sequence[Entry],
    more: tuple[Mapping[str, Fact], str],
) -> JournalLine:
    """`more`: facts by digest, and the device that sent the package of this line."""
    one, count = page[0], len(page)
    facts, sender = more
    what = _what(one, facts.get(one.digest) if count == 1 else None)
    if one.kind == ATTENDANCE and (where := _sittings(page)):
        what = said(T("office.line_of_sitting"), what=what, sitting=where)
    if count > 1:
        what = said(T("office.line_several"), what=what, count=count)
    return JournalLine(
        key=page[-1].key,
        at=local(workspace, one.at),
        source=one.source,
        kind=one.kind,
        who=who(known, one.device) if one.source == "fact" else None,
        user=one.user,
        what=what,
        about=(_laptop(known, sender) or one.about) if count == 1 else "",
        count=count,
        control=control_code(one.digest) if one.digest and count == 1 else "",
    )


def _laptop(known: Known, device: str) -> str:
    """The label of a laptop and whose it is; "" for one that is not known."""
    return " · ".join(filter(None, (known.label(device), known.member(device))))


def _sittings(page: Sequence[Entry]) -> str:
    """Of which sittings; a line of the diary names it before the number of members."""
    if page[0].source == "fact":
        found = {one.about.partition("/")[0] for one in page}
    else:
        found = {one.about.rpartition(" ")[0] for one in page} - {""}
    return ", ".join(sorted(found))


def _what(one: Entry, fact: Fact | None) -> Said:
    """What happened; of a sheet never what it says."""
    if one.source == "diary":
        key = DIARY.get(one.kind)
        return said(key) if key else said(T("office.diary_other"), what=one.kind)
    said_so = _told(body_of(fact), fact) if fact is not None else None
    return said_so or said(FACTS.get(one.kind, T("office.fact_unknown")))


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
