"""Backups as a screen lists them."""

from __future__ import annotations

from datetime import timedelta

from commission_app.services.office.backups import BackUp, ReadBackups
from tests.support.seasons import SmallSeason, refused


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
