"""The practice door: made with a way out, or opened again; then who to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.demo.practice import SMALL, Practice, read_practice
from commission_app.shared.paths import data_folder
from commission_app.views.entrance import practice as door
from commission_app.views.entrance.entrance import PRACTICE
from commission_app.views.entrance.first import FirstPage
from commission_app.views.entrance.practice import PracticePage
from commission_app.views.entrance.unlock import UnlockPage
from tests.support.practice import practice, shelf
from tests.unit.views.entrance.test_entrance import SLOW, press, words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from commission_app.views.entrance.entrance import Entrance
    from tests.support.practice import OnePractice
    from tests.support.seasons import SmallSeason
    from tests.unit.views.entrance.conftest import Entering

__all__ = ("practice", "shelf")
LONG = 60_000


def page_of(entrance: Entrance) -> PracticePage:
    assert isinstance(entrance.page, PracticePage)
    return entrance.page


@pytest.fixture
def made(practice: OnePractice) -> Practice:
    return practice("scoring")


def test_chooser_names_the_secretary_and_every_member(enter: Entering, made: Practice) -> None:
    page = page_of(enter(practice=made.folder))
    names = [one.accessibleName() for one in page.doors]
    assert names[0].startswith("Секретарём")
    for one, name in zip(made.laptops, names[1:], strict=True):
        assert one.names.ru in name
        assert one.label in name


def test_a_door_opens_without_a_passphrase(
    enter: Entering, made: Practice, qtbot: QtBot
) -> None:
    entrance = enter(practice=made.folder)
    with qtbot.waitSignal(entrance.opened, timeout=SLOW) as opened:
        page_of(entrance).doors[1].click()
    assert opened.args is not None
    assert opened.args[0].own.member == made.laptop().member


def test_office_opens_too(enter: Entering, made: Practice, qtbot: QtBot) -> None:
    entrance = enter(practice=made.folder)
    with qtbot.waitSignal(entrance.opened, timeout=SLOW) as opened:
        page_of(entrance).doors[0].click()
    assert opened.args is not None
    assert opened.args[0].own.role == "office"


def test_season_is_made_and_offered(enter: Entering, tmp_path: Path, qtbot: QtBot) -> None:
    page = page_of(enter(practice=tmp_path / "practice"))
    assert not page.doors
    page.make_button.click()
    assert page.busy.isVisibleTo(page)
    qtbot.waitUntil(lambda: bool(page.doors), timeout=LONG)
    assert read_practice(tmp_path / "practice").phase == "scoring"
    assert not page.busy.isVisibleTo(page)


def test_making_can_be_cancelled_and_leaves_nothing(
    enter: Entering, tmp_path: Path, qtbot: QtBot
) -> None:
    page = page_of(enter(practice=tmp_path / "practice"))
    page.make_button.click()
    page.busy.cancelled.emit()
    qtbot.waitUntil(lambda: page.make_button.isVisibleTo(page), timeout=LONG)
    assert not (tmp_path / "practice").exists()
    assert "Создать учебный сезон" in words(page)


def test_damaged_season_is_told_and_another_is_made_beside(
    enter: Entering, made: Practice
) -> None:
    (made.folder / "passphrases.json").write_text("{}")
    page = page_of(enter(practice=made.folder))
    assert "Не получилось" in words(page)
    assert "Создать учебный сезон" in words(page)
    assert page.folder != made.folder


def test_beginning_anew_keeps_the_old_season(
    enter: Entering, made: Practice, qtbot: QtBot
) -> None:
    page = page_of(enter(practice=made.folder))
    press(page, "Начать заново")
    qtbot.waitUntil(lambda: bool(page.doors), timeout=LONG)
    assert page.folder != made.folder
    assert read_practice(made.folder).phase == "scoring"


def test_small_season_is_as_the_words_say(enter: Entering, tmp_path: Path) -> None:
    page = page_of(enter(practice=tmp_path / "practice"))
    assert f"{SMALL.applicants} кандидатов" in words(page)
    assert f"{SMALL.members} членов" in words(page)
    assert door.LOOK <= 200


def test_the_next_start_asks_for_no_passphrase_that_nobody_was_told(
    enter: Entering, made: Practice, season: SmallSeason
) -> None:
    home = data_folder() / PRACTICE
    home.parent.mkdir(parents=True, exist_ok=True)
    made.folder.rename(home)
    practised = home / made.office.relative_to(made.folder)
    assert isinstance(enter(practised).page, FirstPage)
    page = enter(practised, season.office.folder).page
    assert isinstance(page, UnlockPage)
    assert page.folder == season.office.folder
