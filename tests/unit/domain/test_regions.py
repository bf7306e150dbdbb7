from __future__ import annotations

import pytest

from commission_app.domain.regions import Region, Regions
from commission_app.tables.regions import load_regions


def test_there_are_seventeen_regions_and_three_cities() -> None:
    regions = load_regions()
    assert len(regions.by_code) == len(regions.all) == 20
    assert sum("қаласы" in region.kk for region in regions.all) == 3


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ВКО", "KZ-63"),
        ("ЮКО", "KZ-61"),
        ("ЗКО", "KZ-27"),
        ("СКО", "KZ-59"),
        ("Семей", "KZ-10"),
        ("Нур-Султан", "KZ-71"),
        ("Восточный Казахстан", "KZ-63"),
        ("г. Алматы", "KZ-75"),
        ("г.Алматы", "KZ-75"),
        ("Алматы", "KZ-75"),
        ("Алматы қ.", "KZ-75"),
        ("Алматы облысы", "KZ-19"),
        ("Алматинская обл.", "KZ-19"),
        ("Almaty Region", "KZ-19"),
        ("Шығыс Қазақстан", "KZ-63"),
        ("ШЫҒЫС ҚАЗАҚСТАН ОБЛЫСЫ", "KZ-63"),
        ("Абай", "KZ-10"),
        ("обл. Абай", "KZ-10"),
        ("Абайская область", "KZ-10"),
        ("Ұлытау", "KZ-62"),
        ("Улытауская обл.", "KZ-62"),
        ("Жетісу облысы", "KZ-33"),
        ("область Жетысу", "KZ-33"),
        ("г. Туркестан", "KZ-61"),
        ("Мангистауская область РК", "KZ-47"),
        ("Северо - Казахстанская область", "KZ-59"),
        ("город республиканского значения Шымкент", "KZ-79"),
        ("KZ-43", "KZ-43"),
    ],
)
def test_old_short_and_hasty_names_are_understood(written: str, code: str) -> None:
    region = load_regions().find(written)
    assert region is not None
    assert region.code == code


@pytest.mark.parametrize("written", ["", "область", "Марс", "Казахстан", "ә" * 1000])
def test_what_is_no_region_is_not_guessed(written: str) -> None:
    assert load_regions().find(written) is None


def test_every_own_name_finds_its_region() -> None:
    regions = load_regions()
    for region in regions.all:
        for name in (region.code, region.kk, region.ru, region.en):
            assert regions.find(name) is region


def test_a_bare_name_that_two_regions_bear_is_not_guessed() -> None:
    twins = Regions(
        (
            Region("X-1", "A облысы", "область Ай", "Ai Region"),
            Region("X-2", "A", "город Ай", "Ai city"),
        )
    )
    assert twins.find("Ай") is None
    assert twins.find("г. Ай") is twins.by_code["X-2"]


def test_a_flood_of_different_writings_does_not_fill_the_memory() -> None:
    regions = Regions(load_regions().all)
    for number in range(10_001):
        assert regions.find(f"Марс {number}") is None
    assert len(regions._known) == 1
