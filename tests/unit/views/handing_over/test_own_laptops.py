"""Strips on a laptop: others in that name, a slip used twice, sheets the office lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.devices.own import OwnLaptops, ReadOwnLaptops
from commission_app.services.handing_over import HandOver
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.taking_in import TakeIn
from commission_app.views.handing_over.own_laptops import ApproveCard
from tests.support.losses import OpenTwice, carry
from tests.support.practice import noon, opened

if TYPE_CHECKING:
    from commission_app.services.demo.practice import Practice
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


def own(driver: Driver) -> OwnLaptops:
    return driver.ask(ReadOwnLaptops())


def word_for(season: Practice, member: str) -> None:
    """The office's word goes to this laptop."""
    folder = season.folder / f"word for {member}"
    folder.mkdir()
    with opened(season) as office:
        sent = HandOver(folder)(office).value
    with opened(season, member) as laptop:
        TakeIn([one.path for one in sent])(laptop)


def test_the_only_laptop_takes_no_room(practice: OnePractice, desk_of: Openers) -> None:
    driver = desk_of(practice("scoring"), "M01")
    driver.go("handover")
    assert not driver.sees("На ваше имя")


def test_a_second_laptop_is_told_and_approved_by_keys(
    practice: OnePractice, desk_of: Openers
) -> None:
    season = practice("scoring")
    with opened(season) as office:
        _, second = OpenTwice(season, "M03")(office).value
    word_for(season, "M03")
    driver = desk_of(season, "M03")
    assert driver.sees("На ваше имя известны 3 ноутбука")
    driver.go("handover")
    assert driver.sees("ждёт подтверждения")
    assert second not in driver.reads()
    driver.click("Одобрить")
    (card,) = [one for one in driver.window.findChildren(ApproveCard) if one.isVisible()]
    assert card.fingerprint.editor.hasFocus()
    driver.type("0000-0000")
    driver.press("Tab")
    driver.type("Экран разбит.")
    driver.press("Enter")
    driver.settle()
    assert driver.sees("Ноутбук с таким отпечатком")
    card.fingerprint.editor.clear()
    driver.type(second)
    driver.press("Enter")
    driver.wait_for(lambda: not own(driver).asked)
    driver.settle()
    assert not card.isVisible()
    assert driver.sees("На ваше имя известны 3 ноутбука")


def test_today_says_what_the_office_lost(practice: OnePractice, desk_of: Openers) -> None:
    season = practice("scoring")
    file = season.folder / "yesterday.backup"
    with opened(season) as office, opened(season, "M01") as laptop:
        MakeBackup(file=file)(office)
        carry(laptop, office, season.folder / "M01.cmx")
    word_for(season, "M01")
    world = noon(season, "restored", hours=1)
    again, _ = Restore(file, "Дискі сынды.")(season.folder / "again", season.passphrase, world)
    words = season.folder / "words"
    words.mkdir()
    with again, opened(season, "M01") as laptop:
        sent = HandOver(words)(again).value
        TakeIn([one.path for one in sent])(laptop)
    driver = desk_of(season, "M01")
    lost = own(driver).lost
    assert lost
    assert driver.sees("У секретаря больше нет")
    driver.click("Сдать ещё раз")
    driver.settle()
    assert driver.screen == "handover"
