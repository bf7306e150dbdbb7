"""What people do while the power may go: `DEEDS` are what a worker's process is asked for."""

from __future__ import annotations

import contextlib
import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from commission_app.models.vault import Vault
from commission_app.services.deciding import Decide
from commission_app.services.devices.setting_up import OpenLaptop, PrepareLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.scoring import GiveMark, WriteComment, WriteNote
from commission_app.services.sealing import CorrectSheet, SealSheet
from commission_app.services.sittings import Attend, CloseSitting, OpenSitting, RevealMarks
from commission_app.services.taking_in import TakeIn
from commission_app.shared.errors import UserError
from commission_app.tables.simple import AttendanceRow, DecisionRow
from tests.soak.site import LAPTOP, OFFICE, WORLD, Site, Stopped, in_words
from tests.support.seasons import (
    CRITERIA,
    LOG2N,
    MEMBERS,
    NOTHING,
    PASSPHRASE,
    PLENARY,
    REASON,
    WORDS,
    ballots,
    people,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.services.workspace import Workspace

NEW = "another passphrase {}"


def interviews() -> list[str]:
    """Who is to be interviewed, by code."""
    return sorted(one.code for one in people())


def give_marks(site: Site) -> None:
    """Drafts: marks, comments, notes."""
    with site.open(LAPTOP) as laptop:
        for number in range(10):
            interview, criterion = site.rng.choice(interviews()), site.rng.choice(CRITERIA)
            level, text = site.rng.randint(1, 5), f"{WORDS} {site.rng.random()}"
            mark = {"mark": f"{interview} {criterion} level", "value": level}
            comment = {"mark": f"{interview} {criterion} comment", "value": text}
            note = {"mark": f"{interview} note", "value": text}
            what, act = (
                (mark, GiveMark(interview, criterion, level)),
                (comment, WriteComment(interview, criterion, text)),
                (note, WriteNote(interview, text)),
            )[number % 3]
            site.do(what, lambda a=act: _done(a(laptop)), laptop)


def _done(_: object) -> None:
    """Nothing more is acknowledged than that it was done."""


def seal(site: Site) -> None:
    """Six marks and the seal, or a correction where that interview is sealed."""
    with site.open(LAPTOP) as laptop:
        for interview in site.rng.sample(interviews(), 3):
            _seal(site, laptop, interview)


def _seal(site: Site, laptop: Workspace, interview: str) -> None:
    with laptop.read() as now:
        sealed = now.facts.leaf(("sheet", f"{interview}/{LAPTOP}"))
    if sealed:
        marks = {site.rng.choice(CRITERIA): (site.rng.randint(1, 5), f"{site.rng.random()}")}
        correct = CorrectSheet(interview, marks, f"Қате. {site.rng.random()}")
        site.do({"sheet": interview}, lambda: {"code": correct(laptop).value}, laptop)
        return
    for criterion in CRITERIA:
        mark = GiveMark(interview, criterion, site.rng.randint(3, 5))
        what = {"mark": f"{interview} {criterion} level", "value": mark.level}
        site.do(what, lambda m=mark: _done(m(laptop)), laptop)
    site.do({"sheet": interview}, lambda: {"code": SealSheet(interview)(laptop).value}, laptop)


def hand_over(site: Site) -> None:
    """Two hand-overs to the stick, with a sheet more before each."""
    with site.open(LAPTOP) as laptop:
        for _ in range(2):
            _seal(site, laptop, site.rng.choice(interviews()))
            site.do({"hand over": LAPTOP}, lambda: _sent(HandOver(site.stick)(laptop)), laptop)


def _sent(done: Any) -> dict[str, Any]:
    (sent,) = done.value
    return {"file": sent.path.name, "package": sent.package, "sha256": _sha256(sent.path)}


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:  # the disk that fails is the campaign's
        return ""


def take_in(site: Site) -> None:
    """All packages of the stick, some at a time."""
    files = sorted(site.stick.glob("*.cmx"))
    site.rng.shuffle(files)
    with site.open(OFFICE) as office:
        for place in range(0, len(files), 3):
            some = files[place : place + 3]

            def act(some: list[Path] = some) -> dict[str, Any]:
                taken = TakeIn(some)(office).value
                found = [[t.result, _sha256(f)] for t, f in zip(taken, some, strict=True)]
                for one in taken:
                    if one.reason is not None:
                        in_words(one.reason)
                return {"taken": found}

            site.do({"take in": [file.name for file in some]}, act, office)


def decide(site: Site) -> None:
    """The plenary sitting from its opening to its close, as far as it is not done yet."""
    one, two = interviews()[:2]
    end = PLENARY + timedelta(hours=5)
    present = [AttendanceRow(0, "P", m, PLENARY, end, "") for m in MEMBERS]
    votes = [*ballots("1", (one,), "enrol"), *ballots("2", (two,), "refuse")]
    decisions = [DecisionRow(0, one, "enrol", NOTHING), DecisionRow(0, two, "refuse", REASON)]
    steps = (
        ("sitting", OpenSitting("P", "plenary")),
        ("attendance", Attend(present)),
        ("reveal", RevealMarks()),
        ("decision", Decide(votes, decisions)),
        ("", CloseSitting("P")),
    )
    with site.open(OFFICE) as office:
        for kind, act in steps:
            with office.read() as now:
                about = {f.header.about.partition("/")[0] for f in now.facts.select((kind,))}
                there = bool(about - {"A"})  # the panel's sitting was before
            if not there:
                site.do({"step": kind or "close"}, lambda a=act: _done(a(office)), office)


def migrate(site: Site) -> None:
    """Open a file of an older program."""
    with site.open(LAPTOP):
        pass


def back_up(site: Site) -> None:
    """A backup, and another one."""
    with site.open(OFFICE) as office:
        for _ in range(2):
            site.do(
                {"back up": OFFICE}, lambda: {"copy": MakeBackup()(office).value.name}, office
            )


def restore(site: Site) -> None:
    """The same backup into two folders, one after the other."""
    for number in range(2):
        folder = site.folder / f"restored {number}.commission"
        if not folder.exists():
            site.do({"restore": folder.name}, lambda f=folder: _restored(site, f))


def _restored(site: Site, folder: Path) -> dict[str, Any]:
    act = Restore(site.folder / "a.backup", "Диск істен шықты.")
    workspace, found = act(folder, PASSPHRASE, WORLD)
    workspace.close()
    return {"device": found.device, "old": found.old}


def change_passphrase(site: Site) -> None:
    """There and back: the log knows which one is in force."""
    vault = Vault(site.place(LAPTOP) / "vault")
    names = [PASSPHRASE, *(NEW.format(n) for n in range(4))]
    old = next((n for n in names if _opens(vault, n)), "")
    for new in site.rng.sample([n for n in names if n != old], 3):
        old_now = old

        def act(new: str = new, old_now: str = old_now) -> dict[str, Any]:
            vault.change_passphrase(LAPTOP, old_now, new, WORLD, LOG2N)
            return {}

        site.do({"passphrase": new}, act)
        old = new if _opens(vault, new) else old


def _opens(vault: Vault, passphrase: str) -> bool:
    try:
        vault.open(passphrase, LAPTOP)
    except UserError:
        return False
    return True


def prepare(site: Site) -> None:
    """A laptop is prepared at the office and opened with its slip."""
    member = site.rng.choice(MEMBERS)
    name = f"{member}-{site.rng.random()}"
    slips: list[tuple[Path, str]] = []

    def give() -> dict[str, Any]:
        made = PrepareLaptop(member, site.stick)(office).value
        slips.append((made.sent.path, made.slip))
        return {"file": made.sent.path.name, "slip": made.slip, "laptop": made.laptop}

    with site.open(OFFICE) as office:
        site.do({"prepare": member}, give, office)
    for file, slip in slips:
        site.do({"new": name}, lambda f=file, s=slip: _new(site, name, (f, s)))


def _new(site: Site, name: str, given: tuple[Path, str]) -> dict[str, Any]:
    workspace, opened = OpenLaptop(*given)(site.place(name), PASSPHRASE, WORLD, LOG2N)
    workspace.close()
    return {"fingerprint": opened.short_fingerprint}


def _quiet(deed: Callable[[Site], None]) -> Callable[[Site], None]:
    def done(site: Site) -> None:
        with contextlib.suppress(Stopped):
            deed(site)

    return done


DEEDS: dict[str, Callable[[Site], None]] = {
    "marks": _quiet(give_marks),
    "sealing": _quiet(seal),
    "hand-over": _quiet(hand_over),
    "take-in": _quiet(take_in),
    "deciding": _quiet(decide),
    "migration": _quiet(migrate),
    "backup": _quiet(back_up),
    "restore": _quiet(restore),
    "passphrase": _quiet(change_passphrase),
    "preparing": _quiet(prepare),
}
