"""A second person who was there before, before anything that could make one person two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.models import holders
from commission_app.services.consolidating import (
    ConfirmConsolidation,
    ReadFourEyes,
    SetFourEyes,
)
from commission_app.services.four_eyes.checking import ReadKeyChanges
from commission_app.services.four_eyes.second import Second
from commission_app.services.keeping import MakeBackup, RestoreWithRecoveryKey
from commission_app.services.offices.accepting import AcceptOffice
from commission_app.services.paper_sheets.entering import EnterPaperSheet
from commission_app.services.recovering import RecoverAccess
from commission_app.services.sittings import RevealMarks
from commission_app.services.vaults.people import (
    AddUser,
    ChangePassphrase,
    ConfirmUser,
    NewRecoveryKey,
    ReadPeople,
)
from commission_app.services.vaults.rekey import Rekey, RemoveUser
from commission_app.services.verifying import Verify
from commission_app.shared.errors import UserError
from tests.support.offices import device, keys_of
from tests.support.seasons import LOG2N, PASSPHRASE, refused
from tests.unit.services.four_eyes.conftest import AIGUL, PLANTED, SECRETARY, Office

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.services.workspace import Workspace

NEW = "a passphrase of a fourth one"
NOBODY = (
    None,
    SECRETARY,
    PLANTED,
    Second("nobody", NEW),
    Second("Айгүл", "a wrong passphrase"),
)

MAKERS: dict[str, Callable[[Workspace, Second | None], object]] = {
    "added": lambda w, second: AddUser(PASSPHRASE, "fourth", NEW, second)(w, LOG2N),
    "confirmed": lambda w, second: ConfirmUser(PASSPHRASE, "planted", second)(w),
    "recovery": lambda w, second: NewRecoveryKey(PASSPHRASE, second)(w, LOG2N),
    "off": lambda w, second: SetFourEyes(on=False, reason="Себеп.", second=second)(w),
}


def told(workspace: Workspace) -> list[tuple[str, str, str, str]]:
    """Without the first, which began with the rule."""
    found = ReadKeyChanges()(workspace)
    return [(one.what, one.whom, one.how, one.by) for one in found][1:]


@pytest.mark.parametrize("what", MAKERS)
def test_nobody_does_it_alone_nor_with_who_does_not_count(office: Office, what: str) -> None:
    workspace, act = office.season.office, MAKERS[what]
    for second in (*NOBODY, office.envelope):
        with pytest.raises(UserError):
            act(workspace, second)
    assert told(workspace) == []
    assert [one.name for one in ReadPeople()(workspace)] == ["planted", "secretary", "Айгүл"]
    act(workspace, AIGUL)
    assert [(one[0], *one[2:]) for one in told(workspace)] == [(what, "person", "Айгүл")]
    assert Verify()(workspace).findings == ()


def test_a_second_office_is_let_in_by_two(office: Office) -> None:
    device(office.season, "other", "office")
    said = keys_of(office.season, "other")
    for second in (*NOBODY, office.envelope):
        with pytest.raises(UserError):
            AcceptOffice(said.path, said.fingerprint, second)(office.season.office)
    AcceptOffice(said.path, said.fingerprint, AIGUL)(office.season.office)
    assert told(office.season.office) == [("office", said.device[:16], "person", "Айгүл")]


def test_a_new_envelope_of_a_new_file_key_is_made_by_two(office: Office) -> None:
    office.leaves()
    place, world = office.season.place("office"), office.season.world("rekey")
    with refused("eyes.second_needed"):
        Rekey(PASSPHRASE, "secretary", new_recovery=True)(place, world, LOG2N)
    Rekey(PASSPHRASE, "secretary")(place, world, LOG2N)  # makes nothing that could confirm
    Rekey(PASSPHRASE, "secretary", new_recovery=True, second=AIGUL)(place, world, LOG2N)
    workspace = office.sits(SECRETARY)
    assert told(workspace) == [("recovery", "", "person", "Айгүл")]
    assert Verify()(workspace).findings == ()


def test_who_was_planted_before_the_rule_is_no_pair_of_eyes(office: Office) -> None:
    """The two who began with it gave their own passphrases; nobody else did."""
    one, *_ = office.season.interviews
    planted = office.sits(PLANTED)
    with refused("eyes.not_one_of_two"):
        ConfirmConsolidation((one,))(planted)
    with refused("eyes.not_one_of_two"):
        AddUser(PLANTED.secret, "fourth", NEW, AIGUL)(planted, LOG2N)
    ConfirmConsolidation((one,))(office.sits(SECRETARY))
    planted = office.sits(PLANTED)
    with refused("eyes.not_one_of_two"):
        RevealMarks((one,))(planted)
    assert not ReadFourEyes()(planted).counted
    ConfirmUser(PASSPHRASE, "planted", AIGUL)(office.sits(SECRETARY))
    assert RevealMarks((one,))(office.sits(PLANTED)).value == (one,)


def test_words_from_before_the_rule_count_only_of_those_who_began(office: Office) -> None:
    one, *_ = office.season.interviews
    workspace = office.season.office
    SetFourEyes(on=False, reason="Себеп.", second=AIGUL)(workspace)
    ConfirmConsolidation((one,))(office.sits(PLANTED))
    SetFourEyes(on=True, second=AIGUL)(office.sits(SECRETARY))
    with refused("vaults.second_pair"):
        RevealMarks((one,))(office.season.office)


def test_the_recovery_key_makes_nobody_two(office: Office) -> None:
    """Whoever has the envelope sets another's passphrase, and is told of."""
    one, *_ = office.season.interviews
    ConfirmConsolidation((one,))(office.season.office)
    office.leaves()
    place, world = office.season.place("office"), office.season.world("envelope")
    act = RecoverAccess(office.envelope.secret, NEW, "Айгүл")
    workspace = act(place, world, LOG2N)
    office.season.opened["office"] = workspace
    assert told(workspace) == [("reset", "Айгүл", "envelope", "")]
    with refused("eyes.not_one_of_two"):
        RevealMarks((one,))(workspace)
    with refused("eyes.not_one_of_two"):
        SetFourEyes(on=False, reason="Себеп.", second=SECRETARY)(workspace)
    workspace = office.sits(SECRETARY)
    taken = Second("Айгүл", NEW)
    with refused("eyes.envelope_needed"):  # and is nobody's second
        AddUser(PASSPHRASE, "fourth", NEW, taken)(workspace, LOG2N)
    ConfirmUser(PASSPHRASE, "Айгүл", office.envelope)(workspace)
    assert told(workspace)[1:] == [("confirmed", "Айгүл", "envelope", "")]
    assert RevealMarks((one,))(office.sits(taken)).value == (one,)
    assert Verify()(office.season.office).findings == ()


def test_a_backup_restored_with_the_envelope_makes_nobody_two(office: Office) -> None:
    file = office.season.folder / "office.backup"
    MakeBackup(file=file)(office.season.office)
    office.leaves()
    act = RestoreWithRecoveryKey(file, "жоғалды", office.envelope.secret, NEW)
    place = office.season.place("restored")
    workspace, _ = act(place, office.season.world("restored"), "Айгүл")
    with workspace:
        assert told(workspace) == [("reset", "Айгүл", "envelope", "")]
        with refused("eyes.not_one_of_two"):
            RevealMarks()(workspace)


def test_where_nobody_is_left_the_envelope_stands_in_and_is_told_of(office: Office) -> None:
    office.leaves()
    place, world = office.season.place("office"), office.season.world("gone")
    RemoveUser(PASSPHRASE, "Айгүл", "secretary")(place, world, LOG2N)
    workspace = office.sits(SECRETARY)
    with refused("eyes.envelope_needed"):
        AddUser(PASSPHRASE, "fourth", NEW)(workspace, LOG2N)
    with refused("models.recovery_wrong"):
        wrong = Second("", office.season.recovery["M01"])
        AddUser(PASSPHRASE, "fourth", NEW, wrong)(workspace, LOG2N)
    AddUser(PASSPHRASE, "fourth", NEW, office.envelope)(workspace, LOG2N)
    assert told(workspace) == [
        ("removed", "Айгүл", "alone", ""),
        ("added", "fourth", "envelope", ""),
    ]


def test_whose_own_passphrase_changes_goes_on_being_one_of_two(office: Office) -> None:
    ChangePassphrase(PASSPHRASE, NEW)(office.season.office, LOG2N)
    ConfirmUser(NEW, "planted", AIGUL)(office.season.office)
    with office.season.office.read() as now:
        assert holders.eyes(now.c) == {"secretary", "Айгүл", "planted"}


def test_who_does_not_count_types_no_paper_sheet_either(office: Office) -> None:
    """Two keys type one; a planted name would be the other key."""
    planted = office.sits(PLANTED)
    marks = {"C1": (3, "")}
    with refused("eyes.not_one_of_two"):
        EnterPaperSheet(office.season.interviews[5], "M01", marks, "Сәуле", "17")(planted)


def test_the_rule_begins_with_two_passphrases(scored_alone: Office) -> None:
    workspace = scored_alone.season.office
    for second, why in (
        (None, "eyes.second_needed"),
        (SECRETARY, "eyes.same_person"),
        (Second("Айгүл", "a wrong passphrase"), "models.passphrase_wrong"),
        (scored_alone.envelope, "eyes.second_needed"),
    ):
        with refused(why):
            SetFourEyes(on=True, second=second)(workspace)
    assert not ReadFourEyes()(workspace).on


@pytest.fixture
def scored_alone(office: Office) -> Office:
    """The rule is off again."""
    SetFourEyes(on=False, reason="Себеп.", second=AIGUL)(office.season.office)
    return office


def test_no_passphrase_is_shown_in_a_value() -> None:
    assert AIGUL.secret not in repr(AddUser("own own own own", "x", NEW, AIGUL))
