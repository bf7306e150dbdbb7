"""Which offices a season has, as its founder and the second one see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.offices.known import OfficesSeen, ReadOffices
from commission_app.shared.keys import short_fingerprint
from tests.support.offices import second_office

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_only_the_founder_lets_others_in_and_both_know_who_is_there(
    founded: SmallSeason,
) -> None:
    assert ReadOffices()(founded.office) == OfficesSeen(True, (), ())
    second = second_office(founded)
    named = (f"second ({short_fingerprint(second.device)})",)
    assert ReadOffices()(founded.office) == OfficesSeen(True, named, ())
    assert ReadOffices()(second) == OfficesSeen(False, named, ())
