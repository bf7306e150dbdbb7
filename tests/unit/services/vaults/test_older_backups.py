"""Who was removed opens nothing that lies beside the workspace, and does not come back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from commission_app.models import backup, diary
from commission_app.models.vault import Vault
from commission_app.services.keeping import MakeBackup, Restore, RestoreWithRecoveryKey
from commission_app.services.opening import open_workspace
from commission_app.services.vaults.older_backups import RenewBackups
from commission_app.services.vaults.people import AddUser, ChangePassphrase, NewRecoveryKey
from commission_app.services.vaults.rekey import Rekey, RemoveUser
from commission_app.services.verifying import Verify
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from tests.support.seasons import refused
from tests.unit.services.vaults.conftest import CHEAP, OTHER, WORD, WORLD, founded

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.vaults.older_backups import Renewed

NEW = "a newer passphrase"


def backed_up(office: Path, many: int = 1) -> list[Path]:
    with open_workspace(office, WORD, WORLD, user="secretary") as workspace:
        return [MakeBackup()(workspace).value for _ in range(many)]


def removed(office: Path) -> Renewed:
    return RemoveUser(WORD, "Айгүл", "secretary")(office, WORLD, CHEAP).backups


def opens(file: Path, place: Path, user: str, word: str) -> None:
    """A backup makes a workspace for this person, and all of it is whole."""
    again, _ = Restore(file, "жоғалды")(place, word, WORLD, user)
    with again:
        assert Verify()(again).findings == ()


def lines(file: Path) -> tuple[int, str]:
    return backup.read_head(file).diary


def test_backups_open_no_more_for_who_was_removed(office: Path, tmp_path: Path) -> None:
    files = backed_up(office, 2)
    kept = tmp_path / "on another disk.backup"
    shutil.copy(files[0], kept)
    before = [(lines(file), file.name) for file in files]
    opens(files[0], tmp_path / "before", "Айгүл", OTHER)
    assert removed(office).done == tuple(files)
    assert [(lines(file), file.name) for file in files] == before  # their content stays
    for number, file in enumerate(files):
        assert "Айгүл.slot" not in backup.read_head(file).vault
        with refused("models.user_unknown"):
            opens(file, tmp_path / f"gone {number}", "Айгүл", OTHER)
        opens(file, tmp_path / f"here {number}", "secretary", WORD)
    opens(kept, tmp_path / "kept", "Айгүл", OTHER)  # this is what nobody can take back


def test_a_slot_of_an_old_backup_opens_neither_the_file_nor_a_renewed_backup(
    office: Path, tmp_path: Path
) -> None:
    (file,) = backed_up(office)
    old = backup.read_head(file).vault
    key = Vault.put_back(tmp_path / "vault", old).open(OTHER, "Айгүл")
    removed(office)
    (office / "vault" / "Айгүл.slot").write_bytes(old["Айгүл.slot"])
    for write in (True, False):
        with refused("models.vault_mixed"):
            open_workspace(office, OTHER, WORLD, user="Айгүл", write=write)
    with refused("models.another_file"):
        backup.verify(office / "commission.db", key)  # nor does the key that was copied
    head, data = backup.read(file)
    head.vault["Айгүл.slot"] = old["Айгүл.slot"]
    file.write_bytes(backup.pack(head, data))
    with refused("models.vault_mixed"):
        opens(file, tmp_path / "mixed", "Айгүл", OTHER)


def test_who_comes_back_gets_a_new_slot_and_the_old_one_stays_shut(
    office: Path, tmp_path: Path
) -> None:
    """With the very passphrase of before: another salt, another key."""
    old = (office / "vault" / "Айгүл.slot").read_bytes()
    shutil.copytree(office / "vault", tmp_path / "vault")
    before = Vault(tmp_path / "vault").open(OTHER, "Айгүл")
    removed(office)
    with open_workspace(office, WORD, WORLD) as workspace:
        AddUser(WORD, "Айгүл", OTHER)(workspace, CHEAP)
    slot = office / "vault" / "Айгүл.slot"
    new, after = slot.read_bytes(), Vault(office / "vault").open(OTHER, "Айгүл")
    assert (before.key, before.salt) != (after.key, after.salt)
    assert before.key != after.key
    assert new != old
    slot.write_bytes(old)
    with refused("models.vault_mixed"):
        open_workspace(office, OTHER, WORLD, user="Айгүл")
    slot.write_bytes(new)
    open_workspace(office, OTHER, WORLD, user="Айгүл").close()


def test_a_new_passphrase_reaches_older_backups_when_they_are_renewed(
    office: Path, tmp_path: Path
) -> None:
    (file,) = backed_up(office)
    with open_workspace(office, OTHER, WORLD, user="Айгүл") as workspace:
        ChangePassphrase(OTHER, NEW)(workspace, CHEAP)
    opens(file, tmp_path / "old", "Айгүл", OTHER)
    with open_workspace(office, WORD, WORLD, user="secretary") as workspace:
        with refused("models.passphrase_wrong"):
            RenewBackups("not my passphrase")(workspace)
        assert RenewBackups(WORD)(workspace).value.done == (file,)
        assert RenewBackups(WORD)(workspace).value.done == ()  # it is of now
        with workspace.read() as now:
            assert [e.what for e in diary.entries(now.c)].count("backups.renewed") == 1
    with refused("models.passphrase_wrong"):
        opens(file, tmp_path / "wrong", "Айгүл", OTHER)
    opens(file, tmp_path / "new", "Айгүл", NEW)


def test_the_envelope_before_it_opens_no_renewed_backup(tmp_path: Path) -> None:
    office, envelope = founded(tmp_path)
    (file,) = backed_up(office)
    with open_workspace(office, WORD, WORLD, user="secretary") as workspace:
        new = NewRecoveryKey(WORD)(workspace, CHEAP).value
        RenewBackups(WORD)(workspace)
    with refused("models.recovery_wrong"):
        RestoreWithRecoveryKey(file, "x", envelope, NEW)(tmp_path / "a", WORLD, "Айгүл")
    again, _ = RestoreWithRecoveryKey(file, "x", new, NEW)(tmp_path / "b", WORLD, "Айгүл")
    again.close()


def test_one_of_an_older_key_is_opened_with_the_passphrase_and_else_named(
    office: Path, tmp_path: Path
) -> None:
    """A power cut left it behind: the key that it had is in nobody's memory."""
    (file,) = backed_up(office)
    kept = tmp_path / "kept"
    shutil.copy(file, kept)
    Rekey(WORD, "secretary")(office, WORLD, CHEAP)
    Rekey(WORD, "secretary")(office, WORLD, CHEAP)
    shutil.copy(kept, file)
    with open_workspace(office, WORD, WORLD, user="secretary") as workspace:
        assert RenewBackups(WORD)(workspace).value.done == (file,)
        shutil.copy(kept, file)
        ChangePassphrase(WORD, NEW)(workspace, CHEAP)
        found = RenewBackups(NEW)(workspace).value
    assert found.done == ()
    (left,) = found.left
    assert (left.path, left.users) == (file, ("secretary", "Айгүл"))
    assert left.why.key == "models.passphrase_wrong"
    assert file.read_bytes() == kept.read_bytes()


def test_a_damaged_one_is_named_and_left_as_it_is(office: Path) -> None:
    good, bad = backed_up(office, 2)
    data = bytearray(bad.read_bytes())
    data[-1] ^= 1
    bad.write_bytes(data)
    found = removed(office)
    assert found.done == (good,)
    assert [(one.path, one.why.key) for one in found.left] == [(bad, "models.backup_damaged")]
    assert bad.read_bytes() == data


def test_a_disk_that_fails_in_between_leaves_the_old_or_the_new_one(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = backed_up(office)
    before, write = file.read_bytes(), atomic_file.write

    def fails(path: Path, data: bytes) -> None:
        if path == file:
            raise UserError(T("shared.file_medium_failed"), file=path)
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(atomic_file, "write", fails)
        assert [one.why.key for one in removed(office).left] == ["shared.file_medium_failed"]
    assert file.read_bytes() == before
    assert [path.name for path in (office / "backups").iterdir()] == [file.name]
    opens(file, tmp_path / "still", "secretary", WORD)  # as before, and the list names it


def test_somebody_who_reads_keeps_the_person_and_the_backups(office: Path) -> None:
    (file,) = backed_up(office)
    before = file.read_bytes()
    with (
        open_workspace(office, OTHER, WORLD, user="Айгүл", write=False) as reader,
        reader.read(),
        refused("models.busy"),
    ):
        removed(office)
    assert Vault(office / "vault").users() == ["secretary", "Айгүл"]
    assert file.read_bytes() == before
    open_workspace(office, OTHER, WORLD, user="Айгүл").close()
