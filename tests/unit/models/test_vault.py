"""Who may open the file, and what each damage says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from commission_app.models.vault import FILE_PAGE, Vault
from commission_app.shared.errors import UserError
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.models.database import FileKey

WORD = "бір екі үш төрт"
CHEAP = 14
WORLD = SeededWorld("vault")


@pytest.fixture
def made(tmp_path: Path) -> tuple[Vault, FileKey]:
    vault, key = Vault.make(tmp_path / "vault", WORLD)
    vault.add_user("Айгүл", WORD, key, WORLD, CHEAP)
    return vault, key


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value.key


def test_the_passphrase_opens(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    assert vault.open(WORD) == key


def test_a_wrong_passphrase_is_said_to_be_wrong(made: tuple[Vault, FileKey]) -> None:
    assert refusal(lambda: made[0].open("бір екі үш бес")) == "models.passphrase_wrong"


def test_the_same_passphrase_typed_another_way_opens(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    vault.add_user("b", "caf\u00e9 au lait!", key, WORLD, CHEAP)
    assert vault.open("cafe\u0301 au lait!", "b") == key


def test_a_short_passphrase_is_refused(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    short = refusal(lambda: vault.add_user("b", "eleven chars"[:11], key, WORLD, CHEAP))
    assert short == "models.passphrase_short"
    assert vault.users() == ["Айгүл"]


@pytest.mark.parametrize(
    "name", ["", "../x", "a/b", "recovery", "CON", "con.", ".x", "x..", "a" * 65]
)
def test_a_name_that_is_no_file_name_is_refused(made: tuple[Vault, FileKey], name: str) -> None:
    vault, key = made
    act = refusal(lambda: vault.add_user(name, WORD, key, WORLD, CHEAP))
    assert act == "models.user_name"


def test_a_name_may_end_with_the_dot_of_an_initial(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    vault.add_user("Ахметова Г. С.", WORD, key, WORLD, CHEAP)
    assert "Ахметова Г. С." in vault.users()
    assert vault.open(WORD, "Ахметова Г. С.") == key


def test_a_name_is_taken_once(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    taken = refusal(lambda: vault.add_user("айгүл", WORD, key, WORLD, CHEAP))
    assert taken == "models.user_taken"


def test_several_users_open_one_file(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    vault.add_user("b", "another passphrase", key, WORLD, CHEAP)
    assert vault.users() == ["b", "Айгүл"]
    assert refusal(lambda: vault.open(WORD)) == "models.user_choose"
    assert refusal(lambda: vault.open(WORD, "c")) == "models.user_unknown"
    assert vault.open("another passphrase", "b") == key


def test_a_changed_passphrase_rewrites_its_slot_only(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    vault.add_user("b", "another passphrase", key, WORLD, CHEAP)
    before = vault.files()
    vault.change_passphrase("b", "another passphrase", "quite another one", WORLD, CHEAP)
    after = vault.files()
    assert {name for name in after if after[name] != before[name]} == {"b.slot"}
    assert vault.open("quite another one", "b") == key
    assert refusal(lambda: vault.open("another passphrase", "b")) == "models.passphrase_wrong"


def test_only_who_knows_the_old_passphrase_changes_it(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    act = refusal(lambda: vault.change_passphrase("Айгүл", "x" * 12, "y" * 12, WORLD, CHEAP))
    assert act == "models.passphrase_wrong"
    assert vault.open(WORD) == key


def test_a_user_can_be_removed_but_not_the_last(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    assert refusal(lambda: vault.remove_user("Айгүл")) == "models.user_last"
    vault.add_user("b", "another passphrase", key, WORLD, CHEAP)
    vault.remove_user("b")
    assert vault.users() == ["Айгүл"]


def test_the_recovery_key_opens_and_is_nobodys_slot(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    text, _ = vault.add_recovery(key, WORLD, CHEAP)
    assert vault.recover(text.lower().replace("-", " ")) == key
    assert vault.users() == ["Айгүл"]


def test_a_forgotten_passphrase_is_set_anew(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    recovered = vault.recover(vault.add_recovery(key, WORLD, CHEAP)[0])
    vault.reset_passphrase("Айгүл", "a new passphrase", recovered, WORLD, CHEAP)
    assert vault.open("a new passphrase") == key


def test_an_older_recovery_key_does_not_open(made: tuple[Vault, FileKey]) -> None:
    vault, key = made
    old, _ = vault.add_recovery(key, WORLD, CHEAP)
    vault.add_recovery(key, WORLD, CHEAP)
    assert refusal(lambda: vault.recover(old)) == "models.recovery_wrong"


def test_without_a_recovery_slot_nothing_is_recovered(made: tuple[Vault, FileKey]) -> None:
    assert refusal(lambda: made[0].recover("x")) == "models.recovery_missing"


def test_every_flipped_byte_of_a_slot_is_damage(made: tuple[Vault, FileKey]) -> None:
    vault, _ = made
    path = vault.folder / "Айгүл.slot"
    raw = path.read_bytes()
    for at in range(0, len(raw), 7):
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        assert refusal(lambda: vault.open(WORD)) == "models.slot_damaged"


@pytest.mark.parametrize("log2n", [13, 21, 63])
def test_a_hostile_cost_is_refused(made: tuple[Vault, FileKey], log2n: int) -> None:
    vault, _ = made
    path = vault.folder / "Айгүл.slot"
    slot = json.loads(path.read_bytes())
    text = json.dumps({**slot, "log2n": log2n}, sort_keys=True, separators=(",", ":"))
    path.write_text(text)
    assert refusal(lambda: vault.open(WORD)) == "models.slot_damaged"


def test_the_slot_of_another_vault_is_told(made: tuple[Vault, FileKey], tmp_path: Path) -> None:
    other, key = Vault.make(tmp_path / "other", WORLD)
    other.add_user("b", WORD, key, WORLD, CHEAP)
    (made[0].folder / "b.slot").write_bytes((other.folder / "b.slot").read_bytes())
    assert refusal(lambda: made[0].open(WORD, "b")) == "models.vault_mixed"


@pytest.mark.parametrize("page", [None, b"", b"{}", b'{"check":"x","salt":"y"}'])
def test_a_lost_or_damaged_page_is_told(
    made: tuple[Vault, FileKey], page: bytes | None
) -> None:
    path = made[0].folder / FILE_PAGE
    path.unlink()
    if page is not None:
        path.write_bytes(page)
    assert refusal(lambda: made[0].open(WORD)) == "models.vault_damaged"


def test_a_folder_without_a_vault_is_no_workspace(tmp_path: Path) -> None:
    assert refusal(lambda: Vault(tmp_path / "vault").open(WORD)) == "models.not_a_workspace"


def test_only_the_owner_may_read_it(made: tuple[Vault, FileKey]) -> None:
    folder = made[0].folder
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_vault_is_put_back_as_it_was(made: tuple[Vault, FileKey], tmp_path: Path) -> None:
    vault, key = made
    back = Vault.put_back(tmp_path / "back", vault.files())
    assert back.open(WORD) == key


def test_a_foreign_name_is_not_put_back(tmp_path: Path) -> None:
    act = refusal(lambda: Vault.put_back(tmp_path / "back", {"../evil.slot": b""}))
    assert act == "models.vault_damaged"
    assert not (tmp_path / "evil.slot").exists()
