"""The sitting: presence, reveal, votes, decisions, and what the record says of them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.scoring import Dissent
from commission_app.domain.language import Bilingual
from commission_app.services.deciding import Decide, RecordDissent
from commission_app.services.office.cell import ReadCell
from commission_app.services.results_of_interviews import read_tally
from commission_app.services.sealing import CorrectSheet, RecordInterview
from commission_app.services.sittings import (
    Attend,
    CloseSitting,
    OpenSitting,
    RecordInterviews,
    RevealMarks,
)
from commission_app.services.status import read_status
from commission_app.tables.simple import AttendanceRow, DecisionRow, GapRow, InterviewRow
from tests.support.seasons import (
    MEMBERS,
    MORNING,
    NOTHING,
    PLENARY,
    REASON,
    SmallSeason,
    ballots,
    refused,
)

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.scoring import Outcome


@pytest.fixture
def day(scored: SmallSeason) -> SmallSeason:
    """The marks are open and the plenary sits."""
    scored.open_plenary()
    return scored


def decide(season: SmallSeason, code: str, decision: str, reason: Bilingual = NOTHING) -> None:
    row = DecisionRow(0, code, decision, reason)  # pyright: ignore[reportArgumentType]
    Decide([], [row])(season.office)


def voted(
    season: SmallSeason,
    code: str,
    decision: str,
    against: tuple[str, ...] = (),
    *,
    taken: str = "",
    reason: Bilingual = REASON,
) -> None:
    rows = ballots("7", [code], decision, against)
    said = DecisionRow(0, code, taken or decision, reason)  # pyright: ignore[reportArgumentType]
    Decide(rows, [said])(season.office)


def test_one_members_word_that_nobody_came_opens_nothing(equipped: SmallSeason) -> None:
    """The others' sheets lie on laptops that have not handed over."""
    one = equipped.interviews[0]
    RecordInterview(one, "absent", "Келмеді.")(equipped.workspace("M01"))
    for member in MEMBERS[1:]:
        equipped.score(member, one, 4)
    equipped.carry("M01")
    with refused("services.not_complete"):
        RevealMarks((one,))(equipped.office)
    cell = ReadCell(one, "M02")(equipped.office).cell
    assert [said.key for said in cell.why] == [
        "office.why_missing",
        "office.outcome_absent",
        "office.why_only_others",
    ]
    RecordInterviews([InterviewRow(0, one, "absent", "Келмеді.")])(equipped.office)
    assert RevealMarks((one,))(equipped.office).value == (one,)


def test_a_sitting_is_opened_once_and_goes_on_after_a_mistake(founded: SmallSeason) -> None:
    OpenSitting("A", "panel")(founded.office)
    with refused("services.sitting_open"):
        OpenSitting("A", "panel")(founded.office)
    with refused("services.no_sitting"):
        CloseSitting("B")(founded.office)
    CloseSitting("A")(founded.office)
    with refused("services.sitting_form"):
        OpenSitting("A", "plenary")(founded.office)
    opened = founded.state().sittings["A"].opened
    OpenSitting("A", "panel")(founded.office)
    again = founded.state().sittings["A"]
    assert (again.opened, again.closed) == (opened, "")


def test_a_laptop_opens_no_sitting(equipped: SmallSeason) -> None:
    for act in (OpenSitting("A", "panel"), CloseSitting("A"), Attend([]), RevealMarks()):
        with refused("services.office_only"):
            act(equipped.workspace("M01"))


def test_who_was_not_there_is_absent_for_those_interviews(equipped: SmallSeason) -> None:
    equipped.clock.at(MORNING.replace(hour=8))
    OpenSitting("A", "panel")(equipped.office)
    noon = MORNING.replace(minute=30)
    rows = [AttendanceRow(0, "A", m, MORNING, None, "") for m in MEMBERS[:3]]
    rows.append(AttendanceRow(0, "A", "M04", MORNING, noon, "Ауырып қалды."))
    Attend(rows)(equipped.office)
    state = equipped.state()
    cells = {c.interview: c for c in state.cells if c.member == "M04"}
    late = {code for code, (_, slot) in state.slots.items() if slot.at > noon.isoformat()}
    assert late
    assert {code for code, cell in cells.items() if cell.state == "absent"} == late
    assert {cells[code].reason for code in late} == {"Ауырып қалды."}


def test_a_reveal_is_refused_while_a_cell_is_open_and_names_it(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    for member in MEMBERS:
        equipped.score(member, one, 4)
    equipped.score("M01", two, 4)
    equipped.carry(*MEMBERS)
    with refused("services.not_complete") as said:
        RevealMarks((two,))(equipped.office)
    assert said.value.values == {"interview": two, "members": "M02, M03, M04"}
    assert RevealMarks()(equipped.office).value == (one,)  # all that are explained
    assert RevealMarks()(equipped.office).value == ()
    with refused("services.no_interview"):
        RevealMarks(("L26-00000",))(equipped.office)


def test_a_gap_named_with_a_reason_explains_a_cell_for_good(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    for member in MEMBERS[:3]:
        equipped.score(member, one, 4)
    equipped.carry(*MEMBERS)
    OpenSitting("A", "panel")(equipped.office)
    CloseSitting("A", [GapRow(0, one, "M04", "Ноутбук сынды.")])(equipped.office)
    CloseSitting("A")(equipped.office)  # once more, as people do
    assert RevealMarks((one,))(equipped.office).value == (one,)


@pytest.mark.parametrize("reason", ["", " \u200b.", "…"])
def test_a_gap_without_words_explains_nothing(scored: SmallSeason, reason: str) -> None:
    six = scored.interviews[5]
    OpenSitting("B", "panel")(scored.office)
    with refused("services.reason_needed"):
        CloseSitting("B", [GapRow(0, six, "M04", reason)])(scored.office)


@pytest.mark.parametrize("outcome", ["absent", "interrupted", "rescheduled"])
def test_the_office_alone_takes_no_opened_sheets_out(
    day: SmallSeason, outcome: Outcome
) -> None:
    one, five = day.interviews[0], day.interviews[4]
    before = day.state().scores[one]
    with refused("services.outcome_too_late"):
        RecordInterviews([InterviewRow(0, one, outcome, "Келмеді.")])(day.office)
    assert day.state().scores[one] == before
    RecordInterviews([InterviewRow(0, one, "held", "")])(day.office)  # takes nothing out
    RecordInterviews([InterviewRow(0, five, "absent", "Келген жоқ.")])(day.office)  # no sheets
    assert day.state().scores[one] == before


def test_what_was_said_before_the_reveal_may_be_said_again(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    RecordInterviews([InterviewRow(0, one, "absent", "Келмеді.")])(scored.office)
    scored.open_plenary()
    RecordInterviews([InterviewRow(0, one, "absent", "Мүлде келмеді.")])(scored.office)
    assert scored.state().outcomes[one].reason == "Мүлде келмеді."


def test_nothing_is_told_of_marks_before_the_reveal(scored: SmallSeason) -> None:
    with refused("services.nothing_revealed"):
        read_tally(scored.office)
    assert scored.state().scores == {}
    with refused("services.not_revealed"):
        voted(scored, scored.interviews[0], "enrol")


def test_the_tally_is_what_one_computes_by_hand(day: SmallSeason) -> None:
    one, two, three, four, five, six = day.interviews
    scores = {s.interview: s for s in read_tally(day.office).scores}
    assert dict(scores[two].totals) == {"M01": 18, "M02": 18, "M03": 18, "M04": 24}
    figures = {c: (s.sheets, s.score, s.percent, s.recommendation) for c, s in scores.items()}
    assert figures == {
        one: (4, Fraction(24), Fraction(80), "enrol"),
        two: (4, Fraction(39, 2), Fraction(65), "enrol"),
        three: (4, Fraction(12), Fraction(40), "refuse"),
        four: (3, Fraction(30), Fraction(100), "enrol"),  # one recused
        five: (0, None, None, "none"),
        six: (2, None, None, "none"),  # three are the least
    }


def test_a_correction_after_the_reveal_is_a_conflict_and_not_counted(day: SmallSeason) -> None:
    one = day.interviews[0]
    CorrectSheet(one, {"C1": (5, "")}, "Кейін ойландым.")(day.workspace("M01"))
    day.carry("M01")
    (conflict,) = read_status(day.office).conflicts
    assert (conflict.kind, conflict.interview) == ("changed_after_reveal", one)
    assert day.state().scores[one].score == 24


def test_votes_and_decisions_are_recorded_together(day: SmallSeason) -> None:
    day.decide_all()
    state = day.state()
    assert [state.decisions[c].decision for c in day.interviews] == [
        "enrol",
        "enrol",
        "refuse",
        "enrol",
        "refuse",
        "postpone",
    ]
    with refused("votes.twice"):
        Decide(ballots("1", day.interviews[:2], "enrol"), [])(day.office)


def test_a_recused_member_leaves_the_quorum_of_that_name_only(day: SmallSeason) -> None:
    one, _, _, four, _, _ = day.interviews
    Decide(ballots("1", (one, four), "enrol"), [])(day.office)
    counts = {c.interview: c for c in day.state().counts}
    assert len(counts[one].quorum.present) == 4
    assert len(counts[four].quorum.present) == 3
    assert (
        counts[four].quorum.recused == frozenset({"M04"})
        or "M04" in counts[four].quorum.recused
    )


def test_without_a_quorum_nothing_is_carried(scored: SmallSeason) -> None:
    scored.open_plenary(MEMBERS[:2])  # two of four; three are needed
    one = scored.interviews[0]
    with refused("services.no_vote_carried"):
        Decide(
            ballots("1", [one], "enrol", voters=MEMBERS[:2]),
            [DecisionRow(0, one, "enrol", NOTHING)],
        )(scored.office)
    assert scored.facts("vote") == 0


def test_who_is_not_there_does_not_vote(scored: SmallSeason) -> None:
    scored.open_plenary(MEMBERS[:3])
    with refused("votes.not_present", "votes.absent"):
        Decide(ballots("1", scored.interviews[:1], "enrol"), [])(scored.office)


def test_a_tie_is_decided_by_the_chair(day: SmallSeason) -> None:
    one, two = day.interviews[:2]
    voted(day, one, "enrol", ("M03", "M04"), reason=NOTHING)  # the chair was for it
    (count,) = [c for c in day.state().counts if c.interview == one]
    assert (count.outcome, count.settled_by) == ("carried", "casting_vote")
    with refused("services.no_vote_carried"):
        Decide(
            ballots("8", [two], "enrol", ("M01", "M02")),
            [DecisionRow(0, two, "enrol", NOTHING)],
        )(day.office)


def test_a_failed_proposal_to_enrol_supports_a_refusal(day: SmallSeason) -> None:
    one = day.interviews[0]
    voted(day, one, "enrol", MEMBERS[1:], taken="refuse")
    assert day.state().decisions[one].decision == "refuse"


def test_a_carried_vote_binds_the_decision(day: SmallSeason) -> None:
    with refused("services.vote_differs"):
        voted(day, day.interviews[0], "enrol", taken="refuse")


def test_a_decision_needs_a_vote(day: SmallSeason) -> None:
    with refused("services.no_vote_carried"):
        decide(day, day.interviews[0], "enrol")


@pytest.mark.parametrize("reason", [NOTHING, Bilingual("Себебі.", ""), Bilingual("", "Так.")])
def test_another_decision_than_computed_needs_a_reason_in_both_languages(
    day: SmallSeason, reason: Bilingual
) -> None:
    one, _, three = day.interviews[:3]
    with refused("services.reason_both"):
        voted(day, three, "enrol", reason=reason)
    with refused("services.reason_both"):
        voted(day, one, "refuse", reason=reason)
    assert day.facts("vote", "decision") == 0  # all of it or nothing


def test_another_decision_than_computed_stands_with_its_reason(day: SmallSeason) -> None:
    three = day.interviews[2]
    voted(day, three, "enrol")
    made = day.state().decisions[three]
    assert (made.decision, made.reason) == ("enrol", REASON)


def test_with_too_few_sheets_one_can_only_postpone(day: SmallSeason) -> None:
    six = day.interviews[5]
    for decision in ("enrol", "refuse"):
        with refused("services.only_postpone"):
            voted(day, six, decision)
    voted(day, six, "postpone")
    assert day.state().decisions[six].decision == "postpone"


def test_who_did_not_come_may_be_refused_or_postponed(day: SmallSeason) -> None:
    five = day.interviews[4]
    voted(day, five, "refuse")
    assert day.state().decisions[five].decision == "refuse"


def test_one_proposal_cannot_mean_two_things(day: SmallSeason) -> None:
    one, _, three = day.interviews[:3]
    rows = [*ballots("1", (one, three), "")]
    decisions = [
        DecisionRow(0, one, "enrol", NOTHING),
        DecisionRow(0, three, "refuse", REASON),
    ]
    with refused("services.proposal_unclear"):
        Decide(rows, decisions)(day.office)


def test_a_dissent_is_kept_with_its_words(day: SmallSeason) -> None:
    one = day.interviews[0]
    with refused("services.reason_needed"):
        RecordDissent(one, "M02", "  ")(day.office)
    with refused("services.reason_needed"):
        RecordDissent(one, "M02", "...")(day.office)
    with refused("services.no_member"):
        RecordDissent(one, "M99", "Нет.")(day.office)
    RecordDissent(one, "M02", " Келіспеймін. ")(day.office)
    with day.office.read() as now:
        ((_, said),) = now.facts.current(Dissent).values()
    assert (said.interview, said.member, said.text) == (one, "M02", "Келіспеймін.")


def test_the_plenary_is_attended_at_the_time_of_the_vote(day: SmallSeason) -> None:
    early = PLENARY.replace(minute=10)
    Attend([AttendanceRow(0, "P", "M04", PLENARY, early, "")])(day.office)
    with refused("votes.not_present", "votes.absent"):
        Decide(ballots("1", day.interviews[:1], "enrol"), [])(day.office)


def test_an_unknown_interview_or_member_is_refused(day: SmallSeason) -> None:
    with refused("services.no_interview"):
        RecordInterviews([InterviewRow(0, "L26-00000", "absent", "")])(day.office)
    with refused("services.no_member"):
        Attend([AttendanceRow(0, "P", "M99", PLENARY, None, "")])(day.office)
    with refused("services.no_sitting"):
        Attend([AttendanceRow(0, "Q", "M01", PLENARY, None, "")])(day.office)
    with refused("services.no_interview"):
        CloseSitting("P", [GapRow(0, "L26-00000", "M01", "x")])(day.office)
