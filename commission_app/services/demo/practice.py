"""A practice season in any phase, for whoever wants to try the program or has to show it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec

from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.domain.language import Bilingual
from commission_app.services.demo.laying import first_day_for
from commission_app.services.demo.phases import Phase, Steps, playing, write_passphrases
from commission_app.services.demo.season import FIRST_DAY, Size, Stage
from commission_app.services.opening import FILE
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.phases import Playing

R = TypeVar("R")
# A guess at a passphrase may cost little here: the passphrases lie beside in the open and the
# people are invented, so a higher cost would guard nothing and only make everybody wait.
LOG2N = 14
LEFT = timedelta(minutes=5)  # before now, in which the clocks of the made season end
LARGEST = 1 << 20  # bytes of each of the two files that are read back
SMALL = Size(applicants=120, interviewed=24, members=5, panels=2)
_STEPS: dict[Phase, int] = {
    "founded": 2,
    "imported": 3,
    "scheduled": 3,
    "prepared": 4,
    "scoring": 5,
    "delivered": 6,
    "revealed": 7,
    "voting": 7,
    "decided": 7,
    "finished": 8,
}


@dataclass(frozen=True, slots=True)
class PracticeLaptop:
    """A member's laptop, and what opens it."""

    member: str
    names: Bilingual
    label: str  # on the lid
    folder: Path
    passphrase: str


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice season on the disk: every workspace with its passphrase, and the stick."""

    folder: Path
    size: Size
    phase: Phase
    first_day: datetime
    office: Path
    passphrase: str
    laptops: tuple[PracticeLaptop, ...]  # none before they are prepared
    stick: Path

    def laptop(self, member: str = "") -> PracticeLaptop:
        """A member's laptop, by default the first one; KeyError where there is none."""
        found = [one for one in self.laptops if member in {"", one.member}]
        if not found:
            raise KeyError(member)
        return found[0]


@dataclass(frozen=True, slots=True)
class MakePractice:
    """Make a season up to a phase in a new folder; the same fields give the same season.

    It is made beside and renamed: what was stopped half way leaves nothing.
    """

    folder: Path
    size: Size = SMALL
    phase: Phase = "scoring"
    progress: Progress = field(default_factory=Silent)
    log2n: int = LOG2N
    first_day: datetime = FIRST_DAY  # of interviews, nine o'clock with the computer's offset
    latest: datetime | None = None  # nothing of it happens later, where work goes on for real

    def __call__(self) -> Practice:
        self.size.check()
        with atomic_file.telling(self.folder):
            if self.folder.exists() and (
                not self.folder.is_dir() or any(self.folder.iterdir())
            ):
                raise UserError(T("demo.folder_taken"), folder=self.folder)
        making = self.folder.with_name(f".{self.folder.name}.making")
        shutil.rmtree(making, ignore_errors=True)
        try:
            self._make(making)
            with atomic_file.telling(self.folder):
                if self.folder.exists():
                    self.folder.rmdir()
                making.rename(self.folder)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
        return read_practice(self.folder)

    def _make(self, folder: Path) -> None:
        stage = Stage(folder, self.size, self.log2n, self.first_day, self.latest)
        with playing(stage, Steps(self.progress, of=_STEPS[self.phase])) as played:
            played.until(self.phase)
            write_passphrases(stage)
            write_about(played, self.phase)


def practice_of_today(
    folder: Path, size: Size, phase: Phase, now: datetime, progress: Progress | None = None
) -> MakePractice:
    """A season that stands in this phase today: its queue is today's, its plenary is now."""
    return MakePractice(
        folder,
        size,
        phase,
        progress or Silent(),
        first_day=first_day_for(phase, size, now),
        latest=now - LEFT,
    )


class _Laptop(msgspec.Struct, frozen=True):
    """A laptop as `practice.json` names it."""

    member: Annotated[str, msgspec.Meta(pattern=r"^\w{1,40}$")]
    names: Bilingual
    label: str


class _About(msgspec.Struct, frozen=True):
    """`practice.json`: what the passphrases do not say."""

    phase: Phase
    first_day: datetime
    size: Size
    laptops: tuple[_Laptop, ...]


def write_about(played: Playing, phase: Phase) -> None:
    """What `read_practice` reads."""
    stage = played.stage
    with played.office.workspace.read() as now:
        members = now.facts.current(Member)
        given = now.facts.current(Assignment).values()
    assigned = sorted((one.member, one.laptop) for _, one in given)
    laptops = tuple(_Laptop(m, members[m][1].names, label) for m, label in assigned)
    about = _About(phase, stage.first_day, stage.size, laptops)
    data = msgspec.json.format(msgspec.json.encode(about)) + b"\n"
    atomic_file.write(stage.folder / "practice.json", data)


def read_practice(folder: Path) -> Practice:
    """A season that was made before; UserError where there is none, or not all of it."""
    if not (folder / "practice.json").is_file():
        raise UserError(T("practice.none"), folder=folder)
    about = _decoded(folder, "practice.json", _About)
    passphrases = _decoded(folder, "passphrases.json", dict[str, str])
    try:
        practice = Practice(
            folder=folder,
            size=about.size,
            phase=about.phase,
            first_day=about.first_day,
            office=folder / "office.commission",
            passphrase=passphrases["office"],
            laptops=tuple(_laptop(folder, one, passphrases) for one in about.laptops),
            stick=folder / "usb",
        )
    except KeyError as error:
        raise UserError(
            T("practice.damaged"), folder=folder, file="passphrases.json"
        ) from error
    for place in (practice.office, *(one.folder for one in practice.laptops)):
        if not (place / FILE).is_file():
            raise UserError(T("practice.damaged"), folder=folder, file=place.name)
    return practice


def _laptop(folder: Path, one: _Laptop, passphrases: dict[str, str]) -> PracticeLaptop:
    place = folder / "laptops" / f"{one.member}.commission"
    return PracticeLaptop(one.member, one.names, one.label, place, passphrases[one.member])


def _decoded(folder: Path, name: str, kind: type[R]) -> R:
    if not (folder / name).is_file():
        raise UserError(T("practice.damaged"), folder=folder, file=name)
    try:
        return msgspec.json.decode(atomic_file.read_bounded(folder / name, LARGEST), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UserError(T("practice.damaged"), folder=folder, file=name) from error
