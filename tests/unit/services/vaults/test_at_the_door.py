"""The workspace is opened for one act and closed again, or handed on with what is shown."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from commission_app.models import backup
from commission_app.models.vault import Vault
from commission_app.services.keeping import MakeBackup
from commission_app.services.opening import open_workspace, users_of
from commission_app.services.vaults.at_the_door import Door
from commission_app.services.vaults.people import AddUser, ChangePassphrase
from tests.support.seasons import refused
from tests.unit.services.vaults.conftest import CHEAP, OTHER, WORD, WORLD

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_an_act_leaves_the_workspace_closed(office: Path) -> None:
    Door(office, WORD, "secretary").change(AddUser(WORD, "third", OTHER), WORLD)
    assert users_of(office) == ["secretary", "third", "Айгүл"]
    open_workspace(office, WORD, WORLD, user="secretary").close()  # nobody holds it


def test_who_goes_leaves_a_new_key_and_a_backup_under_it(office: Path) -> None:
    before = Vault(office / "vault").open(WORD, "secretary")
    after = Door(office, WORD, "secretary").remove("Айгүл", WORLD, CHEAP)
    after.workspace.close()
    assert users_of(office) == ["secretary"]
    assert Vault(office / "vault").open(WORD, "secretary") != before
    (newest,) = backup.listed(office / "backups")
    assert set(backup.read_head(newest.path).vault) == {
        *("file.page", "recovery.slot", "secretary.slot")
    }


def test_older_backups_are_renewed_at_the_door(office: Path) -> None:
    with open_workspace(office, WORD, WORLD, user="secretary") as workspace:
        MakeBackup()(workspace)
    Door(office, OTHER, "Айгүл").change(ChangePassphrase(OTHER, "another passphrase"), WORLD)
    found = Door(office, WORD, "secretary").renew_backups(WORLD)
    assert (len(found.done), found.left) == (1, ())


def test_a_wrong_passphrase_changes_nothing(office: Path) -> None:
    with refused("models.passphrase_wrong"):
        Door(office, OTHER, "secretary").new_recovery(WORLD, CHEAP)
    open_workspace(office, WORD, WORLD, user="secretary").close()


def test_a_new_recovery_key_comes_with_the_open_workspace(office: Path) -> None:
    workspace, key = Door(office, WORD, "secretary").new_recovery(WORLD, CHEAP)
    with workspace:
        assert Vault(office / "vault").recover(key) == workspace.db.key


def test_a_new_file_key_is_followed_by_a_backup(office: Path) -> None:
    after = Door(office, WORD, "secretary").rekey(WORLD, CHEAP)
    after.workspace.close()
    assert (after.recovery_key, after.no_backup) == ("", None)
    head = backup.glance(backup.listed(office / "backups")[0].path)
    assert head is not None
    assert head.why == "rekey"


def test_without_room_for_the_backup_the_new_key_stands(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Vault(office / "vault").open(WORD, "secretary")
    full = shutil.disk_usage(office)._replace(free=1 << 20)
    real = shutil.disk_usage

    def usage(folder: Path) -> object:
        return full if folder.name == "backups" else real(folder)

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", usage)
        after = Door(office, WORD, "secretary").rekey(WORLD, CHEAP)
    after.workspace.close()
    none = after.no_backup
    assert none is not None
    assert none.key == "shared.file_no_room_for"
    assert Vault(office / "vault").open(WORD, "secretary") != before
