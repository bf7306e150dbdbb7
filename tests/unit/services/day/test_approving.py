"""The chair's word on a sheet, from the office's question to the sum that it changes."""

from __future__ import annotations

import pytest

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.approving import ApprovalRequest
from commission_app.services.approvals import approvals_of
from commission_app.services.asking_approval import ask_for_approvals
from commission_app.services.day.approving import Approve, ReadApprovals, Wanted
from commission_app.services.paper_sheets.entering import EnterPaperSheet
from commission_app.services.sealing import CorrectSheet, Recuse
from tests.support.seasons import CRITERIA, MEMBERS, SmallSeason, refused

CHAIR, OTHER, AUTHOR = MEMBERS[0], MEMBERS[2], MEMBERS[1]
WHY = "Қағаз парақпен салыстырдым."


@pytest.fixture
def changed(scored: SmallSeason) -> SmallSeason:
    """M02 gave C1 one level more after the marks were opened, and the office knows it."""
    scored.open_plenary()
    correct(scored)
    return scored


def correct(season: SmallSeason, level: int = 5, member: str = AUTHOR) -> str:
    act = CorrectSheet(season.interviews[0], {"C1": (level, "")}, "Қате басылды.")
    code = act(season.workspace(member)).value
    season.carry(member)
    return code


def asked(season: SmallSeason, who: str) -> tuple[Wanted, ...]:
    season.carry_back(who)
    return ReadApprovals()(season.workspace(who))


def total(season: SmallSeason) -> int:
    score = season.state().scores[season.interviews[0]]
    return int(dict(score.totals)[AUTHOR])


def cell(season: SmallSeason) -> str:
    return cell_of(season, season.interviews[0], AUTHOR)


def cell_of(season: SmallSeason, interview: str, member: str) -> str:
    key = interview, member
    return next(c.state for c in season.state().cells if (c.interview, c.member) == key)


def test_the_chair_sees_the_question_without_any_mark(changed: SmallSeason) -> None:
    (one,) = asked(changed, CHAIR)
    assert (one.card.interview, one.member, one.may) == (changed.interviews[0], AUTHOR, "chair")
    assert (one.conflict, one.open, one.own) == ("changed_after_reveal", True, False)
    assert one.names.kk
    (sheet,) = one.sheets
    assert (sheet.form, sheet.approved) == ("sealed", False)
    with changed.workspace(CHAIR).read() as now:
        foreign = [
            f for f in now.facts.select(("sheet",)) if not f.header.about.endswith(CHAIR)
        ]
    assert foreign == []


def test_a_change_counts_once_the_chair_approved_it_and_not_before(
    changed: SmallSeason,
) -> None:
    before = total(changed)
    assert cell(changed) == "conflict"
    (one,) = asked(changed, CHAIR)
    code = Approve(one.sheets[0].control.lower(), WHY)(changed.workspace(CHAIR)).value
    assert code == one.sheets[0].control
    assert total(changed) == before
    changed.carry(CHAIR)
    assert (cell(changed), total(changed)) == ("received", before + 1)


def test_the_question_ends_with_the_answer(changed: SmallSeason) -> None:
    (one,) = asked(changed, CHAIR)
    Approve(one.sheets[0].control, WHY)(changed.workspace(CHAIR))
    (answered,) = ReadApprovals()(changed.workspace(CHAIR))
    assert (answered.open, answered.sheets[0].approved) == (False, True)
    assert answered.sheets[0].reason == WHY
    changed.carry(CHAIR)
    assert asked(changed, CHAIR) == ()


def test_the_author_hears_of_it_and_has_no_word_in_his_own_late_change(
    changed: SmallSeason,
) -> None:
    (one,) = asked(changed, AUTHOR)
    assert (one.may, one.own, one.open) == ("chair_only", True, False)
    with refused("approving.chair_only"):
        Approve(one.sheets[0].control, WHY)(changed.workspace(AUTHOR))


def test_others_are_not_asked(changed: SmallSeason) -> None:
    (one,) = asked(changed, CHAIR)
    assert asked(changed, OTHER) == ()
    assert changed.facts("approval-request", who=OTHER) == 0
    with refused("approving.not_asked"):
        Approve(one.sheets[0].control, WHY)(changed.workspace(OTHER))


def test_a_word_that_was_taken_back_counts_no_more(changed: SmallSeason) -> None:
    before = total(changed)
    (one,) = asked(changed, CHAIR)
    code = one.sheets[0].control
    laptop = changed.workspace(CHAIR)
    with refused("approving.not_given"):
        Approve(code, WHY, withdraw=True)(laptop)
    Approve(code, WHY)(laptop)
    Approve(code, "Қателестім.", withdraw=True)(laptop)
    (again,) = ReadApprovals()(laptop)
    assert again.open
    changed.carry(CHAIR)
    assert (cell(changed), total(changed)) == ("conflict", before)


def test_a_second_change_is_another_question(changed: SmallSeason) -> None:
    (one,) = asked(changed, CHAIR)
    Approve(one.sheets[0].control, WHY)(changed.workspace(CHAIR))
    changed.carry(CHAIR)
    code = correct(changed, level=3)
    assert cell(changed) == "conflict"
    (other,) = asked(changed, CHAIR)
    assert [s.control for s in other.sheets] == [code]
    assert other.open


def test_a_word_needs_a_reason_and_a_code_that_is_asked_about(changed: SmallSeason) -> None:
    (one,) = asked(changed, CHAIR)
    laptop = changed.workspace(CHAIR)
    with refused("services.reason_needed"):
        Approve(one.sheets[0].control, " \u202e")(laptop)
    with refused("services.reason_needed"):
        Approve(one.sheets[0].control, "…")(laptop)
    with refused("approving.no_code"):
        Approve("12345", WHY)(laptop)
    with refused("approving.not_asked"):
        Approve(control_code("f" * 64), WHY)(laptop)
    Approve(one.sheets[0].control, WHY)(laptop)
    with refused("approving.given"):
        Approve(one.sheets[0].control, WHY)(laptop)
    assert changed.facts("approval", who=CHAIR) == 1


def test_a_chair_who_withdrew_from_the_candidate_has_no_word(changed: SmallSeason) -> None:
    (one,) = asked(changed, CHAIR)
    Recuse(changed.interviews[0], "relative")(changed.workspace(CHAIR))
    with refused("approving.recused"):
        Approve(one.sheets[0].control, WHY)(changed.workspace(CHAIR))


def test_a_chair_who_withdraws_later_takes_his_word_along(changed: SmallSeason) -> None:
    (one,) = asked(changed, CHAIR)
    Approve(one.sheets[0].control, WHY)(changed.workspace(CHAIR))
    Recuse(changed.interviews[0], "relative")(changed.workspace(CHAIR))
    changed.carry(CHAIR)
    assert cell(changed) == "conflict"


def test_an_office_cannot_approve(changed: SmallSeason) -> None:
    (one,) = asked(changed, CHAIR)
    with refused("services.laptop_only"):
        Approve(one.sheets[0].control, WHY)(changed.office)
    assert ReadApprovals()(changed.office) == ()


def test_asking_twice_writes_once(changed: SmallSeason) -> None:
    assert ask_for_approvals(changed.office).value == 1
    facts = changed.digest()
    assert ask_for_approvals(changed.office).value == 0
    changed.carry_back(CHAIR)
    changed.carry_back(AUTHOR)
    assert changed.digest() == facts


def test_nothing_is_asked_where_nothing_contradicts(scored: SmallSeason) -> None:
    scored.carry_back(CHAIR)
    assert scored.facts("approval-request") == 0


def test_the_author_hears_that_the_chair_approved(changed: SmallSeason) -> None:
    (one,) = asked(changed, CHAIR)
    Approve(one.sheets[0].control, WHY)(changed.workspace(CHAIR))
    changed.carry(CHAIR)
    changed.carry_back(AUTHOR)
    with changed.workspace(AUTHOR).read() as now:
        said = approvals_of(now.facts).said
    assert set(said.values()) == {frozenset((CHAIR,))}


def test_the_question_names_no_mark(changed: SmallSeason) -> None:
    ask_for_approvals(changed.office)
    with changed.office.read() as now:
        (body,) = (b for _, b in now.facts.current(ApprovalRequest).values())
    assert {f for f in body.__struct_fields__ if getattr(body, f)} == {
        *("salt", "interview", "member", "names", "conflict", "sheets")
    }
    assert body.sheets[0].__struct_fields__ == ("digest", "form", "at")


def test_of_paper_and_sealed_the_author_says_which_one_is_meant(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    for by in ("Сәуле", "Ерлан"):
        marks = dict.fromkeys(CRITERIA, (4, ""))
        EnterPaperSheet(six, OTHER, marks, by)(scored.office)
    scored.score(OTHER, six, 3)
    scored.carry(OTHER)
    (one,) = asked(scored, OTHER)
    assert (one.may, one.conflict, one.open) == ("author", "paper_and_sealed", True)
    by_form = {sheet.form: sheet.control for sheet in one.sheets}
    assert by_form.keys() == {"sealed", "paper"}
    Approve(by_form["paper"], "Қағаз дұрыс.")(scored.workspace(OTHER))
    with refused("approving.other_given"):
        Approve(by_form["sealed"], WHY)(scored.workspace(OTHER))
    scored.carry(OTHER)
    state = scored.state()
    digest = state.paper[f"{six}/{OTHER}"][0]
    assert state.approvals.given(digest, six, OTHER)
    assert not state.approvals.by_chair(digest, six, OTHER)
    assert cell_of(scored, six, OTHER) == "conflict"  # the office records what he said


def test_before_the_reveal_the_chair_is_asked_too_and_reads_no_mark(
    scored: SmallSeason,
) -> None:
    six = scored.interviews[5]
    for by in ("Сәуле", "Ерлан"):
        marks = dict.fromkeys(CRITERIA, (4, ""))
        EnterPaperSheet(six, OTHER, marks, by)(scored.office)
    scored.score(OTHER, six, 3)
    scored.carry(OTHER)
    (one,) = asked(scored, CHAIR)
    assert (one.may, one.card.interview, one.member) == ("chair", six, OTHER)
    assert scored.facts("paper-sheet", who=CHAIR) == 0


def test_only_the_cell_that_is_meant_is_answered(
    changed: SmallSeason,
) -> None:
    (one,) = asked(changed, CHAIR)
    act = Approve(one.sheets[0].control, WHY, of=(changed.interviews[1], AUTHOR))
    with refused("approving.not_asked"):
        act(changed.workspace(CHAIR))


def test_the_chairs_own_change_waits_for_the_deputy(scored: SmallSeason) -> None:
    scored.open_plenary()
    correct(scored, member=CHAIR)
    one = scored.interviews[0]
    (own,) = asked(scored, CHAIR)
    assert (own.may, own.open, own.own) == ("deputy_only", False, True)
    with refused("approving.deputy_only"):
        Approve(own.sheets[0].control, WHY)(scored.workspace(CHAIR))
    (deputy,) = asked(scored, AUTHOR)
    assert (deputy.may, deputy.open, deputy.member) == ("chair", True, CHAIR)
    assert asked(scored, OTHER) == ()
    Approve(deputy.sheets[0].control, WHY)(scored.workspace(AUTHOR))
    assert cell_of(scored, one, CHAIR) == "conflict"
    scored.carry(AUTHOR)
    assert cell_of(scored, one, CHAIR) == "received"


def test_a_chair_without_another_person_is_asked_himself(scored: SmallSeason) -> None:
    scored.open_plenary()
    Recuse(scored.interviews[0], "relative")(scored.workspace(AUTHOR))
    scored.carry(AUTHOR)
    correct(scored, member=CHAIR)
    (own,) = asked(scored, CHAIR)
    assert (own.may, own.own) == ("chair", True)
    Approve(own.sheets[0].control, WHY)(scored.workspace(CHAIR))
    scored.carry(CHAIR)
    assert cell_of(scored, scored.interviews[0], CHAIR) == "received"
