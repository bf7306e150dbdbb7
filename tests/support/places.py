"""Computers of a small season without passphrases: made once, copied and opened very often."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import (
    Commission,
    Member,
    Panel,
    RuleSet,
    Slot,
)
from commission_app.domain.facts.kinds.trust import (
    Assignment,
    Confirmation,
    Device,
    Enrolment,
    Office,
    Season,
    enrolment_proof,
    season_id,
)
from commission_app.domain.language import Bilingual
from commission_app.models import facts as store, own as owned, schema
from commission_app.models.database import Database, FileKey
from commission_app.models.facts import Facts
from commission_app.models.own import Own
from commission_app.services.for_laptop import facts_for, foreign
from commission_app.services.keeping import become_new_device
from commission_app.services.opening import FILE, FOLDERS
from commission_app.services.workspace import Workspace
from commission_app.shared.keys import Keys
from tests.support.history import a_candidate
from tests.support.rules import rules
from tests.support.seasons import ClockedWorld

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Fact
    from tests.support.seasons import Clock

KEY = FileKey(b"k" * 32, b"s" * 16)
NONCE = "0f" * 16
BOTH = Bilingual("Маусым", "Сезон")
INTERVIEWS = ("L1", "L2", "L3")
LAPTOPS = {"a": "m1", "b": "m1", "c": "m2"}  # m1 works on two
OFFICES = ("office", "office 2")


@dataclass(slots=True)
class Place:
    """One computer with its workspace open."""

    name: str
    workspace: Workspace

    @classmethod
    def open(cls, name: str, folder: Path, world: ClockedWorld) -> Place:
        """What lies in the folder, at work."""
        return cls(
            name, Workspace(folder, Database(folder / FILE, KEY), world, name, _nobody())
        )

    @property
    def own(self) -> Own:
        """What the device knows of itself."""
        return self.workspace.own

    @property
    def device(self) -> str:
        """Its id: that of a copy is the same."""
        return self.workspace.device

    @property
    def is_office(self) -> bool:
        """Or else a member's laptop."""
        return self.own.role == "office"

    def record(self, *bodies: Body) -> list[str]:
        """Say something in one act; the digests."""
        with self.workspace.act() as act:
            return [act.record(body) for body in bodies]

    def facts(self) -> dict[str, Fact]:
        """All that is here."""
        with self.workspace.read() as now:
            return {fact.digest: fact for fact in now.facts.select()}

    def copy(self, name: str, folder: Path, world: ClockedWorld) -> Place:
        """The same disk in another computer."""
        return self.open(name, self.keep(folder), world)

    def keep(self, folder: Path) -> Path:
        """A copy of the disk as it is now."""
        self.workspace.db.close()
        shutil.copytree(self.workspace.folder, folder)
        self.workspace.db = Database(self.workspace.folder / FILE, KEY)
        return folder

    def renew(self) -> None:
        """What was restored from a copy becomes a device of its own."""
        become_new_device(self.workspace, "restored")

    def close(self) -> None:
        """Nobody works here any more."""
        self.workspace.db.close()


def _nobody() -> contextlib.ExitStack:
    return contextlib.ExitStack()


def morning(folder: Path, clock: Clock) -> None:
    """Two offices and three laptops with slots and candidates; two laptops are confirmed."""
    office = _found(folder, clock)
    second = _second(folder, clock, office)
    laptops = [_laptop(folder, clock, office, name) for name in LAPTOPS]
    for place in (office, second, *laptops):
        place.close()


def _made(folder: Path, name: str, own: Own, clock: Clock) -> Place:
    folder /= name
    for part in ("", *FOLDERS):
        (folder / part).mkdir()
    db = Database.make(folder / FILE, KEY)
    with db.write() as c:
        schema.create(c)
        owned.keep(c, own)
        store.refold(c, "")
    db.close()
    return Place.open(name, folder, ClockedWorld(f"{name} at work", clock))


def _found(folder: Path, clock: Clock) -> Place:
    keys = Keys.make(ClockedWorld("office", clock))
    season = season_id(keys.device, NONCE)
    own = Own(role="office", secret=keys.secret, practice=True, season=season, label="office")
    office = _made(folder, "office", own, clock)
    public = keys.public
    first = Season(
        signing=public.signing,
        sealing=public.sealing,
        nonce=NONCE,
        practice=True,
        year=2026,
        intake=1,
        title=BOTH,
    )
    office.record(first, RuleSet(version_number=1, rules=rules()), Commission(title=BOTH))
    members = [
        Member(code=m, names=BOTH, position=BOTH, function="member", votes=True)
        for m in ("m1", "m2")
    ]
    office.record(*members, Panel(code="A", members=("m1", "m2"), title=BOTH))
    codes = office.record(*[a_candidate(code) for code in INTERVIEWS])
    office.record(
        *[
            Slot(interview=code, candidate=digest, panel="A", position=i)
            for i, (code, digest) in enumerate(zip(INTERVIEWS, codes, strict=True), 1)
        ]
    )
    return office


def _second(folder: Path, clock: Clock, office: Place) -> Place:
    keys = Keys.make(ClockedWorld("office 2", clock))
    own = Own(
        role="office",
        secret=keys.secret,
        practice=True,
        season=office.own.season,
        office=office.device,
        office_sealing=office.workspace.keys.public.sealing,
        label="office 2",
    )
    second = _made(folder, "office 2", own, clock)
    office.record(Office(device=second.device))
    second.record(Device(signing=keys.public.signing, sealing=keys.public.sealing))
    give(office, second)
    return second


def _laptop(folder: Path, clock: Clock, office: Place, name: str) -> Place:
    member, number = LAPTOPS[name], name.encode().hex() * 16
    keys, secret = Keys.make(ClockedWorld(name, clock)), "5e" * 32
    office.record(Assignment(number=number, member=member, laptop=name, secret=secret))
    own = Own(
        role="laptop",
        secret=keys.secret,
        practice=True,
        season=office.own.season,
        member=member,
        assignment=number,
        office=office.device,
        office_sealing=office.workspace.keys.public.sealing,
        label=name,
    )
    laptop = _made(folder, name, own, clock)
    public = (keys.public.signing, keys.public.sealing)
    where = (own.season, number, member, office.device)
    enrolment = Enrolment(
        signing=public[0],
        sealing=public[1],
        member=member,
        assignment=number,
        nonce=NONCE,
        proof=enrolment_proof(secret, *where, public, NONCE),
    )
    (digest,) = laptop.record(enrolment)
    with office.workspace.read() as now:
        least = facts_for(now.facts, member, number)
    with laptop.workspace.act() as act:
        act.facts.apply([f for f in least if not foreign(f, member, laptop.device)])
    if name != "b":  # the secretary has not seen its paper yet
        give(laptop, office)
        office.record(Confirmation(fact=digest))
    return laptop


def give(one: Place, other: Place) -> None:
    """All that is here, without a package: before the day begins."""
    facts = list(one.facts().values())
    with other.workspace.db.write() as c:
        Facts(c, other.own.season, other.device).apply(facts)
