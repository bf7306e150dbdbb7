"""The register of packages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from commission_app.models import packages
from commission_app.models.packages import PackageRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.models.database import Connection, Database

SEASON = "5e" * 16


@pytest.fixture
def c(db: Database) -> Iterator[Connection]:
    with db.write() as connection:
        yield connection


def a_row(number: int, device: str = "laptop", **changes: Any) -> PackageRow:
    said: dict[str, Any] = {
        "sha256": f"{device}{number}",
        "package": f"{number:032x}",
        "kind": "sheets",
        "direction": "in",
        "season": SEASON,
        "device": device,
        "number": number,
        "made_at": "2026-09-29T09:00:00.000Z",
        "taken_at": "2026-09-29T10:00:00.000Z",
        "have": "{}",
        "manifest": b"{}",
        "signature": b"s",
    }
    return PackageRow(**{**said, **changes})


def test_a_package_is_recognised(c: Connection) -> None:
    packages.add(c, a_row(1))
    assert packages.known(c, "laptop1") == a_row(1)
    assert packages.known(c, "laptop2") is None


def test_what_comes_late_is_not_the_latest(c: Connection) -> None:
    for number in (3, 1, 2):
        packages.add(c, a_row(number))
    packages.add(c, a_row(9, direction="out"))
    assert packages.latest(c, SEASON, "laptop", "in") == a_row(3)
    assert packages.latest(c, SEASON, "other", "in") is None


@pytest.mark.parametrize(
    "why",
    [
        pytest.param((a_row(3, package="f" * 32), a_row(4)), id="the clock was put right"),
        pytest.param((a_row(7), a_row(5, package="f" * 32)), id="the folder was put back"),
        pytest.param((a_row(7), a_row(7, package="f" * 32, sha256="x")), id="a number twice"),
    ],
)
def test_the_latest_believes_no_clock_alone(
    c: Connection, why: tuple[PackageRow, PackageRow]
) -> None:
    """A clock that was once ahead hid every later word, and a `have` that fell."""
    for row in why:
        packages.add(c, row)
    assert packages.latest(c, SEASON, "laptop", "in") == why[1]
    assert packages.before(c, *why)


@pytest.mark.parametrize("why", [(3, 1, 2), (1, 2, 3)])
def test_the_newest_of_every_device_is_the_latest_of_each(
    c: Connection, why: tuple[int, ...]
) -> None:
    for number in why:
        packages.add(c, a_row(number))
        packages.add(c, a_row(9 - number, "other", package=f"{number:032x}"))
        packages.add(c, a_row(number, "third", direction="out"))
        packages.add(c, a_row(number, "fourth", season="00" * 16))
    found = packages.newest(c, SEASON, "in")
    assert found == {
        device: packages.latest(c, SEASON, device, "in") for device in ("laptop", "other")
    }
    assert packages.newest(c, SEASON, "out").keys() == {"third"}


def test_what_was_registered_before_a_package_is_earlier(c: Connection) -> None:
    rows = [a_row(3), a_row(1, "other", direction="out"), a_row(2), a_row(9)]
    for row in rows:
        packages.add(c, row)
    for place, row in enumerate(rows):
        assert packages.earlier(c, row) == {one.sha256 for one in rows[:place]}
        assert all(packages.before(c, one, row) for one in rows[:place])


def test_gaps_in_a_senders_numbers_are_named(c: Connection) -> None:
    for row in (a_row(1), a_row(4), a_row(1, "other"), a_row(2, "other")):
        packages.add(c, row)
    assert packages.missing(c, SEASON) == {"laptop": [2, 3]}


def test_of_the_gaps_that_a_stranger_can_write_only_the_newest_are_counted(
    c: Connection,
) -> None:
    for row in (a_row(2), a_row(4), a_row(2**53 - 1)):
        packages.add(c, row)
    found = packages.missing(c, SEASON)["laptop"]
    assert found == list(range(2**53 - 1 - packages.GAPS, 2**53 - 1))


def test_packages_are_listed_by_direction_and_device(c: Connection) -> None:
    rows = [a_row(2), a_row(1), a_row(1, "other"), a_row(5, direction="out")]
    for row in rows:
        packages.add(c, row)
    assert packages.all_of(c, SEASON, "in") == [rows[1], rows[0], rows[2]]
    assert packages.all_of(c, SEASON, "in", "other") == [rows[2]]
    assert packages.count(c, SEASON, "out") == 1


def test_have_is_read_as_ends_of_chains(c: Connection) -> None:
    row = a_row(1, have='{"aa":[[3,"dd"],[3,"ee"]]}')
    packages.add(c, row)
    kept = packages.known(c, row.sha256)
    assert kept is not None
    assert kept.held() == {"aa": ((3, "dd"), (3, "ee"))}
