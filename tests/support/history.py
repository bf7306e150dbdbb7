"""Devices without a database: they chain and sign facts of a season."""

from __future__ import annotations

import copy
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from commission_app.domain.facts.header import SIGN, Fact, Header
from commission_app.domain.facts.kinds import NAME_OF
from commission_app.domain.facts.kinds.people import (
    Candidate,
    Person,
    ResultRow,
    Results,
    bucket_of,
)
from commission_app.domain.facts.kinds.scoring import Mark, Sheet
from commission_app.domain.facts.kinds.trust import (
    SUCCESSION,
    Assignment,
    Confirmation,
    Device,
    Enrolment,
    Season,
    Succession,
    enrolment_proof,
    season_id,
    succession_digest,
)
from commission_app.domain.language import Bilingual
from commission_app.domain.names import Name, Names
from commission_app.shared import canonical
from commission_app.shared.keys import Keys
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission_app.domain.facts.body import Body

NONCE = "00" * 16


@lru_cache(maxsize=512)
def _keys(name: str) -> tuple[Keys, SeededWorld]:
    """A name's keys, and its world as it is after they were made."""
    world = SeededWorld(name)
    return Keys.make(world), world


class Scribe:
    """A device that chains and signs facts."""

    def __init__(self, name: str, season: str = "", nonce: str = NONCE) -> None:
        self.keys, world = _keys(name)
        self.world = copy.copy(world)
        self.device, self.season, self.nonce = self.keys.device, season, nonce
        self.n, self.prev = 0, self.device

    def fork(self, name: str) -> Scribe:
        """A copy of the device that goes on by itself."""
        twin = copy.copy(self)
        twin.world = SeededWorld(name)
        return twin

    def back(self, name: str, last: Fact) -> Scribe:
        """An older copy of the device, restored as it was after `last`, that goes on."""
        twin = self.fork(name)
        twin.n, twin.prev = last.header.n, last.digest
        return twin

    def write(self, body: Body, supersedes: Iterable[str] = (), **changes: Any) -> Fact:
        """The next fact of the device."""
        raw = canonical.encode(msgspec.structs.replace(body, salt=self.world.random(16).hex()))
        said: dict[str, Any] = {
            "season": self.season,
            "device": self.device,
            "n": self.n + 1,
            "prev": self.prev,
            "kind": NAME_OF[type(body)],
            "v": 1,
            "at": "2026-09-29T04:14:03.120Z",
            "offset": "+05:00",
            "user": "",
            "about": body.about,
            "supersedes": tuple(sorted(supersedes)),
            "body": hashlib.sha256(raw).hexdigest(),
        }
        made = Fact.make(Header(**{**said, **changes}), raw)
        self.n, self.prev = made.header.n, made.digest
        signature = self.keys.sign(SIGN, made.digest)
        return Fact(made.digest, made.header, made.raw, made.body, signature)

    def heir(
        self, name: str, *, last: int | None = None, signed: bool = True
    ) -> tuple[Scribe, Fact]:
        """A new device in the place of this one, and its first fact."""
        new, n = Scribe(name, self.season), self.n if last is None else last
        said = succession_digest(self.season, new.device, self.device, n, self.prev)
        body = Succession(
            signing=new.keys.public.signing,
            sealing=new.keys.public.sealing,
            old=self.device,
            last=n,
            digest=self.prev,
            reason="r",
            proof=self.keys.sign(SUCCESSION, said).hex() if signed else "",
        )
        return new, new.write(body)

    def season_fact(self) -> Season:
        """What the founder says first."""
        keys = self.keys.public
        title = Bilingual("Маусым", "Сезон")
        return Season(
            signing=keys.signing,
            sealing=keys.sealing,
            nonce=self.nonce,
            practice=True,
            year=2026,
            intake=1,
            title=title,
        )


def a_founder(name: str = "founder", nonce: str = NONCE) -> Scribe:
    """The device that the season's id commits to; with another nonce, another season's."""
    scribe = Scribe(name, nonce=nonce)
    scribe.season = season_id(scribe.device, nonce)
    return scribe


def a_candidate(code: str, surname: str = "Әбен", **changes: Any) -> Candidate:
    """An invented candidate."""
    names = Names(Name(surname, "Айгүл"), Name(surname, "Айгуль", "Сериковна"))
    said: dict[str, Any] = {
        "code": code,
        "names": names,
        "region": "KZ-71",
        "organisation": Bilingual("№ 1 мектеп", "Школа № 1"),
        "position": Bilingual("директор", "директор"),
        "language": "kk",
    }
    return Candidate(**{**said, **changes})


def a_person(code: str, iin: str = "850101300001") -> Person:
    """What only the office knows of an invented candidate."""
    return Person(code=code, iin=iin, birth_date="1985-01-01")


def results(stage: int, **scores: str) -> Results:
    """Results of a stage, code → score; the codes are of one bucket."""
    rows = tuple(ResultRow(candidate=c, score=s, outcome="passed") for c, s in scores.items())
    return Results(stage=stage, bucket=bucket_of(rows[0].candidate), rows_=rows)


def a_sheet(interview: str, member: str, *levels: int, state: Any = "sealed") -> Sheet:
    """A sheet with a mark of each level."""
    marks = tuple(Mark(criterion=f"C{i}", level=level) for i, level in enumerate(levels, 1))
    return Sheet(
        interview=interview,
        member=member,
        slot="0" * 64,
        ruleset="0" * 64,
        state=state,
        marks=marks,
    )


class Cast:
    """A founder, a second office, a stranger and three laptops of two members."""

    def __init__(self, nonce: str = NONCE) -> None:
        self.founder = a_founder(nonce=nonce)
        season = self.founder.season
        self.office = Scribe("office 2", season)
        self.stranger = Scribe("stranger", season)
        self.facts = [self.founder.write(self.founder.season_fact())]
        for scribe in (self.office, self.stranger):
            keys = scribe.keys.public
            device = Device(signing=keys.signing, sealing=keys.sealing)
            self.facts.append(scribe.write(device))
        self.laptops: list[tuple[Scribe, str]] = []
        self.enrolments: list[Fact] = []
        for i, member in enumerate(("m1", "m2", "m1")):
            self.enrol(i, member)

    @property
    def devices(self) -> list[Scribe]:
        """All of them."""
        return [
            self.founder,
            self.office,
            self.stranger,
            *(laptop for laptop, _ in self.laptops),
        ]

    def enrol(self, i: int, member: str) -> None:
        """Prepare a laptop and let it say who it is."""
        founder, laptop = self.founder, Scribe(f"laptop {i}", self.founder.season)
        secret, number = laptop.world.random(32).hex(), f"{i:032x}"
        assignment = Assignment(number=number, member=member, laptop=f"{i}", secret=secret)
        self.facts.append(founder.write(assignment))
        keys = (laptop.keys.public.signing, laptop.keys.public.sealing)
        where = (founder.season, number, member, founder.device)
        enrolment = Enrolment(
            signing=keys[0],
            sealing=keys[1],
            member=member,
            assignment=number,
            nonce=NONCE,
            proof=enrolment_proof(secret, *where, keys, NONCE),
        )
        self.enrolments.append(laptop.write(enrolment))
        self.facts.append(self.enrolments[-1])
        self.laptops.append((laptop, member))

    def confirm(self, i: int) -> None:
        """The secretary typed the laptop's fingerprint."""
        self.facts.append(self.founder.write(Confirmation(fact=self.enrolments[i].digest)))
