"""One member with other data: what is not named stays, and nothing named is nothing done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Member
from commission_app.services.people.amending import AmendMember, Named
from tests.support.seasons import refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def member(season: SmallSeason, code: str) -> Member:
    with season.office.read() as now:
        return now.facts.current(Member)[code][1]


def test_what_is_not_named_stays_as_it_is(founded: SmallSeason) -> None:
    before = member(founded, "M02")
    AmendMember("M02", Named(position_ru="советник"))(founded.office)
    after = member(founded, "M02")
    assert after.position.ru == "советник"
    assert after.position.kk == before.position.kk
    assert (after.names, after.function, after.votes) == (
        before.names,
        before.function,
        before.votes,
    )


def test_where_nothing_is_named_nothing_is_done(founded: SmallSeason) -> None:
    before = founded.digest()
    with refused("people.nothing_named"):
        AmendMember("M02", Named())(founded.office)
    with refused("services.no_member"):
        AmendMember("M77", Named(votes=False))(founded.office)
    assert founded.digest() == before


def test_once_laptops_are_out_a_reason_is_asked_for(scored: SmallSeason) -> None:
    named = Named(position_kk="кеңесші", position_ru="советник")
    with refused("people.reason_frozen"):
        AmendMember("M02", named)(scored.office)
    AmendMember("M02", named, "Назначен")(scored.office)
    assert member(scored, "M02").reason == "Назначен"
