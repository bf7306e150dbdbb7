"""Clock, randomness, identifiers and how times are written."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from commission_app.shared.world import (
    ASTANA,
    DAY,
    MOMENT,
    MOMENT_OR_NONE,
    RealWorld,
    SeededWorld,
    from_text,
    new_id,
    offset_text,
    utc_text,
)

NOON = datetime(2026, 9, 29, 12, tzinfo=ASTANA)


def test_real_clock_tells_the_country_s_time_whatever_zone_the_computer_has() -> None:
    now = RealWorld().now()
    assert now.tzinfo is ASTANA
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251 - the real one


def test_real_randomness_differs_and_has_the_size_asked_for() -> None:
    first, second = RealWorld().random(32), RealWorld().random(32)
    assert len(first) == len(second) == 32
    assert first != second


def test_same_label_gives_the_same_world() -> None:
    one, other = SeededWorld("laptop 1"), SeededWorld("laptop 1")
    assert [one.random(9), one.random(9)] == [other.random(9), other.random(9)]
    assert one.now() == other.now()


def test_another_label_gives_other_randomness() -> None:
    assert SeededWorld("laptop 1").random(32) != SeededWorld("laptop 2").random(32)


def test_seeded_randomness_does_not_repeat() -> None:
    world = SeededWorld("laptop 1")
    assert len({world.random(16) for _ in range(100)}) == 100


def test_seeded_clock_always_moves_on() -> None:
    world = SeededWorld("laptop 1")
    assert world.now() < world.now()


def test_seeded_clock_never_goes_back() -> None:
    world = SeededWorld("laptop 1", NOON)
    world.at(NOON - timedelta(hours=1))
    assert world.now() > NOON


def test_seeded_clock_jumps_ahead_when_told() -> None:
    world = SeededWorld("laptop 1", NOON)
    world.at(NOON + timedelta(days=1))
    assert world.now() > NOON + timedelta(days=1)


def test_an_answer_is_not_before_what_it_answers() -> None:
    world = SeededWorld("laptop 1", NOON)
    world.not_before(NOON + timedelta(seconds=9))
    assert world.now() > NOON + timedelta(seconds=9)
    world.not_before(NOON)
    assert world.now() > NOON + timedelta(seconds=9)


def test_identifier_has_version_and_variant_of_uuid_7() -> None:
    made = new_id(SeededWorld("laptop 1"))
    assert len(made) == 32
    assert made[12] == "7"
    assert made[16] in "89ab"


def test_identifiers_sort_by_time() -> None:
    world = SeededWorld("laptop 1")
    made = [new_id(world) for _ in range(20)]
    assert made == sorted(made)


def test_identifier_begins_with_the_moment() -> None:
    made = new_id(SeededWorld("laptop 1", NOON))
    assert int(made[:12], 16) == int(NOON.timestamp() * 1000) + 250


def test_time_is_written_in_utc_with_milliseconds() -> None:
    assert utc_text(NOON) == "2026-09-29T07:00:00.000Z"


@pytest.mark.parametrize("minutes", [300, 0, -210])
def test_offset_is_written_with_sign_and_colon(minutes: int) -> None:
    moment = NOON.astimezone(timezone(timedelta(minutes=minutes)))
    assert offset_text(moment) == {300: "+05:00", 0: "+00:00", -210: "-03:30"}[minutes]


def test_written_time_is_read_back() -> None:
    assert from_text(utc_text(NOON)) == NOON


def test_time_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        from_text("2026-09-29T12:00:00")


def test_z_stands_for_utc() -> None:
    assert from_text("2026-09-29T07:00:00Z").tzinfo == UTC


def test_a_strangers_day_is_one_of_the_calendar() -> None:
    """Python refuses all others, and would do so while a screen is drawn."""
    day, real = re.compile(DAY), set[str]()
    for offset in range((date(2100, 1, 1) - date(1800, 1, 1)).days):
        real.add((date(1800, 1, 1) + timedelta(offset)).isoformat())
    for year in (1800, 1900, 1999, 2000, 2024, 2025, 2099):
        for rest in range(1400):
            text = f"{year}-{rest // 100:02}-{rest % 100:02}"
            assert bool(day.search(text)) == (text in real), text
    assert all(map(day.search, real))
    assert day.search("")


@pytest.mark.parametrize(
    "text",
    [
        *("2026-09-29T12:00:00", "2026-09-29T24:00:00Z", "2026-02-29T12:00:00Z", "0001-01-01"),
        *("0001-01-01T00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-09-29T12:00:00Z\n"),
        *("٢٠٢٦-09-29T12:00:00Z", "-" * 24, "2026-09-29 12:00:00Z", "2026-09-29T12:00+15:00"),
    ],
)
def test_a_strangers_moment_is_one_that_every_zone_can_tell(text: str) -> None:
    assert not re.search(MOMENT, text)
    assert not re.search(MOMENT_OR_NONE, text)


@pytest.mark.parametrize("part", ["minutes", "seconds", "milliseconds", "microseconds"])
def test_every_moment_that_is_written_here_is_taken_there(part: str) -> None:
    for moment in (NOON, NOON.astimezone(UTC)):
        text = moment.isoformat(timespec=part)
        assert re.search(MOMENT, text)
        assert from_text(text) == NOON
    assert re.search(MOMENT, utc_text(NOON))
    assert re.search(MOMENT_OR_NONE, "")
