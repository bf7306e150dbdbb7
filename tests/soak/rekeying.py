"""A new file key, killed before each change of the disk and at any instant between.

After each kill the workspace is opened: all of it under the old key, or all of it under the new
one, for every person and for the envelope, with whole chains and nothing left lying beside. The
backup beside it opens for every person too, sealed anew or as it was.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commission_app.models import backup, diary, rekey
from commission_app.models.vault import Vault
from commission_app.services.founding import NewOffice
from commission_app.services.keeping import MakeBackup
from commission_app.services.opening import open_workspace
from commission_app.services.vaults.people import AddUser
from commission_app.services.vaults.rekey import Rekey
from commission_app.services.verifying import Verify
from commission_app.shared.errors import UserError
from commission_app.shared.world import SeededWorld
from tests.soak.campaign import Outcome, Task

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.models.database import FileKey

WORLD, CHEAP = SeededWorld("rekeying"), 14
PEOPLE = (("secretary", "correct horse battery"), ("Айгүл", "жеті рет өлшеп кес"))
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, slots=True)
class Office:
    """A closed workspace with two people, to be copied for each kill."""

    folder: Path
    envelope: str
    key: FileKey


def found(folder: Path) -> Office:
    """Make it."""
    place = folder / "office.commission"
    new = NewOffice("1000-leaders", practice=True, year=2026, label="rekeying")
    workspace, envelope = new(place, PEOPLE[0][1], WORLD, CHEAP)
    with workspace:
        AddUser(PEOPLE[0][1], *PEOPLE[1])(workspace, CHEAP)
        MakeBackup()(workspace)
    return Office(place, envelope, Vault(place / "vault").recover(envelope))


def renewed(folder: Path, step: int = 0, seconds: float = 0.0) -> bool:
    """Renew in a process killed before its n-th change of the disk, or after so many seconds.

    False: it was done before.
    """
    child = os.fork()
    if child == 0:
        if step:
            sys.addaudithook(_Death(step))
        try:
            Rekey(PEOPLE[0][1], "secretary")(folder, WORLD, CHEAP)
        finally:
            os._exit(0)
    if seconds:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


class _Death:
    """Comes before the n-th change of the disk."""

    def __init__(self, step: int) -> None:
        self._left = step

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if event in CHANGES or (event == "open" and int(args[2] or 0) & WRITES):
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)


def looked_at(
    folder: Path, office: Office, user: str, word: str
) -> tuple[str, tuple[str, ...]]:
    """Under which key everything is, "old" or "new", and what is wrong with it."""
    wrong = list[str]()
    try:
        with open_workspace(folder, word, WORLD, user=user) as workspace:
            if not Verify()(workspace).ok:
                wrong.append("the journal does not verify")
            with workspace.read() as now:
                said = [entry.what for entry in diary.entries(now.c)]
        key = Vault(folder / "vault").recover(office.envelope)
    except UserError as error:
        return "", (f"{user}: {error.key}",)
    state = "old" if key == office.key else "new"
    if ("rekeyed" in said) is (state == "old"):
        wrong.append(f"the diary is not that of the {state} file")
    for other, other_word in PEOPLE:
        if Vault(folder / "vault").open(other_word, other) != key:
            wrong.append(f"{other} has another key")
    left = {path.name for path in folder.iterdir()} & {rekey.PART, rekey.READY}
    left |= {path.name for path in (folder / "backups").glob("reseal.*")}
    wrong += [f"{name} is left" for name in left]
    return state, (*wrong, *_backup(folder, user, word, state))


def _backup(folder: Path, user: str, word: str, state: str) -> list[str]:
    """What is wrong with the one backup; while the old key counts it has not changed."""
    paths, again = list((folder / "backups").glob(f"*{backup.SUFFIX}")), folder / "again"
    if len(paths) != 1:
        return [f"{len(paths)} backups"]
    try:
        backup.restore(paths[0], again, lambda vault: vault.open(word, user))
    except UserError as error:
        return [f"the backup: {error.key}"]
    shutil.rmtree(again)
    same = backup.read_head(paths[0]).vault == Vault(folder / "vault").files()
    return [] if same or state == "new" else ["the backup was sealed anew before the file"]


def run(task: Task) -> Outcome:
    """Half of the kills before a change of the disk, in order; half at any instant."""
    office, chance = found(task.folder / "made"), random.Random(task.seed)
    states, wrong, step = {"old": 0, "new": 0, "": 0}, list[str](), 0
    for number in range(task.amount):
        place = task.folder / "copy" / "office.commission"
        shutil.copytree(office.folder, place)
        if number % 2:
            how = f"after {(seconds := chance.uniform(0.0, 0.2)):.4f} s"
            renewed(place, seconds=seconds)
        else:
            step += 1
            how = f"before change {step}"
            if not renewed(place, step):
                step = 0
        state, faults = looked_at(place, office, *PEOPLE[number % 2])
        states[state] += 1
        wrong += [f"seed {task.seed}, {how}: {fault}" for fault in faults]
        shutil.rmtree(place.parent)
    note = f"{states['old']} opened with the old key, {states['new']} with the new one"
    return Outcome(task.amount, tuple(wrong), note)
