"""A paper sheet is typed by two people: equal it counts, different it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.models import paper_drafts
from commission_app.services.day.own_paper import ReadOwnPaper
from commission_app.services.day.today import ReadToday
from commission_app.services.for_laptop import facts_for
from commission_app.services.handing_over import HandOver
from commission_app.services.office.paper_forms import HalfTyped, ReadHalfTyped, ReadPaperForm
from commission_app.services.paper_sheets.entering import (
    DropPaperDraft,
    EnterPaperSheet,
    Typed,
    differing,
)
from commission_app.services.sealing import Recuse
from commission_app.services.sittings import RevealMarks
from commission_app.services.status import read_status
from commission_app.services.taking_in import TakeIn
from commission_app.services.vaults.people import AddUser
from tests.support.seasons import (
    CRITERIA,
    LOG2N,
    MEMBERS,
    PASSPHRASE,
    WORDS,
    SmallSeason,
    refused,
)

if TYPE_CHECKING:
    from commission_app.domain.facts.header import Fact
    from commission_app.models.facts import Facts

FIRST, SECOND = "Сәуле Ахметова", "Ерлан Омаров"
AUTHOR = MEMBERS[2]  # of the sixth interview only two sheets came


def levels(level: int, **other: int) -> dict[str, tuple[int, str]]:
    given = {code: other.get(code, level) for code in CRITERIA}
    return {code: (one, WORDS if one < 3 else "") for code, one in given.items()}


def enter(
    season: SmallSeason,
    by: str,
    level: int = 4,
    *,
    number: str = "17",
    reason: str = "",
    member: str = AUTHOR,
    interview: str = "",
    **other: int,
) -> Typed:
    code = interview or season.interviews[5]
    act = EnterPaperSheet(code, member, levels(level, **other), by, number, reason=reason)
    return act(season.office).value


def state(season: SmallSeason, member: str = AUTHOR, interview: str = "") -> str:
    key = interview or season.interviews[5], member
    return next(c.state for c in season.state().cells if (c.interview, c.member) == key)


def test_two_people_who_agree_make_a_sheet(scored: SmallSeason) -> None:
    assert not enter(scored, FIRST).complete
    assert (state(scored), scored.facts("paper-sheet")) == ("missing", 0)
    done = enter(scored, SECOND)
    assert (done.complete, done.by) == (True, (FIRST, SECOND))
    assert state(scored) == "paper"
    with scored.office.read() as now:
        (pair,) = now.facts.current(PaperSheet).values()
    assert pair[1].typed == (FIRST, SECOND)
    assert {m.level for m in pair[1].marks} == {4}
    assert ReadHalfTyped()(scored.office) == ()


def test_whoever_tries_too_often_begins_anew(scored: SmallSeason) -> None:
    enter(scored, FIRST, C2=2)
    for level in (5, 4):
        with refused("paper_sheets.differ"):
            enter(scored, SECOND, level)
    with refused("paper_sheets.too_often"):
        enter(scored, SECOND, 3)
    assert ReadHalfTyped()(scored.office) == ()
    assert not enter(scored, SECOND).complete
    assert enter(scored, FIRST).complete


def test_where_several_have_a_key_two_of_them_type(scored: SmallSeason) -> None:
    AddUser(PASSPHRASE, "Second", "another long passphrase")(scored.office, LOG2N)
    enter(scored, FIRST)
    with refused("paper_sheets.another_key"):
        enter(scored, SECOND)
    one = scored.office.user
    scored.office.user = "Second"
    with refused("paper_sheets.of_another"):
        enter(scored, FIRST, 5)
    assert enter(scored, SECOND).complete
    scored.office.user = one


def test_who_differs_is_told_where_and_not_what(scored: SmallSeason) -> None:
    enter(scored, FIRST, C2=2, C5=5)
    with refused("paper_sheets.differ") as found:
        enter(scored, SECOND)
    assert found.value.values == {"criteria": "C2, C5"}
    assert scored.facts("paper-sheet") == 0
    assert enter(scored, SECOND, C2=2, C5=5).complete


def test_the_words_stand_as_the_first_person_typed_them(scored: SmallSeason) -> None:
    enter(scored, FIRST, 2)
    marks = dict.fromkeys(CRITERIA, (2, ""))
    EnterPaperSheet(scored.interviews[5], AUTHOR, marks, SECOND, "17")(scored.office)
    with scored.office.read() as now:
        (pair,) = now.facts.current(PaperSheet).values()
    assert {m.comment for m in pair[1].marks} == {WORDS}


@pytest.mark.parametrize("again", [FIRST, "сәуле  АХМЕТОВА", " Сәуле Ахметова. "])
def test_one_person_is_one_however_the_name_is_typed(scored: SmallSeason, again: str) -> None:
    enter(scored, FIRST)
    assert not enter(scored, again, 5).complete
    with refused("paper_sheets.differ"):
        enter(scored, SECOND)  # the second typing of the first person stands
    assert enter(scored, SECOND, 5).complete


def test_what_was_typed_once_survives_the_end_of_the_program(scored: SmallSeason) -> None:
    enter(scored, FIRST)
    scored.close_one("office")
    (half,) = ReadHalfTyped()(scored.office)
    assert (half.interview, half.member, half.by) == (scored.interviews[5], AUTHOR, FIRST)
    assert isinstance(half, HalfTyped)
    assert enter(scored, SECOND).complete


def test_another_paper_is_noticed_by_its_number(scored: SmallSeason) -> None:
    enter(scored, FIRST)
    with refused("paper_sheets.other_paper"):
        enter(scored, SECOND, number="18")


def test_what_was_typed_first_can_be_thrown_away(scored: SmallSeason) -> None:
    with refused("paper_sheets.nothing_typed"):
        DropPaperDraft(scored.interviews[5], AUTHOR)(scored.office)
    enter(scored, FIRST)
    DropPaperDraft(scored.interviews[5], AUTHOR)(scored.office)
    assert not enter(scored, SECOND).complete


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ({"by": " ."}, "paper_sheets.who"),
        ({"level": 6}, "services.level"),
        ({"member": "M09"}, "paper_sheets.not_expected"),
        ({"interview": "L26-99999"}, "services.no_interview"),
        ({"member": MEMBERS[0]}, "paper_sheets.sealed"),
    ],
)
def test_what_cannot_be_is_refused(
    scored: SmallSeason, words: dict[str, str | int], key: str
) -> None:
    said = {"by": FIRST, **words}
    with refused(key):
        enter(scored, **said)  # pyright: ignore[reportArgumentType]
    assert ReadHalfTyped()(scored.office) == ()


def test_a_mark_that_needs_words_needs_them_on_paper_too(scored: SmallSeason) -> None:
    marks = dict.fromkeys(CRITERIA, (2, ""))
    with refused("services.incomplete"):
        EnterPaperSheet(scored.interviews[5], AUTHOR, marks, FIRST, "17")(scored.office)
    with refused("services.incomplete"):
        EnterPaperSheet(scored.interviews[5], AUTHOR, {"C1": (4, "")}, FIRST, "17")(
            scored.office
        )


def test_a_recusal_needs_no_paper(scored: SmallSeason) -> None:
    Recuse(scored.interviews[5], "other", "Туысы.", AUTHOR)(scored.office)
    with refused("paper_sheets.explained"):
        enter(scored, FIRST)
    with refused("paper_sheets.explained"):
        ReadPaperForm(scored.interviews[5], AUTHOR)(scored.office)


def test_a_paper_sheet_counts_in_the_sum(scored: SmallSeason) -> None:
    enter(scored, FIRST)
    enter(scored, SECOND)
    six = scored.interviews[5]
    RevealMarks((six,))(scored.office)
    found = scored.state()
    assert dict(found.scores[six].totals) == {"M01": 24, "M02": 24, AUTHOR: 24}
    assert found.paper[f"{six}/{AUTHOR}"][0] in found.revealed[six].sheets
    assert state(scored) == "paper"


def test_paper_that_comes_after_the_reveal_waits_for_the_chair(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    RevealMarks((six,))(scored.office)
    enter(scored, FIRST)
    enter(scored, SECOND)
    assert state(scored) == "conflict"
    assert set(dict(scored.state().scores[six].totals)) == {"M01", "M02"}


def test_typing_it_anew_needs_a_reason_and_two_people_again(scored: SmallSeason) -> None:
    enter(scored, FIRST)
    enter(scored, SECOND)
    with refused("paper_sheets.why_again"):
        enter(scored, FIRST, 5)
    enter(scored, FIRST, 5, reason="Қате оқылды.")
    enter(scored, SECOND, 5)
    found = scored.state()
    about = f"{scored.interviews[5]}/{AUTHOR}"
    assert {m.level for m in found.paper[about][1].marks} == {5}
    assert len(found.typed[about]) == 2
    assert found.paper[about][1].reason == "Қате оқылды."


def test_a_sealed_sheet_that_comes_later_is_a_conflict(scored: SmallSeason) -> None:
    enter(scored, FIRST)
    enter(scored, SECOND)
    scored.score(AUTHOR, scored.interviews[5], 3)
    scored.carry(AUTHOR)
    (conflict,) = read_status(scored.office).conflicts
    assert (conflict.kind, conflict.member) == ("paper_and_sealed", AUTHOR)
    with refused("paper_sheets.sealed"):
        enter(scored, FIRST, 5, reason="тағы")


def test_the_member_sees_the_own_paper_and_nobody_elses(scored: SmallSeason) -> None:
    enter(scored, FIRST)
    code = enter(scored, SECOND).code
    enter(scored, FIRST, member=MEMBERS[3])
    enter(scored, SECOND, member=MEMBERS[3])
    scored.carry_back(AUTHOR)
    (mine,) = ReadOwnPaper()(scored.workspace(AUTHOR))
    assert (mine.interview, mine.control, mine.number) == (scored.interviews[5], code, "17")
    assert scored.facts("paper-sheet", who=AUTHOR) == 1
    with scored.workspace(AUTHOR).read() as now:
        (fact,) = now.facts.select(("paper-sheet",))
    assert fact.header.about.endswith(AUTHOR)


def test_on_the_members_laptop_it_is_done_and_not_offered_any_more(
    scored: SmallSeason,
) -> None:
    six = scored.interviews[5]
    laptop = scored.workspace(AUTHOR)
    scored.carry_back(AUTHOR)
    before = ReadToday()(laptop)
    assert before.next == six
    enter(scored, FIRST)
    enter(scored, SECOND)
    scored.carry_back(AUTHOR)
    after = ReadToday()(laptop)
    assert next(i.state for i in after.queue if i.interview == six) == "paper"
    assert (after.next, after.left, after.scored) == ("", before.left - 1, before.scored + 1)
    states = {c.interview: c.state for c in read_status(laptop).cells}
    assert states[six] == "paper"


def test_an_office_packs_no_foreign_paper(scored: SmallSeason) -> None:
    enter(scored, FIRST)
    enter(scored, SECOND)
    with scored.office.read() as now:
        kinds = {m: [f.header.kind for f in facts_for(now.facts, m)] for m in MEMBERS}
    assert {m: found.count("paper-sheet") for m, found in kinds.items()} == {
        m: int(m == AUTHOR) for m in MEMBERS
    }


def test_a_laptop_throws_away_foreign_paper_whoever_sends_it(
    scored: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(scored, FIRST)
    enter(scored, SECOND)

    def everything(facts: Facts, *_: str) -> list[Fact]:
        return facts.select()

    monkeypatch.setattr("commission_app.services.handing_over.facts_for", everything)
    package = scored.stick("all")
    HandOver(package, MEMBERS[0])(scored.office)
    (taken,) = TakeIn([package])(scored.workspace(MEMBERS[0])).value
    assert taken.result == "taken"
    assert scored.facts("paper-sheet", who=MEMBERS[0]) == 0


def test_the_form_shows_who_typed_and_no_mark(scored: SmallSeason) -> None:
    ask = ReadPaperForm(scored.interviews[5], AUTHOR)
    before = ask(scored.office)
    assert (before.first, before.again) == ("", False)
    assert [one.code for one in before.criteria] == list(CRITERIA)
    needed = [one.level for one in before.criteria[0].levels if one.needs_comment]
    assert needed == [1, 2]
    enter(scored, FIRST)
    between = ask(scored.office)
    assert between.first == FIRST
    assert "marks" not in dir(between)
    enter(scored, SECOND)
    assert ask(scored.office).again


def test_only_an_office_types_paper_in(scored: SmallSeason) -> None:
    act = EnterPaperSheet(scored.interviews[5], AUTHOR, levels(4), FIRST, "17")
    with refused("services.office_only"):
        act(scored.workspace(AUTHOR))
    with refused("services.office_only"):
        DropPaperDraft(scored.interviews[5], AUTHOR)(scored.workspace(AUTHOR))
    assert ReadOwnPaper()(scored.office) == ()


def test_a_typing_is_of_one_season(scored: SmallSeason) -> None:
    enter(scored, FIRST)
    with scored.office.read() as now:
        assert paper_drafts.all_of(now.c, "0" * 32) == ()
        assert len(paper_drafts.all_of(now.c, now.own.season)) == 1


TYPINGS = st.dictionaries(st.sampled_from(CRITERIA), st.integers(1, 5))


@settings(max_examples=100)
@given(TYPINGS, TYPINGS)
def test_typings_agree_only_where_they_are_equal(
    one: dict[str, int], other: dict[str, int]
) -> None:
    found = differing(one, other)
    assert (found == []) == (one == other)
    assert found == differing(other, one)
    assert {**one, **{code: other.get(code) for code in found}}.items() >= other.items()
