"""The light states are those of the matrix, in every season."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.models import people
from commission_app.services.day.approving import Approve, ReadApprovals
from commission_app.services.day.walk_in import AddWalkIn
from commission_app.services.handing_over import HandOver
from commission_app.services.paper_sheets.entering import EnterPaperSheet
from commission_app.services.people.appointments import CancelSlot
from commission_app.services.people.cells import LightState, light_state
from commission_app.services.reckoning import reckon
from commission_app.services.sealing import CorrectSheet, VoidSheet
from commission_app.services.sittings import RevealMarks
from tests.support.copies import choosing, open_conflicts, record
from tests.support.seasons import CRITERIA

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def both(season: SmallSeason) -> tuple[LightState, dict[object, object], dict[object, object]]:
    with season.office.read() as now:
        light, whole = light_state(now), reckon(now.facts)
    said = {k: (c.state, c.explained, c.conflict, c.reason) for k, c in light.states.items()}
    true = {
        (c.interview, c.member): (c.state, c.explained, c.conflict, c.reason)
        for c in whole.cells
    }
    return light, said, true  # pyright: ignore[reportReturnType]


def test_before_the_day(equipped: SmallSeason) -> None:
    _, said, true = both(equipped)
    assert said == true


def test_in_the_middle_of_the_day(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    for member in ("M01", "M02", "M03", "M04"):
        equipped.score(member, one, 4)
    equipped.score("M01", two, 3)
    equipped.carry("M01", "M02", "M03", "M04")
    light, said, true = both(equipped)
    assert said == true
    assert (light.sheets(one), light.sheets(two)) == ((4, 4), (1, 4))
    assert light.complete(one)
    assert not light.complete(two)


def test_after_the_day_with_a_recusal_an_absence_and_gaps(scored: SmallSeason) -> None:
    light, said, true = both(scored)
    assert said == true
    one, _, _, four, five, six = scored.interviews
    assert [light.sheets(i) for i in (one, four, five, six)] == [(4, 4), (3, 3), (0, 0), (2, 4)]
    assert [light.outcome(i) for i in (one, five)] == ["held", "absent"]


def test_a_sheet_that_changed_after_the_reveal_is_a_conflict(scored: SmallSeason) -> None:
    RevealMarks()(scored.office)
    laptop = scored.workspace("M01")
    CorrectSheet(scored.interviews[0], {"C1": (5, "")}, "Қате басылды.")(laptop)
    VoidSheet(scored.interviews[1], "Басқа адам.")(laptop)
    HandOver(scored.stick("M01"))(laptop)
    scored.carry("M01")
    light, said, true = both(scored)
    assert said == true
    assert light.states[scored.interviews[0], "M01"].conflict == "changed_after_reveal"


def test_what_was_opened_is_kept_where_the_change_was_refused(scored: SmallSeason) -> None:
    RevealMarks()(scored.office)
    one = scored.interviews[0]
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(scored.workspace("M01"))
    scored.carry("M01")
    found = open_conflicts(scored)["changed_after_reveal"]
    seen = set(scored.state().revealed[one].sheets)
    (opened,) = found.digests & seen
    choosing(found, opened)(scored.office)
    light, said, true = both(scored)
    assert said == true
    assert light.states[one, "M01"].state == "received"
    assert light.states[one, "M01"].counts == opened


def test_a_void_sheet_that_was_opened_and_chosen_is_void_in_both(scored: SmallSeason) -> None:
    one, laptop = scored.interviews[0], scored.workspace("M01")
    VoidSheet(one, "Басқа адам.")(laptop)
    scored.carry("M01")
    void = scored.state().sheets[f"{one}/M01"][0]
    RevealMarks()(scored.office)
    CorrectSheet(one, {}, "Осы адам екен.")(laptop)
    scored.carry("M01")
    late = scored.state().sheets[f"{one}/M01"][0]
    about = f"{one}/M01"
    said = Resolution(kind="cell", thing=about, chosen=void, rejected=(late,), reason="r")
    record(scored.office, said)
    light, quick, true = both(scored)
    assert quick == true
    assert (light.states[one, "M01"].state, light.states[one, "M01"].counts) == ("void", "")


def test_an_earlier_revision_that_a_person_chose_counts_in_both(
    scored: SmallSeason,
) -> None:
    """The member corrected the one that was chosen: it counts on until the chair's word."""
    six, about = scored.interviews[5], f"{scored.interviews[5]}/M03"
    type_in(scored, six, "M03")
    scored.score("M03", six, 4)
    scored.carry("M03")
    state = scored.state()
    (sealed, _), (paper, _) = state.sheets[about], state.paper[about]
    said = Resolution(kind="cell", thing=about, chosen=sealed, rejected=(paper,), reason="r")
    record(scored.office, said)
    RevealMarks((six,))(scored.office)
    assert {sealed, paper} <= set(scored.state().revealed[six].sheets)
    CorrectSheet(six, {"C1": (5, "")}, "Қате басылды.")(scored.workspace("M03"))
    scored.carry("M03")
    with scored.office.read() as now:
        light, whole = light_state(now), reckon(now.facts)
    true = next(c for c in whole.cells if (c.interview, c.member) == (six, "M03"))
    assert (true.conflict, true.counts) == ("changed_after_reveal", sealed)
    assert light.states[six, "M03"] == true


def test_a_sheet_of_somebody_not_on_the_list_is_a_conflict(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    CancelSlot(one, "Кестеден алынды.")(equipped.office)
    equipped.carry_back("M01")
    AddWalkIn(one, "Ким Олег")(equipped.workspace("M01"))
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    light, said, true = both(equipped)
    assert said == true
    assert light.states[one, "M01"].conflict == "no_slot"
    with equipped.office.read() as now:
        assert len(people.unlisted(now.c, now.facts.season)) == 1


def test_paper_sheets_and_approvals_count_alike(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    type_in(scored, six, "M03")
    light, said, true = both(scored)
    assert said == true
    assert light.states[six, "M03"].state == "paper"
    assert light.sheets(six) == (3, 4)
    scored.score("M03", six, 4)
    scored.carry("M03")
    light, said, true = both(scored)
    assert said == true
    assert light.states[six, "M03"].conflict == "paper_and_sealed"


def test_an_approved_change_is_no_contradiction(scored: SmallSeason) -> None:
    RevealMarks()(scored.office)
    type_in(scored, scored.interviews[5], "M03")
    CorrectSheet(scored.interviews[0], {"C1": (5, "")}, "Қате.")(scored.workspace("M02"))
    scored.carry("M02")
    scored.carry_back("M01")
    light, said, true = both(scored)
    assert said == true
    assert light.contradictions == 2
    for one in ReadApprovals()(scored.workspace("M01")):
        Approve(one.sheets[0].control, "Қағаздан.")(scored.workspace("M01"))
    scored.carry("M01")
    light, said, true = both(scored)
    assert said == true
    assert light.contradictions == 0


def type_in(season: SmallSeason, interview: str, member: str) -> None:
    """Two people type a paper sheet."""
    for by in ("Сәуле", "Ерлан"):
        marks = dict.fromkeys(CRITERIA, (4, ""))
        EnterPaperSheet(interview, member, marks, by)(season.office)


def test_no_mark_is_in_it(scored: SmallSeason) -> None:
    light, _, _ = both(scored)
    assert not hasattr(light.heads[0], "marks")
