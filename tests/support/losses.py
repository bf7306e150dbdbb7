"""What happens to laptops: one is restored, one is ended and returns, a slip is used twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.changes import Changes, Done
from commission_app.services.day.today import ReadToday
from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.setting_up import ConfirmLaptop, OpenLaptop, PrepareLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.scoring import Declare
from commission_app.services.sealing import ScoreInterview
from commission_app.services.taking_in import TakeIn
from tests.support.practice import noon, opened
from tests.support.seasons import marks

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.practice import Practice
    from commission_app.services.workspace import Workspace

PASSPHRASE = "қазан шам жол бұлт ескі"
LOG2N = 4  # a cheap passphrase: nobody attacks a test


@dataclass(frozen=True)
class RestoreLaptop:
    """A laptop is lost after it sealed one more sheet; its backup goes on. The new device."""

    season: Practice
    member: str

    def __call__(self, office: Workspace) -> Done[str]:
        folder = self.season.folder / f"restored {self.member}"
        folder.mkdir()
        file, passphrase = folder / "copy.backup", self.season.laptop(self.member).passphrase
        with opened(self.season, self.member) as laptop:
            MakeBackup(file=file)(laptop)
            seal_next(laptop)
            carry(laptop, office, folder / "late.cmx")
        world = noon(self.season, f"{self.member} restored", hours=1)
        again, told = Restore(file, "Дискі сынды.")(folder / "again", passphrase, world)
        with again:
            carry(again, office, folder / "again.cmx")
        return Done(told.device, ~Changes.NOTHING)


@dataclass(frozen=True)
class ReturnLaptop:
    """A laptop is ended, and then comes back with a sheet more."""

    season: Practice
    member: str

    def __call__(self, office: Workspace) -> Done[str]:
        label = self.season.laptop(self.member).label
        EndDevice(label, "Кеше кешке ұрланды.")(office)
        with opened(self.season, self.member) as laptop:
            code = seal_next(laptop)
            carry(laptop, office, self.season.folder / f"late {self.member}.cmx")
        return Done(code, ~Changes.NOTHING)


@dataclass(frozen=True)
class OpenTwice:
    """A package is opened on two laptops; the first one counts. Both fingerprints."""

    season: Practice
    member: str

    def __call__(self, office: Workspace) -> Done[tuple[str, str]]:
        folder = self.season.folder / f"twice {self.member}"
        folder.mkdir()
        slip = PrepareLaptop(self.member, folder / "package.cmx")(office).value.slip
        shorts: list[str] = []
        for name in ("first", "second"):
            world = noon(self.season, f"{self.member} {name}", hours=2)
            laptop, told = OpenLaptop(folder / "package.cmx", slip)(
                folder / name, PASSPHRASE, world, LOG2N
            )
            with laptop:
                Declare()(laptop)
                carry(laptop, office, folder / f"{name}.cmx")
            shorts.append(told.short_fingerprint)
        ConfirmLaptop(self.member, shorts[0])(office)
        return Done((shorts[0], shorts[1]), ~Changes.NOTHING)


@dataclass(frozen=True)
class OpenAnother:
    """Another laptop of a member is opened; its first package lies there. With its paper."""

    season: Practice
    member: str

    def __call__(self, office: Workspace) -> Done[tuple[Path, str]]:
        folder = self.season.folder / f"another {self.member}"
        folder.mkdir()
        prepared = PrepareLaptop(self.member, folder / "set-up.cmx")(office).value
        world = noon(self.season, f"{self.member} another")
        laptop, told = OpenLaptop(folder / "set-up.cmx", prepared.slip)(
            folder / "another", PASSPHRASE, world, LOG2N
        )
        with laptop:
            Declare()(laptop)
            (sent,) = HandOver(folder / "first.cmx")(laptop).value
        return Done((sent.path, told.short_fingerprint), ~Changes.NOTHING)


def seal_next(laptop: Workspace) -> str:
    """The candidate whose turn it is gets a sheet; the interview."""
    code = ReadToday()(laptop).next
    ScoreInterview(code, marks(4))(laptop)
    return code


def carry(laptop: Workspace, office: Workspace, file: Path) -> None:
    """A package goes to the office, which takes it in."""
    HandOver(file)(laptop)
    (taken,) = TakeIn([file])(office).value
    assert taken.result == "taken", taken
