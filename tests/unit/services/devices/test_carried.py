"""Sheets of packages that came are counted as people count them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.handing_over import HandOver
from commission_app.services.keeping import MakeBackup, Restore
from commission_app.services.office.exchange import ReadExchange
from commission_app.services.sealing import CorrectSheet, VoidSheet
from commission_app.services.taking_in import TakeIn
from tests.support.seasons import PASSPHRASE

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def held(season: SmallSeason, member: str) -> list[tuple[int, int, int]]:
    """Number, sheets and corrections of this member's packages, the newest first."""
    came = ReadExchange()(season.office).came
    return [(c.number, c.sheets, c.corrections) for c in came if c.member == member]


def test_a_corrected_sheet_is_one_sheet_and_its_revisions_are_corrections(
    equipped: SmallSeason,
) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    equipped.score("M01", two, 3)
    equipped.carry("M01")
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(equipped.workspace("M01"))
    VoidSheet(two, "Басқа үміткер.")(equipped.workspace("M01"))
    equipped.carry("M01")
    assert held(equipped, "M01") == [(3, 2, 2), (2, 2, 0), (1, 0, 0)]


def test_a_package_of_one_member_counts_no_other_members_sheets(equipped: SmallSeason) -> None:
    for member in ("M01", "M02"):
        equipped.score(member, equipped.interviews[0], 4)
        equipped.carry(member)
    equipped.carry_back("M02")
    equipped.carry("M02")
    assert [sheets for _, sheets, _ in held(equipped, "M02")] == [1, 1, 0]
    assert [sheets for _, sheets, _ in held(equipped, "M01")] == [1, 0]


def test_a_restored_laptop_carries_what_the_lost_one_had_sealed(equipped: SmallSeason) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    file = equipped.folder / "before the loss.backup"
    MakeBackup(file=file)(equipped.workspace("M01"))
    equipped.score("M01", two, 3)
    equipped.carry("M01")
    again, _ = Restore(file, "Дискі сынды.")(
        equipped.place("again"), PASSPHRASE, equipped.world("again")
    )
    equipped.opened["again"] = again
    HandOver(equipped.stick("again"))(again)
    TakeIn([equipped.stick("again")])(equipped.office)
    came = ReadExchange()(equipped.office).came
    assert sorted(c.sheets for c in came if c.laptop == "CM-01") == [0, 1, 2]
