"""After the power went: open as the program does, and look for what was acknowledged."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commission_app.domain.facts.header import control_code
from commission_app.exchange.opening import Expect, open_package
from commission_app.models import backup, diary, drafts, packages, schema
from commission_app.models.database import connect
from commission_app.models.vault import Vault
from commission_app.services.devices.setting_up import OpenLaptop
from commission_app.services.opening import open_workspace
from commission_app.services.taking_in import TakeIn
from commission_app.services.verifying import Verify
from commission_app.shared.errors import UserError
from commission_app.shared.texts import say
from tests.soak.deeds import NEW
from tests.soak.site import LAPTOP, OFFICE, WORLD
from tests.support.seasons import LOG2N, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from commission_app.services.workspace import Workspace
    from tests.soak.log import Log
    from tests.soak.sites import Base

BEFORE_SOME_ACT = "nothing"  # a draft that was never there
AGED = ("backups", "vault")  # half files there go later, or have a name that is written again


def wrong_after(folder: Path, deed: str, log: Log, base: Base) -> list[str]:
    """Everything that is not as it must be; empty where all is well."""
    wrong = [f"a traceback instead of words: {log.crash}"] if log.crash else []
    try:
        wrong += list(_CHECKS[deed](folder, log, base))
    except UserError as error:
        wrong.append(f"refused: {error.key}: {say(error.key, 'en', **error.values)}")
    return wrong


def _workspace(folder: Path, who: str, log: Log, passphrase: str = PASSPHRASE) -> _Check:
    return _Check(folder, who, log, passphrase)


@dataclass
class _Check:
    """One workspace, opened again; what every deed must leave whole."""

    folder: Path
    who: str
    log: Log
    passphrase: str

    @contextlib.contextmanager
    def opened(self, wrong: list[str]) -> Generator[Workspace]:
        place = self.folder / f"{self.who}.commission"
        with open_workspace(place, self.passphrase, WORLD) as workspace:
            yield workspace
            wrong += self._whole(workspace)
        wrong += [f"left behind: {path.relative_to(place)}" for path in strays(place)]

    def _whole(self, workspace: Workspace) -> list[str]:
        found = Verify()(workspace)
        wrong = [say(one.text.key, "en", **one.text.values) for one in found.findings]
        told = [one for _, how, one in self.log.acts if how == "ok" and "head" in one]
        told = [one for one in told if one["device"] == workspace.device]
        with workspace.read() as now:
            heads = {
                (f.header.n, f.digest) for f in now.facts.select(devices=[workspace.device])
            }
            lines = {(line.n, line.hash) for line in diary.entries(now.c)}
            wrong += [f"changed form: {name}" for name in schema.difference(now.c)]
        for one in told:
            if tuple(one["head"]) not in heads | {(0, one["head"][1])}:
                wrong.append(f"an acknowledged fact is gone: {one}")
            if tuple(one["diary"]) not in lines | {(0, one["diary"][1])}:
                wrong.append(f"an acknowledged line of the diary is gone: {one}")
        with workspace.act() as act:
            act.note("soak")  # and it can be worked with
        return wrong


def strays(place: Path) -> list[Path]:
    """Half files that no one will ever tidy away."""
    found = [path for path in place.rglob("*.part") if path.parent.name not in AGED]
    beside = place.name.removesuffix(".commission")
    return [*found, *place.parent.glob(f"{beside}*.restoring")]


def _marks(folder: Path, log: Log, _: Base) -> Generator[str]:
    wrong: list[str] = []
    with _workspace(folder, LAPTOP, log).opened(wrong) as laptop:
        with laptop.read() as now:
            sheets = {control_code(f.digest) for f in now.facts.select(("sheet",))}
            sealed = {f.header.about.partition("/")[0] for f in now.facts.select(("sheet",))}
            there = _drafts(now.c)
        for code in (one["code"] for one in log.told("sheet") if one["code"] not in sheets):
            yield f"a sealed sheet is gone: {code}"
        for key, allowed in _allowed(log).items():
            found = there.get(key, BEFORE_SOME_ACT)
            if key.split()[0] not in sealed and found not in allowed:
                yield f"a mark is gone: {key} is {found}, not one of {allowed}"
    yield from wrong


def _drafts(c: Any) -> dict[str, Any]:
    there: dict[str, Any] = {}
    for interview in drafts.interviews(c):
        draft = drafts.read(c, interview)
        there[f"{interview} note"] = draft.note
        for criterion, mark in draft.marks.items():
            there[f"{interview} {criterion} level"] = mark.level
            there[f"{interview} {criterion} comment"] = mark.comment
    return there


def _allowed(log: Log) -> dict[str, list[Any]]:
    """The last acknowledged value, or one that was given after it and not acknowledged."""
    allowed: dict[str, list[Any]] = {}
    for what, how in log.begun("mark"):
        values = allowed.setdefault(what["mark"], [BEFORE_SOME_ACT, None, ""])
        if how == "ok":
            values.clear()
        values.append(what["value"])
    return allowed


def _handed_over(folder: Path, log: Log, base: Base) -> Generator[str]:
    yield from _marks(folder, log, base)
    wrong: list[str] = []
    with _workspace(folder, LAPTOP, log).opened(wrong) as laptop:
        with laptop.read() as now:
            gone = {row.sha256: row for row in packages.all_of(now.c, now.own.season, "out")}
        for one in log.told("hand over"):
            kept = laptop.outbox / f"{one['package']}.cmx"
            if one["sha256"] not in gone:
                yield f"a hand-over is not in the register: {one}"
            if not kept.exists() or _sha256(kept) != one["sha256"]:
                yield f"the laptop did not keep a hand-over: {one}"
            if not _is(folder / "usb" / one["file"], one["sha256"]):
                yield f"an acknowledged package is not on the stick: {one}"
        for row in gone.values():
            if not (laptop.outbox / f"{row.package}.cmx").exists():
                yield f"a package in the register was not kept: {row.package}"
        yield from _packages_whole(folder / "usb", laptop)
    yield from wrong


def _packages_whole(stick: Path, workspace: Workspace) -> Generator[str]:
    """What is called a package is one, whole; what is not whole is called otherwise."""
    own = workspace.own
    for file in stick.iterdir():
        if file.name.endswith(".part"):
            continue
        expect = Expect(own.office, own.season, own.practice)
        try:
            open_package(file.read_bytes(), workspace.keys.open, expect)
        except UserError as error:
            yield f"a package on the stick is not whole: {file.name}: {error.key}"


def _is(path: Path, sha256: str) -> bool:
    return path.exists() and _sha256(path) == sha256


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _taken_in(folder: Path, log: Log, base: Base) -> Generator[str]:
    wrong: list[str] = []
    with _workspace(folder, OFFICE, log).opened(wrong) as office:
        with office.read() as now:
            rows = {row.sha256: row for row in packages.all_of(now.c, now.own.season, "in")}
        told = [pair for one in log.told("take in") for pair in one["taken"]]
        for result, sha256 in told:
            if result != "refused" and sha256 and sha256 not in rows:
                yield f"a package that was taken in is not in the register: {sha256}"
        kept = {_sha256(file) for file in office.inbox.glob("*.cmx")}
        for row in rows.values():
            if row.sha256 not in kept:
                yield f"a package in the register is not in the inbox: {row.package}"
        again = TakeIn(sorted((folder / "usb").glob("*.cmx")))(office).value
        for one in (one for one in again if one.result == "refused"):
            yield f"a good package is refused afterwards: {one.reason}"
        with office.read() as now:
            if now.facts.state_digest() != base.digest:
                yield "the same packages come to another state"
    yield from wrong


def _office(folder: Path, log: Log, _: Base) -> Generator[str]:
    wrong: list[str] = []
    with _workspace(folder, OFFICE, log).opened(wrong) as office:
        for copy in office.backups.glob("*.backup"):
            with contextlib.suppress(UserError):
                backup.read_head(copy)
                continue
            yield f"a backup is not whole: {copy.name}"
        names = {copy.name for copy in office.backups.iterdir()}
        for one in log.told("back up"):
            if one["copy"] not in names:
                yield f"an acknowledged backup is gone: {one}"
    yield from wrong


def _migrated(folder: Path, log: Log, base: Base) -> Generator[str]:
    place = folder / f"{LAPTOP}.commission"
    key = Vault(place / "vault").open(PASSPHRASE)
    with contextlib.closing(connect(place / "commission.db", key)) as raw:
        version = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        if version not in {schema.CHAIN[0], schema.HEAD}:
            yield f"half a migration: {version}"
        found = "\n".join(d for (d,) in raw.execute("SELECT digest FROM fact ORDER BY id"))
        if not found.startswith(base.digest):
            yield "a migration lost facts"
        if version == schema.HEAD and not list(place.glob("backups/*.backup")):
            yield "migrated without a backup"
    yield from _marks(folder, log, base)


def _restored(folder: Path, log: Log, _: Base) -> Generator[str]:
    devices = {one["restore"]: one for one in log.told("restore")}
    for name in (what["restore"] for what, _ in log.begun("restore")):
        place, told = folder / name, devices.get(name)
        if not place.exists():
            if told:
                yield f"an acknowledged restoring is gone: {name}"
            continue
        wrong: list[str] = []
        with _workspace(folder, name.removesuffix(".commission"), log).opened(wrong) as now:
            if told and now.device != told["device"]:
                yield f"another device: {now.device}"
            with now.read() as reading:
                if not reading.facts.select(("succession",), [now.device]):
                    yield f"a restored workspace goes on as the old device: {name}"
        yield from wrong


def _passphrases(folder: Path, log: Log, _: Base) -> Generator[str]:
    vault = Vault(folder / f"{LAPTOP}.commission" / "vault")
    allowed = [PASSPHRASE, *(NEW.format(n) for n in range(4))]
    for what, how in log.begun("passphrase"):
        if how == "ok":
            allowed.clear()
        allowed.append(what["passphrase"])
    opening = [one for one in dict.fromkeys(allowed) if _opens(vault, one)]
    if len(opening) != 1:
        yield f"no passphrase opens, of {allowed}"
        return
    wrong: list[str] = []
    with _workspace(folder, LAPTOP, log, opening[0]).opened(wrong):
        pass
    yield from wrong


def _opens(vault: Vault, passphrase: str) -> bool:
    try:
        vault.open(passphrase, LAPTOP)
    except UserError:
        return False
    return True


def _prepared(folder: Path, log: Log, _: Base) -> Generator[str]:
    wrong: list[str] = []
    told = log.told("prepare")
    with _workspace(folder, OFFICE, log).opened(wrong) as office, office.read() as now:
        assigned = len(now.facts.select(("assignment",)))
        gone = packages.all_of(now.c, now.own.season, "out")
        made = sum(row.kind == "assignment" for row in gone)
        if assigned != made:
            yield f"{assigned} laptops are entered and {made} packages were made"
    yield from wrong
    for one in told:
        if not (folder / "usb" / one["file"]).exists():
            yield f"an acknowledged package is not on the stick: {one}"
    for name in (what["new"] for what, _ in log.begun("new")):
        new = any(found["new"] == name for found in log.told("new"))
        if (folder / f"{name}.commission").exists():
            with _workspace(folder, name, log).opened(wrong):
                pass
            yield from wrong
        elif new:
            yield f"an acknowledged laptop is gone: {name}"
        else:
            opening = OpenLaptop(folder / "usb" / told[-1]["file"], told[-1]["slip"])
            opening(folder / f"{name}.commission", PASSPHRASE, WORLD, LOG2N)[0].close()


_CHECKS = {
    "marks": _marks,
    "sealing": _marks,
    "hand-over": _handed_over,
    "take-in": _taken_in,
    "deciding": _office,
    "backup": _office,
    "migration": _migrated,
    "restore": _restored,
    "passphrase": _passphrases,
    "preparing": _prepared,
}
