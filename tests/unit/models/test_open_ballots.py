"""Votes of an open proposal lie in the file with every key press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import open_ballots
from commission_app.models.open_ballots import OpenProposal

if TYPE_CHECKING:
    from commission_app.models.database import Database

ONE = OpenProposal("1", "s", "P", 1, "enrol", ("L26-0001", "L26-0002"), "2026-09-30", {})


def test_what_was_put_and_cast_is_read_again(db: Database) -> None:
    with db.write() as c:
        open_ballots.put(c, ONE)
        open_ballots.cast(c, "1", "M01", "for", "10:00")
        open_ballots.cast(c, "1", "M01", "against", "10:01")
    with db.read() as c:
        (found,) = open_ballots.of_season(c, "s")
        assert open_ballots.of_season(c, "another") == []
    assert found.interviews == ONE.interviews
    assert found.votes == {"M01": ("against", "10:01")}


def test_a_changed_list_keeps_the_votes(db: Database) -> None:
    with db.write() as c:
        open_ballots.put(c, ONE)
        open_ballots.cast(c, "1", "M01", "for", "10:00")
        open_ballots.put(c, OpenProposal("1", "s", "P", 1, "enrol", ("L26-0002",), "2026", {}))
        (found,) = open_ballots.of_season(c, "s")
    assert (found.interviews, set(found.votes)) == (("L26-0002",), {"M01"})


def test_a_vote_is_taken_back_and_a_proposal_dropped_with_its_votes(db: Database) -> None:
    with db.write() as c:
        open_ballots.put(c, ONE)
        open_ballots.cast(c, "1", "M01", "for", "10:00")
        open_ballots.cast(c, "1", "M02", "for", "10:00")
        open_ballots.take_back(c, "1", "M01")
        assert set(open_ballots.of_season(c, "s")[0].votes) == {"M02"}
        open_ballots.drop(c, "1")
        open_ballots.put(c, ONE)
        assert open_ballots.of_season(c, "s")[0].votes == {}
