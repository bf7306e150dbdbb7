"""The diary: a chain of local acts on personal data. It stays here; its head travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from commission_app.models import tables as t
from commission_app.models.database import insert_many, pairs
from commission_app.shared import canonical
from commission_app.shared.keys import tagged
from commission_app.shared.world import offset_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from commission_app.models.database import Connection

TAG = "commission-diary-1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what `user` did, when, and to what; never with personal data in it."""

    n: int
    at: str  # UTC
    offset: str
    user: str
    what: str  # a key such as package.in
    about: str  # a code, a digest or a number
    prev: str
    hash: str

    def true_hash(self) -> str:
        """SHA-256 over the canonical JSON of all that stands before it."""
        said = [self.n, self.at, self.offset, self.user, self.what, self.about, self.prev]
        return tagged(TAG, canonical.encode(said)).hex()


def note(c: Connection, at: datetime, user: str, what: str, about: str = "") -> Entry:
    """Add a line in the transaction of the act that it tells of."""
    n, prev = head(c)
    entry = Entry(n + 1, utc_text(at), offset_text(at), user, what, about, prev, "")
    hashed = entry.true_hash()
    row = (entry.n, entry.at, entry.offset, user, what, about, prev, hashed)
    insert_many(c, t.diary, [row])
    return Entry(*row)


def head(c: Connection) -> tuple[int, str]:
    """Number and hash of the last line; (0, "") before the first."""
    d = t.diary.c
    row = c.execute(select(d.n, d.hash).order_by(d.n.desc()).limit(1)).first()
    return (row.n, row.hash) if row else (0, "")


def entries(c: Connection, first: int = 1, about: str | None = None) -> Iterator[Entry]:
    """Lines from number `first` on, oldest first; those about one thing only."""
    query = select(t.diary).where(t.diary.c.n >= first).order_by(t.diary.c.n)
    if about is not None:
        query = query.where(t.diary.c.about == about)
    return (Entry(*row) for row in c.execute(query))


def last_by(c: Connection, what: str) -> dict[str, str]:
    """User → when they did this last, UTC."""
    d = t.diary.c
    query = select(d.user, func.max(d.at)).where(d.what == what).group_by(d.user)
    return pairs(c, query)


def hash_of(c: Connection, n: int) -> str | None:
    """The hash of line `n`, to be compared with a head on paper; None when there is none."""
    return c.execute(select(t.diary.c.hash).where(t.diary.c.n == n)).scalar()


def broken(c: Connection) -> list[int]:
    """Numbers of the lines that do not follow the one before, or do not say what was hashed."""
    found, n, prev = list[int](), 0, ""
    for entry in entries(c):
        good = (entry.n, entry.prev, entry.hash) == (n + 1, prev, entry.true_hash())
        if not good:
            found.append(entry.n)
        n, prev = entry.n, entry.hash
    return found
