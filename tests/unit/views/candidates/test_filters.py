"""Who is shown: the stage that was reached, the region, the state."""

from __future__ import annotations

import pytest

from commission_app.services.people.places import Place
from commission_app.views.candidates.filters import Filter, reached, state_key

LAST = 5


@pytest.mark.parametrize(
    ("place", "stage"),
    [
        (Place("applied"), 1),
        (Place("applied", 2), 3),
        (Place("out", 2), 2),
        (Place("admitted", 4), 5),
        (Place("scheduled", 4, "A-1"), 5),
        (Place("withdrawn", 1), 2),
        (Place("withdrawn", 4, "A-1"), 5),
    ],
)
def test_a_candidate_came_to_the_stage_after_the_last_one_passed(
    place: Place, stage: int
) -> None:
    assert reached(place, LAST) == stage


def test_decisions_are_states_of_their_own() -> None:
    enrolled = Place("decided", 4, "A-1", 3, 3, "enrol")
    assert state_key(enrolled) == "decided enrol"
    assert state_key(Place("held", 4, "A-1", 2, 3)) == "held"


def test_nothing_chosen_narrows_nothing() -> None:
    assert not Filter().narrows
    assert Filter(region="KZ-10").narrows
