"""Half files of a power cut go when the workspace is opened; nothing else does."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from commission_app.services.opening import open_workspace
from commission_app.services.tidying import FOLDERS
from tests.support.seasons import PASSPHRASE, SmallSeason

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_half_files_go_when_the_workspace_is_opened(founded: SmallSeason) -> None:
    founded.close()
    place = founded.place("office")
    (place / "inbox" / "quarantine").mkdir()
    before = names(place)
    for name in ("inbox/1.cmx", "outbox/2.cmx", "inbox/quarantine/3.refused", "writing.owner"):
        (place / f"{name}.part").write_bytes(b"half")
    assert founded.office.folder == place
    founded.close()
    assert names(place) == before


def test_a_copy_that_may_still_be_made_is_left_alone(founded: SmallSeason) -> None:
    founded.close()
    place = founded.place("office") / "backups"
    new, old = place / "new.backup.part", place / "old.backup.part"
    for part, hours in ((new, 0), (old, 2)):
        part.write_bytes(b"half")
        when = founded.clock.moment.timestamp() - hours * 3600
        os.utime(part, (when, when))
    assert founded.office.folder == place.parent
    assert (new.exists(), old.exists()) == (True, False)


def test_a_reader_beside_tidies_nothing(founded: SmallSeason) -> None:
    founded.close()
    part = founded.place("office") / "outbox" / "1.cmx.part"
    part.write_bytes(b"being written")
    world = founded.world("office")
    open_workspace(founded.place("office"), PASSPHRASE, world, write=False).close()
    assert part.exists()


def test_folders_that_a_power_cut_took_are_there_again(founded: SmallSeason) -> None:
    founded.close()
    for name in FOLDERS:
        (founded.place("office") / name).rmdir()
    assert founded.office.folder == founded.place("office")
    assert all((founded.place("office") / name).is_dir() for name in FOLDERS)
