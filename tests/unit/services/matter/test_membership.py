"""Which changes of the commission are told: all that are not certainly from before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.trust import Assignment, Device, Office
from commission_app.services.matter.membership import Changed, LateChanges
from commission_app.services.people.appointments import ChangePanel
from commission_app.services.people.membership import AddMember, ChangeMember, EndMember
from tests.support.copies import clone, pour, record
from tests.support.history import Scribe
from tests.support.seasons import refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

WHY = "Бұйрықтағы қате түзетілді."


def late(season: SmallSeason) -> tuple[Changed, ...]:
    with season.office.read() as now:
        return LateChanges(now.facts).found


def member(season: SmallSeason, code: str) -> Member:
    return season.state().members[code]


def change(season: SmallSeason, code: str, reason: str = WHY, **other: object) -> None:
    old = member(season, code)
    said = {"names": old.names, "position": old.position, "function": old.function}
    said |= {"votes": old.votes, **other}
    ChangeMember(code, reason=reason, **said)(season.office)  # pyright: ignore[reportArgumentType]


def test_what_was_said_before_laptops_were_out_is_not_told(founded: SmallSeason) -> None:
    change(founded, "M03", reason="", position=member(founded, "M01").position)
    assert late(founded) == ()
    founded.equip("M01")
    assert late(founded) == ()


def test_a_change_afterwards_is_told_with_both_sides_and_its_reason(
    equipped: SmallSeason,
) -> None:
    old = member(equipped, "M03")
    change(equipped, "M03", function="expert")
    (one,) = late(equipped)
    assert (one.member, one.reason, one.rights) == ("M03", WHY, True)
    assert one.before is not None
    assert one.after is not None
    assert (one.before.function, one.after.function) == (old.function, "expert")
    assert one.header.device == equipped.office.device


def test_another_spelling_changes_no_right(equipped: SmallSeason) -> None:
    change(equipped, "M03", names=member(equipped, "M01").names)
    assert [one.rights for one in late(equipped)] == [False]


def test_who_joins_leaves_or_sits_elsewhere_is_told(equipped: SmallSeason) -> None:
    old = member(equipped, "M04")
    code = AddMember(old.names, old.position, "member", True, reason=WHY)(equipped.office).value
    title = equipped.state().panels["A"].title
    members = (*equipped.state().panels["A"].members, code)
    ChangePanel("A", title, members, WHY)(equipped.office)
    EndMember("M04", "Ауысты.")(equipped.office)
    told = [(one.member, one.panel, one.joined, one.reason) for one in late(equipped)]
    assert told == [
        (code, "", False, WHY),
        (code, "A", True, WHY),
        ("M04", "", False, "Ауысты."),
        ("M04", "A", False, "Ауысты."),
    ]


def test_what_another_office_said_at_whatever_time_is_told(equipped: SmallSeason) -> None:
    """Its clock proves nothing: only the order within one chain is certain."""
    second = clone(equipped, "office", "office copy")
    old = member(equipped, "M02")
    record(second, replace(old, salt="", votes=False))
    pour(second, equipped.office)
    assert [one.member for one in late(equipped)] == ["M02"]


def test_what_has_no_right_to_be_there_is_not_told(equipped: SmallSeason) -> None:
    laptop = equipped.workspace("M01")
    record(laptop, replace(member(equipped, "M01"), salt="", function="expert"))
    pour(laptop, equipped.office)
    assert late(equipped) == ()
    assert member(equipped, "M01").function == "chair"


def test_a_reason_of_dots_is_none_and_a_long_one_is_refused(equipped: SmallSeason) -> None:
    with refused("people.reason_frozen"):
        change(equipped, "M03", reason="…", function="expert")
    with refused("conflicts.reason_long"):
        change(equipped, "M03", reason="а" * 601, function="expert")


def test_an_office_that_prepares_laptops_later_hides_nothing_it_said_before(
    equipped: SmallSeason,
) -> None:
    """Laptops of the first office were out, whatever the second one did afterwards."""
    with equipped.office.read() as now:
        season = now.own.season
    other = Scribe("second office", season)
    keys = other.keys.public
    old = member(equipped, "M02")
    facts = [
        other.write(Device(signing=keys.signing, sealing=keys.sealing)),
        other.write(replace(old, function="member", reason=WHY)),
        other.write(Assignment(number="0f" * 16, member="M02", laptop="x", secret="0f" * 32)),
    ]
    record(equipped.office, Office(device=other.device))
    with equipped.office.act() as act:
        act.facts.apply(facts)
    told = {(one.member, one.header.device) for one in late(equipped)}
    assert ("M02", other.device) in told
