"""The places where deeds are done: made once from a small season, copied for each round."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import StaticPool, create_engine

from commission_app.models import migrate
from commission_app.models.database import Database, connect
from commission_app.models.driver import sqlcipher
from commission_app.models.vault import Vault
from commission_app.services.handing_over import HandOver
from commission_app.services.keeping import MakeBackup
from commission_app.services.sealing import CorrectSheet
from commission_app.services.taking_in import TakeIn
from tests.support.seasons import (
    CRITERIA,
    FOUNDED,
    MEMBERS,
    MORNING,
    PASSPHRASE,
    Clock,
    SmallSeason,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

OF_ONE_LAPTOP = ("marks", "sealing", "passphrase")
DEEDS = (
    *OF_ONE_LAPTOP,
    *("hand-over", "take-in", "migration", "backup", "restore", "deciding", "preparing"),
)
OLDER = "0001"  # the form of the file that is migrated: the first there was


@dataclass(frozen=True, slots=True)
class Base:
    """A prepared site of one deed, and what it must come to."""

    folder: Path
    digest: str = ""  # of the season's state when all is taken in, or before migrating


@contextlib.contextmanager
def computer(folder: Path) -> Generator[None]:
    """What the program keeps for a user of this computer lies below `folder`."""
    before = os.environ.get("COMMISSION_DATA")
    os.environ["COMMISSION_DATA"] = str(folder / "data")
    try:
        yield
    finally:
        if before is None:
            del os.environ["COMMISSION_DATA"]
        else:
            os.environ["COMMISSION_DATA"] = before


def make_bases(folder: Path, deeds: int = len(DEEDS)) -> dict[str, Base]:
    """A base for each of the first so many of `DEEDS`; the first ones cost least."""
    season = SmallSeason(folder / "season", Clock(FOUNDED), "soak")
    season.folder.mkdir(parents=True)
    with computer(season.folder):
        season.found()
        season.fill()
        for member in MEMBERS if deeds > len(OF_ONE_LAPTOP) else MEMBERS[:1]:
            season.equip(member)
        marks = _base(folder, season, "marks", "M01")
        bases: dict[str, Base] = dict.fromkeys(OF_ONE_LAPTOP, marks)
        if deeds > len(OF_ONE_LAPTOP):
            bases |= _of_a_day(folder, season)
    return {deed: bases[deed] for deed in DEEDS[:deeds]}


def _of_a_day(folder: Path, season: SmallSeason) -> dict[str, Base]:
    """… where marks were given and handed over."""
    bases = {"preparing": _base(folder, season, "preparing", "office")}
    taking = _base(folder, season, "take-in", "office")
    scored = season.copy(folder / "scored")
    with computer(scored.folder):
        for number, package in enumerate(_day(scored)):
            shutil.copy(package, taking.folder / "usb" / f"{number}.cmx")
        bases["take-in"] = Base(taking.folder, scored.digest())
        bases["hand-over"] = _base(folder, scored, "hand-over", "M01")
        bases["migration"] = _older(_base(folder, scored, "migration", "M01"))
        scored.close_day()
        bases["deciding"] = bases["backup"] = _base(folder, scored, "deciding", "office")
        bases["restore"] = _restoring(folder, MakeBackup()(scored.office).value)
        scored.close()
    return bases


def _restoring(folder: Path, copy: Path) -> Base:
    """Another computer, which knows of no device."""
    base = Base(folder / "restore")
    (base.folder / "data").mkdir(parents=True)
    shutil.copy(copy, base.folder / "a.backup")
    return base


def _day(season: SmallSeason) -> list[Path]:
    """Marks, corrections and hand-overs of each laptop: its packages from the first on."""
    season.clock.at(MORNING)
    season.score_all()
    packages: list[Path] = []
    for member in MEMBERS:
        laptop = season.workspace(member)
        for level in (4, 5, 3):
            stick = season.stick(f"{member} {level}")
            marks = {CRITERIA[0]: (level, f"{level}")}
            CorrectSheet(season.interviews[1], marks, "Қате басылды.")(laptop)
            HandOver(stick)(laptop)
            packages.append(stick)
    TakeIn(packages)(season.office)
    return packages


def _base(folder: Path, season: SmallSeason, name: str, *who: str) -> Base:
    season.close()
    target = folder / f"base {name}"
    (target / "usb").mkdir(parents=True)
    for one in who:
        shutil.copytree(season.place(one), target / season.place(one).name)
    shutil.copytree(season.folder / "data", target / "data")
    return Base(target)


def _older(base: Base) -> Base:
    """The same workspace as the first version of the program would have made it."""
    place = base.folder / "M01.commission"
    path, old = place / "commission.db", place / "old.db"
    key = Vault(place / "vault").open(PASSPHRASE)
    Database.make(old, key).close()
    with contextlib.closing(connect(old, key)) as raw:
        engine = create_engine(
            "sqlite+pysqlite:///", module=sqlcipher, creator=lambda: raw, poolclass=StaticPool
        )
        with engine.begin() as c:
            migrate._steps(c, OLDER)
        raw.execute(
            f"ATTACH DATABASE ? AS now KEY \"x'{key.key.hex()}{key.salt.hex()}'\"", [str(path)]
        )
        found = raw.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
        ).fetchall()
        for (table,) in found:
            if table != "alembic_version":
                _copy(raw, table)
        triggers = raw.execute(
            "SELECT sql FROM now.sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for (trigger,) in triggers:
            raw.execute(trigger)
        digests = raw.execute("SELECT digest FROM main.fact ORDER BY id").fetchall()
        raw.execute("PRAGMA main.wal_checkpoint(TRUNCATE)").fetchone()
        raw.execute("DETACH DATABASE now")
    old.replace(path)
    return Base(base.folder, "\n".join(digest for (digest,) in digests))


def _copy(raw: Any, table: str) -> None:
    """The columns that it had then."""
    columns = [row[1] for row in raw.execute(f"PRAGMA main.table_info({table})").fetchall()]
    names = ", ".join(columns)
    raw.execute(
        f"INSERT INTO main.{table} ({names}) SELECT {names} FROM now.{table} ORDER BY 1"
    )
