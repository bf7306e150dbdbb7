"""Words on their way into a fact: what is too much is told, nothing is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.kinds.commission import Commission
from commission_app.domain.facts.kinds.deciding import Attendance, Closing, Destruction, Gap
from commission_app.domain.facts.kinds.scoring import Mark, Sheet
from commission_app.domain.language import Bilingual
from commission_app.services.day.bench import ReadSheet
from commission_app.services.day.own_sheets import ReadOwnSheets
from commission_app.services.day.today import ReadToday
from commission_app.services.founding import ChangeRules
from commission_app.services.prose import LONGEST, prose, tidy
from commission_app.services.scoring import GiveMark, WriteComment, WriteNote
from commission_app.services.sealing import CorrectSheet, Recuse, SealSheet, VoidSheet
from commission_app.shared.errors import UserError
from tests.support.practice import opened
from tests.support.seasons import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.services.workspace import Workspace
    from tests.support.practice import OnePractice
    from tests.support.seasons import SmallSeason

TOO_MUCH = "a" * (LONGEST + 1)


@pytest.fixture
def laptop(practice: OnePractice) -> Iterator[Workspace]:
    with opened(practice("scoring"), "M02") as workspace:
        yield workspace


def test_what_no_paper_shows_is_left_out() -> None:
    assert tidy(" a\x00b\u202ec\nd\te 👩\u200d👧 ") == "abc\nd\te 👩\u200d👧"


def test_what_is_recorded_holds_no_sign_that_others_would_refuse(founded: SmallSeason) -> None:
    title = Bilingual("Ко\u202eмиссия\x00", "Комиссия\r\n")
    with founded.office.act() as act:
        act.record(Commission(title=title, order_number="1\x7f2"))
    with founded.office.act() as act:
        many = [Commission(title=title, order_number="12\x1b")]
        assert act.record_changed(many, Commission) == (0, 0)
    with founded.office.read() as now:
        (said,) = now.facts.current(Commission).values()
        facts = now.facts.select()
    assert (said[1].title, said[1].order_number) == (Bilingual("Комиссия", "Комиссия\n"), "12")
    assert all(Fact.read(fact.raw, fact.body) for fact in facts)


@pytest.mark.parametrize(
    "body",
    [
        Closing(sitting="A", gaps=(Gap("L1", "M01", "ы" * 601),)),  # words inside a list
        Sheet(
            interview="L1",
            member="M01",
            slot="",
            ruleset="b" * 64,
            state="sealed",
            marks=tuple(Mark(f"C{n}", 1, "ы" * LONGEST) for n in range(7)),  # together
        ),
    ],
)
def test_what_another_computer_would_refuse_is_not_recorded(
    founded: SmallSeason, body: Closing | Sheet
) -> None:
    """Else nobody could take in anything that this device says from then on."""
    before = founded.facts()
    with refused("services.prose_long"), founded.office.act() as act:
        act.record(body)
    assert founded.facts() == before


def test_words_that_just_fit_are_kept() -> None:
    assert prose("a" * LONGEST) == "a" * LONGEST
    with pytest.raises(UserError) as told:
        prose(TOO_MUCH)
    assert told.value.key == "services.prose_long"


def test_a_comment_that_is_too_long_is_told_at_the_seal_and_stays(laptop: Workspace) -> None:
    code = ReadToday()(laptop).next
    criteria = [one.code for one in ReadSheet(code)(laptop).criteria]
    for criterion in criteria:
        GiveMark(code, criterion, 4)(laptop)
    WriteComment(code, criteria[-1], TOO_MUCH)(laptop)
    with pytest.raises(UserError, match="prose_long"):
        SealSheet(code)(laptop)
    assert ReadSheet(code)(laptop).criteria[-1].comment == TOO_MUCH
    WriteComment(code, criteria[-1], "")(laptop)
    WriteNote(code, TOO_MUCH)(laptop)
    with pytest.raises(UserError, match="prose_long"):
        SealSheet(code)(laptop)
    WriteNote(code, "")(laptop)
    assert SealSheet(code)(laptop).value


def test_the_office_is_told_too_and_nothing_is_recorded(founded: SmallSeason) -> None:
    office, before = founded.office, founded.facts()
    with office.read() as now:
        _, body = now.rules()
    with pytest.raises(UserError, match="prose_long"):
        ChangeRules(body.rules, TOO_MUCH)(office)
    for said in (
        Attendance(sitting="S", member="M01", present=(), reason="a" * 601),
        Destruction(act="A", day="", facts=(), basis=TOO_MUCH),
        Commission(title=Bilingual("", ""), order_number="a" * 601),
    ):
        with pytest.raises(UserError) as told, office.act() as act:
            act.record(said)
        assert told.value.key == "services.prose_long"
    assert founded.facts() == before


def test_reasons_that_are_too_long_are_told(laptop: Workspace) -> None:
    sealed = ReadOwnSheets()(laptop).sheets[0].interview
    criterion = ReadSheet(ReadToday()(laptop).next)(laptop).criteria[0].code
    acts = (
        Recuse(sealed, "other", TOO_MUCH),
        VoidSheet(sealed, TOO_MUCH),
        CorrectSheet(sealed, {criterion: (1, "not one example")}, TOO_MUCH),
        CorrectSheet(sealed, {criterion: (1, TOO_MUCH)}, "mistaken"),
    )
    for act in acts:
        with pytest.raises(UserError, match="prose_long"):
            act(laptop)
