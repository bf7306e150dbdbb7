"""What one person did while two were asked for is found, and who confirmed is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.consolidating import FourEyes
from commission_app.models import holders
from commission_app.services.consolidating import SetFourEyes
from commission_app.services.four_eyes.checking import ReadKeyChanges
from commission_app.services.vaults.people import AddUser, vault_of
from commission_app.services.verifying import Verify
from tests.support.seasons import LOG2N, PASSPHRASE
from tests.unit.services.four_eyes.conftest import AIGUL, SECRETARY, Office

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace


def found(workspace: Workspace) -> list[tuple[str, str]]:
    return [(one.kind, one.text.key) for one in Verify()(workspace).findings]


def test_changes_are_listed_with_who_did_them_and_who_confirmed(office: Office) -> None:
    AddUser(PASSPHRASE, "fourth", "a passphrase of a fourth", AIGUL)(
        office.season.office, LOG2N
    )
    (began, added) = ReadKeyChanges()(office.season.office)
    assert (began.what, began.who, began.by) == ("on", "secretary", "Айгүл")
    assert (added.what, added.whom, added.by) == ("added", "fourth", "Айгүл")
    assert added.at is not None


def test_a_person_whom_an_older_program_added_is_found(office: Office) -> None:
    """With the key and a prompt: a slot, a line of the diary, and nobody's word."""
    workspace = office.season.office
    with workspace.act() as act:
        holder = vault_of(workspace).add_user(
            "fourth", "a passphrase of a fourth", workspace.db.key, act.world, LOG2N
        )
        holders.learn(act.c, "fourth", holder)
        act.note("user.added", "fourth")
    assert found(workspace) == [("second", "eyes.done_unseen")]


def test_a_slot_made_with_the_file_key_alone_is_told_of(office: Office) -> None:
    """Another's slot is written over by who knows the key: its person counts no more."""
    workspace = office.season.office
    vault_of(workspace).reset_passphrase(
        "Айгүл", "known to the secretary", workspace.db.key, workspace.world, LOG2N
    )
    taken = office.sits(type(AIGUL)("Айгүл", "known to the secretary"))
    assert [one.what for one in ReadKeyChanges()(taken)] == ["on", "reset"]
    with taken.read() as now:
        assert holders.eyes(now.c) == {"secretary"}


def test_a_rule_that_one_person_lifted_is_found(office: Office) -> None:
    workspace = office.season.office
    with workspace.act() as act:
        act.record(FourEyes(on=False, reason="Себеп."))
    assert found(workspace) == [("second", "eyes.lifted_unseen")]


def test_what_was_done_while_nobody_asked_for_two_is_not_found(office: Office) -> None:
    workspace = office.season.office
    SetFourEyes(on=False, reason="Себеп.", second=AIGUL)(workspace)
    AddUser(PASSPHRASE, "fourth", "a passphrase of a fourth")(workspace, LOG2N)
    SetFourEyes(on=True, second=AIGUL)(workspace)
    assert found(workspace) == []
    assert found(office.sits(SECRETARY)) == []
