"""Tables in memory: made anew, each for itself, and gone afterwards."""

from __future__ import annotations

from commission_app.models import schema
from commission_app.models.facts import Facts
from commission_app.models.memory import in_memory
from tests.support.history import Cast


def test_facts_are_folded_there_as_in_a_file() -> None:
    facts = Cast().facts
    with in_memory() as c:
        held = Facts(c, facts[0].header.season)
        held.apply(facts)
        assert schema.difference(c) == []
        assert held.difference() == []
        assert len(held.select()) == len(facts)


def test_each_is_empty_and_sees_nothing_of_another() -> None:
    facts = Cast().facts
    with in_memory() as one, in_memory() as two:
        Facts(one, facts[0].header.season).apply(facts)
        assert Facts(two, facts[0].header.season).select() == []
