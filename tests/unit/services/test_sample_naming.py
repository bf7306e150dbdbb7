"""Invented names cover what real lists hold."""

from __future__ import annotations

from functools import cache

import pytest

from commission_app.domain.names import Names, is_name
from commission_app.services.sample.draw import Draw
from commission_app.services.sample.naming import named


@cache
def people() -> tuple[Names, ...]:
    return tuple(
        named(Draw("naming", number), "f" if number % 3 else "m").names
        for number in range(6000)
    )


def test_every_part_is_a_name() -> None:
    for one in people():
        for name in (one.kk, one.ru):
            parts = (name.surname, name.given, name.patronymic)
            assert all(is_name(part) for part in parts if part)


def test_kazakh_patronymics_stand_beside_russian_ones() -> None:
    endings = {one.kk.patronymic[-4:] for one in people()}
    assert {"қызы", "овна", "ович", "евна", "евич"} <= endings
    assert any(one.kk.patronymic.endswith("ұлы") for one in people())


@pytest.mark.parametrize("letter", "ҺІҒҮҰӘӨҚһіғңүұәөқё")
def test_rare_letters_occur(letter: str) -> None:
    assert any(letter in one.kk.full for one in people())


def test_the_russian_spelling_has_no_kazakh_letter() -> None:
    assert not [one.ru.full for one in people() if set(one.ru.full.lower()) & set("әғқңөұүһі")]


def test_some_have_one_word_only_some_no_patronymic_some_two_surnames() -> None:
    assert any(not one.kk.given for one in people())
    assert any(one.kk.given and not one.kk.patronymic for one in people())
    assert any("-" in one.kk.surname for one in people())


def test_some_names_have_sixty_letters() -> None:
    assert any(len(one.kk.full) >= 60 for one in people())
