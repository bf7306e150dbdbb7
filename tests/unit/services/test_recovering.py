"""The recovery key opens and sets a passphrase; an older copy is saved before it goes on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from commission_app.models import diary
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.opening import open_workspace
from commission_app.services.recovering import (
    CopyOlder,
    RecoverAccess,
    copies_of,
    users_of_copy,
)
from commission_app.services.sittings import OpenSitting
from tests.support.seasons import LOG2N, PASSPHRASE, refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

NEW = "another practice passphrase"


def test_recovery_key_sets_a_passphrase_and_leaves_the_database(founded: SmallSeason) -> None:
    founded.close()
    place, world = founded.place("office"), founded.world("later")
    before = (place / "commission.db").read_bytes()[:16]
    slots = {p.name: p.read_bytes() for p in (place / "vault").iterdir()}
    typed = founded.recovery["office"].lower().replace("0", "o").replace("-", " ")
    with RecoverAccess(typed, NEW)(place, world, LOG2N) as workspace, workspace.read() as now:
        lines = [line.what for line in diary.entries(now.c)][-2:]
    changed = {p.name for p in (place / "vault").iterdir() if slots[p.name] != p.read_bytes()}
    assert lines == ["unlocked", "access.recovered"]
    assert changed == {"secretary.slot"}
    assert (place / "commission.db").read_bytes()[:16] == before  # its salt: the same key
    with refused("models.passphrase_wrong"):
        open_workspace(place, PASSPHRASE, world)
    open_workspace(place, NEW, world).close()


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAB", "shared.code_check"),
        ("AAAAA-AAAA", "shared.code_length"),
        ("00000-00000-00000-00000-00000-00000", "models.recovery_wrong"),
    ],
)
def test_wrong_recovery_key_changes_nothing(
    founded: SmallSeason, typed: str, refusal: str
) -> None:
    founded.close()
    with refused(refusal):
        RecoverAccess(typed, NEW)(founded.place("office"), founded.world("later"), LOG2N)
    open_workspace(founded.place("office"), PASSPHRASE, founded.world("later")).close()


def test_short_new_passphrase_is_refused(founded: SmallSeason) -> None:
    founded.close()
    with refused("models.passphrase_short"):
        RecoverAccess(founded.recovery["office"], "short")(
            founded.place("office"), founded.world("later"), LOG2N
        )


def test_nobody_loses_a_workspace_that_another_program_writes(founded: SmallSeason) -> None:
    assert founded.office.hold is not None
    with refused("models.locked_by"):
        RecoverAccess(founded.recovery["office"], NEW)(
            founded.place("office"), founded.world("later"), LOG2N
        )


def test_older_copy_is_saved_and_goes_on_as_a_new_device(founded: SmallSeason) -> None:
    founded.close()
    older = founded.folder / "older.commission"
    shutil.copytree(founded.place("office"), older)
    OpenSitting("P01", "panel")(founded.office)
    founded.close()
    with refused("services.older_copy"):
        open_workspace(older, PASSPHRASE, founded.world("older"))
    file = CopyOlder(PASSPHRASE)(older, founded.world("older"))
    assert [one.path for one in copies_of(older)][:1] == [file]
    assert users_of_copy(file) == ["secretary"]
    workspace, done = Restore(file, "жоғалды")(
        founded.place("again"), PASSPHRASE, founded.world("again")
    )
    workspace.close()
    assert done.device != done.old


def test_copies_are_listed_newest_first(founded: SmallSeason) -> None:
    first = MakeBackup()(founded.office).value
    second = MakeBackup()(founded.office).value
    assert [one.path for one in copies_of(founded.place("office"))] == [second, first]


def test_what_is_no_backup_has_no_users(founded: SmallSeason) -> None:
    file = founded.folder / "letter.backup"
    file.write_text("dear secretary")
    with refused("models.not_a_backup"):
        users_of_copy(file)
