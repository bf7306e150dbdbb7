"""Proposals: votes by key on the disk, taken back, split, concluded into decisions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from commission_app.models import diary
from commission_app.services.deciding import Decide
from commission_app.services.office.attending import Arrive, Leave, SetAbsent
from commission_app.services.office.bench import ReadInterviewBench
from commission_app.services.office.cell import ReadCell
from commission_app.services.office.concluding import Conclude, DecideWithoutVote, VoteAgain
from commission_app.services.office.proposing import (
    CastVote,
    Propose,
    SplitOff,
    WithdrawProposal,
)
from commission_app.services.office.sitting import ReadSitting, ReadSittings
from commission_app.services.people.candidacy import SetStatus
from commission_app.services.sealing import Recuse
from commission_app.services.sentences import said
from commission_app.services.sittings import CloseSitting, OpenSitting, RevealMarks
from commission_app.shared.texts import T
from commission_app.tables.simple import DecisionRow
from tests.support.seasons import (
    MEMBERS,
    NOTHING,
    PLENARY,
    REASON,
    SmallSeason,
    ballots,
    refused,
)

if TYPE_CHECKING:
    from commission_app.services.office.proposals import ProposalLine
    from commission_app.services.office.sitting import SittingView


@pytest.fixture
def sitting(scored: SmallSeason) -> SmallSeason:
    """The plenary sits, everybody is there, the marks are open."""
    OpenSitting("P", "plenary")(scored.office)
    Arrive("P", MEMBERS)(scored.office)
    RevealMarks()(scored.office)
    return scored


def view(season: SmallSeason) -> SittingView:
    return ReadSitting("P")(season.office)


def line(season: SmallSeason, proposal: str) -> ProposalLine:
    return next(one for one in view(season).proposals if one.proposal == proposal)


def all_vote(season: SmallSeason, proposal: str, against: tuple[str, ...] = ()) -> None:
    for member in MEMBERS:
        vote = "against" if member in against else "for"
        CastVote(proposal, member, vote)(season.office)


def test_a_sitting_shows_who_is_there_and_whether_that_is_enough(sitting: SmallSeason) -> None:
    shown = view(sitting)
    assert [seat.member for seat in shown.seats if seat.present] == list(MEMBERS)
    assert (shown.quorum.needed, shown.quorum.present, shown.quorum.held) == (3, 4, True)
    assert [seat.member for seat in shown.seats if seat.presides] == ["M01"]
    Leave("P", ["M01", "M03"])(sitting.office)
    SetAbsent("P", "M03", "Ауырып қалды.")(sitting.office)
    shown = view(sitting)
    assert (shown.quorum.present, shown.quorum.held) == (2, False)
    assert [seat.member for seat in shown.seats if seat.presides] == ["M02"]
    gone = next(seat for seat in shown.seats if seat.member == "M03")
    assert gone.left is not None
    assert (gone.present, gone.since, gone.reason) == (False, None, "Ауырып қалды.")


def test_who_comes_back_has_two_stays_and_no_reason_of_absence(sitting: SmallSeason) -> None:
    with refused("office.still_present"):
        SetAbsent("P", "M02", "Ауырып қалды.")(sitting.office)
    Leave("P", ["M02"])(sitting.office)
    SetAbsent("P", "M02", " Ауырып  қалды. ")(sitting.office)
    with refused("services.reason_needed"):
        SetAbsent("P", "M02", "…")(sitting.office)
    assert sitting.state().attendance["P", "M02"].reason == "Ауырып қалды."
    assert Arrive("P", MEMBERS)(sitting.office).value == 1
    said = sitting.state().attendance["P", "M02"]
    assert (len(said.present), said.reason) == (2, "")


def test_a_time_that_is_to_come_and_a_closed_sitting_are_refused(sitting: SmallSeason) -> None:
    later = sitting.clock.moment.replace(year=2030)
    with refused("office.time_to_come"):
        Leave("P", ["M02"], later)(sitting.office)
    with refused("office.sitting_is_closed"):
        Arrive("A", ["M02"])(sitting.office)


def test_the_votes_of_an_open_proposal_survive_a_restart(sitting: SmallSeason) -> None:
    one, two, *_ = sitting.interviews
    code = Propose("P", [one, two], "enrol")(sitting.office).value
    CastVote(code, "M01", "for")(sitting.office)
    CastVote(code, "M02", "against")(sitting.office)
    facts = sitting.facts()
    sitting.close()
    shown = line(sitting, code)
    assert {v.member: v.vote for v in shown.votes if v.vote} == {
        "M01": "for",
        "M02": "against",
    }
    assert (shown.open, shown.missing) == (True, 2)
    assert sitting.facts() == facts  # no fact before the conclusion


def test_a_vote_can_be_changed_and_taken_back_until_the_conclusion(
    sitting: SmallSeason,
) -> None:
    code = Propose("P", sitting.interviews[:1], "enrol")(sitting.office).value
    CastVote(code, "M01", "for")(sitting.office)
    CastVote(code, "M01", "against")(sitting.office)
    assert line(sitting, code).votes[0].vote == "against"
    CastVote(code, "M01", "")(sitting.office)
    assert line(sitting, code).votes[0].vote == ""
    with refused("office.nobody_voted"):
        Conclude(code)(sitting.office)


def test_a_carried_proposal_decides_all_its_names_at_once(sitting: SmallSeason) -> None:
    one, two, *_ = sitting.interviews
    code = Propose("P", [one, two], "enrol")(sitting.office).value
    all_vote(sitting, code)
    done = Conclude(code)(sitting.office).value
    assert done.decided == ((one, "enrol"), (two, "enrol"))
    assert (done.lost, done.again) == ((), ())
    made = sitting.state().decisions
    assert {made[one].decision, made[two].decision} == {"enrol"}
    assert made[one].reason == NOTHING
    shown = line(sitting, code)
    assert (shown.open, shown.counts[0].outcome) == (False, "carried")
    with refused("office.not_open"):
        CastVote(code, "M01", "against")(sitting.office)


def test_a_decision_that_differs_needs_its_reason_and_nothing_is_lost(
    sitting: SmallSeason,
) -> None:
    weak = sitting.interviews[2]
    code = Propose("P", [weak], "enrol")(sitting.office).value
    all_vote(sitting, code)
    assert line(sitting, code).counts[0].needs_reason
    with refused("services.reason_both"):
        Conclude(code)(sitting.office)
    assert len([v for v in line(sitting, code).votes if v.vote]) == 4
    Conclude(code, reasons=[(weak, REASON)])(sitting.office)
    assert sitting.state().decisions[weak].reason == REASON


def test_a_name_becomes_its_own_proposal_and_the_votes_on_the_rest_stay(
    sitting: SmallSeason,
) -> None:
    one, two, *_ = sitting.interviews
    code = Propose("P", [one, two], "enrol")(sitting.office).value
    all_vote(sitting, code)
    alone = SplitOff(code, two)(sitting.office).value
    assert line(sitting, code).interviews == (one,)
    assert line(sitting, code).missing == 0
    assert (line(sitting, alone).interviews, line(sitting, alone).missing) == ((two,), 4)
    with refused("office.not_in_proposal"):
        SplitOff(code, one)(sitting.office)
    Conclude(code)(sitting.office)
    assert set(sitting.state().decisions) == {one}


def test_a_recused_member_has_no_vote_on_that_one_name(sitting: SmallSeason) -> None:
    one, _, _, four, *_ = sitting.interviews
    code = Propose("P", [one, four], "enrol")(sitting.office).value
    all_vote(sitting, code)
    counts = {c.interview: c for c in line(sitting, code).counts}
    assert (counts[one].votes_for, counts[four].votes_for) == (4, 3)
    assert (counts[four].recused, counts[four].present) == (1, 3)
    voter = next(v for v in line(sitting, code).votes if v.member == "M04")
    assert voter.not_for == (four,)
    alone = SplitOff(code, four)(sitting.office).value
    with refused("votes.recused"):
        CastVote(alone, "M04", "for")(sitting.office)
    assert not next(v for v in line(sitting, alone).votes if v.member == "M04").may
    for member in ("M01", "M02", "M03"):
        CastVote(alone, member, "for")(sitting.office)
    Conclude(alone)(sitting.office)
    after = next(v for v in line(sitting, alone).votes if v.member == "M04")
    assert after.why == said(T("office.recused_here"))


def test_who_is_not_there_cannot_vote(sitting: SmallSeason) -> None:
    code = Propose("P", sitting.interviews[:1], "enrol")(sitting.office).value
    Leave("P", ["M03"])(sitting.office)
    with refused("votes.absent"):
        CastVote(code, "M03", "for")(sitting.office)
    voter = next(v for v in line(sitting, code).votes if v.member == "M03")
    assert not voter.may
    assert voter.why is not None


def test_equal_votes_name_their_rule(sitting: SmallSeason) -> None:
    one = sitting.interviews[0]
    code = Propose("P", [one], "enrol")(sitting.office).value
    all_vote(sitting, code, against=("M03", "M04"))
    count = line(sitting, code).counts[0]
    assert count.outcome == "carried"  # the chair voted for
    assert count.tie is not None
    assert "төраға" in count.tie.say("kk").lower()


def test_a_lost_proposal_leaves_the_names_open_or_decides_otherwise(
    sitting: SmallSeason,
) -> None:
    one, two, *_ = sitting.interviews
    code = Propose("P", [one], "enrol")(sitting.office).value
    all_vote(sitting, code, against=MEMBERS)
    assert Conclude(code)(sitting.office).value.lost == (one,)
    assert one not in sitting.state().decisions
    code = Propose("P", [two], "enrol")(sitting.office).value
    all_vote(sitting, code, against=MEMBERS)
    done = Conclude(code, reason=REASON, otherwise="refuse")(sitting.office).value
    assert (done.lost, done.decided) == ((), ((two, "refuse"),))


def test_a_round_without_a_quorum_can_be_repeated(sitting: SmallSeason) -> None:
    one = sitting.interviews[0]
    code = Propose("P", [one], "enrol")(sitting.office).value
    with refused("office.still_open"):
        VoteAgain("P", code)(sitting.office)
    Leave("P", ["M03", "M04"])(sitting.office)
    CastVote(code, "M01", "for")(sitting.office)
    CastVote(code, "M02", "for")(sitting.office)
    assert Conclude(code)(sitting.office).value.lost == (one,)
    Arrive("P", MEMBERS)(sitting.office)
    assert VoteAgain("P", code)(sitting.office).value == 2
    all_vote(sitting, code)
    assert Conclude(code)(sitting.office).value.decided == ((one, "enrol"),)
    assert sitting.state().decisions[one].round == 2
    with refused("office.nothing_to_repeat"):
        VoteAgain("P", code)(sitting.office)


def test_only_revealed_names_are_put_and_each_in_one_open_proposal(
    scored: SmallSeason,
) -> None:
    one, two, *_ = scored.interviews
    OpenSitting("P", "plenary")(scored.office)
    with refused("services.not_revealed"):
        Propose("P", [one], "enrol")(scored.office)
    with refused("office.nobody_proposed"):
        Propose("P", [], "enrol")(scored.office)
    with refused("services.no_interview"):
        Propose("P", ["L26-9999"], "enrol")(scored.office)
    with refused("office.sitting_is_closed"):
        Propose("A", [one], "enrol")(scored.office)
    RevealMarks()(scored.office)
    code = Propose("P", [one, two], "enrol")(scored.office).value
    with refused("office.in_open_proposal"):
        Propose("P", [two], "postpone")(scored.office)
    with refused("office.in_open_proposal"):
        DecideWithoutVote([one], "postpone", REASON)(scored.office)
    WithdrawProposal(code)(scored.office)
    assert view(scored).proposals == ()
    assert DecideWithoutVote([one], "postpone", REASON)(scored.office).value == 1


def test_with_too_few_sheets_only_postponing_can_be_put(sitting: SmallSeason) -> None:
    six = sitting.interviews[5]
    with refused("services.only_postpone"):
        Propose("P", [six], "enrol")(sitting.office)
    code = Propose("P", [six], "postpone")(sitting.office).value
    all_vote(sitting, code)
    assert Conclude(code)(sitting.office).value.decided == ((six, "postpone"),)


def test_before_the_reveal_a_sitting_tells_only_what_may_be_revealed(
    scored: SmallSeason,
) -> None:
    OpenSitting("P", "plenary")(scored.office)
    shown = view(scored)
    assert shown.list == ()
    assert {one.interview for one in shown.waiting} == set(scored.interviews)
    assert all(one.complete for one in shown.waiting)
    for code in scored.interviews:
        bench = ReadInterviewBench(code)(scored.office)
        empty = (bench.criteria, bench.totals, bench.notes, bench.proposals, bench.dissents)
        assert empty == ((), (), (), (), ())
        assert (bench.revealed, bench.summary, bench.highest) == (False, None, None)


def test_the_order_of_what_waits_and_is_discussed_follows_names(sitting: SmallSeason) -> None:
    numbers = [one.number for one in view(sitting).list]
    assert numbers == sorted(numbers)
    names = [one.person.names.kk for one in view(sitting).list]
    totals = [one.total for one in view(sitting).list if one.total is not None]
    assert len(names) == 6
    assert totals != sorted(totals, reverse=True)


def test_an_interview_shows_who_gave_what_and_what_was_computed(sitting: SmallSeason) -> None:
    two = sitting.interviews[1]
    bench = ReadInterviewBench(two)(sitting.office)
    first = bench.criteria[0]
    assert first.marks == ((3, ("M01", "M02", "M03")), (4, ("M04",)))
    assert (str(first.mean), first.spread, first.flagged) == ("3.25", 1, False)
    assert [str(t.total) for t in bench.totals] == ["18", "18", "18", "24"]
    assert bench.summary is not None
    assert str(bench.summary.total) == "19.50"
    assert (bench.summary.exact, bench.summary.recommendation) == ("39/2", "enrol")
    weak = ReadInterviewBench(sitting.interviews[2])(sitting.office)
    assert len(weak.criteria[0].comments) == 4


def test_sittings_are_listed_the_newest_first(sitting: SmallSeason) -> None:
    assert [one.code for one in ReadSittings()(sitting.office)] == ["P", "A"]
    with refused("services.no_sitting"):
        ReadSitting("X")(sitting.office)


def test_who_went_home_with_a_closed_sitting_makes_no_quorum_of_the_next(
    sitting: SmallSeason,
) -> None:
    CloseSitting("P")(sitting.office)
    shown = view(sitting)
    assert not [seat.member for seat in shown.seats if seat.present]
    assert all(seat.left is not None for seat in shown.seats if seat.votes)
    sitting.clock.at(PLENARY + timedelta(days=5))
    OpenSitting("Q", "plenary")(sitting.office)
    assert not ReadSitting("Q")(sitting.office).quorum.held
    code = Propose("Q", sitting.interviews[:1], "enrol")(sitting.office).value
    with refused("votes.absent"):
        CastVote(code, "M01", "for")(sitting.office)


def test_a_sitting_that_is_opened_again_waits_for_its_members(sitting: SmallSeason) -> None:
    CloseSitting("P")(sitting.office)
    OpenSitting("P", "plenary")(sitting.office)
    assert (view(sitting).quorum.present, view(sitting).quorum.held) == (0, False)
    assert Arrive("P", MEMBERS)(sitting.office).value == len(MEMBERS)
    assert view(sitting).quorum.held


def test_nobody_sits_in_two_plenary_sittings_at_once(sitting: SmallSeason) -> None:
    with refused("services.plenary_open"):
        OpenSitting("Q", "plenary")(sitting.office)
    assert [one.code for one in ReadSittings()(sitting.office)] == ["P", "A"]


def test_a_sitting_closes_after_its_proposals_and_nothing_is_voted_on_later(
    sitting: SmallSeason,
) -> None:
    code = Propose("P", sitting.interviews[:1], "enrol")(sitting.office).value
    with refused("office.still_open"):
        CloseSitting("P")(sitting.office)
    Leave("P", MEMBERS[:2])(sitting.office)
    CastVote(code, "M03", "for")(sitting.office)
    Conclude(code)(sitting.office)
    CloseSitting("P")(sitting.office)
    with refused("office.sitting_is_closed"):
        VoteAgain("P", code)(sitting.office)
    with refused("office.sitting_is_closed"):
        postponed = DecideWithoutVote(sitting.interviews[:1], "postpone", REASON, "P")
        postponed(sitting.office)


def test_a_decision_names_the_sitting_at_which_it_was_taken(sitting: SmallSeason) -> None:
    CloseSitting("P")(sitting.office)
    OpenSitting("Q", "plenary")(sitting.office)
    Arrive("Q", MEMBERS)(sitting.office)
    one, two = sitting.interviews[:2]
    code = Propose("Q", [one], "enrol")(sitting.office).value
    all_vote(sitting, code)
    Conclude(code)(sitting.office)
    DecideWithoutVote([two], "postpone", REASON, "Q")(sitting.office)
    made = sitting.state().decisions
    assert (made[one].sitting, made[two].sitting) == ("Q", "Q")


def test_a_withdrawn_proposal_leaves_how_it_stood_and_its_number(sitting: SmallSeason) -> None:
    code = Propose("P", sitting.interviews[:1], "enrol")(sitting.office).value
    CastVote(code, "M01", "for")(sitting.office)
    CastVote(code, "M02", "against")(sitting.office)
    WithdrawProposal(code)(sitting.office)
    with sitting.office.read() as now:
        lines = [e.about for e in diary.entries(now.c) if e.what == "proposal.withdrawn"]
    assert lines == [f"{code} 1 1:1:0"]
    again = Propose("P", sitting.interviews[:1], "enrol")(sitting.office).value
    assert int(again) == int(code) + 1


def test_the_office_takes_no_revealed_sheet_out_of_the_sum(sitting: SmallSeason) -> None:
    one = sitting.interviews[0]
    before = sitting.state().scores[one]
    with refused("services.recused_too_late"):
        Recuse(one, "other", "По решению комиссии.", "M02")(sitting.office)
    assert sitting.state().scores[one] == before
    assert "recuse" not in ReadCell(one, "M02")(sitting.office).can
    Recuse(one, "relative", "Туысым.")(sitting.workspace("M02"))
    sitting.carry("M02")
    assert sitting.state().scores[one] != before
    assert "M02" in sitting.state().assembly.withdrawn(one)


def test_nobody_left_before_the_own_vote(sitting: SmallSeason) -> None:
    code = Propose("P", sitting.interviews[:1], "enrol")(sitting.office).value
    before = sitting.world("office").now()
    all_vote(sitting, code)
    with refused("office.left_before_vote"):
        Leave("P", ["M02"], before)(sitting.office)
    Conclude(code)(sitting.office)
    with refused("office.left_before_vote"):
        Leave("P", ["M02"], before)(sitting.office)
    Leave("P", ["M02"])(sitting.office)
    assert [s.member for s in view(sitting).seats if s.present] == ["M01", "M03", "M04"]


def test_nobody_came_on_a_day_before_the_sitting(sitting: SmallSeason) -> None:
    OpenSitting("D", "panel")(sitting.office)
    now = sitting.world("office").now()
    with refused("office.before_its_day"):
        Arrive("D", ["M02"], now - timedelta(days=1))(sitting.office)
    with refused("office.time_to_come"):
        Arrive("D", ["M02"], now + timedelta(days=1))(sitting.office)


def test_who_left_the_selection_is_not_enrolled_by_an_open_ballot(sitting: SmallSeason) -> None:
    one, two = sitting.interviews[:2]
    code = Propose("P", [one, two], "enrol")(sitting.office).value
    all_vote(sitting, code)
    assert (line(sitting, code).gone, line(sitting, code).stuck) == ((), False)
    SetStatus(one, "withdrawn", "Өтініші бойынша.")(sitting.office)
    assert (line(sitting, code).gone, line(sitting, code).stuck) == ((one,), True)
    talked = {d.interview: d for d in view(sitting).list}
    assert (talked[one].gone, talked[two].gone) == (True, False)
    assert "office.flag_gone" in {flag.key for flag in talked[one].flags}
    with refused("services.candidate_gone") as told:
        Conclude(code)(sitting.office)
    assert told.value.values["interview"] == one
    assert not sitting.state().decisions
    alone = SplitOff(code, one)(sitting.office).value
    assert Conclude(code)(sitting.office).value.decided == ((two, "enrol"),)
    all_vote(sitting, alone)
    with refused("services.candidate_gone"):
        Conclude(alone)(sitting.office)
    WithdrawProposal(alone)(sitting.office)
    with refused("services.candidate_gone"):
        Propose("P", [one], "enrol")(sitting.office)
    assert set(sitting.state().decisions) == {two}


def test_who_came_back_is_voted_on_again(sitting: SmallSeason) -> None:
    one = sitting.interviews[0]
    SetStatus(one, "withdrawn", "Өтініші бойынша.")(sitting.office)
    with refused("services.candidate_gone"):
        Propose("P", [one], "enrol")(sitting.office)
    SetStatus(one, "admitted", "Өтініш қайтарылды.")(sitting.office)
    code = Propose("P", [one], "enrol")(sitting.office).value
    all_vote(sitting, code)
    Conclude(code)(sitting.office)
    assert sitting.state().decisions[one].decision == "enrol"


def test_a_file_enrols_nobody_who_left(sitting: SmallSeason) -> None:
    one = sitting.interviews[0]
    SetStatus(one, "excluded", "Құжат жалған.")(sitting.office)
    with refused("services.candidate_gone"):
        Decide(ballots("7", (one,), "enrol"), [])(sitting.office)
    with refused("services.candidate_gone"):
        Decide([], [DecisionRow(0, one, "enrol", NOTHING)])(sitting.office)


def test_that_one_left_may_be_put_to_be_refused(sitting: SmallSeason) -> None:
    five = sitting.interviews[4]  # did not come: no sheet waits for a person
    SetStatus(five, "withdrawn", "Өтініші бойынша.")(sitting.office)
    code = Propose("P", [five], "refuse")(sitting.office).value
    assert (line(sitting, code).gone, line(sitting, code).stuck) == ((five,), False)
    all_vote(sitting, code)
    Conclude(code, REASON)(sitting.office)
    assert sitting.state().decisions[five].decision == "refuse"
