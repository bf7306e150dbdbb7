"""Somebody who is not on the list, from the slip to the office's status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.models import diary, drafts
from commission_app.services.day.today import ReadToday
from commission_app.services.day.walk_in import AddWalkIn, RemoveWalkIn, unlike
from commission_app.services.scoring import GiveMark, MoveMarks
from commission_app.services.sealing import (
    CorrectSheet,
    RecordInterview,
    Recuse,
    SealSheet,
    VoidSheet,
)
from commission_app.services.status import read_status
from tests.support.seasons import CRITERIA, SmallSeason, people, refused

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace

CODE, NAME = "L26-9999", "Ахметов Болат Серікұлы"


@pytest.fixture
def laptop(equipped: SmallSeason) -> Workspace:
    return equipped.workspace("M01")


def own_sheet(laptop: Workspace) -> Sheet:
    with laptop.read() as now:
        found = now.facts.current_one(Sheet, f"{CODE}/M01")
    assert found is not None
    return found[1]


def seal(laptop: Workspace) -> str:
    AddWalkIn(CODE, NAME)(laptop)
    for code in CRITERIA:
        GiveMark(CODE, code, 4)(laptop)
    return SealSheet(CODE)(laptop).value


def test_a_guest_is_scored_and_sealed_without_an_appointment(laptop: Workspace) -> None:
    with refused("services.no_interview"):
        GiveMark(CODE, "C1", 4)(laptop)
    assert AddWalkIn(f" {CODE} ", "  Ахметов  Болат Серікұлы ")(laptop).value == CODE
    assert len(seal(laptop)) == 23
    sheet = own_sheet(laptop)
    assert (sheet.slot, sheet.name, sheet.state) == ("", NAME, "sealed")
    assert [i.state for i in ReadToday()(laptop).queue if i.interview == CODE] == ["sealed"]


def test_the_office_sees_a_sheet_without_an_appointment(equipped: SmallSeason) -> None:
    seal(equipped.workspace("M01"))
    equipped.carry("M01")
    (conflict,) = read_status(equipped.office).conflicts
    assert (conflict.kind, conflict.interview, conflict.member) == ("no_slot", CODE, "M01")
    assert [text.key for text in conflict.text] == ["cells.conflict_no_slot", "day.on_the_slip"]
    assert conflict.text[1].values == {"name": NAME}
    with equipped.office.read() as now:
        found = now.facts.current_one(Sheet, f"{CODE}/M01")
    assert found is not None
    assert found[1].name == NAME
    equipped.carry_back("M01")
    (item,) = [i for i in ReadToday()(equipped.workspace("M01")).queue if i.interview == CODE]
    assert item.state == "confirmed"


def test_somebody_from_another_panel_is_a_guest_too(equipped: SmallSeason) -> None:
    """The office knows the appointment; the laptop that scored does not."""
    laptop, code = equipped.workspace("M01"), f"{equipped.interviews[0]}/2"
    AddWalkIn(code, NAME)(laptop)
    equipped.score("M01", code, 3)
    equipped.carry("M01")
    assert [c.interview for c in read_status(equipped.office).conflicts] == [code]


def test_a_guests_sheet_is_corrected_and_made_void(laptop: Workspace) -> None:
    seal(laptop)
    CorrectSheet(CODE, {"C1": (5, "")}, "Қате басылды.")(laptop)
    assert (own_sheet(laptop).name, own_sheet(laptop).slot) == (NAME, "")
    VoidSheet(CODE, "Басқа адам.")(laptop)
    assert (own_sheet(laptop).state, own_sheet(laptop).name) == ("void", NAME)


def test_a_member_may_withdraw_from_a_guest(laptop: Workspace) -> None:
    AddWalkIn(CODE, NAME)(laptop)
    RecordInterview(CODE, "interrupted", "Жарық сөнді.")(laptop)
    Recuse(CODE, "relative", "Туысым.")(laptop)
    with refused("services.recused"):
        GiveMark(CODE, "C1", 4)(laptop)


@pytest.mark.parametrize(
    ("code", "name", "key"),
    [
        ("860412300123", NAME, "day.code_is_iin"),
        ("", NAME, "day.code_form"),
        ("L26 9999", NAME, "day.code_form"),
        ("L26-9999/0", NAME, "day.code_form"),
        ("L26:1", NAME, "day.code_form"),
        ("L" * 41, NAME, "day.code_form"),
        (CODE, "", "day.name_form"),
        (CODE, "860412300123", "day.name_form"),
        (CODE, "А" * 201, "day.name_long"),
    ],
)
def test_what_cannot_stand_on_a_slip_is_refused(
    laptop: Workspace, code: str, name: str, key: str
) -> None:
    with refused(key):
        AddWalkIn(code, name)(laptop)
    assert len(ReadToday()(laptop).queue) == 6


def test_who_is_on_the_list_is_opened_there(laptop: Workspace) -> None:
    code = people()[0].code
    with refused("day.on_the_list") as said:
        AddWalkIn(code.lower(), NAME)(laptop)
    assert said.value.values["interview"] == code


def test_the_same_code_again_corrects_the_name_until_the_seal(laptop: Workspace) -> None:
    AddWalkIn(CODE, "Ахметов")(laptop)
    seal(laptop)
    assert own_sheet(laptop).name == NAME
    with refused("services.sealed_already"):
        AddWalkIn(CODE, "Басқа")(laptop)
    with refused("services.sealed_already"):
        RemoveWalkIn(CODE)(laptop)


def test_a_guest_typed_by_mistake_goes_when_the_marks_are_moved(laptop: Workspace) -> None:
    with refused("services.no_interview"):
        RemoveWalkIn(CODE)(laptop)
    AddWalkIn(CODE, NAME)(laptop)
    GiveMark(CODE, "C1", 4)(laptop)
    with refused("day.has_marks"):
        RemoveWalkIn(CODE)(laptop)
    AddWalkIn("L26-9998", NAME)(laptop)
    MoveMarks(CODE, "L26-9998")(laptop)
    RemoveWalkIn(CODE)(laptop)
    codes = [i.interview for i in ReadToday()(laptop).queue]
    assert CODE not in codes
    assert "L26-9998" in codes
    with laptop.read() as now:
        assert drafts.read(now.c, "L26-9998").marks["C1"].level == 4
        said = [e.what for e in diary.entries(now.c) if e.about == CODE]
    assert said == ["guest.added", "guest.removed"]


def test_nobody_is_added_before_the_declaration_or_at_the_office(founded: SmallSeason) -> None:
    founded.enrol("M01")
    with refused("services.declare_first"):
        AddWalkIn(CODE, NAME)(founded.workspace("M01"))
    with refused("services.laptop_only"):
        AddWalkIn(CODE, NAME)(founded.office)


def test_a_name_that_is_too_long_is_said_to_be_so(equipped: SmallSeason) -> None:
    with refused("day.name_long") as told:
        AddWalkIn(CODE, "А" * 201)(equipped.workspace("M01"))
    assert told.value.values == {"count": 201, "most": 200}


@pytest.mark.parametrize(
    ("code", "odd"),
    [
        ("L26-0200", False),
        ("l26-99999", False),
        ("L26-0200/2", False),
        (" L27-1 ", False),
        ("123", True),
        ("0-200", True),
        ("суд", True),
        ("суд-5", False),
    ],
)
def test_a_code_without_letters_or_figures_that_the_list_has_is_noticed(
    code: str, *, odd: bool
) -> None:
    assert unlike(code, ["L26-0147", "L26-0008/2"]) == ("L26-0008" if odd else "")
    assert unlike(code, []) == ""
