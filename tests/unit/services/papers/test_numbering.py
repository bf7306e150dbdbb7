"""No certificate number is given twice, whatever offices there are and were."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.papers import Certificate
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.papers.record import (
    FinaliseProtocol,
    IssueCertificates,
    RecordOrder,
)
from commission_app.shared.keys import short_fingerprint
from tests.support import offices
from tests.support.seasons import PASSPHRASE, SmallSeason, refused

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace

DAY = date(2026, 10, 5)


def ordered(season: SmallSeason) -> None:
    FinaliseProtocol()(season.office)
    RecordOrder("17", DAY)(season.office)


def issued(workspace: Workspace) -> tuple[str, ...]:
    return IssueCertificates(DAY)(workspace).value


def test_the_founder_gives_plain_numbers(decided: SmallSeason) -> None:
    ordered(decided)
    numbers = issued(decided.office)
    assert numbers[0] == "KZL-2026-000001"
    assert len(set(numbers)) == len(numbers)
    assert issued(decided.office) == ()


def test_an_office_that_was_let_in_issues_none(decided: SmallSeason) -> None:
    ordered(decided)
    second = offices.second_office(decided)
    with refused("services.certificates_elsewhere") as found:
        issued(second)
    assert found.value.values == {"office": short_fingerprint(decided.office.device)}
    with second.read() as now:
        assert not now.facts.current(Certificate)


def test_an_office_out_of_a_backup_repeats_no_number_that_was_printed_meanwhile(
    decided: SmallSeason,
) -> None:
    ordered(decided)
    file = decided.folder / "office.backup"
    MakeBackup(file=file)(decided.office)
    printed = issued(decided.office)
    assert printed
    place, world = decided.place("again"), decided.world("again")
    restored, _ = Restore(file, "жоғалды")(place, PASSPHRASE, world)
    with restored:
        numbers = issued(restored)
        mark = short_fingerprint(restored.device)[:4]
    assert numbers[0] == f"{printed[0]}-{mark}"
    assert not set(numbers) & set(printed)


def test_a_number_that_a_copied_folder_gave_to_somebody_else_is_contested_and_waits(
    decided: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered(decided)
    offices.second_office(decided)
    decided.close()
    shutil.copytree(decided.place("office"), decided.place("copy"))
    monkeypatch.setenv("COMMISSION_DATA", str(decided.folder / "computer of copy"))
    office, copy = decided.workspace("office"), decided.workspace("copy")
    printed, again = issued(office), issued(copy)
    assert printed == again  # nothing can prevent it: both have one key and one memory
    offices.give(decided, "office", "second")
    offices.give(decided, "copy", "second")
    offices.give(decided, "second", "office")
    with decided.office.read() as now:
        contested = {about for kind, about in now.facts.contested() if kind == "certificate"}
    assert contested == set(printed)
    with refused("conflicts.season_waits"):
        issued(decided.office)
    found = [one for one in ReadConflicts()(decided.office).open if one.kind == "certificate"]
    assert {one.argument for one in found} == {f"certificate:{number}" for number in printed}
    assert all(len(one.sides) == 2 for one in found)
