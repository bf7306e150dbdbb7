"""Every kind of conflict is found and told with both sides; no level is told too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from commission_app.domain.facts.kinds.deciding import Decision
from commission_app.domain.facts.kinds.people import Status
from commission_app.domain.facts.kinds.scoring import Interview, Mark, Recusal, Sheet
from commission_app.domain.language import Bilingual
from commission_app.services.admission import OUT
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.conflicts.resolving import Resolve
from commission_app.services.day.walk_in import AddWalkIn
from commission_app.services.paper_sheets.entering import EnterPaperSheet
from commission_app.services.people.appointments import CancelSlot
from commission_app.services.people.cells import light_state
from commission_app.services.sealing import CorrectSheet, Recuse
from commission_app.services.sittings import RevealMarks
from tests.support.copies import (
    approve,
    choosing,
    clone,
    contradict,
    open_conflicts,
    pour,
    record,
    words,
)
from tests.support.seasons import CRITERIA, marks, refused

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.people import StatusWord
    from tests.support.seasons import SmallSeason


def two_sheets(season: SmallSeason) -> str:
    """M01's laptop was copied; both seal a sheet for the first interview."""
    one = season.interviews[0]
    clone(season, "M01", "M01 copy")
    season.score("M01", one, 3)
    season.score("M01 copy", one, 4)
    season.carry("M01")
    pour(season.workspace("M01 copy"), season.office)
    return one


def test_nothing_contradicts_in_a_season_that_went_well(decided: SmallSeason) -> None:
    found = ReadConflicts()(decided.office)
    assert (found.open, found.settled, found.blocking) == ((), (), 0)


def test_a_laptop_has_no_such_list(equipped: SmallSeason) -> None:
    with refused("services.office_only"):
        ReadConflicts()(equipped.workspace("M01"))


def test_a_copied_laptop_that_goes_on_is_a_fork_and_its_second_sheet_a_conflict(
    equipped: SmallSeason,
) -> None:
    one = two_sheets(equipped)
    found = open_conflicts(equipped)
    assert set(found) == {"fork", "sheet"}
    assert found["fork"].member == "M01"
    assert not found["fork"].blocks
    sheet = found["sheet"]
    assert (sheet.interview, sheet.member, sheet.argument) == (one, "M01", f"sheet:{one}/M01")
    assert (len(sheet.sides), sheet.blocks) == (2, True)


def test_before_the_reveal_only_the_criteria_that_differ_are_told(
    equipped: SmallSeason,
) -> None:
    two_sheets(equipped)
    sheet = open_conflicts(equipped)["sheet"]
    said = words(sheet.differences, *(s for side in sheet.sides for s in side.said))
    assert all("→" not in text for text in said.values())
    with equipped.office.read() as now:
        titles = [c.title.ru for c in now.rules()[1].rules.criteria]
    assert all(title in said["ru"] for title in titles)
    assert "3 → 4" not in str(sheet)


def test_after_the_reveal_the_levels_are_told(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    RevealMarks((one,))(scored.office)
    CorrectSheet(one, {"C2": (3, "")}, "Қате басылды.")(scored.workspace("M01"))
    scored.carry("M01")
    found = open_conflicts(scored)["changed_after_reveal"]
    assert all("4 → 3" in text for text in words(found.differences).values())
    assert len(found.sides) == 2


def test_a_sheet_after_a_hand_over_says_so(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    RevealMarks((one,))(scored.office)
    CorrectSheet(one, {"C2": (3, "")}, "Қате басылды.")(scored.workspace("M01"))
    scored.carry("M01")
    first, second = open_conflicts(scored)["changed_after_reveal"].sides
    said = words(*first.said), words(*second.said)
    assert "After the hand-over" in said[1]["en"]
    assert "laptop" in said[1]["en"]


@pytest.mark.parametrize("thing", ["recusal", "interview", "decision", "member"])
def test_two_words_of_the_office_are_told_side_by_side(
    decided: SmallSeason, thing: str
) -> None:
    one, two = decided.interviews[:2]
    member = replace(decided.state().members["M02"], salt="")
    sides = {
        "recusal": (
            Recusal(interview=one, member="M02", ground="relative"),
            Recusal(interview=one, member="M02", ground="other", reason="Ескі дос."),
        ),
        "interview": (
            Interview(interview=two, outcome="absent"),
            Interview(interview=two, outcome="held"),
        ),
        "decision": (
            Decision(interview=one, decision="enrol", computed="enrol"),
            Decision(interview=one, decision="refuse", computed="enrol"),
        ),
        "member": (
            replace(member, votes=False),
            replace(member, position=Bilingual("Ректор", "Ректор")),
        ),
    }[thing]
    contradict(decided, *sides)
    found = open_conflicts(decided)[thing]
    assert (len(found.sides), len(found.answers), found.blocks) == (2, 2, True)
    first, second = (words(*side.said) for side in found.sides)
    assert first["ru"] != second["ru"]
    for language, text in {**words(found.title, found.means)}.items():
        assert text, language


def test_a_sheet_of_a_recused_member_is_noted_and_blocks_nothing(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    Recuse(one, "relative", "Туысым.", "M02")(scored.office)
    found = open_conflicts(scored)["sheet_of_recused"]
    assert (found.interview, found.member, found.blocks) == (one, "M02", False)
    assert [answer.choice for answer in found.answers] == ["none"]


@pytest.mark.parametrize("word", sorted(OUT))
def test_a_sheet_of_a_candidate_who_is_out_waits_for_a_person(
    scored: SmallSeason, word: StatusWord
) -> None:
    one = scored.interviews[0]
    record(scored.office, Status(candidate=one, status=word, day="2026-09-29"))
    found = [c for c in ReadConflicts()(scored.office).open if c.kind == "withdrawn"]
    assert {c.member for c in found} == {"M01", "M02", "M03", "M04"}
    assert all(c.blocks for c in found)


def test_a_paper_sheet_of_a_candidate_who_is_out_waits_too(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    given = dict.fromkeys(CRITERIA, (4, ""))
    for by in ("Сәуле Ахметова", "Ерлан Омаров"):
        EnterPaperSheet(six, "M03", given, by, "17")(scored.office)
    record(scored.office, Status(candidate=six, status="withdrawn", day="2026-09-29"))
    found = {c.member: c for c in ReadConflicts()(scored.office).open}
    assert {member: one.kind for member, one in found.items()} == dict.fromkeys(
        ("M01", "M02", "M03"), "withdrawn"
    )
    with scored.office.read() as now:
        assert light_state(now).contradictions == 3
    paper = found["M03"]
    Resolve(paper.target, paper.sides[0].digest, (), "Талқыланды.")(scored.office)
    assert {c.member for c in ReadConflicts()(scored.office).open} == {"M01", "M02"}


def test_a_sheet_without_an_appointment_may_be_linked(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    CancelSlot(one, "Кестеден алынды.")(equipped.office)
    equipped.carry_back("M01")
    AddWalkIn(one, "Ким Олег")(equipped.workspace("M01"))
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    found = open_conflicts(equipped)["no_slot"]
    assert "Ким Олег" in words(*found.sides[0].said)["kk"]
    assert [answer.link for answer in found.answers] == [True]


def test_two_laptops_of_one_member_are_told(equipped: SmallSeason) -> None:
    equipped.enrol("M02", "M02 again")
    pour(equipped.workspace("M02 again"), equipped.office)
    found = open_conflicts(equipped)["laptops"]
    assert (found.member, len(found.sides), found.blocks) == ("M02", 2, False)


def test_contradicting_rules_are_told_though_nothing_can_be_reckoned(
    founded: SmallSeason,
) -> None:
    with founded.office.read() as now:
        _, rules = now.rules()
    second = replace(rules, salt="", version_number=2)
    contradict(founded, replace(second, reason="а"), replace(second, reason="ә"))
    found = open_conflicts(founded)
    assert len(found["ruleset"].sides) == 2


def test_a_paper_sheet_beside_a_sealed_one_is_told_with_both(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    for by in ("Сәуле", "Ерлан"):
        EnterPaperSheet(one, "M01", dict.fromkeys(CRITERIA, (5, "")), by)(equipped.office)
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    found = open_conflicts(equipped)["paper_and_sealed"]
    said = words(*(s for side in found.sides for s in side.said))
    assert all("Сәуле, Ерлан" in text for text in said.values())
    assert found.argument == f"cell:{one}/M01"
    paper = next(d for d in found.digests if d != found.sides[1].digest)
    with refused("conflicts.refused_author_or_chair"):
        choosing(found, paper)(equipped.office)
    approve(equipped.workspace("M01"), paper)
    equipped.carry("M01")
    choosing(found, paper)(equipped.office)
    assert "paper_and_sealed" not in open_conflicts(equipped)


def test_marks_that_do_not_fit_the_rules_are_for_the_author_to_correct(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    slot, _ = equipped.state().slots[one]
    odd = Sheet(
        interview=one,
        member="M01",
        slot=slot,
        ruleset=equipped.state().ruleset,
        state="sealed",
        marks=(Mark("C1", 77),),
    )
    record(equipped.workspace("M01"), odd)
    equipped.carry("M01")
    found = open_conflicts(equipped)["not_countable"]
    assert (found.answers, found.blocks, len(found.sides)) == ((), True, 1)


def test_a_sheet_by_older_rules_stands_for_the_record(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    slot, _ = scored.state().slots[one]
    old = Sheet(
        interview=one,
        member="M01",
        slot=slot,
        ruleset="0" * 64,
        state="sealed",
        marks=marks(4),
    )
    record(scored.workspace("M01"), old)
    scored.carry("M01")
    found = open_conflicts(scored)["older_ruleset"]
    assert not found.blocks
    choosing(found, found.sides[0].digest)(scored.office)
    assert "older_ruleset" not in open_conflicts(scored)
