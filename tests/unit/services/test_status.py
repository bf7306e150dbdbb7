"""The matrix in words: at the office, on a laptop, and where two sides contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.scoring import GiveMark
from commission_app.services.sealing import CorrectSheet
from commission_app.services.sentences import told
from commission_app.services.sittings import RevealMarks
from commission_app.services.status import read_status
from commission_app.services.workspace import rules_of
from commission_app.shared.texts import LANGUAGES
from tests.support.copies import clone, pour

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.seasons import SmallSeason


def states(season: SmallSeason, who: str, interview: str) -> set[tuple[str, str]]:
    found = read_status(season.workspace(who)).cells
    return {(c.state, c.where) for c in found if c.interview == interview}


def test_office_sees_what_is_missing_before_the_day(equipped: SmallSeason) -> None:
    found = read_status(equipped.office)
    assert {cell.state for cell in found.cells} == {"missing"}
    assert (found.missing_packages, found.conflicts) == ((), ())


def test_states_of_a_day(scored: SmallSeason) -> None:
    found = read_status(scored.office)
    kinds = {(c.interview, c.state) for c in found.cells}
    one, _, _, four, five, six = scored.interviews
    assert {(one, "received"), (four, "recused"), (five, "absent"), (six, "missing")} <= kinds


def test_prepared_laptop_that_never_spoke_is_named(founded: SmallSeason) -> None:
    founded.enrol("M01")
    found = read_status(founded.office)
    assert [one.key for one in found.missing_packages] == ["services.laptop_silent"]


def test_unconfirmed_laptop_is_waiting(founded: SmallSeason) -> None:
    founded.enrol("M01")
    founded.carry("M01")
    assert read_status(founded.office).waiting == ("M01",)


def test_lost_package_is_asked_for_by_number(
    equipped: SmallSeason, lost_for_good: Callable[[SmallSeason], None]
) -> None:
    lost_for_good(equipped)
    found = read_status(equipped.office).missing_packages
    assert [(one.key, dict(one.values)["member"]) for one in found] == [
        ("devices.packages_missing", "M01"),
        ("devices.fork", "M01"),
    ]


def test_sheet_on_a_laptop_is_safe_only_by_the_office_s_word(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    assert states(equipped, "M01", one) == {("missing", "")}
    GiveMark(one, "C1", 4)(equipped.workspace("M01"))
    assert states(equipped, "M01", one) == {("missing", "begun")}
    equipped.score("M01", one, 4)
    assert states(equipped, "M01", one) == {("missing", "laptop")}
    equipped.carry("M01")
    assert states(equipped, "M01", one) == {("missing", "delivered")}
    equipped.carry_back("M01")
    assert states(equipped, "M01", one) == {("confirmed", "confirmed")}


def test_laptop_shows_only_its_member(scored: SmallSeason) -> None:
    assert {c.member for c in read_status(scored.workspace("M02")).cells} == {"M02"}


def test_list_is_closed_before_the_declaration(founded: SmallSeason) -> None:
    founded.enrol("M01")
    found = read_status(founded.workspace("M01"))
    assert (found.declared, found.cells) == (False, ())


def test_sheet_changed_after_the_reveal_is_a_conflict_with_both_sides(
    scored: SmallSeason,
) -> None:
    one = scored.interviews[0]
    RevealMarks((one,))(scored.office)
    CorrectSheet(one, {"C2": (3, "")}, "A slip of the finger.")(scored.workspace("M01"))
    scored.carry("M01")
    (found,) = read_status(scored.office).conflicts
    assert (found.kind, found.interview, found.member) == ("changed_after_reveal", one, "M01")
    with scored.office.read() as now:
        _, body = rules_of(now.facts)
    title = next(c.title for c in body.rules.criteria if c.code == "C2")
    for lang in LANGUAGES:
        text = " ".join(told(part).say(lang) for part in found.text)
        named = getattr(title, lang)
        assert (f"“{named}” 4 → 3" if lang == "en" else f"«{named}» 4 → 3") in text


def test_two_sheets_before_the_reveal_are_told_by_the_criteria_alone(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    clone(equipped, "M01", "M01 copy")
    equipped.score("M01", one, 3)
    equipped.score("M01 copy", one, 4)
    equipped.carry("M01")
    pour(equipped.workspace("M01 copy"), equipped.office)
    (found,) = (c for c in read_status(equipped.office).conflicts if c.interview == one)
    with equipped.office.read() as now:
        criteria = now.rules()[1].rules.criteria
    for lang in LANGUAGES:
        text = " ".join(told(part).say(lang) for part in found.text)
        assert "; ".join(getattr(c.title, lang) for c in criteria) in text
        assert "→" not in text
