"""What is missing when a sitting closes, and that one reason explains a member's sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.office.gaps import CloseNaming, ReadGaps
from commission_app.services.office.sitting import ReadSitting, ReadSittings
from commission_app.services.sittings import OpenSitting
from tests.support.practice import opened

if TYPE_CHECKING:
    from tests.support.practice import OnePractice


def test_a_plenary_counts_every_missing_sheet(practice: OnePractice) -> None:
    with opened(practice("scoring")) as office:
        OpenSitting("9", "plenary")(office)
        gaps = ReadGaps("9")(office)
        assert gaps
        assert all(one.interviews and one.name.ru for one in gaps)


def test_one_reason_stands_for_all_sheets_of_a_member(practice: OnePractice) -> None:
    with opened(practice("scoring")) as office:
        OpenSitting("9", "plenary")(office)
        first, *others = ReadGaps("9")(office)
        named = CloseNaming("9", ((first, "Ноутбук сломан"), (others[0], "")))(office).value
        assert named == len(first.interviews)
        left = {one.member for one in ReadGaps("9")(office)}
        assert first.member not in left
        assert others[0].member in left
        assert ReadSitting("9")(office).closed is not None


def test_where_all_is_explained_nothing_is_asked(practice: OnePractice) -> None:
    with opened(practice("decided")) as office:
        codes = [one.code for one in ReadSittings()(office)]
        assert all(ReadGaps(code)(office) == () for code in codes)
