"""Offices, laptops and sticks: what people and chance do with them in a day."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.deciding import Destruction, Resolution
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.domain.facts.standing import Standing
from commission_app.models import packages
from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.setting_up import ConfirmLaptop
from commission_app.services.devices.succession import ConfirmSuccession
from commission_app.services.handing_over import HandOver
from commission_app.services.offices.devices import ExportDevice
from commission_app.services.offices.extracting import Extract
from commission_app.services.taking_in import TakeIn
from commission_app.shared.errors import UserError
from commission_app.shared.keys import short_fingerprint
from tests.support.history import a_sheet
from tests.support.places import Place
from tests.support.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.services.taking_in import Taken

MOST = 7  # computers at once


class Sticks(Watched):
    """A day of several computers; each act ends with a look at what must hold there.

    What a person is refused is no finding: nothing has happened then.
    """

    # What people do.

    def seal(self, name: str, interview: str, level: int, state: str = "sealed") -> None:
        """A first sheet, a correction or a void: acknowledged once the act is over."""
        place = self.places[name]
        try:
            said = place.record(a_sheet(interview, place.own.member, level, state=state))
        except UserError:  # two leaves: a person settles that first
            return
        self.acknowledged[name].update(said)
        self.look(name)

    def recuse(self, name: str, interview: str) -> None:
        place = self.places[name]
        body = Recusal(interview=interview, member=place.own.member, ground="other")
        self._try(name, lambda: place.record(body))

    def hand_over(self, name: str) -> None:
        """A laptop's sheets, or the office's word to every laptop that it knows."""
        place = self.places[name]
        try:
            sent = HandOver(self.usb)(place.workspace).value
        except UserError:  # no laptop is known yet
            return
        with place.workspace.read() as now:
            rows = packages.all_of(now.c, now.own.season, "out")
        to = {row.package: row.device for row in rows}
        for one in sent:
            self.sticks.append(one.path)
            self.to[one.path] = to[one.package]
            self.had[one.package] = frozenset(place.facts())
        self.look(name)

    def extract(self, name: str, to: str) -> bool:
        """One office gives another all that it has."""
        here, there = self.places[name].workspace, self.places[to].workspace
        said = ExportDevice(self.folder / f"{next(self.number)}.cmk")(there).value
        try:
            done = Extract(said.path, said.fingerprint, self.usb)(here).value
        except UserError:
            return False
        self.sticks.append(done.sent.path)
        self.to[done.sent.path] = there.device
        self.look(name)
        return True

    def take_in(self, name: str, stick: Path) -> Taken:
        """Any stick at any computer, whenever it was written."""
        (taken,) = TakeIn([stick])(self.places[name].workspace).value
        self.look(name)
        return taken

    def give(self, stick: Path) -> None:
        """A package comes to whom it is for."""
        for name in self.meant_for(stick):
            self.take_in(name, stick)

    def damage(self, name: str, stick: Path, place: int) -> None:
        """One byte of a copy is wrong: it is refused and nothing changes."""
        data = bytearray(stick.read_bytes())
        data[place % len(data)] ^= 1
        broken = self.usb / f"broken {next(self.number)}.cmx"
        broken.write_bytes(data)
        digest = self._digest(name)
        assert self.take_in(name, broken).result == "refused"
        assert self._digest(name) == digest

    def lose(self, stick: Path) -> None:
        self.sticks.remove(stick)

    def confirm(self, name: str, laptop: str) -> None:
        """The fingerprint from the paper is typed, of a new laptop or of a restored one."""
        office, one = self.places[name].workspace, self.places[laptop]
        short = short_fingerprint(one.device)
        self._try(name, lambda: ConfirmLaptop(one.own.member, short)(office))
        self._try(name, lambda: ConfirmSuccession(one.own.member, short)(office))

    def end(self, name: str, laptop: str) -> None:
        """A laptop is said to be lost."""
        office, device = self.places[name].workspace, self.places[laptop].device
        self._try(name, lambda: EndDevice(device, "lost")(office))

    def resolve(self, name: str, which: int) -> None:
        """An office settles the first contradiction."""
        place = self.places[name]
        with place.workspace.read() as now:
            things = [one for one in now.facts.contested() if one[0] != "resolution"]
            leaves = now.facts.leaf(things[0]) if things else []
        held = sorted(digest for digest, state in leaves if state is Standing.CONTESTED)
        if not held:
            return
        chosen = held.pop(which % len(held))
        kind, thing = things[0]
        body = Resolution(
            kind=kind, thing=thing, chosen=chosen, rejected=tuple(held), reason="r"
        )
        self._try(name, lambda: place.record(body))

    def destroy(self, name: str, interview: str) -> None:
        """The bodies of all sheets of an interview that are here."""
        place = self.places[name]
        named = [
            digest
            for digest, fact in place.facts().items()
            if fact.header.kind == "sheet" and fact.header.about.startswith(f"{interview}/")
        ]
        act = f"act{next(self.number)}"
        body = Destruction(act=act, day="2027-01-01", facts=tuple(named), basis="b")
        self._try(name, lambda: place.record(body))

    # What chance does.

    def keep(self, name: str) -> None:
        """A backup of the disk."""
        folder = self.folder / f"disk {next(self.number)}"
        saved = frozenset(self.acknowledged[name])
        self.disks.append((name, self.places[name].keep(folder), saved))

    def clone(self, name: str) -> None:
        """The disk is copied into another computer; both go on under the same keys."""
        if len(self.places) < MOST:
            twin, folder = self._new(name)
            place = self.places[name].copy(twin, folder, self.world(twin))
            self.begin(place, self.acknowledged[name])

    def restore(self, disk: int, *, renewed: bool) -> None:
        """A kept disk comes to life: as a new device, or put back by hand as the old one."""
        if not self.disks or len(self.places) >= MOST:
            return
        name, kept, saved = self.disks[disk % len(self.disks)]
        old = Place.open(name, kept, self.world(name))
        twin, folder = self._new(name)
        place = old.copy(twin, folder, self.world(twin))
        old.close()
        if renewed:
            place.renew()
        self.begin(place, saved)

    def die(self, name: str) -> None:
        """A computer is gone for good; one office is left, and one laptop."""
        group = self.offices if self.places[name].is_office else self.laptops
        if len(group) > 1:
            self.places.pop(name).close()

    def settle(self) -> None:
        """In the evening everybody brings everything: then nothing is missing anywhere.

        Offices write first: laptops trust one that stands in another's place by its word.
        """
        self._all_offices_exchange()
        self._all(self.offices)
        self._all(self.laptops)
        self._all_offices_exchange()
        self._all(self.offices)
        self._all_offices_exchange()  # with what they asked the members meanwhile
        self.offices_agree()
        for name in self.laptops:
            self.all_handed_over(name)

    def _all_offices_exchange(self) -> None:
        pairs = list(itertools.permutations(self.offices, 2))
        for one, other in pairs if len(pairs) <= 2 else 2 * pairs:
            if self.extract(one, other):
                self.give(self.sticks[-1])

    def _all(self, givers: list[str]) -> None:
        """What all of them hand over comes to whom it is for."""
        for giver in givers:
            first = len(self.sticks)
            self.hand_over(giver)
            for stick in self.sticks[first:]:
                self.give(stick)

    def _digest(self, name: str) -> str:
        with self.places[name].workspace.read() as now:
            return now.facts.state_digest()

    def _try(self, name: str, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError:
            return
        self.look(name)

    def _new(self, name: str) -> tuple[str, Path]:
        twin = f"{name.partition('+')[0]}+{next(self.number)}"
        return twin, self.folder / twin
