"""Which backups stay, whatever there is and whatever a clock said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from commission_app.models.thinning import DAY, LEAP, NEWEST, Copy, kept

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
MOMENTS = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001 - hypothesis wants it so
    datetime(2026, 11, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
COPIES = st.lists(
    st.builds(Copy, MOMENTS, st.integers(0, 90), st.integers(0, 1000)),
    max_size=60,
    unique_by=lambda copy: copy.moment,
)


def every(step: timedelta, many: int, until: datetime = NOW, last: int = 10_000) -> set[Copy]:
    """Backups one after the other, the newest at `until` with `last` lines of the journal."""
    return {Copy(until - n * step, last - n, 1) for n in range(many)}


def newest(copies: set[Copy]) -> Copy:
    return max(copies, key=lambda copy: copy.line)


@given(COPIES, st.integers(0, 20_000))
def test_the_newest_always_stay(copies: list[Copy], most: int) -> None:
    by_content = sorted(copies, key=lambda c: (c.line, c.moment))[-NEWEST:]
    by_time = sorted(copies, key=lambda c: (c.moment, c.line))[-NEWEST:]
    assert {*by_content, *by_time} <= kept(copies, most) <= set(copies)


@given(COPIES, st.integers(0, 20_000))
def test_thinning_twice_takes_no_more(copies: list[Copy], most: int) -> None:
    """By age; where room is short the rest ranks anew, and stays within its room."""
    once = kept(copies)
    assert kept(once) == once
    assert kept(kept(copies, most), most) <= kept(copies, most)


@given(COPIES, st.integers(0, 20_000))
def test_all_together_stay_within_their_room(copies: list[Copy], most: int) -> None:
    always = {
        *sorted(copies, key=lambda c: (c.line, c.moment))[-NEWEST:],
        *sorted(copies, key=lambda c: (c.moment, c.line))[-NEWEST:],
    }
    room = sum(copy.size for copy in kept(copies, most))
    assert room <= most + sum(copy.size for copy in always)


def test_with_room_all_of_the_last_day_stay() -> None:
    copies = every(timedelta(minutes=15), 200)
    assert {c for c in copies if NOW - c.moment < DAY} <= kept(copies)


def test_one_a_day_for_two_weeks_then_one_a_week() -> None:
    stay = kept(every(timedelta(hours=6), 4 * 60))
    ages = [(NOW - copy.moment) // DAY for copy in stay]
    assert ages.count(0) == 4
    assert [ages.count(day) for day in range(1, 14)] == [1] * 13
    assert len([age for age in ages if age >= 14]) <= 60 // 7 + 2  # months' ends among them


def test_a_year_of_daily_backups_shrinks_to_a_few() -> None:
    stay = kept(every(DAY, 365))
    assert 40 < len(stay) < 55
    assert NOW - min(copy.moment for copy in stay) > 330 * DAY


def test_where_room_is_short_the_many_of_a_day_go_before_a_week() -> None:
    copies = every(timedelta(minutes=15), 90) | every(DAY, 59, NOW - DAY, 9000)
    stay = kept(copies, most=30)
    assert len(stay) == 30
    assert min(copy.moment for copy in stay) < NOW - timedelta(days=25)
    assert len([c for c in stay if NOW - c.moment < timedelta(hours=12)]) < 14


@pytest.mark.parametrize("years", [-6, -1, 1, 6])
def test_a_clock_set_years_away_ages_nothing(years: int) -> None:
    """All that a day and two weeks left stay, and go on staying while the clock is wrong."""
    good = kept(every(timedelta(hours=1), 24 * 20))
    wrong = NOW + timedelta(days=365 * years)
    for hours in range(1, 60):
        later = every(timedelta(hours=1), hours, wrong + timedelta(hours=hours), 20_000 + hours)
        stay = kept(good | later)
        assert good <= stay
        assert newest(later) in stay


def test_a_clock_set_right_again_ages_nothing_either() -> None:
    good = kept(every(timedelta(hours=1), 24 * 20))
    ahead = every(timedelta(hours=1), 5, NOW + 2000 * DAY, 20_000)
    after = every(timedelta(hours=1), 5, NOW + timedelta(hours=6), 30_000)
    stay = kept(good | ahead | after)
    assert good <= stay
    assert newest(after) in stay
    assert newest(ahead) in stay


def test_what_is_newest_by_content_stays_though_its_clock_was_behind() -> None:
    """Nothing of it is newest by time, and there is no room for anything else."""
    good = every(timedelta(hours=1), 50)
    behind = every(timedelta(hours=1), 2, NOW - 900 * DAY, 20_000)
    assert behind <= kept(good | behind, most=0)


def test_a_leap_is_longer_than_a_weekend() -> None:
    friday = datetime(2026, 10, 2, 18, tzinfo=UTC)
    before = every(timedelta(minutes=15), 30, friday)
    monday = {Copy(friday + timedelta(hours=63), 20_000, 1)}
    assert timedelta(hours=63) < LEAP
    assert len(kept(before | monday)) == 1 + NEWEST - 1  # Friday's last and the newest three
