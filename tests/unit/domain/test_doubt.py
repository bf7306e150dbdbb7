"""The safe reading of what is said in two ways, and which interviews it touches."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from commission_app.domain import doubt
from commission_app.domain.facts.kinds.commission import Member, Panel, Slot
from commission_app.domain.facts.kinds.deciding import Attendance, Interval, Reveal
from commission_app.domain.facts.kinds.scoring import Interview, Recusal
from commission_app.domain.language import Bilingual

A, B, C = "a" * 64, "b" * 64, "c" * 64
MORNING, NOON = "2026-09-29T04:00:00.000Z", "2026-09-29T07:00:00.000Z"


def slot(interview: str, panel: str = "A", *, cancelled: bool = False) -> Slot:
    return Slot(interview=interview, candidate=A, panel=panel, position=0, cancelled=cancelled)


def test_whoever_is_recused_in_two_ways_is_recused() -> None:
    own = Recusal(interview="1", member="M1", ground="other")
    decided = Recusal(interview="1", member="M1", ground="relative", decided=True)
    assert doubt.recusal([own, decided]) == doubt.recusal([decided, own]) == decided


def test_a_member_keeps_the_vote_that_one_of_two_gives() -> None:
    nobody = Bilingual("", "")
    one = Member(code="M1", names=nobody, position=nobody, function="member", votes=False)
    found = doubt.member([one, replace(one, votes=True)])
    assert found.votes


def test_a_panel_expects_a_sheet_of_everybody() -> None:
    one = Panel(code="A", members=("M1", "M2"))
    other = Panel(code="A", members=("M2", "M3"))
    assert doubt.panel([one, other]).members == ("M1", "M2", "M3")


def test_an_interview_stays_on_the_list_while_one_has_it_there() -> None:
    found = doubt.slot([slot("1", cancelled=True), slot("1")])
    assert not found.cancelled


def test_only_sheets_that_both_opened_were_seen() -> None:
    found = doubt.reveal(
        [Reveal(interview="1", sheets=(A, B)), Reveal(interview="1", sheets=(B, C))]
    )
    assert found.sheets == (B,)


def test_an_interview_that_one_says_was_held_is_missed() -> None:
    said = [Interview(interview="1", outcome=word) for word in ("absent", "held")]
    assert doubt.interview(said).outcome == "held"


def test_nobody_makes_a_quorum_by_a_word_in_doubt() -> None:
    both, one = Interval(MORNING, NOON), Interval(NOON, "")
    said = [
        Attendance(sitting="P", member="M1", present=(both, one)),
        Attendance(sitting="P", member="M1", present=(both,)),
    ]
    assert doubt.attendance(said).present == (both,)
    assert doubt.attendance(said[::-1]).present == (both,)


LISTED = doubt.Listed(
    {"1": slot("1"), "2": slot("2", "B"), "1/2": slot("1/2")}, {"7/1/M1": ("2",)}
)
EVERY = {"1", "2", "1/2"}
NONE: set[str] = set()


@pytest.mark.parametrize(
    ("kind", "about", "touched"),
    [
        ("recusal", "1/2/M1", {"1/2"}),
        ("interview", "1/", {"1"}),
        ("decision", "1/2", {"1/2"}),
        ("candidate", "1", {"1", "1/2"}),
        ("panel", "B", {"2"}),
        ("vote", "7/1/M1", {"2"}),
        ("vote", "8/1/M1", NONE),
        ("member", "M1", EVERY),
        ("ruleset", "ruleset", EVERY),
        ("attendance", "P/M1", EVERY),
        ("resolution", "recusal:1/M1", {"1"}),
        ("resolution", "panel:B", {"2"}),
        ("certificate", "5", NONE),
    ],
)
def test_what_is_contested_touches_the_interviews_that_hang_on_it(
    kind: str, about: str, touched: set[str]
) -> None:
    assert set(LISTED.touched((kind, about))) == touched


def test_doubts_are_told_by_interview() -> None:
    found = doubt.doubts([("slot", "1"), ("decision", "1"), ("panel", "B")], LISTED)
    assert found == {"1": (("decision", "1"), ("slot", "1")), "2": (("panel", "B"),)}
