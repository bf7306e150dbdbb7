"""Devices without a season: made, told apart, compared by what a person typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.offices.devices import (
    ExportDevice,
    fits,
    open_desk,
    read_device_file,
)
from commission_app.services.opening import open_workspace
from commission_app.services.taking_in import TakeIn
from commission_app.shared.keys import fingerprint
from tests.support import offices
from tests.support.seasons import PASSPHRASE, refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.seasons import SmallSeason


def test_a_device_without_a_season_holds_no_fact_and_opens_again(founded: SmallSeason) -> None:
    made = offices.device(founded, "auditor")
    assert (made.own.role, made.own.season, made.own.practice) == ("auditor", "", True)
    assert founded.facts(who="auditor") == 0
    founded.close_one("auditor")
    with open_workspace(founded.place("auditor"), PASSPHRASE, founded.world("a")) as again:
        assert again.device == made.device


def test_what_it_exports_are_its_keys(founded: SmallSeason) -> None:
    made = offices.device(founded, "auditor")
    done = offices.keys_of(founded, "auditor")
    said = read_device_file(done.path)
    assert (said.device, said.keys) == (made.device, made.keys.public)
    assert (said.purpose, said.practice, said.season, said.title) == (
        *("auditor", True, "", "auditor"),
    )
    assert done.fingerprint == fingerprint(made.device)
    assert done.fingerprint.startswith(done.short_fingerprint)


def test_a_title_with_unseen_signs_makes_a_file_that_is_read(founded: SmallSeason) -> None:
    path = founded.folder / "office.cmk"
    ExportDevice(path, "Павло\u202eдар\x1b")(founded.office)
    assert read_device_file(path).title == "Павлодар"


def test_an_office_tells_its_season(founded: SmallSeason) -> None:
    said = read_device_file(offices.keys_of(founded, "office").path)
    assert (said.purpose, said.season) == ("office", founded.office.own.season)


def test_into_a_folder_it_gets_a_name(founded: SmallSeason) -> None:
    done = ExportDevice(founded.folder)(founded.office).value
    assert done.path == founded.folder / f"{done.short_fingerprint}.cmk"


def test_exporting_leaves_a_line(founded: SmallSeason) -> None:
    offices.keys_of(founded, "office")
    with founded.office.read() as now:
        rows = now.c.exec_driver_sql("SELECT what FROM diary ORDER BY n DESC LIMIT 1").all()
    assert rows[0][0] == "device.exported"


def test_a_members_laptop_exports_nothing(equipped: SmallSeason, tmp_path: Path) -> None:
    with refused("offices.laptop_exports_nothing"):
        ExportDevice(tmp_path / "m.cmk")(equipped.workspace("M01"))
    assert not (tmp_path / "m.cmk").exists()


def test_a_title_that_no_file_holds_is_refused(founded: SmallSeason) -> None:
    with refused("offices.title_too_long"):
        ExportDevice(founded.folder / "x.cmk", "x" * 121)(founded.office)


def test_a_fingerprint_is_typed_whole_or_short_and_never_guessed() -> None:
    device = "7f" * 32
    whole = fingerprint(device)
    assert fits(device, whole)
    assert not fits(device, whole[:9])  # 40 bits can be met by trying keys
    assert fits(device, whole.lower().replace("-", " "))
    assert not fits(device, "")
    assert not fits(device, whole[:8])
    assert not fits(device, whole[:14])
    assert not fits(device, "0" + whole[1:9])


def test_a_device_without_a_season_opens_no_desktop(founded: SmallSeason) -> None:
    offices.device(founded, "auditor")
    founded.close_one("auditor")
    for _ in range(2):  # and it is not locked afterwards
        with refused("offices.no_desk"):
            open_desk(founded.place("auditor"), PASSPHRASE, founded.world("a"))
    open_desk(founded.place("office"), PASSPHRASE, founded.world("o")).close()


def test_a_device_without_a_season_takes_nothing_in(equipped: SmallSeason) -> None:
    stick = equipped.stick("M01")
    with refused("offices.audit_instead"):
        TakeIn([stick])(offices.device(equipped, "auditor"))
    with refused("offices.join_first"):
        TakeIn([stick])(offices.device(equipped, "second", "office"))


def test_a_package_or_a_picture_is_no_device_file(equipped: SmallSeason) -> None:
    picture = equipped.folder / "picture.png"
    picture.write_bytes(b"\x89PNG" + bytes(1 << 16))
    for path in (equipped.stick("M01"), picture):
        with refused("offices.not_a_device_file"):
            read_device_file(path)
    with refused("shared.file_not_a_file", "shared.file_not_found", "shared.file_missing"):
        read_device_file(equipped.folder)
