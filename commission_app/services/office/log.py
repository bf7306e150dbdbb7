"""Facts and lines of the diary in the order of their times, kept and added to as they come."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

import msgspec

from commission_app.models import desk, diary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line needs before it is shown: no body, no name."""

    key: str  # sorts by time, then by arrival
    at: str
    source: Literal["fact", "diary"]
    id: int
    kind: str
    about: str
    user: str
    device: str
    digest: str


class _Head(msgspec.Struct):
    """What of a header is told."""

    at: str
    user: str
    device: str


@dataclass(slots=True)
class _Log:
    """Both only grow, so what was read stays read."""

    season: str
    facts: int = 0
    lines: int = 0
    entries: list[Entry] = field(default_factory=list[Entry])


_HEAD = msgspec.json.Decoder(_Head)
_lock = threading.Lock()
_kept: WeakKeyDictionary[Workspace, _Log] = WeakKeyDictionary()


def entries_of(workspace: Workspace, now: Reading) -> list[Entry]:
    """All of this moment, the oldest first. A list of its own: a later question adds to it."""
    with _lock:
        log = _kept.get(workspace)
        if log is None or log.season != now.own.season:
            log = _kept[workspace] = _Log(now.own.season)
        last, line, _ = desk.position(now.c)
        if last < log.facts or line < log.lines:  # a reader of an earlier moment
            return [one for one in log.entries if one.id <= _end(one, last, line)]
        new = [*_facts(now, log.facts), *_lines(now, log.lines)]
        if new:
            log.entries = sorted([*log.entries, *new], key=lambda one: one.key)
        log.facts, log.lines = last, line
        return log.entries


def _end(one: Entry, last: int, line: int) -> int:
    return last if one.source == "fact" else line


def _facts(now: Reading, after: int) -> Iterable[Entry]:
    for row in desk.headers(now.c, now.own.season, after):
        head = _HEAD.decode(row.header)
        key = f"{head.at} 0 {row.id:010}"
        yield Entry(
            key=key,
            at=head.at,
            source="fact",
            id=row.id,
            kind=row.kind,
            about=row.about,
            user=head.user,
            device=head.device,
            digest=row.digest,
        )


def _lines(now: Reading, after: int) -> Iterable[Entry]:
    for one in diary.entries(now.c, after + 1):
        yield Entry(
            key=f"{one.at} 1 {one.n:010}",
            at=one.at,
            source="diary",
            id=one.n,
            kind=one.what,
            about=one.about,
            user=one.user,
            device=now.facts.me,
            digest="",
        )
