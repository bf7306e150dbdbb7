"""Several people open one office, each by name; one leaves, a recovery key is printed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.models import diary
from commission_app.models.vault import Vault
from commission_app.services.opening import open_workspace, users_of
from commission_app.services.sittings import OpenSitting
from commission_app.services.vaults.people import (
    AddUser,
    ChangePassphrase,
    NewRecoveryKey,
    ReadPeople,
)
from commission_app.services.vaults.rekey import RemoveUser
from tests.support.seasons import SmallSeason, refused
from tests.unit.services.vaults.conftest import CHEAP, OTHER, WORD, WORLD, founded

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace


def opened(folder: Path, user: str, word: str) -> Workspace:
    return open_workspace(folder, word, WORLD, user=user)


def said(workspace: Workspace) -> list[tuple[str, str, str]]:
    with workspace.read() as now:
        return [(one.user, one.what, one.about) for one in diary.entries(now.c)]


def test_who_did_what_is_the_user_in_facts_and_diary(office: Path) -> None:
    with opened(office, "Айгүл", OTHER) as workspace:
        OpenSitting("A", "panel")(workspace)
        with workspace.read() as now:
            fact = now.facts.select(("sitting",))[0]
        lines = said(workspace)
    assert fact.header.user == "Айгүл"
    assert lines[-2:] == [("Айгүл", "unlocked", ""), ("Айгүл", "sitting.opened", "A")]
    assert ("secretary", "user.added", "Айгүл") in lines


def removed(office: Path, name: str = "Айгүл", own: str = WORD) -> None:
    RemoveUser(own, name, "secretary")(office, WORLD, CHEAP)


def test_the_list_says_who_opened_it_and_when(office: Path) -> None:
    with opened(office, "Айгүл", OTHER) as workspace:
        secretary, me = sorted(ReadPeople()(workspace), key=lambda one: one.me)
    assert (secretary.name, me.name) == ("secretary", "Айгүл")
    assert (secretary.me, me.me, secretary.known, me.known) == (False, True, True, True)
    assert me.opened is not None
    assert secretary.opened is None  # founding is not opening


def test_only_who_is_there_adds_and_removes(office: Path) -> None:
    """A desk that was left open is no key."""
    with opened(office, "secretary", WORD) as workspace:
        with refused("models.passphrase_wrong"):
            AddUser("not my passphrase", "third", "a third passphrase")(workspace, CHEAP)
        with refused("models.passphrase_wrong"):
            NewRecoveryKey("not my passphrase")(workspace, CHEAP)
        before = said(workspace)
    with refused("models.passphrase_wrong"):
        removed(office, own="not my passphrase")
    assert users_of(office) == ["secretary", "Айгүл"]
    assert not {what for _, what, _ in before} & {"user.removed", "recovery.renewed"}


def test_a_name_is_taken_once_and_a_short_passphrase_is_refused(office: Path) -> None:
    with opened(office, "secretary", WORD) as workspace:
        with refused("models.user_taken"):
            AddUser(WORD, "АЙГҮЛ", "a third passphrase")(workspace, CHEAP)
        with refused("models.passphrase_short"):
            AddUser(WORD, "third", "short")(workspace, CHEAP)
        assert users_of(office) == ["secretary", "Айгүл"]


def test_who_was_removed_does_not_come_back_with_an_old_slot(office: Path) -> None:
    slot = office / "vault" / "Айгүл.slot"
    kept = slot.read_bytes()
    removed(office)
    with opened(office, "secretary", WORD) as workspace:
        assert ("secretary", "user.removed", "Айгүл") in said(workspace)
    with refused("models.user_unknown"):
        opened(office, "Айгүл", OTHER)
    slot.write_bytes(kept)
    for write in (True, False):
        with refused("models.vault_mixed"):  # it holds the key that was
            open_workspace(office, OTHER, WORLD, user="Айгүл", write=write)
    slot.unlink()
    with opened(office, "secretary", WORD) as workspace:  # and may be let in again
        AddUser(WORD, "Айгүл", OTHER)(workspace, CHEAP)
    opened(office, "Айгүл", OTHER).close()


@pytest.mark.parametrize("write", [True, False])
def test_a_slot_under_another_name_opens_nothing(office: Path, write: bool) -> None:
    """Or one person would be two: the four eyes ask who opened it."""
    vault = office / "vault"
    mine, theirs = (vault / f"{name}.slot" for name in ("secretary", "Айгүл"))
    kept = theirs.read_bytes()
    theirs.write_bytes(mine.read_bytes())
    with refused("vaults.slot_of_another") as said:
        open_workspace(office, WORD, WORLD, user="Айгүл", write=write)
    assert said.value.values == {"user": "Айгүл", "owner": "secretary"}
    theirs.write_bytes(kept)
    opened(office, "Айгүл", OTHER).close()


@pytest.mark.parametrize("write", [True, False])
def test_who_was_removed_does_not_come_back_by_another_name(office: Path, write: bool) -> None:
    kept = (office / "vault" / "Айгүл.slot").read_bytes()
    removed(office)
    (office / "vault" / "Гүлай.slot").write_bytes(kept)
    with refused("models.vault_mixed"):
        open_workspace(office, OTHER, WORLD, user="Гүлай", write=write)


def test_the_last_one_stays_and_nobody_removes_oneself(office: Path) -> None:
    with refused("vaults.not_oneself"):
        removed(office, "secretary")
    removed(office)
    with refused("models.user_last"):
        removed(office, "secretary")
    opened(office, "secretary", WORD).close()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(office: Path) -> None:
    with opened(office, "Айгүл", OTHER) as workspace:
        with refused("models.passphrase_wrong"):
            ChangePassphrase("something else", "қырық күн шілде")(workspace, CHEAP)
        ChangePassphrase(OTHER, "қырық күн шілде")(workspace, CHEAP)
        assert said(workspace)[-1] == ("Айгүл", "passphrase.changed", "")
    with refused("models.passphrase_wrong"):
        opened(office, "Айгүл", OTHER)
    opened(office, "Айгүл", "қырық күн шілде").close()
    opened(office, "secretary", WORD).close()


def test_a_recovery_key_printed_anew_makes_the_old_one_worthless(tmp_path: Path) -> None:
    office, old = founded(tmp_path)
    with opened(office, "secretary", WORD) as workspace:
        new = NewRecoveryKey(WORD)(workspace, CHEAP).value
    vault = Vault(office / "vault")
    with refused("models.recovery_wrong"):
        vault.recover(old)
    assert vault.recover(new) == vault.open(OTHER, "Айгүл")


def test_a_laptop_has_one_person(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")
    with refused("services.office_only"):
        AddUser("a practice passphrase", "M02", "another passphrase")(laptop, CHEAP)
    ChangePassphrase("a practice passphrase", "қырық күн шілде")(laptop, CHEAP)
    equipped.close_one("M01")
    open_workspace(equipped.place("M01"), "қырық күн шілде", equipped.world("M01")).close()


def test_an_act_does_not_show_its_passphrases() -> None:
    acts = (AddUser(WORD, "x", OTHER), ChangePassphrase(WORD, OTHER), RemoveUser(WORD, "x"))
    assert not [act for act in acts if WORD in repr(act) or OTHER in repr(act)]
