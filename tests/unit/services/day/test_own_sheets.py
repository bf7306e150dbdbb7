"""The member's own sheets, every revision."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
import pytest

from commission_app.domain.facts.body import unsalted
from commission_app.domain.facts.kinds.commission import RuleSet
from commission_app.domain.facts.kinds.scoring import Mark, Sheet
from commission_app.services.day.own_sheets import (
    Difference,
    OwnSheet,
    ReadOwnSheets,
    differences,
)
from commission_app.services.day.walk_in import AddWalkIn
from commission_app.services.sealing import CorrectSheet, Recuse, VoidSheet
from tests.support.seasons import WORDS, SmallSeason, people

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace


@pytest.fixture
def laptop(equipped: SmallSeason) -> Workspace:
    return equipped.workspace("M01")


def sheets(laptop: Workspace) -> tuple[OwnSheet, ...]:
    return ReadOwnSheets()(laptop).sheets


def a_sheet(*marks: Mark) -> Sheet:
    return Sheet(
        interview="1", member="M01", slot="", ruleset="b" * 64, state="sealed", marks=marks
    )


def test_sheets_stand_with_the_newest_seal_first(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")
    assert sheets(laptop) == ()
    codes = [equipped.score("M01", one, 4) for one in equipped.interviews[:3]]
    assert [s.current.control for s in sheets(laptop)] == codes[::-1]
    first = sheets(laptop)[0]
    assert (first.current.total, first.highest) == (Decimal(24), Decimal(30))
    assert (first.state, first.corrections, first.may_be_corrected) == ("sealed", 0, True)
    assert first.current.differences == ()
    names = {one.code: one.names.ru.full for one in people()}
    assert first.card.names.ru == names[equipped.interviews[2]]


def test_a_correction_tells_its_reason_and_what_it_changed(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.score("M01", one, 4)
    CorrectSheet(one, {"C1": (5, ""), "C2": (2, WORDS)}, "Қате басылды.", "жазба")(laptop)
    (sheet,) = sheets(laptop)
    assert sheet.corrections == 1
    assert sheet.current.reason == "Қате басылды."
    assert sheet.current.differences == (
        Difference("C1", 4, 5, comment=False),
        Difference("C2", 4, 2, comment=True),
    )
    assert sheet.current.note_changed
    assert [r.total for r in sheet.revisions] == [Decimal(24), Decimal(23)]
    assert sheet.revisions[0].marks[0].level == 4
    assert sheet.revisions[0].control != sheet.current.control


def test_correcting_begins_with_what_was_sealed(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.score("M01", one, 2)
    given = {m.criterion: (m.level, m.comment) for m in sheets(laptop)[0].current.marks}
    CorrectSheet(one, {**given, "C6": (5, "")}, "Қате басылды.")(laptop)
    assert [d.criterion for d in sheets(laptop)[0].current.differences] == ["C6"]


def test_a_void_sheet_stays_readable(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.score("M01", one, 4)
    VoidSheet(one, "Басқа адамға.")(laptop)
    (sheet,) = sheets(laptop)
    assert (sheet.state, sheet.current.void, sheet.current.reason) == (
        "void",
        True,
        "Басқа адамға.",
    )
    assert sheet.current.total == Decimal(24)


def test_the_state_follows_the_sheet_to_the_office(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    assert sheets(laptop)[0].state == "delivered"
    equipped.carry_back("M01")
    assert ReadOwnSheets()(laptop).confirmed == 1


def test_a_withdrawn_members_sheet_is_shown_and_not_corrected(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.score("M01", one, 4)
    Recuse(one, "relative", "Туысым.")(laptop)
    (sheet,) = sheets(laptop)
    assert (sheet.state, sheet.may_be_corrected) == ("recused", False)


def test_a_guests_sheet_bears_the_name_of_the_slip(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")
    AddWalkIn("L26-9999", "Ахметов Болат")(laptop)
    equipped.score("M01", "L26-9999", 3)
    (sheet,) = sheets(laptop)
    assert (sheet.card.names.kk, sheet.card.listed) == ("Ахметов Болат", False)


def test_an_old_sheet_is_added_up_by_its_own_rules(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.score("M01", one, 4)
    with equipped.office.act() as act:
        found = act.facts.current_one(RuleSet, "ruleset")
        assert found is not None
        heavy = tuple(msgspec.structs.replace(c, weight="2") for c in found[1].rules.criteria)
        rules = msgspec.structs.replace(found[1].rules, criteria=heavy)
        act.record(msgspec.structs.replace(unsalted(found[1]), rules=rules, version_number=2))
    equipped.carry_back("M01")
    (sheet,) = sheets(laptop)
    assert (sheet.current.total, sheet.highest) == (Decimal(24), Decimal(30))


def test_no_sheet_of_another_member_is_here(equipped: SmallSeason) -> None:
    equipped.score("M02", equipped.interviews[0], 5)
    equipped.carry("M02")
    equipped.carry_back("M01")
    assert sheets(equipped.workspace("M01")) == ()


def test_differences_name_marks_that_came_and_went() -> None:
    old, new = a_sheet(Mark("C1", 3), Mark("C2", 4)), a_sheet(Mark("C1", 3), Mark("C3", 5))
    assert differences(old, new) == (
        Difference("C3", None, 5, comment=False),
        Difference("C2", 4, None, comment=False),
    )
    assert differences(None, new) == ()
