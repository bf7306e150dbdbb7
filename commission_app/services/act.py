"""One transaction of one device: what it records is chained, signed and applied."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

import msgspec

from commission_app.domain.facts.body import Body, unsalted
from commission_app.domain.facts.header import SIGN, Fact, Header, Thing
from commission_app.domain.facts.kinds import NAME_OF
from commission_app.domain.facts.standing import Standing
from commission_app.models import diary
from commission_app.models.facts import Facts
from commission_app.services.prose import admitted, readable, written
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import offset_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission_app.models.database import Connection
    from commission_app.models.own import Own
    from commission_app.shared.keys import Keys
    from commission_app.shared.world import World

B = TypeVar("B", bound=Body)


class Act:
    """What an act of a user may do inside its transaction."""

    def __init__(self, c: Connection, own: Own, keys: Keys, world: World, user: str) -> None:
        self.c, self.own, self.keys, self.world, self.user = c, own, keys, world, user
        self.facts = Facts(c, own.season, keys.device)
        self.at = world.now()  # one moment for all that one act records
        self._pending: list[Fact] = []
        self._bodies: dict[str, Body] = {}  # of those, by digest
        self._finished = 0  # the number of the last fact that the tables know
        self._latest: dict[Thing, str] = {}
        self._when = utc_text(self.at), offset_text(self.at)
        self._head: tuple[int, str] | None = None  # asked for when there is something to chain

    def record(self, body: Body) -> str:
        """A new fact, its digest; what is current is superseded.

        A contradiction is for a person to settle: UserError `services.contested`.
        """
        body = readable(body)
        thing = (NAME_OF[type(body)], body.about)
        if thing in self._latest:
            return self._chain(body, (self._latest[thing],))
        leaves = self.facts.leaf(thing)
        if any(standing is Standing.CONTESTED for _, standing in leaves):
            raise UserError(T("services.contested"), kind=thing[0], about=thing[1])
        return self._chain(body, tuple(d for d, s in leaves if s is Standing.CURRENT))

    def settle(self, body: Body) -> str:
        """A new fact in the place of every word on its thing, of contested ones too."""
        leaves = self.facts.leaf((NAME_OF[type(body)], body.about))
        standing = {Standing.CURRENT, Standing.CONTESTED}
        return self._chain(body, tuple(d for d, s in leaves if s in standing))

    def record_changed(self, bodies: Iterable[B], kind: type[B]) -> tuple[int, int]:
        """Record those that differ from what counts now; (added, changed). For many at once."""
        here = self.facts.current(kind)
        contested = {about for name, about in self.facts.contested() if name == NAME_OF[kind]}
        added = changed = 0
        for body in bodies:
            old = here.get(body.about)
            if old is None:
                self.record(body) if body.about in contested else self._chain(body, ())
                added += 1
            elif (was := unsalted(old[1])) != body and was != readable(body):
                self._chain(body, (old[0],))
                changed += 1
        return added, changed

    def note(self, what: str, about: str = "") -> None:
        """A line in the diary, in this transaction."""
        diary.note(self.c, self.at, self.user, what, about)

    @property
    def last(self) -> int:
        """The number of the device's last fact; 0 where this act recorded none."""
        return self._pending[-1].header.n if self._pending else 0

    def finish(self) -> None:
        """Sign the last fact, which covers all before it, and bring the tables up to date.

        An act that must read what it has recorded calls it before its end as well.
        """
        if self.last == self._finished:
            return
        last = self._pending[-1]
        self._finished = last.header.n
        signature = self.keys.sign(SIGN, last.digest)
        self._pending[-1] = last.signed(signature)
        self.facts.apply(self._pending, self._bodies)

    def _chain(self, body: Body, supersedes: tuple[str, ...]) -> str:
        salt = self.world.random(16).hex()
        body, raw = written(msgspec.structs.replace(body, salt=salt))
        n, prev = self._head or self.facts.head(self.keys.device)
        at, offset = self._when
        header = Header(
            season=self.own.season,
            device=self.keys.device,
            n=n + 1,
            prev=prev,
            kind=NAME_OF[type(body)],
            v=body.version,
            at=at,
            offset=offset,
            user=self.user,
            about=body.about,
            supersedes=tuple(sorted(supersedes)),
            body=hashlib.sha256(raw).hexdigest(),
        )
        fact = Fact.make(header, raw)
        self._bodies[fact.digest] = admitted(fact)
        self._pending.append(fact)
        self._latest[header.thing] = fact.digest
        self._head = header.n, fact.digest
        return fact.digest
