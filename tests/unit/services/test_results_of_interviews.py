"""The tally: only what was revealed, exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from commission_app.services.results_of_interviews import read_tally
from commission_app.services.sittings import RevealMarks
from tests.support.seasons import refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_nothing_is_tallied_before_the_reveal(scored: SmallSeason) -> None:
    with refused("services.nothing_revealed"):
        read_tally(scored.office)


def test_laptop_tallies_nothing(scored: SmallSeason) -> None:
    with refused("services.office_only"):
        read_tally(scored.workspace("M01"))


def test_only_revealed_interviews_are_there(scored: SmallSeason) -> None:
    two = scored.interviews[1]
    RevealMarks((two,))(scored.office)
    (score,) = read_tally(scored.office).scores
    assert (score.interview, score.score) == (two, Fraction(6 * (3 + 3 + 3 + 4), 4))


def test_tally_names_its_rules_and_its_facts(scored: SmallSeason) -> None:
    RevealMarks()(scored.office)
    found = read_tally(scored.office)
    assert found.state_digest == scored.digest()
    assert found.ruleset == scored.state().ruleset
    assert set(found.flags) == {one.interview for one in found.scores}
