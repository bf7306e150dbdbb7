"""The commission's screen tells what a late change touches; nothing where nothing was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from commission_app.domain.facts.kinds.commission import Panel
from commission_app.services.day.approving import Approve, ReadApprovals
from commission_app.services.people.members import ReadCommission
from commission_app.services.people.membership import AddMember, ChangeMember
from commission_app.services.sealing import CorrectSheet
from commission_app.services.sittings import RevealMarks
from tests.support.copies import record, words

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

WHY = "Бұйрық бойынша."


def notes(season: SmallSeason, code: str) -> dict[str, str]:
    (line,) = (m for m in ReadCommission()(season.office).members if m.code == code)
    return words(*line.notes)


def test_a_right_that_was_taken_away_names_the_sheets_and_votes(decided: SmallSeason) -> None:
    """An act refuses it; a second office may have said so all the same."""
    old = decided.state().members["M03"]
    record(decided.office, replace(old, salt="", votes=False, reason=WHY))
    said = notes(decided, "M03")
    assert "sheets 4, votes 3" in said["en"]
    assert "листов – 4, голосов – 3" in said["ru"]
    assert WHY.rstrip(".") in said["kk"]
    record(decided.office, replace(old, salt="", votes=True, reason=WHY))
    assert "sheets 4" not in notes(decided, "M03")["en"]


def joined(season: SmallSeason) -> str:
    old = season.state().members["M03"]
    act = AddMember(old.names, old.position, "member", votes=True, reason=WHY)
    return act(season.office).value


def test_a_right_that_was_given_after_votes_tells_of_the_quorum(decided: SmallSeason) -> None:
    said = notes(decided, joined(decided))
    assert "quorum of the rounds already held is counted with this member: 3" in said["en"]


def test_a_right_that_was_given_before_any_vote_touches_nothing(scored: SmallSeason) -> None:
    assert notes(scored, joined(scored))["en"] == ""


def test_a_panel_that_was_left_names_the_sheets_for_it(scored: SmallSeason) -> None:
    panel = scored.state().panels["A"]
    rest = tuple(m for m in panel.members if m != "M02")
    record(scored.office, Panel(code="A", members=rest, title=panel.title, reason=WHY))
    assert "left the panel A" in notes(scored, "M02")["en"]
    assert notes(scored, "M01")["en"] == ""


def test_a_chair_who_approved_and_is_the_chair_no_more_is_named(scored: SmallSeason) -> None:
    RevealMarks()(scored.office)
    CorrectSheet(scored.interviews[0], {"C1": (5, "")}, "Қате.")(scored.workspace("M02"))
    scored.carry("M02")
    scored.carry_back("M01")
    (one,) = ReadApprovals()(scored.workspace("M01"))
    Approve(one.sheets[0].control, "Дұрыс.")(scored.workspace("M01"))
    scored.carry("M01")
    assert notes(scored, "M01")["en"] == ""
    old = scored.state().members["M01"]
    ChangeMember("M01", old.names, old.position, "deputy", True, WHY)(scored.office)
    assert "Approvals given before" in notes(scored, "M01")["en"]


def test_a_deputy_who_approved_and_is_the_deputy_no_more_is_named(scored: SmallSeason) -> None:
    RevealMarks()(scored.office)
    CorrectSheet(scored.interviews[0], {"C1": (5, "")}, "Қате.")(scored.workspace("M01"))
    scored.carry("M01")
    scored.carry_back("M02")
    (one,) = ReadApprovals()(scored.workspace("M02"))
    Approve(one.sheets[0].control, "Дұрыс.")(scored.workspace("M02"))
    scored.carry("M02")
    old = scored.state().members["M02"]
    ChangeMember("M02", old.names, old.position, "member", True, WHY)(scored.office)
    assert "Approvals given before" in notes(scored, "M02")["en"]
    key = scored.interviews[0], "M01"
    (cell,) = (c for c in scored.state().cells if (c.interview, c.member) == key)
    assert cell.state == "conflict"  # the word has no weight any more
