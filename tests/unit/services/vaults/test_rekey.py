"""A new file key: everybody's passphrase stays, old slots and backups open nothing; kills."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

from commission_app.models import backup, diary, holders, own, rekey
from commission_app.models.database import Database
from commission_app.models.vault import RECOVERY, Vault
from commission_app.services.opening import open_workspace
from commission_app.services.recovering import RecoverAccess
from commission_app.services.vaults.people import NewRecoveryKey
from commission_app.services.vaults.rekey import Rekey
from commission_app.services.verifying import Verify
from tests.soak import rekeying
from tests.soak.campaign import Task
from tests.support.seasons import refused
from tests.unit.services.vaults.conftest import CHEAP, OTHER, WORD, WORLD, founded

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = (("secretary", WORD), ("Айгүл", OTHER))


def renew(folder: Path, **how: Any) -> str:
    return Rekey(WORD, "secretary", **how)(folder, WORLD, CHEAP).recovery_key


def opens(folder: Path, user: str, word: str) -> list[str]:
    """What the diary holds when this person opens it; every chain is whole."""
    with open_workspace(folder, word, WORLD, user=user) as workspace:
        assert Verify()(workspace).ok
        backup.verify(workspace.db.path, workspace.db.key)
        with workspace.read() as now:
            return [entry.what for entry in diary.entries(now.c)]


def test_everybody_goes_on_with_their_passphrase_under_another_key(office: Path) -> None:
    before = Vault(office / "vault").open(WORD, "secretary")
    assert renew(office) == ""
    after = Vault(office / "vault").open(WORD, "secretary")
    assert before.key != after.key
    assert before.salt != after.salt
    for user, word in PEOPLE:
        assert "rekeyed" in opens(office, user, word)
    assert {path.name for path in office.iterdir()}.isdisjoint({rekey.PART, rekey.READY})
    with refused("models.another_file"):
        Database(office / "commission.db", before)


def test_the_envelope_stays_valid_unless_a_new_one_is_wanted(tmp_path: Path) -> None:
    office, envelope = founded(tmp_path)
    renew(office)
    assert Vault(office / "vault").recover(envelope)
    another = renew(office, new_recovery=True)
    with refused("models.recovery_wrong"):
        Vault(office / "vault").recover(envelope)
    assert Vault(office / "vault").recover(another)


def test_a_renewed_envelope_is_the_one_that_is_kept(tmp_path: Path) -> None:
    office, old = founded(tmp_path)
    with open_workspace(office, WORD, WORLD, user="secretary") as workspace:
        new = NewRecoveryKey(WORD)(workspace, CHEAP).value
    renew(office)
    assert Vault(office / "vault").recover(new)
    with refused("models.recovery_wrong"):
        Vault(office / "vault").recover(old)


def test_old_slots_do_not_open_the_new_file(office: Path, tmp_path: Path) -> None:
    shutil.copytree(office / "vault", tmp_path / "kept")
    renew(office)
    for path in (tmp_path / "kept").glob("*.slot"):
        shutil.copy(path, office / "vault" / path.name)
    for user, word in PEOPLE:
        with refused("models.vault_mixed"):
            open_workspace(office, word, WORLD, user=user)


def test_a_slot_that_somebody_else_put_there_is_given_no_key(office: Path) -> None:
    """A slot brought back after its person was removed, or made by a stranger with the key."""
    vault = Vault(office / "vault")
    key = vault.open(WORD, "secretary")
    vault.add_user("stranger", "a stranger's passphrase", key, WORLD, CHEAP)
    with refused("vaults.strangers") as found:
        renew(office)
    assert found.value.values["users"] == "stranger"
    assert not (office / rekey.PART).exists()
    assert vault.open(WORD, "secretary") == key


def test_a_passphrase_set_by_the_recovery_key_is_known_after_opening(tmp_path: Path) -> None:
    office, envelope = founded(tmp_path)
    RecoverAccess(envelope, "a newer passphrase", "Айгүл")(office, WORLD, CHEAP).close()
    renew(office)
    opens(office, "Айгүл", "a newer passphrase")


def test_an_older_workspace_learns_its_people_when_they_open_it(office: Path) -> None:
    """Made before the program kept to whom slots are sealed: its envelope is printed anew."""
    with open_workspace(office, WORD, WORLD, user="secretary") as workspace:
        with workspace.db.write() as c:
            for name in ("secretary", "Айгүл", RECOVERY):
                own.forget(c, f"slot:{name}")
        with workspace.read() as now:
            assert not holders.known(now.c)
    with refused("vaults.strangers"):
        renew(office)
    opens(office, "Айгүл", OTHER)
    envelope = renew(office)
    assert Vault(office / "vault").recover(envelope)


def test_while_somebody_reads_it_nothing_is_renewed(office: Path) -> None:
    before = Vault(office / "vault").open(WORD, "secretary")
    with open_workspace(office, OTHER, WORLD, user="Айгүл", write=False) as reader:
        with reader.read(), refused("models.busy"):
            renew(office)
        assert reader.db.key == before
    assert Vault(office / "vault").open(WORD, "secretary") == before
    opens(office, *PEOPLE[1])


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killed_on_its_way_it_opens_with_one_set_of_keys(tmp_path: Path) -> None:
    """A few of the steps; the campaign `rekeying` takes each of them."""
    made, outcomes = rekeying.found(tmp_path / "made"), list[str]()
    for step in range(2, 400, 9):
        place = tmp_path / f"{step}" / "office.commission"
        shutil.copytree(made.folder, place)
        if not rekeying.renewed(place, step):
            break
        state, wrong = rekeying.looked_at(place, made, *rekeying.PEOPLE[step % 2])
        assert not wrong
        outcomes.append(state)
    assert outcomes.count("old") > 3
    assert outcomes.count("new") > 1
    assert outcomes == sorted(outcomes, reverse=True)  # one moment decides: first old, then new


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_the_campaign_is_alive(tmp_path: Path) -> None:
    outcome = rekeying.run(Task(tmp_path, 2, 1))
    assert (outcome.done, outcome.wrong) == (2, ())
