"""On a laptop: other laptops in the member's name, and what the office lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.own import OwnLaptops, ReadOwnLaptops
from commission_app.services.devices.second import ApproveLaptop
from commission_app.services.devices.setting_up import ConfirmLaptop, PrepareLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.taking_in import TakeIn
from commission_app.services.verifying import Verify

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.seasons import SmallSeason


def own(season: SmallSeason, who: str = "M01") -> OwnLaptops:
    return ReadOwnLaptops()(season.workspace(who))


def test_the_only_laptop_has_nothing_to_say(scored: SmallSeason) -> None:
    scored.carry_back("M01")
    assert own(scored) == OwnLaptops(1, (), (), ())


def test_a_laptop_hears_of_another_one_in_its_name(equipped: SmallSeason) -> None:
    short = equipped.enrol("M01", "new")
    equipped.carry("new")
    equipped.carry_back("M01")
    found = own(equipped)
    assert found.known == 2
    assert [one.say("en") for one in found.words] == [
        "2 laptops are known in your name.",
        "CM-05 waits to be confirmed.",
    ]
    assert "Another one counts." in [one.say("en") for one in own(equipped, "new").words]
    ConfirmLaptop("M01", short)(equipped.office)
    EndDevice("CM-01", "Жоғалды.")(equipped.office)
    HandOver(equipped.stick("for new"), "M01")(equipped.office)
    TakeIn([equipped.stick("for new")])(equipped.workspace("new"))
    assert own(equipped, "new").words == ()


def test_the_first_laptop_and_the_chair_are_asked_once(equipped: SmallSeason) -> None:
    package = equipped.folder / "twice.cmx"
    slip = PrepareLaptop("M02", package)(equipped.office).value.slip
    first = equipped.open_laptop("M02", package, slip, "first")
    second = equipped.open_laptop("M02", package, slip, "second")
    equipped.carry("first", "second")
    ConfirmLaptop("M02", first)(equipped.office)
    for member in ("M01", "M03"):
        equipped.carry_back(member)
    assert [one.member for one in own(equipped, "M01").asked] == ["M02"]  # the chair
    assert own(equipped, "M03").asked == ()
    ApproveLaptop(second, "Экраны сынды.")(equipped.workspace("M01"))
    assert own(equipped, "M01").asked == ()


def test_sheets_that_the_office_lost_are_named_until_they_go_again(
    equipped: SmallSeason,
    saved: Callable[[SmallSeason, str], Path],
    restored: Callable[[SmallSeason, Path, str], str],
) -> None:
    one, two = equipped.interviews[:2]
    yesterday = saved(equipped, "office")
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    equipped.carry_back("M01")
    equipped.score("M01", two, 4)
    assert own(equipped).lost == ()
    restored(equipped, yesterday, "office again")
    word = equipped.stick("word")
    HandOver(word, "M01")(equipped.workspace("office again"))
    TakeIn([word])(equipped.workspace("M01"))
    assert own(equipped).lost == (one,)
    HandOver(equipped.stick("M01"))(equipped.workspace("M01"))
    assert own(equipped).lost == ()


def test_a_replacement_brings_the_dead_one_s_sheets_to_an_office_that_lost_them(
    equipped: SmallSeason,
    saved: Callable[[SmallSeason, str], Path],
    restored: Callable[[SmallSeason, Path, str], str],
) -> None:
    one = equipped.interviews[0]
    equipped.score("M01", one, 4)
    HandOver(equipped.stick("late"))(equipped.workspace("M01"))  # it dies with this stick away
    short = equipped.enrol("M01", "new")
    equipped.carry("new")
    ConfirmLaptop("M01", short)(equipped.office)
    yesterday = saved(equipped, "office")
    TakeIn([equipped.stick("late")])(equipped.office)
    EndDevice("CM-01", "Жоғалды.")(equipped.office)
    word = equipped.stick("word")
    HandOver(word, "M01")(equipped.office)
    TakeIn([word])(equipped.workspace("new"))
    assert own(equipped, "new").lost == ()
    restored(equipped, yesterday, "office again")
    again = equipped.workspace("office again")
    words = equipped.folder / "words"
    words.mkdir()
    sent = HandOver(words, "M01")(
        again
    ).value  # this office does not know that M01's laptop died
    TakeIn([one.path for one in sent])(equipped.workspace("new"))
    assert own(equipped, "new").lost == (one,)
    HandOver(equipped.stick("new"))(equipped.workspace("new"))
    (taken,) = TakeIn([equipped.stick("new")])(again).value
    assert (taken.result, taken.sheets) == ("taken", 1)
    assert Verify()(again).findings == ()
