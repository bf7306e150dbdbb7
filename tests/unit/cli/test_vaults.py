"""People, passphrases, the recovery key and the file key by command."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import click
import pytest

from commission_app.cli import session as sessions
from commission_app.models.vault import Vault
from tests.unit.cli.conftest import PASSPHRASE

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Line, Said

OTHER = "жеті рет өлшеп кес"


def added(office: Line) -> Said:
    return office.here("user", "add", "Айгүл", COMMISSION_NEW_PASSPHRASE=OTHER)


def test_a_person_is_added_listed_and_removed(office: Line) -> None:
    assert added(office).code == 0
    alone = office.here("user", "list")
    assert alone.code == 1
    assert "Айгүл" in alone.err  # asks which of the two
    listed = office.here(
        "user", "list", "--user", "Айгүл", "--json", COMMISSION_PASSPHRASE=OTHER
    )
    assert [one["user"] for one in listed.found["users"]] == ["secretary", "Айгүл"]
    assert [one["me"] for one in listed.found["users"]] == [False, True]
    removed = office.here("user", "remove", "Айгүл", "--user", "secretary")
    assert removed.code == 0
    assert "new key" in removed.out
    assert "other disks" in removed.out
    gone = office.here("info", "--user", "Айгүл", COMMISSION_PASSPHRASE=OTHER)
    assert gone.code == 1


def test_the_last_person_stays(office: Line) -> None:
    said = office.here("user", "remove", "secretary")
    assert said.code == 1
    assert "only user" in said.err


def test_a_passphrase_is_changed_from_a_file(office: Line) -> None:
    file = office.folder / "new.txt"
    file.write_text(f"{OTHER}\n", encoding="utf-8")
    said = office.here("user", "passphrase", "--new-passphrase-file", str(file))
    assert (said.code, OTHER in said.out + said.err) == (0, False)
    assert office.here("info").code == 1
    assert office.here("info", COMMISSION_PASSPHRASE=OTHER).code == 0


def test_without_a_new_passphrase_nothing_changes(office: Line) -> None:
    said = office.here("user", "add", "Айгүл")
    assert said.code == 2
    assert "COMMISSION_NEW_PASSPHRASE" in said.err
    assert Vault(office.office / "vault").users() == ["secretary"]


def test_a_new_recovery_key_is_shown_once(office: Line) -> None:
    key = office.here("recovery", "new", "--json").found["recovery_key"]
    assert Vault(office.office / "vault").recover(key)
    assert key not in office.here("info").out


def test_the_file_key_is_renewed(office: Line) -> None:
    added(office)
    before = Vault(office.office / "vault").open(OTHER, "Айгүл")
    said = office.here("rekey", "--user", "secretary", "--json")
    assert said.found == {
        "users": ["secretary", "Айгүл"],
        "recovery_key": None,
        "backups_renewed": [],
        "backups_left": [],
    }
    assert Vault(office.office / "vault").open(OTHER, "Айгүл") != before
    key = office.here("rekey", "--user", "secretary", "--new-recovery", "--json").found
    assert Vault(office.office / "vault").recover(key["recovery_key"])


def test_who_types_a_wrong_passphrase_waits_longer_each_time(
    office: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody at a terminal; the waits are written down instead of waited for."""
    typed, waits = iter(["a wrong passphrase"] * 2 + [PASSPHRASE]), list[float]()
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)

    def prompt(*_: object, **__: object) -> str:
        return next(typed)

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(sessions.time, "sleep", waits.append)
    said = office.here("info", COMMISSION_PASSPHRASE="")
    assert said.code == 0
    assert waits == list(sessions.PAUSES[:2])
    assert said.err.count("secretary") == 2  # each refusal says whose passphrase it is


def test_four_eyes_are_asked_for_only_where_a_second_person_is(office: Line) -> None:
    alone = office.here("four-eyes", "on")
    assert alone.code == 1
    assert "second person" in alone.err
    added(office)
    one = office.here("four-eyes", "on", "--user", "secretary")
    assert one.code == 1
    assert "[--second]" in one.err
    on = beside(office, "four-eyes", "on", "--json")
    assert (on.found["on"], on.found["confirmed"]) == (True, {})
    (change,) = on.found["changes"]
    assert (change["what"], change["who"], change["by"]) == ("on", "secretary", "Айгүл")
    said = office.here("consolidate", "--user", "secretary", "--json")
    assert said.found == {"confirmed": []}
    off = office.here("four-eyes", "off", "--user", "secretary")
    assert off.code == 1  # without a reason
    words = ("four-eyes", "off", "--reason", "x")
    assert office.here(*words, "--user", "secretary").code == 1
    assert beside(office, *words).code == 0


def beside(office: Line, *words: str) -> Said:
    """A second person types at the same terminal."""
    around = {"COMMISSION_SECOND_PASSPHRASE": OTHER}
    return office.here(*words, "--user", "secretary", "--second", "Айгүл", **around)


def test_while_two_are_asked_for_nobody_adds_a_person_alone(office: Line) -> None:
    added(office)
    assert beside(office, "four-eyes", "on").code == 0
    new = {"COMMISSION_NEW_PASSPHRASE": "a passphrase of a third"}
    alone = office.here("user", "add", "third", "--user", "secretary", **new)
    assert (alone.code, "--second" in alone.err) == (1, True)
    assert office.here("recovery", "new", "--user", "secretary").code == 1
    envelope = office.here("recovery", "new", "--user", "secretary", "--envelope")
    assert envelope.code == 2  # the key was not given
    both = {**new, "COMMISSION_SECOND_PASSPHRASE": OTHER}
    words = ("user", "add", "third", "--user", "secretary", "--second", "Айгүл")
    assert office.here(*words, **both).code == 0
    told = office.here("journal", "verify", "--user", "secretary", "--json").found
    assert "Айгүл" in told["key_changes"][-1]
    assert beside(office, "user", "confirm", "third").code == 1  # counts already


def test_backups_are_renewed_by_command(office: Line) -> None:
    added(office)
    office.here("backup", "--user", "secretary")
    said = office.here("renew-backups", "--user", "secretary", "--json")
    assert said.code == 0
    assert said.found["backups_left"] == []
    gone = office.here("user", "remove", "Айгүл", "--user", "secretary", "--json")
    assert gone.code == 0
    assert gone.found["backups_left"] == []
