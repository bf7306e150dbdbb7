"""The score screen: criteria, levels, what was given, what is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from commission_app.domain.facts.body import unsalted
from commission_app.domain.facts.kinds.commission import RuleSet
from commission_app.domain.language import Trilingual
from commission_app.domain.ruleset import Question, QuestionSet
from commission_app.services.day.bench import Bench, ReadSheet
from commission_app.services.day.repairs import ChooseQuestions, Interrupt
from commission_app.services.day.walk_in import AddWalkIn
from commission_app.services.scoring import GiveMark, WriteComment, WriteNote
from commission_app.services.sealing import CheckIdentity, Recuse, SealSheet, VoidSheet
from tests.support.rules import preset
from tests.support.seasons import CRITERIA, WORDS, SmallSeason, people, refused

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace

ASKED = Trilingual("Неге?", "Почему?", "Why?")
SETS = (QuestionSet("1", (Question("C1", ASKED),)), QuestionSet("2", ()))


@pytest.fixture
def laptop(equipped: SmallSeason) -> Workspace:
    return equipped.workspace("M01")


@pytest.fixture
def one(equipped: SmallSeason) -> str:
    return equipped.interviews[0]


def bench(laptop: Workspace, interview: str) -> Bench:
    return ReadSheet(interview)(laptop)


def new_rules(season: SmallSeason, **changes: Any) -> None:
    """Another version of the rules, which goes to the first laptop."""
    with season.office.act() as act:
        found = act.facts.current_one(RuleSet, "ruleset")
        assert found is not None
        rules = msgspec.structs.replace(found[1].rules, **changes)
        act.record(msgspec.structs.replace(unsalted(found[1]), rules=rules, version_number=2))
    season.carry_back("M01")


def with_total(season: SmallSeason) -> None:
    with season.office.read() as now:
        _, body = now.rules()
    shown = msgspec.structs.replace(body.rules.interview, show_running_total=True)
    new_rules(season, interview=shown)


def test_the_bench_is_closed_before_the_declaration(founded: SmallSeason) -> None:
    founded.enrol("M01")
    with refused("services.declare_first"):
        bench(founded.workspace("M01"), founded.interviews[0])


def test_an_unknown_code_has_no_bench(laptop: Workspace) -> None:
    with refused("services.no_interview"):
        bench(laptop, "L26-00000")


def test_an_empty_bench_shows_every_criterion_and_its_levels(
    laptop: Workspace, one: str
) -> None:
    seen = bench(laptop, one)
    assert (seen.state, seen.marked, seen.of, seen.complete) == ("waiting", 0, 6, False)
    assert [c.code for c in seen.criteria] == list(CRITERIA)
    assert [c.critical for c in seen.criteria] == [False] * 5 + [True]
    assert {c.lack for c in seen.criteria} == {"mark"}
    first = seen.criteria[0]
    assert [one.level for one in first.levels] == [1, 2, 3, 4, 5]
    assert [one.anchored for one in first.levels] == [True, False, True, False, True]
    assert first.levels[1].anchor == preset().scale.no_anchor
    assert first.levels[4].name.en == "Outstanding"
    assert [one.needs_comment for one in first.levels] == [True, True, False, False, False]
    assert first.question is not None
    assert (seen.started, seen.minutes, seen.control, seen.ruleset) == (None, 20, "", 1)


def test_the_draft_stands_as_it_was_given(laptop: Workspace, one: str) -> None:
    GiveMark(one, "C1", 4)(laptop)
    GiveMark(one, "C2", 2)(laptop)
    WriteComment(one, "C3", "ойлы")(laptop)
    WriteNote(one, "жалпы")(laptop)
    seen = bench(laptop, one)
    assert [c.level for c in seen.criteria] == [4, 2, None, None, None, None]
    assert [c.lack for c in seen.criteria[:3]] == [None, "comment", "mark"]
    assert seen.criteria[1].comment_needed
    assert not seen.criteria[0].comment_needed
    assert seen.criteria[2].comment == "ойлы"
    assert (seen.marked, seen.first_gap, seen.note) == (2, "C2", "жалпы")
    assert (seen.state, seen.writable) == ("in_progress", True)
    assert seen.started is not None
    assert seen.comment_least == 15


def test_a_complete_draft_says_so_and_a_sealed_sheet_is_shown(
    laptop: Workspace, one: str
) -> None:
    for code in CRITERIA:
        GiveMark(one, code, 4)(laptop)
    seen = bench(laptop, one)
    assert (seen.complete, seen.first_gap, seen.total) == (True, "", None)
    code = SealSheet(one)(laptop).value
    sealed = bench(laptop, one)
    assert (sealed.state, sealed.control, sealed.writable) == ("sealed", code, False)
    assert (sealed.total, sealed.highest) == (Decimal(24), Decimal(30))
    assert [c.level for c in sealed.criteria] == [4] * 6
    VoidSheet(one, "reason")(laptop)
    assert bench(laptop, one).state == "void"


def test_the_running_total_is_shown_where_the_rules_say_so(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    GiveMark(one, "C1", 4)(laptop)
    assert bench(laptop, one).total is None
    with_total(equipped)
    assert str(bench(laptop, one).total) == "4"
    assert bench(laptop, one).ruleset == 2


def test_question_sets_are_chosen_and_stand_on_the_sheet(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    assert bench(laptop, one).sets == ()
    new_rules(equipped, question_sets=SETS)
    seen = bench(laptop, one)
    assert (seen.sets, seen.chosen_set) == (("1", "2"), "")
    own = seen.criteria[0].question
    ChooseQuestions(one, "1")(laptop)
    seen = bench(laptop, one)
    assert (seen.chosen_set, seen.criteria[0].question) == ("1", ASKED)
    assert seen.criteria[1].question not in {None, ASKED}  # asks nothing else of its own
    ChooseQuestions(one, "2")(laptop)
    assert bench(laptop, one).criteria[0].question == own
    equipped.score("M01", one, 4)
    assert bench(laptop, one).chosen_set == "2"


def test_who_checked_the_identity_is_said(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    assert bench(laptop, one).identity is None
    CheckIdentity(one, "жеке куәлік", agrees=True)(equipped.office)
    equipped.carry_back("M01")
    found = bench(laptop, one).identity
    assert found is not None
    assert (found.by_office, found.document, found.agrees) == (True, "жеке куәлік", True)
    CheckIdentity(one, "паспорт", agrees=False)(laptop)
    found = bench(laptop, one).identity
    assert found is not None
    assert (found.by_office, found.agrees) == (False, False)


def test_a_withdrawal_and_an_interruption_are_shown(laptop: Workspace, one: str) -> None:
    Interrupt(one, "Жарық сөнді.")(laptop)
    seen = bench(laptop, one)
    assert (seen.state, seen.interrupted) == ("interrupted", "Жарық сөнді.")
    Recuse(one, "relative", "Туысым.")(laptop)
    seen = bench(laptop, one)
    assert seen.withdrawal is not None
    assert (seen.state, seen.withdrawal.ground) == ("recused", "relative")
    assert (seen.withdrawal.reason, seen.withdrawal.decided) == ("Туысым.", False)
    assert not seen.writable


def test_a_guest_has_a_bench_before_and_after_the_seal(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")
    AddWalkIn("L26-9999", "Ахметов Болат")(laptop)
    seen = bench(laptop, "L26-9999")
    assert (seen.card.names.ru, seen.card.listed, seen.minutes) == ("Ахметов Болат", False, 20)
    equipped.score("M01", "L26-9999", 3)
    assert bench(laptop, "L26-9999").card.names.ru == "Ахметов Болат"


def test_a_bench_holds_nothing_of_another_member(equipped: SmallSeason) -> None:
    laptop, one = equipped.workspace("M01"), equipped.interviews[0]
    equipped.score("M02", one, 2)
    equipped.carry("M02")
    before = bench(laptop, one)
    equipped.carry_back("M01")
    after = bench(laptop, one)
    assert after == before
    assert WORDS not in repr(after)
    assert not [p.iin for p in people() if p.iin in repr(after)]
