"""On paper again: sheets that were typed in, and approvals, in the protocol and its annexes."""

from __future__ import annotations

import shutil

from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.services.conflicts.resolving import Resolve
from commission_app.services.day.approving import Approve, ReadApprovals
from commission_app.services.devices.ending import EndDevice
from commission_app.services.paper_sheets.entering import EnterPaperSheet
from commission_app.services.papers.printing import Print
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.services.sealing import CorrectSheet, Recuse
from commission_app.services.verifying import Verify
from tests.support import pdf
from tests.support.copies import open_conflicts
from tests.support.seasons import CRITERIA, MEMBERS, SmallSeason

FIRST, SECOND = "Сәуле Ахметова", "Ерлан Омаров"
CHAIR, AUTHOR, ABSENT = MEMBERS[0], MEMBERS[1], MEMBERS[2]
WHY = "Қағазбен салыстырылды."


def typed(season: SmallSeason) -> str:
    """The sixth interview's third sheet came on paper; its code."""
    code = ""
    for by in (FIRST, SECOND):
        marks = dict.fromkeys(CRITERIA, (4, ""))
        act = EnterPaperSheet(season.interviews[5], ABSENT, marks, by, "скан-17")
        code = act(season.office).value.code
    return code


def approved(season: SmallSeason) -> str:
    """A change after the reveal that the chair lets count; its code."""
    CorrectSheet(season.interviews[0], {"C1": (5, "")}, "Қате басылды.")(
        season.workspace(AUTHOR)
    )
    season.carry(AUTHOR)
    season.carry_back(CHAIR)
    (one,) = ReadApprovals()(season.workspace(CHAIR))
    code = Approve(one.sheets[0].control, WHY)(season.workspace(CHAIR)).value
    season.carry(CHAIR)
    return code


def text(season: SmallSeason, kind: str) -> str:
    folder = season.folder / "out"
    shutil.rmtree(folder, ignore_errors=True)
    made = Print(kind, folder)(season.office).value
    return " ".join(pdf.joined(path.read_bytes()) for path in made)


def test_the_protocol_names_paper_typists_and_codes(scored: SmallSeason) -> None:
    code = typed(scored)
    scored.open_plenary()
    scored.decide_all()
    said = text(scored, "protocol")
    for words in ("Қағаздағы бағалау парақтары", "Оценочные листы на бумаге", FIRST, SECOND):
        assert words in said
    assert "скан-17" in said
    assert code[:12] in said
    assert "в том числе на бумаге: 1" in said


def test_the_protocol_tells_of_sheets_that_an_ended_laptop_brought(scored: SmallSeason) -> None:
    """Else who ends a laptop before its package is taken in leaves a sheet out unseen."""
    scored.score(ABSENT, scored.interviews[5], 4)
    EndDevice("CM-03", "Жоғалды.")(scored.office)
    scored.carry(ABSENT)
    kept = open_conflicts(scored)["kept_of_ended"]
    Resolve(kept.target, "", tuple(kept.digests), WHY)(scored.office)
    scored.open_plenary()
    scored.decide_all()
    assert "с ноутбука, выведенного из работы, не учтено: 1" in text(scored, "protocol")
    FinaliseProtocol()(scored.office)
    assert Verify()(scored.office).ok


def test_the_summary_marks_what_came_on_paper(scored: SmallSeason) -> None:
    typed(scored)
    scored.open_plenary()
    assert "24*" in text(scored, "summary")


def test_the_protocol_names_the_approval_and_the_change_it_let_in(scored: SmallSeason) -> None:
    scored.open_plenary()
    code = approved(scored)
    scored.decide_all()
    said = text(scored, "protocol")
    assert "Одобрения" in said
    assert f"Одобрен лист {code}" in said
    assert WHY in said.replace("-", "")  # wherever a line breaks within a word
    assert "Қате басылды." in said


def test_the_protocol_says_where_author_and_approver_are_one(scored: SmallSeason) -> None:
    scored.open_plenary()
    one = scored.interviews[0]
    Recuse(one, "relative")(scored.workspace(AUTHOR))  # the deputy, who would stand in
    scored.carry(AUTHOR)
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(scored.workspace(CHAIR))
    scored.carry(CHAIR)
    scored.carry_back(CHAIR)
    (asked,) = ReadApprovals()(scored.workspace(CHAIR))
    Approve(asked.sheets[0].control, WHY)(scored.workspace(CHAIR))
    scored.carry(CHAIR)
    scored.decide_all()
    said = text(scored, "protocol").replace("-", "")  # wherever a line breaks within a word
    assert "автор и одобривший – одно лицо" in said


def test_a_protocol_without_paper_and_approvals_has_no_such_annex(decided: SmallSeason) -> None:
    said = text(decided, "protocol")
    assert "Оценочные листы на бумаге" not in said
    assert "Одобрения" not in said


def test_everything_is_whole_and_can_become_final(scored: SmallSeason) -> None:
    typed(scored)
    scored.open_plenary()
    approved(scored)
    scored.decide_all()
    FinaliseProtocol("1")(scored.office)
    found = Verify()(scored.office)
    assert found.ok, found.findings


def test_the_code_of_a_paper_sheet_is_known_to_the_journal(scored: SmallSeason) -> None:
    code = typed(scored)
    assert Verify((code,))(scored.office).ok
    assert not Verify(("00000-00000-00000-00000",))(scored.office).ok
    with scored.office.read() as now:
        assert len(now.facts.current(PaperSheet)) == 1
