from datetime import UTC, datetime

from commission_app.domain.presence import Presence


def clock(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, 29, hour, minute, tzinfo=UTC)


MORNING = Presence(((clock(9), clock(12)), (clock(14), None)))


def test_both_ends_of_an_interval_count() -> None:
    assert MORNING.at(clock(9))
    assert MORNING.at(clock(12))
    assert not MORNING.at(clock(12, 1))


def test_an_open_interval_has_no_end() -> None:
    assert MORNING.at(clock(23))


def test_an_interview_lies_within_one_interval() -> None:
    assert MORNING.throughout(clock(10), clock(11))
    assert not MORNING.throughout(clock(11), clock(15))


def test_nobody_is_present_without_an_interval() -> None:
    assert not Presence(reason="болен").at(clock(10))
