"""Which backups stay, whatever there is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from commission_app.models.thinning import DAY, NEWEST, kept

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
SIZES = st.dictionaries(
    st.datetimes(datetime(2025, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(0, 1000),
    max_size=60,
)


def every(step: timedelta, many: int) -> dict[datetime, int]:
    return {NOW - n * step: 1 for n in range(many)}


@given(SIZES, st.integers(0, 20_000))
def test_the_newest_always_stay(sizes: dict[datetime, int], most: int) -> None:
    assert set(sorted(sizes)[-NEWEST:]) <= kept(sizes, NOW, most) <= set(sizes)


@given(SIZES, st.integers(0, 20_000))
def test_thinning_twice_takes_no_more(sizes: dict[datetime, int], most: int) -> None:
    once = kept(sizes, NOW, most)
    assert kept({moment: sizes[moment] for moment in once}, NOW, most) == once


@given(SIZES, st.integers(0, 20_000))
def test_all_together_stay_within_their_room(sizes: dict[datetime, int], most: int) -> None:
    always = {*sorted(sizes)[-NEWEST:], *(m for m in sizes if m > NOW)}
    room = sum(sizes[m] for m in kept(sizes, NOW, most))
    assert room <= max(most, sum(sizes[m] for m in always))


@given(SIZES)
def test_with_room_all_of_the_last_day_stay(sizes: dict[datetime, int]) -> None:
    assert {m for m in sizes if NOW - m < DAY} <= kept(sizes, NOW)


def test_one_a_day_for_two_weeks_then_one_a_week() -> None:
    stay = sorted(kept(every(timedelta(hours=6), 4 * 60), NOW))
    ages = [(NOW - moment) // DAY for moment in stay]
    assert ages.count(0) == 4
    assert [ages.count(day) for day in range(1, 14)] == [1] * 13
    assert len([age for age in ages if age >= 14]) <= 60 // 7 + 2  # months' ends among them


def test_a_year_of_daily_backups_shrinks_to_a_few() -> None:
    stay = kept(every(DAY, 365), NOW)
    assert 40 < len(stay) < 55
    assert NOW - min(stay) > 330 * DAY


def test_where_room_is_short_the_many_of_a_day_go_before_a_week() -> None:
    sizes = every(timedelta(minutes=15), 90) | {
        NOW - timedelta(days=n): 1 for n in range(1, 60)
    }
    stay = kept(sizes, NOW, most=30)
    assert len(stay) == 30
    assert min(stay) < NOW - timedelta(days=50)
    assert len([moment for moment in stay if NOW - moment < timedelta(hours=12)]) < 14
