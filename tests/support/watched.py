"""Computers that are watched: after each act at one of them it is asked what must hold."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from commission_app.domain.facts.chain import leaves
from commission_app.domain.facts.kinds import TRUST
from commission_app.domain.facts.standing import Authority, Standing
from commission_app.models import packages
from commission_app.services.handing_over import sheet_states
from tests.support.places import LAPTOPS, OFFICES, Place
from tests.support.seasons import ClockedWorld

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from tests.support.seasons import Clock

NEVER_ON_A_LAPTOP = frozenset(("person", "vote", "results", "status"))
OF_ONE_MEMBER = frozenset(("sheet", "declaration", "dissent"))
COUNTS = frozenset((Standing.CURRENT, Standing.CONTESTED))


class Watched:
    """Offices and laptops of a day, and what each of them acknowledged, held and was told."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """`folder` holds a `morning`, a folder each; it is this day's own."""
        self.folder, self.clock = folder, clock
        self.usb = folder / "usb"
        self.usb.mkdir()
        self.number = itertools.count(1)
        self.places: dict[str, Place] = {}
        self.sticks: list[Path] = []
        self.to: dict[Path, str] = {}  # the device that a package is for
        self.disks: list[tuple[str, Path, frozenset[str]]] = []  # copies, what was saved there
        self.had: dict[str, frozenset[str]] = {}  # package of an office → what it had then
        self.acknowledged: dict[str, set[str]] = {}  # computer → sheets that it said it saved
        self.before: dict[str, dict[str, Fact]] = {}
        for name in (*OFFICES, *LAPTOPS):
            self.begin(Place.open(name, folder / name, self.world(name)))

    @property
    def offices(self) -> list[str]:
        return [name for name, place in self.places.items() if place.is_office]

    @property
    def laptops(self) -> list[str]:
        return [name for name, place in self.places.items() if not place.is_office]

    def meant_for(self, stick: Path) -> list[str]:
        """The computers that a package is addressed to: copies of one device are all meant."""
        device = self.to.get(stick, "")
        return [name for name, place in self.places.items() if place.device == device]

    def states(self, name: str) -> dict[str, str]:
        """On a laptop: how far each of the member's sheets came."""
        with self.places[name].workspace.read() as now:
            return sheet_states(now)

    def standings(self, name: str, laptop: str) -> dict[str, str]:
        """At an office: what the sheets are worth that a laptop acknowledged."""
        with self.places[name].workspace.read() as now:
            found = now.facts.standings(self.acknowledged[laptop])
        return {digest: state.value for digest, state in found.items()}

    def close(self) -> None:
        """The day is over."""
        for place in self.places.values():
            place.close()

    def begin(self, place: Place, saved: Iterable[str] = ()) -> None:
        self.places[place.name] = place
        self.acknowledged[place.name] = set(saved)
        self.before[place.name] = place.facts()
        self.look(place.name)

    def world(self, name: str) -> ClockedWorld:
        """Randomness of its own each time: two copies of one disk are not two of one mind."""
        return ClockedWorld(f"{name} {next(self.number)}", self.clock)

    def _rightful(self) -> list[str]:
        """Offices that all others know as such, whatever they presume of themselves."""
        known = [self._authority(name) for name in self.offices]
        return [
            name
            for name in self.offices
            if all(self.places[name].device in one.offices for one in known)
            and all(self.places[name].device not in one.last for one in known)
        ]

    def _authority(self, name: str) -> Authority:
        trust = [f for f in self.before[name].values() if f.header.kind in TRUST]
        return Authority.of(trust)

    def offices_agree(self) -> None:
        """Offices that exchanged everything both ways have one number and say the same.

        Two copies of one office exchange only by way of another one: no package is for oneself.
        """
        rightful = self._rightful()
        if len({self.places[name].device for name in rightful}) < 2:
            return
        said = {name: self._said(name) for name in rightful}
        first = next(iter(said.values()))
        for name, other in said.items():
            assert other == first, f"{name} says another thing than {next(iter(said))}"

    def _said(self, name: str) -> tuple[object, ...]:
        with self.places[name].workspace.read() as now:
            facts = now.facts
            return facts.state_digest(), facts.standings(self.before[name]), facts.tables()

    def all_handed_over(self, name: str) -> None:
        """Every sheet that a laptop acknowledged is at its office, and it says so."""
        place = self.places[name]
        office = next(
            (o for o in self.offices if self.places[o].device == place.own.office), ""
        )
        if office not in self._rightful():
            return
        here = self.before[office]
        assert self.acknowledged[name] <= here.keys(), "a sheet never reached the office"
        authority = self._authority(office)
        ends = {digest for _, digest in leaves(here.values()).get(place.device, ())}
        if ends - self.before[name].keys():
            return  # a copy of it went on: it cannot follow that chain and stays careful
        if place.device in authority.members and place.device not in authority.last:
            states = self.states(name)
            assert set(states.values()) <= {"confirmed"}, states

    def look(self, name: str) -> None:
        """At one computer after each act there."""
        place, now = self.places[name], self.places[name].facts()
        before = self.before[name]
        assert before.keys() <= now.keys(), "a fact was lost"
        assert all(now[one].raw == fact.raw for one, fact in before.items()), "a byte changed"
        assert self.acknowledged[name] <= now.keys(), "a sheet was lost"
        self.before[name] = now
        with place.workspace.read() as reading:
            assert reading.facts.difference() == [], "tables are not the fold"
        if not place.is_office:
            self._least(place, now)
            self._confirmed(place, now)

    def _least(self, place: Place, now: dict[str, Fact]) -> None:
        for fact in now.values():
            said = fact.header
            assert said.kind not in NEVER_ON_A_LAPTOP, said.kind
            if said.kind in OF_ONE_MEMBER:
                assert said.about.endswith(f"/{place.own.member}"), "another member's sheet"

    def _confirmed(self, place: Place, now: dict[str, Fact]) -> None:
        """Green is what the office had when it wrote its newest word that came here."""
        with place.workspace.read() as reading:
            states = sheet_states(reading)
            standing = reading.facts.standings(now)
            own = reading.own
            word = packages.latest(reading.c, own.season, own.office, "in")
        had = self.had.get(word.package, frozenset()) if word else frozenset[str]()
        for digest, fact in now.items():
            if fact.header.kind == "sheet" and standing[digest] in COUNTS:
                interview = fact.header.about.partition("/")[0]
                green = states.get(interview) == "confirmed"
                assert digest in had or not green, "green, and the office has it not"
