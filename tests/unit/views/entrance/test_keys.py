"""At the door: one's passphrase, people, the recovery key and the file key."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its first window

import pytest

from commission_app.models.vault import Vault
from commission_app.services.consolidating import SetFourEyes
from commission_app.services.four_eyes.second import Second
from commission_app.services.keeping import MakeBackup
from commission_app.services.opening import open_workspace, users_of
from commission_app.services.vaults.at_the_door import AfterRekey
from commission_app.services.vaults.older_backups import Left, Renewed
from commission_app.services.vaults.people import AddUser, ChangePassphrase
from commission_app.services.vaults.rekey import RemoveUser
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance.entrance import Entrance
from commission_app.views.entrance.keys import ACTS, KeysPage, tell_backups
from commission_app.views.entrance.once import OncePage
from commission_app.views.secrets import second_part
from tests.support.seasons import PASSPHRASE, SmallSeason
from tests.unit.views.entrance.test_entrance import press, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.unit.views.entrance.conftest import Entering

GOOD, SECOND, SLOW = "қырық күн шілде болды", "жеті рет өлшеп кес", 20_000


@pytest.fixture
def page(enter: Entering, season: SmallSeason) -> KeysPage:
    season.close()
    entrance = enter(season.place("office"))
    press(entrance.page, "Пароль и ключи")
    assert isinstance(entrance.page, KeysPage)
    return entrance.page


def do(page: KeysPage, qtbot: QtBot, act: str, own: str = PASSPHRASE) -> None:
    page.act.choose(act)
    page._turn(act)
    page.own.editor.setText(own)
    if act in {"add", "passphrase"}:
        page.secret.first.editor.setText(GOOD)
        page.secret.again.editor.setText(GOOD)
    page.do()
    qtbot.waitUntil(lambda: page.hall.worker.idle, timeout=SLOW)


def test_only_the_fields_of_the_act_are_shown(page: KeysPage) -> None:
    shown: dict[str, tuple[bool, ...]] = {}
    for act in ACTS:
        page._turn(act)
        parts = (page.name, page.person, page.secret)
        shown[act] = tuple(part.isVisible() for part in parts)
    assert shown == {
        "passphrase": (False, False, True),
        "add": (True, False, True),
        "remove": (False, True, False),
        "confirm": (False, True, False),
        "backups": (False, False, False),
        "recovery": (False, False, False),
        "rekey": (False, False, False),
    }


def test_a_passphrase_is_changed_and_no_field_keeps_it(
    page: KeysPage, qtbot: QtBot, season: SmallSeason
) -> None:
    do(page, qtbot, "passphrase")
    assert "Пароль изменён" in words(page)
    assert [page.own.text, page.secret.text, page.secret.again.text] == [""] * 3
    open_workspace(season.place("office"), GOOD, season.world("later")).close()


def test_what_was_said_of_a_passphrase_goes_with_it(page: KeysPage, qtbot: QtBot) -> None:
    do(page, qtbot, "passphrase")
    assert "Не меньше 12 знаков" in words(page)


def test_nobody_is_removed_before_somebody_is_chosen(page: KeysPage, qtbot: QtBot) -> None:
    do(page, qtbot, "remove")
    assert "Выберите человека" in words(page)
    page._turn("remove")
    assert "Выберите человека" not in words(page)


def test_a_person_is_added_and_removed(
    page: KeysPage, qtbot: QtBot, season: SmallSeason
) -> None:
    do(page, qtbot, "add")
    assert "Впишите имя" in words(page)
    page.name.put("Айгүл")
    do(page, qtbot, "add")
    assert users_of(season.place("office")) == ["secretary", "Айгүл"]
    assert page.user.isVisible()
    page.person.choose("Айгүл")
    do(page, qtbot, "remove")
    assert users_of(season.place("office")) == ["secretary"]
    assert "зашифровано новым ключом" in words(page)
    assert "Копии на других дисках" in words(page)


def test_a_second_person_is_asked_for_while_two_are_needed(
    page: KeysPage, qtbot: QtBot, season: SmallSeason
) -> None:
    place = season.place("office")
    with open_workspace(place, PASSPHRASE, season.world("before")) as office:
        AddUser(PASSPHRASE, "Айгүл", SECOND)(office, 14)
        SetFourEyes(on=True, second=Second("Айгүл", SECOND))(office)
    page._offer_users()
    page.user.choose("secretary")
    page.name.put("Болат")
    do(page, qtbot, "add")
    page.name.put("Болат")
    assert page.beside.secret.isVisible()
    assert "Второй человек" in words(page)
    page.do()  # nobody typed anything
    assert "вводит свой пароль" in words(page)
    page.beside.secret.editor.setText("a wrong passphrase")
    page.do()
    qtbot.waitUntil(lambda: page.hall.worker.idle, timeout=SLOW)
    assert page.beside.secret.wrong
    assert not page.own.wrong
    assert users_of(place) == ["secretary", "Айгүл"]
    page.beside.secret.editor.setText(SECOND)
    qtbot.waitUntil(page.go_button.isEnabled, timeout=SLOW)
    page.do()
    qtbot.waitUntil(lambda: page.hall.worker.idle, timeout=SLOW)
    assert users_of(place) == ["secretary", "Айгүл", "Болат"]
    assert page.beside.secret.text == ""
    assert not page.beside.isVisible()


def test_where_nobody_is_left_the_envelope_is_asked_for(
    page: KeysPage, qtbot: QtBot, season: SmallSeason
) -> None:
    place = season.place("office")
    with open_workspace(place, PASSPHRASE, season.world("before")) as office:
        AddUser(PASSPHRASE, "Айгүл", SECOND)(office, 14)
        SetFourEyes(on=True, second=Second("Айгүл", SECOND))(office)
    RemoveUser(PASSPHRASE, "Айгүл", "secretary")(place, season.world("left"), 14)
    page._offer_users()
    do(page, qtbot, "recovery")
    assert page.beside.code.isVisible()
    assert not page.beside.secret.isVisible()
    page.beside.code.put(season.recovery["office"])
    page.do()
    qtbot.waitUntil(lambda: page.hall.worker.idle, timeout=SLOW)
    pages = page.hall.parent()
    assert isinstance(pages, Entrance)
    assert isinstance(pages.page, OncePage)


def test_backups_that_stay_are_named_with_who_opens_them(page: KeysPage) -> None:
    left = Left(Path("/x/2026.backup"), ("secretary", "Айгүл"), UserError(T("models.busy")))
    tell_backups(page, T("keys.backups_done"), Renewed((), (left,)))
    assert "2026.backup" in words(page)
    assert "secretary, Айгүл" in words(page)


def test_older_backups_are_renewed(page: KeysPage, qtbot: QtBot, season: SmallSeason) -> None:
    with open_workspace(season.place("office"), PASSPHRASE, season.world("before")) as office:
        MakeBackup()(office)
        ChangePassphrase(PASSPHRASE, GOOD)(office, 14)
    do(page, qtbot, "backups", GOOD)
    assert "Резервные копии проверены" in words(page)
    assert "1 прежняя резервная копия" in words(page)


def test_a_new_recovery_key_is_shown_once(
    page: KeysPage, qtbot: QtBot, season: SmallSeason
) -> None:
    pages = page.hall.parent()
    assert isinstance(pages, Entrance)
    do(page, qtbot, "recovery")
    once = pages.page
    assert isinstance(once, OncePage)
    assert Vault(season.place("office") / "vault").recover(once.secret.key)


def test_the_file_key_is_renewed(page: KeysPage, qtbot: QtBot, season: SmallSeason) -> None:
    before = Vault(season.place("office") / "vault").open(PASSPHRASE)
    do(page, qtbot, "rekey")
    assert "зашифрован новым ключом" in words(page)
    assert Vault(season.place("office") / "vault").open(PASSPHRASE) != before


def test_older_backups_are_named_beside_a_key_that_is_shown_once(
    page: KeysPage, season: SmallSeason
) -> None:
    pages = page.hall.parent()
    assert isinstance(pages, Entrance)
    office = open_workspace(season.place("office"), PASSPHRASE, season.world("later"))
    page.act.choose("rekey")
    done = AfterRekey(office, "7K2QD-8MZ3F-XX9PC", Renewed(), UserError(T("models.busy")))
    page._rekeyed(done)
    once = pages.page
    assert isinstance(once, OncePage)
    assert "Копии на других дисках" in words(once)
    assert once.notices.keys == ("done", "elsewhere", "backup")
    once._give_up(lambda: None)


def test_guessing_is_slowed_here_too(
    page: KeysPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_part, "PAUSES", (1, 2))
    do(page, qtbot, "rekey", "a wrong passphrase")
    assert page.own.wrong
    assert not page.go_button.isEnabled()
    qtbot.waitUntil(page.go_button.isEnabled, timeout=SLOW)
