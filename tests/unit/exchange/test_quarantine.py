"""Which refused files are dropped for a new one."""

from __future__ import annotations

from commission_app.exchange.quarantine import LARGEST, MOST, Refused, refused_name, to_drop


def held(count: int, size: int) -> list[Refused]:
    return [Refused(f"f{i:03}", float(i), size) for i in range(count)]


def test_nothing_is_dropped_while_there_is_room() -> None:
    assert to_drop(held(MOST - 1, 1), 1) == ()


def test_the_oldest_goes_when_there_are_two_hundred() -> None:
    assert to_drop(list(reversed(held(MOST, 1))), 1) == ("f000",)


def test_as_many_of_the_oldest_go_as_a_large_file_needs() -> None:
    assert to_drop(held(4, LARGEST // 4), LARGEST // 2) == ("f000", "f001")


def test_everything_goes_for_a_file_that_fills_the_quarantine() -> None:
    assert to_drop(held(3, 1), LARGEST) == ("f000", "f001", "f002")


def test_a_quarantine_that_is_empty_drops_nothing() -> None:
    assert to_drop([], 2 * LARGEST) == ()


def test_the_same_content_has_the_same_name() -> None:
    assert refused_name("ab" * 32) == "ab" * 16 + ".refused"
