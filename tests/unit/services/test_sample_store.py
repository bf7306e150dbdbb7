"""The tables of invented parts."""

from __future__ import annotations

from commission_app.domain.lookalikes import clean
from commission_app.domain.names import is_name
from commission_app.services.sample.store import Rooted, store
from commission_app.tables.regions import load_regions


def test_a_final_y_gives_way_to_the_suffix() -> None:
    assert Rooted("Жаңабай", "Жанабай", "ев").derived() == ("Жаңабаев", "Жанабаев")


def test_every_region_of_the_country_has_districts() -> None:
    given = {region.code for region in store().regions if region.districts}
    assert given == set(load_regions().by_code)


def test_no_latin_letter_hides_in_a_name() -> None:
    kazakh = store().kazakh
    for part in (*kazakh.men, *kazakh.women, *kazakh.surnames):
        for text in (part.kk, part.ru):
            assert clean(text).text == text
            assert is_name(text)
