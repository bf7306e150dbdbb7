"""What a workspace is, for IT staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.describing import check_file, describe

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_office_describes_itself(equipped: SmallSeason) -> None:
    found = describe(equipped.office)
    assert (found.role, found.member, found.office, found.year) == ("office", "", "", 2026)
    assert (found.packages_in, found.packages_out) == (4, 4)
    assert found.state_digest == equipped.digest()


def test_laptop_names_its_office(equipped: SmallSeason) -> None:
    found = describe(equipped.workspace("M02"))
    assert (found.role, found.member) == ("laptop", "M02")
    assert found.office == describe(equipped.office).fingerprint


def test_sound_file_has_nothing_wrong(founded: SmallSeason) -> None:
    assert check_file(founded.office) is None
