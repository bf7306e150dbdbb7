"""At the door: one's passphrase, people, the recovery key and the file key."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its first window

import pytest

from commission_app.models.vault import Vault
from commission_app.services.opening import open_workspace, users_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.entrance import keys
from commission_app.views.entrance.entrance import Entrance
from commission_app.views.entrance.keys import ACTS, KeysPage
from commission_app.views.entrance.once import OncePage
from tests.support.seasons import PASSPHRASE, SmallSeason
from tests.unit.views.entrance.test_entrance import press, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.unit.views.entrance.conftest import Entering

GOOD, SLOW = "қырық күн шілде болды", 20_000


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
    assert "Выберите, чей ключ изымается" in words(page)
    page._turn("remove")
    assert "Выберите, чей ключ изымается" not in words(page)


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
    page._rekeyed((office, "7K2QD-8MZ3F-XX9PC", UserError(T("models.busy"))))
    once = pages.page
    assert isinstance(once, OncePage)
    assert "Прежние резервные копии" in words(once)
    assert once.notices.keys == ("done", "backup")
    once._give_up(lambda: None)


def test_guessing_is_slowed_here_too(
    page: KeysPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "PAUSES", (1, 2))
    do(page, qtbot, "rekey", "a wrong passphrase")
    assert page.own.wrong
    assert not page.go_button.isEnabled()
    qtbot.waitUntil(page.go_button.isEnabled, timeout=SLOW)
