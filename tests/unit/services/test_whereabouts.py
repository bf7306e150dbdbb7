"""What every window says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.office.backups import BackUp
from commission_app.services.whereabouts import ReadWhereabouts
from tests.support.practice import opened

if TYPE_CHECKING:
    from tests.support.practice import OnePractice


def test_an_office_knows_its_season_and_the_rules_in_force(practice: OnePractice) -> None:
    with opened(practice("prepared")) as office:
        where = ReadWhereabouts()(office)
        with office.read() as now:
            digest, body = now.rules()
    assert (where.rules, where.digest) == (body.version_number, digest[:8])
    assert where.year >= 2026
    assert not where.member.kk
    assert not where.function


def test_a_laptop_knows_whose_it_is(practice: OnePractice) -> None:
    season = practice("prepared")
    with opened(season, "M01") as laptop:
        where = ReadWhereabouts()(laptop)
    assert where.member == season.laptop("M01").names
    assert where.position.ru
    assert where.function == "chair"


def test_the_last_copy_is_told_once_there_is_one(practice: OnePractice) -> None:
    with opened(practice("founded")) as office:
        before = ReadWhereabouts()(office).backup
        BackUp()(office)
        after = ReadWhereabouts()(office).backup
    assert after is not None
    assert before is None or after > before
