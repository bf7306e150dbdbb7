"""Random histories of a season: all that devices, offices and chance can do to its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.kinds import KINDS, NAME_OF, TRUST, body_of
from commission_app.domain.facts.kinds.deciding import Destruction, Resolution
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.domain.facts.kinds.trust import Confirmation, DeviceEnd, Enrolment, Office
from tests.support.history import NONCE, Cast, a_candidate, a_sheet
from tests.support.kinds import SAMPLES

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Collection

    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Fact
    from tests.support.history import Scribe

MEMBERS = ("m1", "m2")
# Kinds that get no event of their own below: each is said by its sample now and then.
OTHERS = tuple(sorted({*KINDS} - TRUST - {"sheet", "candidate", "resolution", "destruction"}))


class Chronicle:
    """Writes a random history: rights that come and go, heirs, forks, conflicts.

    Anybody may say anything: a history is not what a careful office would do.
    """

    def __init__(
        self,
        rng: random.Random,
        *,
        destroys: bool = False,
        nonce: str = NONCE,
        elsewhere: Collection[str] = (),
    ) -> None:
        """`elsewhere`: digests of another season, which a destruction may name all the same."""
        self.rng, self.season = rng, Cast(nonce)
        self.out = self.season.facts
        self.writers = self.season.devices
        self.introductions = list(self.season.enrolments)  # what a confirmation can name
        self.destroys, self.elsewhere = destroys, list(elsewhere)

    def write(self, size: int) -> list[Fact]:
        """The history after `size` more events."""
        events = self._events()
        if self.rng.random() < 0.7:
            self._morning()
        for i in range(size):
            self.rng.choice(events)(i)
        return self.out

    def _events(self) -> list[Callable[[int], None]]:
        once = [self._office, self._end, self._end, self._recusal, self._fork, self._heir]
        often = [self._candidate, self._resolution, self._sheet, self._other]
        events = [
            *once,
            self._restored,
            self._first_again,
            self._newer,
            self._confirmation,
            *often,
            *often,
        ]
        return [*events, self._sheet, *([self._destruction] if self.destroys else [])]

    def _morning(self) -> None:
        """As a careful office begins: the second office is let in, most laptops confirmed."""
        cast = self.season
        if self.rng.random() < 0.8:
            self.out.append(cast.founder.write(Office(device=cast.office.device)))
        for i in range(len(cast.laptops)):
            if self.rng.random() < 0.7:
                cast.confirm(i)

    def _add(self, scribe: Scribe, body: Body, **header: object) -> None:
        thing = (header.get("kind", NAME_OF[type(body)]), body.about)
        before = [f for f in self.out if f.header.thing == thing]
        self.out.append(scribe.write(body, self._superseded(scribe, before), **header))

    def _superseded(self, scribe: Scribe, before: list[Fact]) -> list[str]:
        """What a fact says that it follows: all leaves, its own writer's last, none, or any."""
        how = self.rng.random()
        if how < 0.4:
            gone = {old for f in before for old in f.header.supersedes}
            return [f.digest for f in before if f.digest not in gone]
        if how < 0.6:
            return [f.digest for f in before if f.header.device == scribe.device][-1:]
        return [f.digest for f in before if how > 0.75 and self.rng.random() < 0.4]

    def _someone(self) -> Scribe:
        offices = [self.season.founder, self.season.office]
        return self.rng.choice(offices if self.rng.random() < 0.6 else self.writers)

    def _office(self, i: int) -> None:
        device = self.rng.choice(self.writers).device
        self._add(self._someone(), Office(device=device))

    def _confirmation(self, i: int) -> None:
        named = self.introductions if self.rng.random() < 0.95 else self.out
        self._add(self._someone(), Confirmation(fact=self.rng.choice(named).digest))

    def _end(self, i: int) -> None:
        """A device is lost: offices name different last facts of it, or one that never was."""
        lost = self.rng.choice(self.writers)
        last = self.rng.randint(0, lost.n + 2)
        self._add(self._someone(), DeviceEnd(device=lost.device, last=last, reason="r"))

    def _candidate(self, i: int) -> None:
        code = f"L{self.rng.randrange(3)}"
        self._add(self._someone(), a_candidate(code, surname=f"С{i}"))

    def _resolution(self, i: int) -> None:
        kinds = ("sheet", "candidate", "resolution", "slot", "recusal")
        things = [f.header.thing for f in self.out if f.header.kind in kinds]
        things = [thing for thing in things if len(thing[1]) < 80]
        if not things:
            return
        kind, about = self.rng.choice(things)
        digests = [f.digest for f in self.out if f.header.thing == (kind, about)]
        chosen = self.rng.choice(digests)
        rejected = tuple(d for d in digests if d != chosen and self.rng.random() < 0.8)
        if self.rng.random() < 0.1:
            kind, chosen = "cell", ""
        body = Resolution(kind=kind, thing=about, chosen=chosen, rejected=rejected, reason="r")
        self._add(self._someone(), body)

    def _recusal(self, i: int) -> None:
        member = self.rng.choice(MEMBERS)
        self._add(self._someone(), Recusal(interview="L0", member=member, ground="other"))

    def _fork(self, i: int) -> None:
        """A copied disk: two continue from one number."""
        if len(self.writers) < 14:
            self.writers.append(self.rng.choice(self.writers).fork(f"fork {i}"))

    def _restored(self, i: int) -> None:
        """A disk that was put back to yesterday, and goes on under the same keys."""
        if len(self.writers) < 14:
            self.writers.append(self._back(i))

    def _heir(self, i: int) -> None:
        """A restored device; the old one may go on, or be restored again."""
        if len(self.writers) < 16:
            last = self.rng.randrange(20) if self.rng.random() < 0.2 else None
            signed = self.rng.random() < 0.7
            new, claim = self._back(i).heir(f"heir {i}", last=last, signed=signed)
            self.writers.append(new)
            self.introductions.append(claim)
            self.out.append(claim)

    def _first_again(self, i: int) -> None:
        """A device introduces itself once more, as itself or as somebody else's."""
        old = self.rng.choice(self.writers)
        first = next(f for f in self.out if f.header.device == old.device and f.header.n == 1)
        body = body_of(first)
        assert body is not None
        if isinstance(body, Enrolment) and self.rng.random() < 0.7:
            body = msgspec.structs.replace(body, member=self.rng.choice(MEMBERS))
        twin = old.fork(f"first {i}")
        twin.n, twin.prev = 0, twin.device
        again = twin.write(body)
        self.introductions.append(again)
        self.out.append(again)
        if len(self.writers) < 14:
            self.writers.append(twin)

    def _back(self, i: int) -> Scribe:
        device = self.rng.choice(self.writers)
        chain = [f for f in self.out if f.header.device == device.device]
        return device.back(f"back {i}", self.rng.choice(chain))

    def _sheet(self, i: int) -> None:
        """A mark, a correction or a void, mostly from a laptop of the member."""
        laptop, member = self.rng.choice(self.season.laptops)
        twins = [one for one in self.writers if one.device == laptop.device]
        laptop = self.rng.choice(twins if self.rng.random() < 0.8 else self.writers)
        state = self.rng.choice(["sealed", "sealed", "void"])
        interview = f"L{self.rng.randrange(2)}"
        self._add(laptop, a_sheet(interview, member, self.rng.randrange(5), 1, state=state))

    def _other(self, i: int) -> None:
        body = SAMPLES[self.rng.choice(OTHERS)]
        if "member" in body.__struct_fields__ and self.rng.random() < 0.8:
            body = msgspec.structs.replace(body, member=self.rng.choice(MEMBERS))
        writer = self.rng.choice(self.writers) if self.rng.random() < 0.5 else self._someone()
        self._add(writer, body)

    def _newer(self, i: int) -> None:
        """Of a newer program: a kind that nobody here knows, or a version of one."""
        body = a_candidate(f"L{self.rng.randrange(3)}", surname=f"Ж{i}")
        header = self.rng.choice([{"kind": "novelty"}, {"v": 2}])
        if self.rng.random() < 0.3:
            body, header = (
                Confirmation(fact=self.rng.choice(self.introductions).digest),
                {"v": 9},
            )
        self._add(self._someone(), body, **header)

    def _destruction(self, i: int) -> None:
        share = self.rng.choice([0.05, 0.3])
        named = [f.digest for f in self.out] + self.elsewhere
        facts = tuple(digest for digest in named if self.rng.random() < share)
        body = Destruction(act=f"act{i % 3}", day="2026-10-01", facts=facts, basis="b")
        self._add(self._someone(), body)
