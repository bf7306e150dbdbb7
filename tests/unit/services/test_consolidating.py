"""Four eyes: nobody reveals alone, and nobody lifts the rule and reveals alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.deciding import Reveal
from commission_app.services.consolidating import (
    ConfirmConsolidation,
    ReadFourEyes,
    SetFourEyes,
)
from commission_app.services.four_eyes.checking import ReadKeyChanges
from commission_app.services.four_eyes.second import Second
from commission_app.services.opening import open_workspace
from commission_app.services.sealing import CorrectSheet, RecordInterview, Recuse
from commission_app.services.sittings import RevealMarks
from commission_app.services.vaults.people import AddUser
from commission_app.services.vaults.rekey import RemoveUser
from commission_app.shared.errors import UserError
from tests.support.seasons import LOG2N, PASSPHRASE, SmallSeason, refused

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace

SECOND = "жеті рет өлшеп кес"
AIGUL, SECRETARY = Second("Айгүл", SECOND), Second("secretary", PASSPHRASE)


class TwoPeople:
    """An office where each takes the chair in turn."""

    def __init__(self, season: SmallSeason) -> None:
        self.season = season
        AddUser(PASSPHRASE, "Айгүл", SECOND)(season.office, LOG2N)
        SetFourEyes(on=True, second=AIGUL)(season.office)

    def sits(self, user: str) -> Workspace:
        if "office" in self.season.opened:
            self.season.close_one("office")
        word = SECOND if user == "Айгүл" else PASSPHRASE
        opened = open_workspace(
            self.season.place("office"), word, self.season.world(user), user=user
        )
        self.season.opened["office"] = opened
        return opened


@pytest.fixture
def two(scored: SmallSeason) -> TwoPeople:
    return TwoPeople(scored)


def test_one_alone_does_not_reveal(two: TwoPeople) -> None:
    one, second, *_ = two.season.interviews
    office = two.season.office
    with refused("vaults.second_pair"):
        RevealMarks((one,))(office)
    with refused("vaults.second_pair"):
        RevealMarks()(office)
    ConfirmConsolidation((one,))(office)
    with refused("vaults.second_pair"):  # one's own word is no second one
        RevealMarks((one,))(office)
    other = two.sits("Айгүл")
    assert ReadFourEyes()(other).may_open(one)
    assert not ReadFourEyes()(other).may_open(second)
    assert RevealMarks()(other).value == (one,)


def test_who_confirmed_last_does_not_reveal_and_the_first_does(two: TwoPeople) -> None:
    one, *_ = two.season.interviews
    ConfirmConsolidation()(two.season.office)
    ConfirmConsolidation((one,))(two.sits("Айгүл"))
    with refused("vaults.second_pair"):
        RevealMarks((one,))(two.season.office)
    assert RevealMarks((one,))(two.sits("secretary")).value == (one,)


def test_a_word_about_other_sheets_is_none(two: TwoPeople) -> None:
    """A correction that came after the confirmation is confirmed anew."""
    one, *_ = two.season.interviews
    ConfirmConsolidation((one,))(two.season.office)
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(two.season.workspace("M01"))
    two.season.carry("M01")
    with refused("vaults.second_pair"):
        RevealMarks((one,))(two.sits("Айгүл"))
    assert one not in ReadFourEyes()(two.season.office).confirmed


def test_a_word_ends_where_fewer_sheets_count(two: TwoPeople) -> None:
    """What was confirmed with four sheets is not revealed with three by one person alone."""
    one, other, *_ = two.season.interviews
    ConfirmConsolidation((one, other))(two.sits("Айгүл"))
    office = two.sits("secretary")
    assert ReadFourEyes()(office).confirmed.keys() == {one, other}
    Recuse(one, "relative", "Туысы.", member="M01")(office)
    RecordInterview(other, "absent", "Келмеді.")(office)
    assert not ReadFourEyes()(office).confirmed
    for code in (one, other):
        with refused("vaults.second_pair"):
            RevealMarks((code,))(office)


def test_the_rule_is_lifted_by_two_and_then_either_reveals(two: TwoPeople) -> None:
    office = two.season.office
    with refused("services.reason_needed"):
        SetFourEyes(on=False, second=AIGUL)(office)
    with refused("services.reason_needed"):
        SetFourEyes(on=False, second=AIGUL, reason="...")(office)
    for word in (None, SECRETARY, Second("Айгүл", "a wrong passphrase"), Second("", "x")):
        with pytest.raises(UserError):
            SetFourEyes(on=False, reason="Екінші адам науқас.", second=word)(office)
    assert ReadFourEyes()(office).on
    SetFourEyes(on=False, reason="Екінші адам науқас.", second=AIGUL)(office)
    assert not ReadFourEyes()(office).on
    assert RevealMarks()(office).value
    assert [(one.what, one.who, one.by) for one in ReadKeyChanges()(office)] == [
        ("on", "secretary", "Айгүл"),
        ("off", "secretary", "Айгүл"),
    ]


def test_who_lifted_it_with_the_envelope_does_not_reveal(two: TwoPeople) -> None:
    """Nobody else was left, so nobody confirmed: another person reveals."""
    place, world = two.season.place("office"), two.season.world("leaving")
    two.season.close_one("office")
    RemoveUser(PASSPHRASE, "Айгүл", "secretary")(place, world, LOG2N)
    office = two.sits("secretary")
    envelope = Second("", two.season.recovery["office"])
    with refused("eyes.envelope_needed"):
        SetFourEyes(on=False, reason="Ешкім қалмады.", second=AIGUL)(office)
    SetFourEyes(on=False, reason="Ешкім қалмады.", second=envelope)(office)
    with refused("vaults.lifted_by_you"):
        RevealMarks()(office)
    AddUser(PASSPHRASE, "Айгүл", SECOND)(office, LOG2N)
    assert RevealMarks()(two.sits("Айгүл")).value
    told = [(one.what, one.how) for one in ReadKeyChanges()(two.season.office)]
    assert told == [("on", "person"), ("removed", "alone"), ("off", "envelope")]


def test_nobody_is_asked_for_who_is_not_there(scored: SmallSeason) -> None:
    with refused("vaults.second_person"):
        SetFourEyes(on=True)(scored.office)


def test_an_incomplete_interview_is_not_confirmed(equipped: SmallSeason) -> None:
    with refused("vaults.not_consolidated_yet"):
        ConfirmConsolidation((equipped.interviews[0],))(equipped.office)
    assert not ReadFourEyes()(equipped.office).on


def test_without_the_rule_one_reveals(scored: SmallSeason) -> None:
    assert RevealMarks()(scored.office).value
    with scored.office.read() as now:
        assert now.facts.current(Reveal)
