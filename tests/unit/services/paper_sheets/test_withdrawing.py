"""A paper sheet that was typed into the wrong cell is withdrawn by two people."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from commission_app.services.conflicts.resolving import Resolve
from commission_app.services.day.approving import Approve, ReadApprovals
from commission_app.services.day.own_paper import ReadOwnPaper
from commission_app.services.day.today import ReadToday
from commission_app.services.office.cell import ReadCell
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.office.paper_forms import ReadPaperForm
from commission_app.services.paper_sheets.entering import DropPaperDraft, EnterPaperSheet
from commission_app.services.paper_sheets.withdrawing import WithdrawPaperSheet
from commission_app.services.papers.printing import Print
from commission_app.services.sittings import RevealMarks
from commission_app.services.vaults.people import AddUser
from commission_app.services.verifying import Verify
from tests.support import offices, pdf
from tests.support.copies import open_conflicts
from tests.support.seasons import CRITERIA, LOG2N, MEMBERS, PASSPHRASE, SmallSeason, refused

if TYPE_CHECKING:
    from commission_app.domain.cells import Cell
    from commission_app.services.paper_sheets.entering import Typed

FIRST, SECOND = "Сәуле Ахметова", "Ерлан Омаров"
CHAIR, AUTHOR = MEMBERS[0], MEMBERS[2]
WHY = "Басқа үміткердің парағы."


def enter(season: SmallSeason, level: int = 4, reason: str = "") -> str:
    code = ""
    for by in (FIRST, SECOND):
        marks = dict.fromkeys(CRITERIA, (level, ""))
        act = EnterPaperSheet(season.interviews[5], AUTHOR, marks, by, "17", reason=reason)
        code = act(season.office).value.code
    return code


def withdraw(season: SmallSeason, by: str, reason: str = WHY) -> Typed:
    return WithdrawPaperSheet(season.interviews[5], AUTHOR, by, reason)(season.office).value


def cell(season: SmallSeason) -> Cell:
    key = season.interviews[5], AUTHOR
    found = next(c for c in season.state().cells if (c.interview, c.member) == key)
    seen = (c for row in ReadMatrix()(season.office).rows for c in row.cells if c is not None)
    quick = next(c for c in seen if (c.interview, c.member) == key)
    assert quick.state == found.state  # both ways of reading say the same
    return found


def test_one_person_begins_and_another_confirms_and_the_cell_is_missing_again(
    scored: SmallSeason,
) -> None:
    before = cell(scored)
    enter(scored)
    assert cell(scored).state == "paper"
    assert not withdraw(scored, FIRST).complete
    assert cell(scored).state == "paper"
    form = ReadPaperForm(scored.interviews[5], AUTHOR)(scored.office)
    assert (form.withdrawing, form.why) == (FIRST, WHY)
    assert not withdraw(scored, FIRST).complete  # the same person again
    done = withdraw(scored, SECOND, "")
    assert (done.complete, done.by) == (True, (FIRST, SECOND))
    assert cell(scored) == before
    last = ReadCell(scored.interviews[5], AUTHOR)(scored.office).revisions[-1]
    assert (last.withdrawn, last.reason, last.typed) == (True, WHY, (FIRST, SECOND))
    assert Verify((done.code,))(scored.office).ok


def test_a_withdrawal_explains_no_cell(scored: SmallSeason) -> None:
    """Else two people at the office could make any missing sheet disappear."""
    enter(scored)
    withdraw(scored, FIRST)
    withdraw(scored, SECOND)
    assert cell(scored).state == "missing"


def test_it_takes_a_reason_a_name_and_a_sheet(scored: SmallSeason) -> None:
    with refused("paper_sheets.no_sheet"):
        withdraw(scored, FIRST)
    enter(scored)
    with refused("services.reason_needed"):
        withdraw(scored, FIRST, " ")
    with refused("services.reason_needed"):
        withdraw(scored, FIRST, "…")
    with refused("paper_sheets.who"):
        withdraw(scored, "17")
    withdraw(scored, FIRST)
    withdraw(scored, SECOND)
    with refused("paper_sheets.no_sheet"):
        withdraw(scored, FIRST)


def test_where_several_have_a_key_two_of_them_withdraw(scored: SmallSeason) -> None:
    AddUser(PASSPHRASE, "Second", "another long passphrase")(scored.office, LOG2N)
    one = scored.office.user
    six = scored.interviews[5]
    marks = dict.fromkeys(CRITERIA, (4, ""))
    EnterPaperSheet(six, AUTHOR, marks, FIRST)(scored.office)
    scored.office.user = "Second"
    EnterPaperSheet(six, AUTHOR, marks, SECOND)(scored.office)
    withdraw(scored, SECOND)
    with refused("paper_sheets.another_key"):
        withdraw(scored, FIRST)
    scored.office.user = one
    with refused("paper_sheets.of_another"):
        withdraw(scored, SECOND)
    assert withdraw(scored, FIRST).complete


def test_what_was_begun_is_dropped_and_falls_with_a_new_typing(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    enter(scored)
    withdraw(scored, FIRST)
    DropPaperDraft(six, AUTHOR)(scored.office)
    with refused("paper_sheets.nothing_typed"):
        DropPaperDraft(six, AUTHOR)(scored.office)
    withdraw(scored, FIRST)
    enter(scored, 5, "Қате оқылды.")
    assert ReadPaperForm(six, AUTHOR)(scored.office).withdrawing == ""
    assert not withdraw(scored, SECOND).complete  # of the new typing nobody has said so
    assert cell(scored).state == "paper"


def test_the_right_paper_can_be_typed_in_afterwards(scored: SmallSeason) -> None:
    enter(scored)
    withdraw(scored, FIRST)
    withdraw(scored, SECOND)
    enter(scored, 5, "Дұрыс парақ табылды.")
    assert cell(scored).state == "paper"


def test_after_the_reveal_what_was_opened_counts_until_the_chair_approves(
    scored: SmallSeason,
) -> None:
    six = scored.interviews[5]
    enter(scored)
    RevealMarks((six,))(scored.office)
    withdraw(scored, FIRST)
    done = withdraw(scored, SECOND)
    assert (cell(scored).state, cell(scored).conflict) == ("conflict", "changed_after_reveal")
    assert AUTHOR in dict(scored.state().scores[six].totals)
    scored.carry_back(CHAIR)
    (asked,) = ReadApprovals()(scored.workspace(CHAIR))
    assert [(s.form, s.control) for s in asked.sheets] == [("void", done.code)]
    Approve(done.code, WHY)(scored.workspace(CHAIR))
    scored.carry(CHAIR)
    assert cell(scored).state == "missing"
    assert AUTHOR not in dict(scored.state().scores[six].totals)


def test_what_was_withdrawn_before_the_reveal_counts_by_no_later_typing(
    scored: SmallSeason,
) -> None:
    """The reveal names the withdrawal too; it holds no marks: no score could be added up."""
    six = scored.interviews[5]
    before = cell(scored)
    enter(scored)
    for by in (FIRST, SECOND):
        withdraw(scored, by)
    RevealMarks((six,))(scored.office)
    computed = scored.state().scores[six].score
    enter(scored, 5, "Парақ табылды.")
    late = cell(scored)
    assert (late.conflict, late.counts) == ("changed_after_reveal", "")
    assert scored.state().scores[six].score == computed
    for by in (FIRST, SECOND):
        withdraw(scored, by)
    assert cell(scored) == before
    assert not open_conflicts(scored)


def test_the_member_sees_no_paper_any_more_and_may_seal(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    enter(scored)
    scored.carry_back(AUTHOR)
    laptop = scored.workspace(AUTHOR)
    assert [one.interview for one in ReadOwnPaper()(laptop)] == [six]
    withdraw(scored, FIRST)
    withdraw(scored, SECOND)
    scored.carry_back(AUTHOR)
    assert ReadOwnPaper()(laptop) == ()
    assert ReadToday()(laptop)
    scored.score(AUTHOR, six, 5)
    scored.carry(AUTHOR)
    assert cell(scored).state == "received"


def test_the_annex_names_it_with_its_reason(scored: SmallSeason) -> None:
    enter(scored)
    withdraw(scored, FIRST)
    withdraw(scored, SECOND)
    scored.open_plenary()
    scored.decide_all()
    folder = scored.folder / "out"
    shutil.rmtree(folder, ignore_errors=True)
    (made,) = Print("protocol", folder)(scored.office).value
    said = pdf.joined(made.read_bytes())
    assert "Қайтарып алынды. Басқа" in said
    assert "Отозван. Басқа" in said


def test_one_office_withdraws_and_another_types_anew(scored: SmallSeason) -> None:
    """Both words stand side by side until a person has said which is meant."""
    six = scored.interviews[5]
    enter(scored)
    second = offices.second_office(scored)
    withdraw(scored, FIRST)
    void = withdraw(scored, SECOND)
    for by in (FIRST, SECOND):
        marks = dict.fromkeys(CRITERIA, (5, ""))
        EnterPaperSheet(six, AUTHOR, marks, by, "17", reason="Анықталды.")(second)
    offices.give(scored, "second", "office")
    assert (cell(scored).state, cell(scored).conflict) == ("conflict", "contested")
    with refused("services.reason_needed", "paper_sheets.no_sheet"):
        withdraw(scored, FIRST)  # not the office alone
    scored.carry_back(AUTHOR)
    (asked,) = ReadApprovals()(scored.workspace(AUTHOR))
    assert {s.form for s in asked.sheets} == {"void", "paper"}
    Approve(void.code, WHY)(scored.workspace(AUTHOR))
    scored.carry(AUTHOR)
    found = open_conflicts(scored)["paper-sheet"]
    chosen = next(s.digest for s in found.sides if s.control == void.code)
    rest = tuple(found.digests - {chosen})
    Resolve(found.target, chosen, rest, WHY)(scored.office)
    assert cell(scored).state == "missing"
    assert Verify()(scored.office).ok
