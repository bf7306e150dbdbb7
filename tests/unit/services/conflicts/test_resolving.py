"""A person settles: every side is named, whoever must agree has agreed, and it may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.deciding import Decision, Resolution, Reveal
from commission_app.domain.facts.kinds.people import Status
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.domain.language import Bilingual
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.conflicts.resolving import LONGEST, Resolve
from commission_app.services.day.walk_in import AddWalkIn
from commission_app.services.deciding import Decide
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.paper_sheets.entering import EnterPaperSheet
from commission_app.services.papers.record import FinaliseProtocol, RecordOrder
from commission_app.services.people.appointments import AddInterview, CancelSlot
from commission_app.services.sealing import CorrectSheet, Recuse
from commission_app.services.sittings import CloseSitting, OpenSitting, RevealMarks
from commission_app.tables.simple import DecisionRow, GapRow
from tests.support.copies import (
    REASON,
    approve,
    choosing,
    clone,
    contradict,
    open_conflicts,
    pour,
    record,
    words,
)
from tests.support.seasons import CRITERIA, MEMBERS, MORNING, PASSPHRASE, PLENARY, refused

if TYPE_CHECKING:
    from commission_app.services.conflicts.found import Conflict
    from commission_app.services.workspace import Workspace
    from tests.support.seasons import SmallSeason


def state_of(season: SmallSeason, interview: str, member: str) -> tuple[str, str]:
    cells = {(c.interview, c.member): c for c in season.state().cells}
    cell = cells[interview, member]
    return cell.state, cell.counts


def two_sheets(season: SmallSeason) -> Conflict:
    """M02's laptop was copied; both seal a sheet for the first interview."""
    clone(season, "M02", "M02 copy")
    season.score("M02", season.interviews[0], 3)
    season.score("M02 copy", season.interviews[0], 4)
    season.carry("M02")
    pour(season.workspace("M02 copy"), season.office)
    return open_conflicts(season)["sheet"]


def recused_twice(season: SmallSeason) -> Conflict:
    """M02 is recused by the office and, otherwise, by its copy."""
    one = season.interviews[0]
    contradict(
        season,
        Recusal(interview=one, member="M02", ground="relative"),
        Recusal(interview=one, member="M02", ground="other", reason="Ескі дос."),
    )
    return open_conflicts(season)["recusal"]


def test_a_recusal_recorded_twice_recuses_before_and_after(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    found = recused_twice(scored)
    assert state_of(scored, one, "M02") == ("recused", "")
    assert scored.state().assembly.withdrawn(one) == {"M02"}
    choosing(found, found.sides[0].digest)(scored.office)
    assert "recusal" not in open_conflicts(scored)
    assert state_of(scored, one, "M02") == ("recused", "")


def test_an_open_conflict_keeps_its_interview_closed_and_no_other(scored: SmallSeason) -> None:
    one, two = scored.interviews[:2]
    found = recused_twice(scored)
    with refused("conflicts.interview_waits"):
        RevealMarks((one,))(scored.office)
    assert one not in RevealMarks()(scored.office).value
    assert two in scored.state().revealed
    choosing(found, found.sides[0].digest)(scored.office)
    assert RevealMarks((one,))(scored.office).value == (one,)


def test_two_decisions_keep_the_protocol_and_the_order_from_being_made(
    decided: SmallSeason,
) -> None:
    one = decided.interviews[0]
    FinaliseProtocol("1")(decided.office)
    contradict(
        decided,
        Decision(interview=one, decision="refuse", computed="enrol"),
        Decision(interview=one, decision="postpone", computed="enrol"),
    )
    with refused("conflicts.season_waits"):
        FinaliseProtocol("1", "Түзету.")(decided.office)
    with refused("conflicts.season_waits"):
        RecordOrder("7", PLENARY.date())(decided.office)
    found = open_conflicts(decided)["decision"]
    choosing(found, found.sides[1].digest)(decided.office)
    assert decided.state().decisions[one].decision in {"refuse", "postpone"}
    FinaliseProtocol("1", "Түзету.")(decided.office)


def test_a_conflict_of_sheets_is_never_settled_by_the_office_alone(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    found = two_sheets(equipped)
    first = found.sides[0].digest
    with refused("conflicts.refused_author_or_chair"):
        choosing(found, first)(equipped.office)
    assert state_of(equipped, one, "M02") == ("conflict", "")
    approve(equipped.workspace("M02"), first)
    equipped.carry("M02")
    choosing(open_conflicts(equipped)["sheet"], first)(equipped.office)
    assert state_of(equipped, one, "M02") == ("received", first)


def test_the_chair_s_word_is_enough_and_another_member_s_is_not(equipped: SmallSeason) -> None:
    found = two_sheets(equipped)
    second = found.sides[1].digest
    approve(equipped.workspace("M03"), second)
    equipped.carry("M03")
    with refused("conflicts.refused_author_or_chair"):
        choosing(found, second)(equipped.office)
    approve(equipped.workspace("M01"), second)
    equipped.carry("M01")
    choosing(found, second)(equipped.office)
    assert state_of(equipped, equipped.interviews[0], "M02") == ("received", second)


def test_wrong_answers_are_refused_in_words(scored: SmallSeason) -> None:
    found = recused_twice(scored)
    first, second = (side.digest for side in found.sides)
    office, target = scored.office, found.target
    with refused("conflicts.reason_needed"):
        Resolve(target, first, (second,), " \u200b … ")(office)
    with refused("conflicts.reason_long"):
        Resolve(target, first, (second,), "а" * (LONGEST + 1))(office)
    with refused("conflicts.chosen_and_rejected"):
        Resolve(target, first, (first, second), REASON)(office)
    with refused("conflicts.unknown_side"):
        Resolve(target, first, ("0" * 64,), REASON)(office)
    with refused("conflicts.stale"):
        Resolve(target, first, (), REASON)(office)
    with refused("conflicts.not_an_answer"):
        Resolve(target, "", (first, second), REASON)(office)
    with refused("conflicts.nothing_contradicts"):
        Resolve(("recusal", "1/2"), first, (second,), REASON)(office)
    with refused("services.office_only"):
        Resolve(target, first, (second,), REASON)(scored.workspace("M01"))
    assert len(open_conflicts(scored)) > 0


def test_a_side_that_came_meanwhile_is_not_passed_over(scored: SmallSeason) -> None:
    found = recused_twice(scored)
    third = clone(scored, "M02", "M02 copy")
    one = scored.interviews[0]
    Recuse(one, "subordinate", "Қызметтес.")(third)
    pour(third, scored.office)
    with refused("conflicts.stale"):
        choosing(found, found.sides[0].digest)(scored.office)
    now = open_conflicts(scored)["recusal"]
    assert len(now.sides) == 3
    choosing(now, now.sides[2].digest)(scored.office)


def test_a_settlement_stands_with_its_reason_and_gives_way_to_the_next(
    scored: SmallSeason,
) -> None:
    found = recused_twice(scored)
    choosing(found, found.sides[0].digest)(scored.office)
    (settled,) = (c for c in ReadConflicts()(scored.office).settled if c.kind == "recusal")
    assert settled.settled is not None
    assert (settled.settled.chosen, settled.settled.reason) == (found.sides[0].digest, REASON)
    choosing(settled, found.sides[1].digest)(scored.office)
    about = f"{scored.interviews[0]}/M02"
    assert scored.state().recusals[about].ground in {"relative", "other"}
    (again,) = (c for c in ReadConflicts()(scored.office).settled if c.kind == "recusal")
    assert again.settled is not None
    assert again.settled.chosen == found.sides[1].digest


def test_two_offices_that_settle_in_two_ways_settle_nothing(scored: SmallSeason) -> None:
    found = recused_twice(scored)
    copy = clone(scored, "office", "third office")
    choosing(found, found.sides[0].digest)(scored.office)
    choosing(found, found.sides[1].digest)(copy)
    pour(copy, scored.office)
    now = open_conflicts(scored)
    assert len(now["recusal"].sides) == 2
    choosing(now["recusal"], found.sides[0].digest)(scored.office)
    assert "recusal" not in open_conflicts(scored)


def test_a_change_after_the_reveal_may_be_refused_and_what_was_seen_stays(
    scored: SmallSeason,
) -> None:
    one = scored.interviews[0]
    RevealMarks((one,))(scored.office)
    _, seen = state_of(scored, one, "M02")
    CorrectSheet(one, {"C2": (3, "")}, "Қате басылды.")(scored.workspace("M02"))
    scored.carry("M02")
    found = open_conflicts(scored)["changed_after_reveal"]
    (new,) = found.digests - {seen}
    with refused("conflicts.refused_chair"):
        choosing(found, new)(scored.office)
    choosing(found, seen)(scored.office)
    assert state_of(scored, one, "M02") == ("received", seen)
    assert "changed_after_reveal" not in open_conflicts(scored)
    CorrectSheet(one, {"C3": (3, "")}, "Тағы бір қате.")(scored.workspace("M02"))
    scored.carry("M02")
    assert "changed_after_reveal" in open_conflicts(scored)


def test_a_sheet_without_an_appointment_is_linked_to_an_interview(
    equipped: SmallSeason,
) -> None:
    one, two = equipped.interviews[:2]
    CancelSlot(one, "Кестеден алынды.")(equipped.office)
    equipped.carry_back("M01")
    AddWalkIn(one, "Ким Олег")(equipped.workspace("M01"))
    digest = equipped.score("M01", one, 4)
    equipped.carry("M01")
    found = open_conflicts(equipped)["no_slot"]
    (side,) = found.digests
    with refused("services.no_interview"):
        choosing(found, side, one)(equipped.office)
    choosing(found, side, two)(equipped.office)
    assert state_of(equipped, two, "M01") == ("received", side)
    assert digest
    assert "no_slot" not in open_conflicts(equipped)


def test_marks_are_not_moved_to_another_candidate(equipped: SmallSeason) -> None:
    """Who takes an appointment out before packages come could else choose whose they are."""
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 5)
    CancelSlot(one, "Кестеден алынды.")(equipped.office)
    equipped.carry("M01")
    found = open_conflicts(equipped)["no_slot"]
    (side,) = found.digests
    (answer,) = found.answers
    assert answer.link
    assert "another one's interview" in words(answer.refusal)["en"]
    with refused("conflicts.of_another"):
        choosing(found, side, two)(equipped.office)
    later = MORNING.replace(hour=16)
    AddInterview(one, "A", later, reason="Кестеге қайтарылды.")(equipped.office)
    found = open_conflicts(equipped)["no_slot"]
    with refused("conflicts.of_another"):
        choosing(found, side, two)(equipped.office)
    (here,) = (c for c in equipped.state().slots if c.partition("/")[0] == one)
    choosing(found, side, here)(equipped.office)
    assert state_of(equipped, here, "M01") == ("received", side)


def test_a_forged_word_that_moves_marks_to_another_candidate_is_none(
    equipped: SmallSeason,
) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 5)
    CancelSlot(one, "Кестеден алынды.")(equipped.office)
    equipped.carry("M01")
    (side,) = open_conflicts(equipped)["no_slot"].digests
    word = Resolution(
        kind="cell", thing=f"{one}/M01", chosen=side, rejected=(), link=two, reason=REASON
    )
    record(equipped.office, word)
    assert state_of(equipped, two, "M01") == ("missing", "")
    assert state_of(equipped, one, "M01") == ("conflict", "")
    assert equipped.state().current_sheets(two) == ()


def test_a_linked_sheet_is_opened_with_its_interview_and_counts(scored: SmallSeason) -> None:
    six, code = scored.interviews[5], "L26-99999"
    AddWalkIn(code, "Ким Олег")(scored.workspace("M04"))
    sheet_code = scored.score("M04", code, 5)
    scored.carry("M04")
    found = open_conflicts(scored)["no_slot"]
    (side,) = found.digests
    choosing(found, side, six)(scored.office)
    CloseSitting("A", [GapRow(0, six, "M03", REASON)])(opened_sitting(scored))
    RevealMarks((six,))(scored.office)
    assert state_of(scored, six, "M04") == ("received", side)
    assert sheet_code == control_code(side)


def test_the_sheet_of_a_candidate_who_withdrew_may_stand(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    record(scored.office, Status(candidate=one, status="withdrawn", day="2026-09-29"))
    with refused("conflicts.interview_waits"):
        RevealMarks((one,))(scored.office)
    for found in ReadConflicts()(scored.office).open:
        Resolve(found.target, found.sides[0].digest, (), REASON)(scored.office)
    assert ReadConflicts()(scored.office).open == ()
    RevealMarks((one,))(scored.office)


def test_the_sheet_of_a_recused_member_is_noted(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    Recuse(one, "relative", "Туысым.", "M02")(scored.office)
    found = open_conflicts(scored)["sheet_of_recused"]
    Resolve(found.target, "", tuple(found.digests), REASON)(scored.office)
    assert open_conflicts(scored) == {}
    assert state_of(scored, one, "M02") == ("recused", "")


def test_a_fork_is_settled_until_the_refused_branch_goes_on(equipped: SmallSeason) -> None:
    clone(equipped, "M02", "M02 copy")
    equipped.score("M02", equipped.interviews[0], 3)
    equipped.score("M02 copy", equipped.interviews[1], 4)
    equipped.carry("M02")
    pour(equipped.workspace("M02 copy"), equipped.office)
    found = open_conflicts(equipped)["fork"]
    with equipped.workspace("M02").read() as now:
        _, mine = now.facts.head(equipped.workspace("M02").device)
    choosing(found, mine)(equipped.office)
    assert "fork" not in open_conflicts(equipped)
    equipped.score("M02", equipped.interviews[2], 3)
    equipped.carry("M02")
    assert "fork" not in open_conflicts(equipped)
    equipped.score("M02 copy", equipped.interviews[3], 4)
    pour(equipped.workspace("M02 copy"), equipped.office)
    assert "fork" in open_conflicts(equipped)


def test_marks_revealed_by_two_offices_stay_open_as_far_as_both_agree(
    scored: SmallSeason,
) -> None:
    one = scored.interviews[0]
    sheets = scored.state().current_sheets(one)
    contradict(
        scored, Reveal(interview=one, sheets=sheets), Reveal(interview=one, sheets=sheets[:3])
    )
    assert scored.state().revealed[one].sheets == sheets[:3]
    found = open_conflicts(scored)["reveal"]
    choosing(found, found.sides[0].digest)(scored.office)
    assert set(scored.state().revealed[one].sheets) <= set(sheets)


def test_what_was_settled_is_not_turned_round_by_the_office_alone(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    target = ("cell", f"{six}/M03")
    for who in ("Айгүл", "Болат"):
        EnterPaperSheet(six, "M03", dict.fromkeys(CRITERIA, (3, "")), who, "7")(scored.office)
    scored.score("M03", six, 5)
    scored.carry("M03")
    state = scored.state()
    typed, sealed = state.paper[f"{six}/M03"][0], state.sheets[f"{six}/M03"][0]
    approve(scored.workspace("M03"), sealed)
    scored.carry("M03")
    Resolve(target, sealed, (typed,), REASON)(scored.office)
    assert state_of(scored, six, "M03") == ("received", sealed)
    with refused("conflicts.refused_author_or_chair"):
        Resolve(target, typed, (sealed,), REASON)(scored.office)
    CloseSitting("A", [GapRow(0, six, "M04", REASON)])(opened_sitting(scored))
    RevealMarks((six,))(scored.office)
    with refused("conflicts.refused_chair"):
        Resolve(target, typed, (sealed,), REASON)(scored.office)
    assert state_of(scored, six, "M03") == ("received", sealed)


def opened_sitting(season: SmallSeason) -> Workspace:
    OpenSitting("A", "panel")(season.office)
    return season.office


def test_an_opened_sheet_is_not_linked_away_by_the_office_alone(scored: SmallSeason) -> None:
    """A member who lost the vote leaves sheets that were opened without a place."""
    one, two = scored.interviews[:2]
    RevealMarks((one,))(scored.office)
    sheet = scored.state().sheets[f"{one}/M03"][0]
    member = scored.state().members["M03"]
    record(scored.office, structs.replace(member, votes=False, salt=""))
    assert state_of(scored, one, "M03") == ("conflict", sheet)
    with refused("conflicts.of_another"):
        Resolve(("cell", f"{one}/M03"), sheet, (), REASON, link=two)(scored.office)
    slot, again = scored.state().slots[one][1], f"{one}/2"
    record(scored.office, structs.replace(slot, interview=again, salt=""))
    with refused("conflicts.refused_chair"):
        Resolve(("cell", f"{one}/M03"), sheet, (), REASON, link=again)(scored.office)
    assert state_of(scored, one, "M03") == ("conflict", sheet)


def test_nothing_is_decided_while_an_opened_sheet_was_taken_back(
    equipped: SmallSeason,
) -> None:
    """A member who restores an older copy of the laptop would change what was seen."""
    one = equipped.interviews[0]
    old = MakeBackup()(equipped.workspace("M01")).value
    for member in MEMBERS:
        equipped.score(member, one, 4)
    equipped.carry(*MEMBERS)
    RevealMarks((one,))(equipped.office)
    again, _ = Restore(old, "Экраны сынды.")(
        equipped.place("again"), PASSPHRASE, equipped.world("again")
    )
    equipped.opened["again"] = again
    equipped.carry("again")
    found = open_conflicts(equipped)["kept_of_ended"]
    assert found.blocks
    decision = DecisionRow(0, one, "postpone", Bilingual("Себебі.", "Причина."))
    with refused("conflicts.interview_waits"):
        Decide([], [decision])(equipped.office)
    choosing(found, found.sides[0].digest)(equipped.office)
    assert not equipped.state().doubts
