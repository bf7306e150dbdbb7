"""The day on a laptop: declared, marked, sealed, corrected, recused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.commission import Slot
from commission_app.domain.facts.kinds.scoring import Declaration, Interview, Mark, Sheet
from commission_app.models import diary, drafts
from commission_app.services.scoring import (
    Declare,
    GiveMark,
    MoveMarks,
    WriteComment,
    WriteNote,
)
from commission_app.services.sealing import (
    CheckIdentity,
    CorrectSheet,
    RecordInterview,
    Recuse,
    ScoreInterview,
    SealSheet,
    VoidSheet,
)
from commission_app.shared.errors import UserError
from tests.support.seasons import CRITERIA, WORDS, SmallSeason, marks, refused

if TYPE_CHECKING:
    from commission_app.models.drafts import Draft
    from commission_app.services.workspace import Workspace


@pytest.fixture
def laptop(equipped: SmallSeason) -> Workspace:
    return equipped.workspace("M01")


@pytest.fixture
def one(equipped: SmallSeason) -> str:
    return equipped.interviews[0]


@pytest.fixture
def two(equipped: SmallSeason) -> str:
    return equipped.interviews[1]


def draft(laptop: Workspace, interview: str) -> Draft:
    with laptop.read() as now:
        return drafts.read(now.c, interview)


def sheet(laptop: Workspace, interview: str) -> Sheet:
    with laptop.read() as now:
        found = now.facts.current_one(Sheet, f"{interview}/{now.own.member}")
    assert found is not None
    return found[1]


def draft_all(laptop: Workspace, interview: str, level: int = 4) -> None:
    for code in CRITERIA:
        GiveMark(interview, code, level)(laptop)


def test_nothing_is_marked_before_the_declaration(founded: SmallSeason) -> None:
    founded.enrol("M01")
    laptop, one = founded.workspace("M01"), founded.interviews[0]
    for act in (
        GiveMark(one, "C1", 4),
        WriteComment(one, "C1", "x"),
        WriteNote(one, "x"),
        SealSheet(one),
        ScoreInterview(one, marks(4)),
    ):
        with refused("services.declare_first"):
            act(laptop)
    Declare()(laptop)
    GiveMark(one, "C1", 4)(laptop)


def test_a_declaration_names_conflicts_and_is_given_once(laptop: Workspace, one: str) -> None:
    assert Declare()(laptop).value == 0
    assert Declare((one,))(laptop).value == 1
    with laptop.read() as now:
        (said,) = [body for _, body in now.facts.current(Declaration).values()]
    assert (said.panel, said.conflicts) == ("A", (one,))


def test_a_mark_is_kept_changed_and_taken_back(laptop: Workspace, one: str) -> None:
    GiveMark(one, "C1", 4)(laptop)
    WriteComment(one, "C1", "  жақсы  ")(laptop)
    GiveMark(one, "C1", 5)(laptop)
    assert draft(laptop, one).marks["C1"] == drafts.DraftMark(5, "жақсы")
    GiveMark(one, "C1", None)(laptop)
    assert draft(laptop, one).marks["C1"].level is None


@pytest.mark.parametrize("level", [0, 6, -1])
def test_a_level_off_the_scale_is_refused(laptop: Workspace, one: str, level: int) -> None:
    with refused("services.level"):
        GiveMark(one, "C1", level)(laptop)
    with refused("services.incomplete", "services.level"):
        ScoreInterview(one, [Mark(c, level, WORDS) for c in CRITERIA])(laptop)
    assert draft(laptop, one).marks == {}


def test_a_criterion_and_an_interview_must_be_known(laptop: Workspace, one: str) -> None:
    with pytest.raises(UserError):
        GiveMark(one, "C9", 4)(laptop)
    with refused("services.no_interview"):
        GiveMark("L26-00000", "C1", 4)(laptop)


def test_an_incomplete_sheet_is_not_sealed_and_says_what_is_missing(
    laptop: Workspace, one: str
) -> None:
    draft_all(laptop, one)
    GiveMark(one, "C3", None)(laptop)
    GiveMark(one, "C5", 2)(laptop)  # a low mark without words
    with refused("services.incomplete") as said:
        SealSheet(one)(laptop)
    assert said.value.values["missing"] == "C3, C5"
    GiveMark(one, "C3", 4)(laptop)
    WriteComment(one, "C5", WORDS)(laptop)
    assert len(SealSheet(one)(laptop).value) == 23


def test_a_seal_answers_the_code_of_the_fact_and_clears_the_draft(
    laptop: Workspace, one: str
) -> None:
    draft_all(laptop, one)
    WriteNote(one, "Ойлы жауап.")(laptop)
    code = SealSheet(one)(laptop).value
    with laptop.read() as now:
        (fact,) = now.facts.select(("sheet",))
        slot = now.facts.current_one(Slot, one)
    assert control_code(fact.digest) == code
    assert draft(laptop, one) == drafts.Draft({})
    sealed = sheet(laptop, one)
    assert slot is not None
    assert (sealed.state, sealed.note, sealed.slot) == ("sealed", "Ойлы жауап.", slot[0])
    assert [m.level for m in sealed.marks] == [4] * 6


def test_a_sealed_sheet_refuses_marks(laptop: Workspace, one: str, two: str) -> None:
    ScoreInterview(one, marks(4))(laptop)
    draft_all(laptop, two)
    for act in (
        GiveMark(one, "C1", 5),
        WriteComment(one, "C1", "x"),
        WriteNote(one, "x"),
        SealSheet(one),
        ScoreInterview(one, marks(5)),
        MoveMarks(two, one),
    ):
        with refused("services.sealed_already"):
            act(laptop)
    assert {m.level for m in sheet(laptop, one).marks} == {4}


def test_marks_given_to_the_wrong_person_are_moved(
    laptop: Workspace, one: str, two: str
) -> None:
    draft_all(laptop, one)
    MoveMarks(one, two)(laptop)
    assert draft(laptop, one).marks == {}
    assert len(draft(laptop, two).marks) == 6
    with laptop.read() as now:
        assert [e.about for e in diary.entries(now.c) if e.what == "marks.moved"] == [
            f"{one} {two}"
        ]


def test_marks_are_not_moved_onto_those_of_another(
    laptop: Workspace, one: str, two: str
) -> None:
    draft_all(laptop, one)
    GiveMark(two, "C1", 5)(laptop)
    with refused("services.marks_there"):
        MoveMarks(one, two)(laptop)
    assert draft(laptop, two).marks["C1"].level == 5


def test_moving_marks_to_the_same_person_loses_nothing(laptop: Workspace, one: str) -> None:
    draft_all(laptop, one)
    with refused("services.marks_there"):
        MoveMarks(one, one)(laptop)
    assert len(draft(laptop, one).marks) == 6


def test_a_correction_is_a_new_revision_with_a_reason(laptop: Workspace, one: str) -> None:
    first = ScoreInterview(one, marks(4))(laptop).value
    with refused("services.reason_needed"):
        CorrectSheet(one, {"C1": (5, "")}, "  ")(laptop)
    with refused("services.reason_needed"):
        CorrectSheet(one, {"C1": (5, "")}, ". . .")(laptop)
    second = CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(laptop).value
    assert first != second
    with laptop.read() as now:
        revisions = now.facts.revisions(Sheet)[f"{one}/M01"]
    assert [body.marks[0].level for _, body in revisions] == [4, 5]
    assert [body.reason for _, body in revisions] == ["", "Қате басылды."]


def test_a_correction_must_change_something_and_stay_complete(
    laptop: Workspace, one: str
) -> None:
    with refused("services.not_sealed"):
        CorrectSheet(one, {"C1": (5, "")}, "reason")(laptop)
    ScoreInterview(one, marks(4))(laptop)
    with refused("services.nothing_changes"):
        CorrectSheet(one, {"C1": (4, "")}, "reason")(laptop)
    with refused("services.incomplete"):
        CorrectSheet(one, {"C1": (1, "")}, "reason")(laptop)
    with refused("services.incomplete"):
        CorrectSheet(one, {"C1": (9, WORDS)}, "reason")(laptop)
    with pytest.raises(UserError):
        CorrectSheet(one, {"C9": (4, "")}, "reason")(laptop)


def test_a_sheet_is_made_void_once_with_a_reason_and_stays_readable(
    laptop: Workspace, one: str
) -> None:
    with refused("services.not_sealed"):
        VoidSheet(one, "reason")(laptop)
    ScoreInterview(one, marks(4))(laptop)
    with refused("services.reason_needed"):
        VoidSheet(one, "")(laptop)
    with refused("services.reason_needed"):
        VoidSheet(one, "…")(laptop)
    VoidSheet(one, "Басқа адамға қойылды.")(laptop)
    with refused("services.void_already"):
        VoidSheet(one, "again")(laptop)
    void = sheet(laptop, one)
    assert (void.state, [m.level for m in void.marks]) == ("void", [4] * 6)


def test_a_void_sheet_explains_its_cell_and_is_not_counted(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    equipped.score("M01", one, 4)
    VoidSheet(one, "reason")(equipped.workspace("M01"))
    equipped.carry("M01")
    (cell,) = [c for c in equipped.state().cells if (c.interview, c.member) == (one, "M01")]
    assert (cell.state, cell.explained, cell.counts) == ("void", True, "")


def test_a_recused_member_marks_nothing_and_the_draft_goes(laptop: Workspace, one: str) -> None:
    draft_all(laptop, one)
    Recuse(one, "relative", "Туысым.")(laptop)
    assert draft(laptop, one) == drafts.Draft({})
    with refused("services.recused"):
        GiveMark(one, "C1", 4)(laptop)


def test_a_recusal_after_the_seal_takes_the_sheet_out_of_the_count(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    equipped.score("M01", one, 4)
    Recuse(one, "other", "Бұрынғы әріптесім.")(equipped.workspace("M01"))
    equipped.carry("M01")
    (cell,) = [c for c in equipped.state().cells if (c.interview, c.member) == (one, "M01")]
    assert (cell.state, cell.explained, cell.counts) == ("recused", True, "")
    assert cell.flags == ("sheet_of_recused",)


def test_the_office_recuses_a_member_by_code(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    with refused("services.which_member"):
        Recuse(one, "other")(equipped.office)
    with refused("services.no_member"):
        Recuse(one, "other", member="M99")(equipped.office)
    Recuse(one, "other", "Отвод кандидата.", "M02")(equipped.office)
    equipped.carry_back("M02")
    with refused("services.recused"):
        GiveMark(one, "C1", 4)(equipped.workspace("M02"))


def test_the_same_recusal_again_makes_no_second_fact(laptop: Workspace, one: str) -> None:
    Recuse(one, "relative", "Туысым.")(laptop)
    Recuse(one, "relative", "Туысым.")(laptop)
    with laptop.read() as now:
        assert len(now.facts.select(("recusal",))) == 1


def test_who_did_not_come_is_each_members_word_and_the_offices_for_all(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]

    def states() -> list[str]:
        return [c.state for c in equipped.state().cells if c.interview == one]

    RecordInterview(one, "absent", "Келмеді.")(equipped.workspace("M01"))
    equipped.carry("M01")
    assert states() == ["absent", "missing", "missing", "missing"]
    for member in ("M02", "M03", "M04"):
        RecordInterview(one, "absent", "Келмеді.")(equipped.workspace(member))
    equipped.carry("M02", "M03", "M04")
    assert states() == ["absent"] * 4
    RecordInterview(one, "held")(equipped.office)  # the office's word decides
    assert states() == ["missing"] * 4
    RecordInterview(one, "absent", "Келмеді.")(equipped.office)
    assert states() == ["absent"] * 4


def test_an_interview_is_interrupted_and_goes_on_with_its_draft(
    laptop: Workspace, one: str
) -> None:
    GiveMark(one, "C1", 4)(laptop)
    RecordInterview(one, "interrupted", "Өрт дабылы.")(laptop)
    assert draft(laptop, one).marks["C1"].level == 4
    RecordInterview(one, "held")(laptop)
    with laptop.read() as now:
        said = now.facts.revisions(Interview)[f"{one}/M01"]
    assert [body.outcome for _, body in said] == ["interrupted", "held"]


def test_an_identity_is_checked_without_a_copy(laptop: Workspace, one: str) -> None:
    CheckIdentity(one, "жеке куәлік", agrees=True)(laptop)
    with laptop.read() as now:
        (fact,) = now.facts.select(("identity-check",))
    assert fact.header.about == f"{one}/M01"


def test_an_office_seals_nothing(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    for act in (
        GiveMark(one, "C1", 4),
        SealSheet(one),
        Declare(),
        CorrectSheet(one, {}, "x"),
        VoidSheet(one, "x"),
    ):
        with refused("services.laptop_only"):
            act(equipped.office)
