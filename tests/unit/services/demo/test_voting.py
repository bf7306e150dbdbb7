"""In the middle of the plenary something is decided and something open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.commission import Sitting
from commission_app.domain.facts.kinds.deciding import Attendance, Decision, Vote
from commission_app.models import open_ballots
from commission_app.services.demo.practice import MakePractice, practice_of_today
from commission_app.services.demo.season import FIRST_DAY, Size
from commission_app.services.office.discussing import present_at
from commission_app.services.reckoning import reckon
from tests.support.practice import opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.practice import OnePractice


def test_some_are_decided_and_a_ballot_is_open(practice: OnePractice) -> None:
    with opened(practice("voting")) as office, office.read() as now:
        decided = set(now.facts.current(Decision))
        numbers = {vote.proposal for _, vote in now.facts.current(Vote).values()}
        (ballot,) = open_ballots.of_season(now.c, now.own.season)
        there = [a for _, a in now.facts.current(Attendance).values() if a.sitting == "P"]
        _, sitting = now.facts.current(Sitting)["P"]
    assert 0 < len(decided) < 24
    assert not decided & set(ballot.interviews)
    assert ballot.proposal not in numbers
    assert ballot.sitting == "P"
    assert 0 < len(ballot.votes) < 5
    assert len(there) == 5
    assert not any(interval.end for one in there for interval in one.present)
    assert not sitting.closed


def test_one_candidate_is_enough(tmp_path: Path) -> None:
    made = MakePractice(tmp_path / "s", Size(1, 1, 1, 1), "voting")()
    with opened(made) as office, office.read() as now:
        decided = len(now.facts.current(Decision))
        ballots = len(open_ballots.of_season(now.c, now.own.season))
    assert decided + ballots == 1


def test_whoever_tries_it_at_night_finds_the_members_in_the_room(tmp_path: Path) -> None:
    night = FIRST_DAY.replace(hour=1, minute=42)
    made = practice_of_today(tmp_path / "s", Size(8, 4, 3, 1), "voting", night)()
    with opened(made) as office, office.read() as now:
        there = present_at(reckon(now.facts), night)
    assert len(there) == 3
