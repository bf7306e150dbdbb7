"""Copies are brought back as new devices, and an older copy is noticed."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.domain.facts.standing import Standing
from commission_app.models import backup, packages
from commission_app.services import keeping
from commission_app.services.handing_over import HandOver, sheet_states
from commission_app.services.keeping import (
    AutomaticBackup,
    MakeBackup,
    Restore,
    RestoreWithRecoveryKey,
)
from commission_app.services.opening import open_workspace
from commission_app.services.sealing import CorrectSheet
from commission_app.services.sittings import OpenSitting
from commission_app.services.status import read_status
from commission_app.services.taking_in import TakeIn
from commission_app.services.vaults.people import NewRecoveryKey
from commission_app.services.vaults.rekey import Rekey
from commission_app.services.verifying import Verify
from tests.support.seasons import LOG2N, PASSPHRASE, SmallSeason, refused

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.workspace import Workspace


def saved(season: SmallSeason, who: str, name: str = "") -> Path:
    """A backup on another disk."""
    file = season.folder / f"{name or who}.backup"
    MakeBackup(file=file)(season.workspace(who))
    return file


def restored(season: SmallSeason, file: Path, who: str) -> Workspace:
    """The old workspace is lost; a copy of it goes on under another name."""
    workspace, _ = Restore(file, "жоғалды")(
        season.place(f"{who} again"), PASSPHRASE, season.world(f"{who} again")
    )
    season.opened[f"{who} again"] = workspace
    return workspace


def standings(workspace: Workspace, device: str) -> set[Standing]:
    with workspace.read() as now:
        mine = [f.digest for f in now.facts.select(devices=[device])]
        return set(now.facts.standings(mine).values())


def test_a_backup_holds_everything_and_is_left_alone(scored: SmallSeason) -> None:
    file = saved(scored, "office")
    digest, device = scored.digest(), scored.office.device
    again = restored(scored, file, "office")
    with again.read() as now:
        facts = now.facts.select()
        assert sum(f.header.kind == "succession" for f in facts) == 1
        assert len(facts) == scored.facts() + 1
    assert again.device != device
    assert scored.digest() == digest
    assert Verify()(again).findings == ()


def test_a_restored_workspace_is_not_made_over_something(scored: SmallSeason) -> None:
    file = saved(scored, "office")
    with refused("models.restore_exists"):
        Restore(file, "reason")(scored.place("office"), PASSPHRASE, scored.world("x"))


def test_a_wrong_passphrase_restores_nothing(scored: SmallSeason) -> None:
    file = saved(scored, "office")
    with refused("models.passphrase_wrong"):
        Restore(file, "reason")(scored.place("new"), "another passphrase", scored.world("x"))
    assert not scored.place("new").exists()


def test_a_copy_has_no_name_before_it_is_a_new_device(
    scored: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, place = saved(scored, "office"), scored.place("office again")

    def power_cut(workspace: Workspace, reason: str) -> None:
        assert not place.exists()
        raise LookupError(reason)

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "become_new_device", power_cut)
        with pytest.raises(LookupError):
            restored(scored, file, "office")
    assert not place.exists()
    restored(scored, file, "office")


def test_a_damaged_backup_restores_nothing(scored: SmallSeason) -> None:
    file = saved(scored, "office")
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with refused("models.backup_damaged"):
        Restore(file, "reason")(scored.place("new"), PASSPHRASE, scored.world("x"))
    assert not scored.place("new").exists()


def test_the_recovery_key_opens_a_backup_and_sets_a_new_passphrase(
    founded: SmallSeason,
) -> None:
    file = saved(founded, "office")
    act = RestoreWithRecoveryKey(
        file, "forgotten", founded.recovery["office"], "a new passphrase"
    )
    workspace, told = act(founded.place("new"), founded.world("new"))
    workspace.close()
    assert told.recovery_used
    with refused("models.passphrase_wrong"):
        open_workspace(founded.place("new"), PASSPHRASE, founded.world("x"))
    open_workspace(founded.place("new"), "a new passphrase", founded.world("y")).close()


def test_a_wrong_recovery_key_restores_nothing(founded: SmallSeason) -> None:
    file = saved(founded, "office")
    founded.enrol("M01")
    other = founded.recovery["M01"]
    act = RestoreWithRecoveryKey(file, "forgotten", other, "a new passphrase")
    with refused("models.recovery_wrong"):
        act(founded.place("new"), founded.world("new"))
    assert not founded.place("new").exists()


def test_a_restored_office_keeps_its_role_and_the_old_one_loses_it(
    scored: SmallSeason,
) -> None:
    file = saved(scored, "office")
    old = scored.office.device
    OpenSitting("LOST", "panel")(scored.office)  # after the backup
    again = restored(scored, file, "office")
    OpenSitting("NEW", "panel")(again)
    with again.read() as now:
        authority = now.facts.authority()
        assert again.device in authority.founders
        assert authority.last[old] == scored.facts() - 1 - len(
            [f for f in now.facts.select() if f.header.device not in (old, again.device)]
        )
    assert standings(again, again.device) == {Standing.CURRENT}


def test_facts_of_the_old_device_after_the_backup_are_retired(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    file = saved(equipped, "M01")
    equipped.score("M01", two, 4)  # sealed on the laptop that then breaks down
    equipped.carry("M01")
    restored(equipped, file, "M01")
    HandOver(equipped.stick("M01 again"))(equipped.workspace("M01 again"))
    (taken,) = TakeIn([equipped.stick("M01 again")])(equipped.office).value
    assert (taken.result, taken.member) == ("taken", "M01")
    with equipped.office.read() as now:
        sheets = now.facts.current(Sheet)
        late = [f for f in now.facts.select(("sheet",)) if f.header.about == f"{two}/M01"]
        assert set(sheets) == {f"{one}/M01"}
        assert now.facts.standings([late[0].digest]) == {late[0].digest: Standing.RETIRED}


def test_sheets_of_a_lost_laptop_still_count_and_travel_again(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    file = saved(equipped, "M01")
    restored(equipped, file, "M01")
    equipped.score("M01 again", two, 5)
    (taken,) = equipped.carry("M01 again")
    assert taken.result == "taken"
    assert taken.sheets == 2  # the old chain came along
    with equipped.office.read() as now:
        assert set(now.facts.current(Sheet)) == {f"{one}/M01", f"{two}/M01"}
    assert Verify()(equipped.office).findings == ()
    assert Verify()(equipped.workspace("M01 again")).findings == ()


def test_a_restored_laptop_corrects_a_sheet_of_the_old_one(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    equipped.score("M01", one, 4)
    file = saved(equipped, "M01")
    again = restored(equipped, file, "M01")
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(again)
    equipped.carry("M01 again")
    assert equipped.state().sheets[f"{one}/M01"][1].marks[0].level == 5


def test_numbers_of_packages_begin_anew_on_a_restored_laptop(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    equipped.carry("M01")
    file = saved(equipped, "M01")
    restored(equipped, file, "M01")
    equipped.carry("M01 again")
    assert read_status(equipped.office).missing_packages == ()


def test_laptops_accept_a_restored_office_and_turn_to_it(equipped: SmallSeason) -> None:
    file = saved(equipped, "office")
    one = equipped.interviews[0]
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    equipped.carry_back("M01")
    with equipped.workspace("M01").read() as now:
        assert sheet_states(now) == {one: "confirmed"}
    again = restored(equipped, file, "office")  # from before the sheet came
    HandOver(equipped.stick("news"), "M01")(again)
    (taken,) = TakeIn([equipped.stick("news")])(equipped.workspace("M01")).value
    assert taken.result == "taken"
    assert equipped.workspace("M01").own.office == again.device
    with equipped.workspace("M01").read() as now:
        assert sheet_states(now) == {one: "laptop"}  # the office's word fell back
    HandOver(equipped.stick("M01"))(equipped.workspace("M01"))
    (back,) = TakeIn([equipped.stick("M01")])(again).value
    assert (back.result, back.sheets) == ("taken", 1)


def test_a_laptop_no_longer_listens_to_the_office_that_was_succeeded(
    equipped: SmallSeason,
) -> None:
    file = saved(equipped, "office")
    again = restored(equipped, file, "office")
    HandOver(equipped.stick("news"), "M01")(again)
    TakeIn([equipped.stick("news")])(equipped.workspace("M01"))
    (taken,) = equipped.carry_back("M01")
    assert taken.reason is not None
    assert taken.reason.key == "services.other_office"


def test_an_older_copy_is_noticed_when_it_is_opened_for_writing(founded: SmallSeason) -> None:
    founded.close()
    shutil.copytree(founded.place("office"), founded.place("yesterday"))
    OpenSitting("A", "panel")(founded.office)
    founded.close()
    with refused("services.older_copy") as said:
        open_workspace(founded.place("yesterday"), PASSPHRASE, founded.world("x"))
    assert said.value.values["gone"] == 1


def test_an_older_copy_can_be_read_checked_and_saved(founded: SmallSeason) -> None:
    founded.close()
    shutil.copytree(founded.place("office"), founded.place("yesterday"))
    OpenSitting("A", "panel")(founded.office)
    founded.close()
    place = founded.place("yesterday")
    file = founded.folder / "yesterday.backup"
    with open_workspace(place, PASSPHRASE, founded.world("x"), write=False) as reader:
        assert [f.kind for f in Verify()(reader).findings] == ["older"]
        MakeBackup(file=file)(reader)
    workspace, _ = Restore(file, "older copy")(
        founded.place("now"), PASSPHRASE, founded.world("y")
    )
    OpenSitting("B", "panel")(workspace)
    assert Verify()(workspace).findings == ()
    workspace.close()
    open_workspace(founded.place("now"), PASSPHRASE, founded.world("z")).close()


def test_a_computer_that_knows_nothing_opens_any_copy(
    founded: SmallSeason, data_folder: Path
) -> None:
    OpenSitting("A", "panel")(founded.office)
    shutil.rmtree(data_folder)
    data_folder.write_text("no folder")  # the marker helps; it never stands in the way
    OpenSitting("B", "panel")(founded.office)
    founded.close()
    assert founded.facts("sitting") == 2


def test_backups_are_made_by_themselves_and_thinned(founded: SmallSeason) -> None:
    assert AutomaticBackup("taken-in")(founded.office).value is not None
    assert AutomaticBackup("taken-in")(founded.office).value is None  # a fresh one is there
    assert AutomaticBackup("day")(founded.office).value is not None  # the day's last is its own
    assert len(backup.listed(founded.office.backups)) == 2


def test_a_clock_that_leaps_years_thins_nothing_away(founded: SmallSeason) -> None:
    """Ahead by mistake, back again: what was dense before the leap stays dense."""
    real = founded.clock.moment
    made: list[Path] = []
    for leap in (0, 0, 0, 2000, 2000, 0, -2000):
        founded.clock.at(real + timedelta(days=leap, minutes=len(made)))
        path = AutomaticBackup("day")(founded.office).value
        assert path is not None
        made.append(path)
    assert all(path.exists() for path in made)


def test_a_copy_for_another_disk_says_when_it_was_made(founded: SmallSeason) -> None:
    head = backup.read_head(saved(founded, "office"))
    assert head.made_at.startswith("2026-09-21")
    with founded.office.read() as now:
        assert packages.count(now.c, now.own.season, "in") == 0


def test_a_backup_opens_with_the_envelope_of_its_time_until_it_is_renewed(
    founded: SmallSeason,
) -> None:
    """Also one that thinning left; a new file key renews all that lie beside it."""
    office = founded.office
    keys: list[tuple[Path, str]] = []
    for day in range(2):
        AutomaticBackup("day")(office)
        path = AutomaticBackup("day")(office).value  # the second of a day is the one that stays
        assert path is not None
        keys.append((path, founded.recovery["office"]))
        founded.recovery["office"] = NewRecoveryKey(PASSPHRASE)(office, LOG2N).value
        founded.clock.at(founded.clock.moment + timedelta(days=1 + day))
    founded.close()
    place, world = founded.place("office"), founded.world("rekey")
    folder = place / "backups"
    assert [one.path for one in backup.listed(folder)][1:] != []

    def opens(path: Path, key: str, name: str) -> None:
        act = RestoreWithRecoveryKey(path, "x", key, "a newer passphrase")
        again, _ = act(founded.place(name), world)
        with again:
            assert Verify()(again).findings == ()

    now = founded.recovery["office"]
    for number, (path, key) in enumerate(keys):
        with refused("models.recovery_wrong"):
            opens(path, now, f"wrong {number}")
        opens(path, key, f"again {number}")
    Rekey(PASSPHRASE)(place, world, LOG2N)
    for number, (path, key) in enumerate(keys):
        with refused("models.recovery_wrong"):
            opens(path, key, f"old {number}")
        opens(path, now, f"new {number}")


def test_a_full_disk_refuses_the_copy_and_not_what_was_done(
    founded: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    OpenSitting("A", "panel")(founded.office)
    full = shutil.disk_usage(founded.folder)._replace(free=1 << 20)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", {founded.office.backups: full}.__getitem__)
        with refused("shared.file_no_room_for"):
            AutomaticBackup("day")(founded.office)
    assert founded.facts("sitting") == 1
    assert not backup.listed(founded.office.backups)
