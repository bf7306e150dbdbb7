"""Backups as a screen lists them."""

from __future__ import annotations

from datetime import timedelta

from commission_app.services.office.backups import BackUp, ReadBackups
from commission_app.services.opening import open_workspace
from commission_app.services.vaults.people import AddUser
from commission_app.services.vaults.rekey import RemoveUser
from tests.support.seasons import LOG2N, PASSPHRASE, SmallSeason, refused


def test_a_backup_is_listed_with_its_time_and_size(founded: SmallSeason) -> None:
    assert ReadBackups()(founded.office).files == ()
    assert ReadBackups()(founded.office).old(founded.clock.moment)
    path = BackUp()(founded.office).value
    BackUp()(founded.office)
    shown = ReadBackups()(founded.office)
    assert len(shown.files) == 2
    assert shown.files[1].path == path
    assert [(one.why, one.whole) for one in shown.files] == [("asked", True)] * 2
    assert shown.files[0].made > shown.files[1].made
    assert shown.size == sum(one.path.stat().st_size for one in shown.files)
    assert not shown.old(founded.clock.moment)
    path.write_bytes(path.read_bytes()[:-1])
    assert [one.whole for one in ReadBackups()(founded.office).files] == [True, False]
    assert shown.old(founded.clock.moment + timedelta(days=2))


def test_a_backup_goes_to_another_disk_but_not_among_the_packages(
    founded: SmallSeason,
) -> None:
    stick = founded.folder / "disk"
    assert BackUp(stick)(founded.office).value.parent == stick
    assert ReadBackups()(founded.office).files == ()
    with refused("services.inside_workspace"):
        BackUp(founded.office.outbox)(founded.office)


def test_a_backup_from_the_future_is_no_backup_of_today(founded: SmallSeason) -> None:
    founded.clock.at(founded.clock.moment + timedelta(days=900))
    BackUp()(founded.office)
    shown = ReadBackups()(founded.office)
    assert not shown.old(founded.clock.moment)
    assert shown.old(founded.clock.moment - timedelta(days=900))


def test_one_that_still_opens_for_who_is_gone_says_so(founded: SmallSeason) -> None:
    """A power cut left it, or somebody put it back from another disk."""
    office, place = founded.office, founded.place("office")
    AddUser(PASSPHRASE, "Айгүл", "жеті рет өлшеп кес")(office, LOG2N)
    path = BackUp()(office).value
    assert [one.gone for one in ReadBackups()(office).files] == [()]
    kept = path.read_bytes()
    founded.close_one("office")
    RemoveUser(PASSPHRASE, "Айгүл", "secretary")(place, founded.world("gone"), LOG2N)
    with open_workspace(place, PASSPHRASE, founded.world("later")) as office:
        assert [one.gone for one in ReadBackups()(office).files] == [()]
        path.write_bytes(kept)
        assert [one.gone for one in ReadBackups()(office).files] == [("Айгүл",)]
