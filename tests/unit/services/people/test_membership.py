"""Members join, change and leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.language import Bilingual
from commission_app.services.people.members import ReadCommission
from commission_app.services.people.membership import (
    AddMember,
    ChangeCommission,
    ChangeMember,
    EndMember,
)
from tests.support.seasons import refused

if TYPE_CHECKING:
    from commission_app.domain.quorum import Function
    from commission_app.services.people.members import MemberLine
    from tests.support.seasons import SmallSeason
    from tests.unit.services.people.test_dossier import Noted

NAME, POST = Bilingual("Сәрсен Айгүл", "Сарсен Айгуль"), Bilingual("директор", "директор")


def member(season: SmallSeason, code: str) -> MemberLine:
    return next(m for m in ReadCommission()(season.office).members if m.code == code)


def test_a_member_joins_under_the_next_code(founded: SmallSeason, noted: Noted) -> None:
    taken = {m.code for m in ReadCommission()(founded.office).members}
    code = AddMember(NAME, POST, "member", votes=True)(founded.office).value
    assert code not in taken
    assert member(founded, code).names == NAME
    assert noted(founded.office, "member.added") == [code]


def test_a_missing_spelling_equals_the_other(founded: SmallSeason) -> None:
    act = AddMember(Bilingual("", "Ким Олег"), POST, "expert", votes=False, code="X1")
    assert member(founded, act(founded.office).value).names == Bilingual("Ким Олег", "Ким Олег")


@pytest.mark.parametrize(
    ("function", "votes", "key"),
    [
        ("chair", True, "people.second_chair"),
        ("secretary", True, "people.member_vote"),
        ("observer", True, "people.member_vote"),
    ],
)
def test_what_a_commission_cannot_have_is_refused(
    founded: SmallSeason, function: Function, votes: bool, key: str
) -> None:
    with refused(key):
        AddMember(NAME, POST, function, votes)(founded.office)


def test_codes_and_names_are_checked(founded: SmallSeason) -> None:
    with refused("people.member_code_taken"):
        AddMember(NAME, POST, "member", votes=True, code="M01")(founded.office)
    with refused("people.member_code"):
        AddMember(NAME, POST, "member", votes=True, code="M/1")(founded.office)
    with refused("people.member_name"):
        AddMember(Bilingual(" ", ""), POST, "member", votes=True)(founded.office)
    with refused("services.no_member"):
        AddMember(NAME, POST, "member", votes=True, substitute_of="M77")(founded.office)


def test_a_second_secretary_is_refused(founded: SmallSeason) -> None:
    functions = [m.function for m in ReadCommission()(founded.office).members]
    assert functions.count("secretary") == 1
    with refused("people.second_secretary"):
        AddMember(NAME, POST, "secretary", votes=False)(founded.office)


def test_a_change_needs_a_difference_and_later_a_reason(equipped: SmallSeason) -> None:
    old = member(equipped, "M03")
    same = ChangeMember("M03", old.names, old.position, old.function, old.votes, "Қате.")
    with refused("people.member_same"):
        same(equipped.office)
    with refused("people.reason_frozen"):
        ChangeMember("M03", NAME, old.position, old.function, old.votes)(equipped.office)
    ChangeMember("M03", NAME, old.position, old.function, old.votes, "Қате.")(equipped.office)
    assert member(equipped, "M03").names == NAME


def test_who_leaves_sits_on_no_panel(founded: SmallSeason, noted: Noted) -> None:
    assert EndMember("M04", "Басқа жұмысқа ауысты.")(founded.office).value == ("A",)
    found = member(founded, "M04")
    assert (found.votes, found.panels, found.ended) == (False, (), "Басқа жұмысқа ауысты.")
    assert noted(founded.office, "member.ended") == ["M04: Басқа жұмысқа ауысты."]
    with refused("people.member_ended"):
        EndMember("M04", "Тағы.")(founded.office)


def test_who_has_sealed_sheets_stays(scored: SmallSeason) -> None:
    with refused("people.member_has_sheets"):
        EndMember("M01", "Ауырып қалды.")(scored.office)
    old = member(scored, "M01")
    with refused("people.member_has_sheets"):
        ChangeMember("M01", old.names, old.position, "expert", votes=False, reason="Қате.")(
            scored.office
        )
    for nothing in (" ", "…"):
        with refused("services.reason_needed"):
            EndMember("M01", nothing)(scored.office)


def test_the_order_that_composed_the_commission_is_kept(founded: SmallSeason) -> None:
    ChangeCommission(NAME, "412", "2026-09-01")(founded.office)
    found = ReadCommission()(founded.office)
    assert (found.title, found.order_number, found.order_date) == (NAME, "412", "2026-09-01")


def test_a_laptop_changes_nobody(equipped: SmallSeason) -> None:
    with refused("services.office_only"):
        AddMember(NAME, POST, "member", votes=True)(equipped.workspace("M01"))
