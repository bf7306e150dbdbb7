"""What a laptop still holds, as far as its last package says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import packages
from commission_app.services.devices.holding import Holding, holding
from commission_app.services.office.exchange import ReadExchange
from commission_app.services.sealing import CorrectSheet
from tests.support.asked import asked

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def held(season: SmallSeason, who: str = "M01") -> Holding:
    with season.office.read() as now:
        found = holding(season.office, now, season.workspace(who).device)
    assert found is not None
    return found


def test_a_laptop_that_never_spoke_says_nothing(founded: SmallSeason) -> None:
    founded.enrol("M01")
    with founded.office.read() as now:
        assert holding(founded.office, now, founded.workspace("M01").device) is None


def test_before_the_first_sheet_there_is_no_sentence(equipped: SmallSeason) -> None:
    found = held(equipped)
    assert (found.sealed, found.open, found.words("CM-01")) == (0, 0, None)


def test_sheets_are_open_until_a_word_that_it_had_named_them(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    equipped.score("M01", two, 4)
    equipped.carry("M01")
    found = held(equipped)
    assert (found.sealed, found.open) == (2, 2)
    words = found.words("CM-01")
    assert words is not None
    assert "that it has 2 sheets sealed and not yet confirmed" in words.say("en")
    equipped.carry_back("M01")
    assert held(equipped).open == 2  # its last package did not know it
    equipped.carry("M01")
    assert held(equipped).open == 0
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(equipped.workspace("M01"))
    equipped.carry("M01")
    assert (held(equipped).sealed, held(equipped).open) == (2, 1)


def test_many_words_that_went_to_a_laptop_are_no_more_questions(equipped: SmallSeason) -> None:
    """It is asked of every laptop whenever the exchange opens."""

    device = equipped.workspace("M01").device

    def questions() -> tuple[int, int]:
        with equipped.office.read() as now, asked(now.c) as statements:
            assert holding(equipped.office, now, device)
        with equipped.office.read() as now:
            went = packages.all_of(now.c, now.own.season, "out", device)
        return len(went), len(statements)

    many, before = questions()
    for _ in range(3):
        equipped.carry_back("M01")
    assert questions() == (many + 3, before)


def test_the_exchange_shows_it_for_each_laptop(equipped: SmallSeason) -> None:
    equipped.score("M02", equipped.interviews[0], 4)
    equipped.carry("M02")
    shown = {one.member: one for one in ReadExchange()(equipped.office).laptops}
    assert shown["M01"].holds is None
    assert shown["M02"].holds is not None
    assert shown["M02"].holds.say("en").startswith("CM-02 said at ")
