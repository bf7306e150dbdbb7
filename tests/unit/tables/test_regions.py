from __future__ import annotations

from commission_app.tables.regions import load_regions


def test_the_list_is_read_once() -> None:
    assert load_regions() is load_regions()


def test_codes_are_those_of_the_standard() -> None:
    assert list(load_regions().by_code)[:3] == ["KZ-10", "KZ-11", "KZ-15"]
