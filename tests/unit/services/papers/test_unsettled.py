"""What contradicts and keeps nothing from being decided is printed though nobody settled it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.header import control_code
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.conflicts.resolving import Resolve
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.services.sealing import CorrectSheet, Recuse
from commission_app.services.verifying import Verify
from tests.support.copies import REASON, clone, open_conflicts, pour
from tests.support.offices import audit, device, extract
from tests.unit.services.paper_sheets.test_in_protocol import text

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

UNSETTLED = "До протокола не разрешено"


def test_a_sheet_of_a_recused_member_is_printed_until_it_is_settled(
    scored: SmallSeason,
) -> None:
    one = scored.interviews[0]
    Recuse(one, "relative", "Туысым.", "M02")(scored.office)
    scored.open_plenary()
    scored.decide_all()
    found = open_conflicts(scored)["sheet_of_recused"]
    (side,) = found.digests
    said = text(scored, "protocol")
    assert f"{UNSETTLED}. Что есть: {control_code(side)[:11]}" in said.replace("- ", "-")
    Resolve(found.target, "", (side,), REASON)(scored.office)
    assert UNSETTLED not in text(scored, "protocol")


def test_a_copied_laptop_is_printed_until_it_is_settled(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    clone(scored, "M01", "copy")
    for who, interview in (("M01", one), ("copy", scored.interviews[1])):
        CorrectSheet(interview, {"C1": (5, "")}, "Қате басылды.")(scored.workspace(who))
        pour(scored.workspace(who), scored.office)
    assert [c.kind for c in ReadConflicts()(scored.office).open] == ["fork"]
    scored.open_plenary()
    scored.decide_all()
    assert text(scored, "protocol").count(UNSETTLED) == 1
    done = FinaliseProtocol("1")(scored.office).value
    (known,) = Verify((done.code,))(scored.office).findings
    assert known.kind == "fork"
    device(scored, "auditor")
    found = audit(scored, extract(scored, "auditor"), codes=(done.code,))
    assert [one.kind for one in found.findings if one.kind == "protocol"] == []


def test_a_season_without_any_says_nothing(decided: SmallSeason) -> None:
    assert UNSETTLED not in text(decided, "protocol")
