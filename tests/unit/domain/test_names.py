from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from commission_app.domain.names import Name, is_name, same_person, split_full, surname_root


def test_a_full_name_leaves_out_what_is_not_there() -> None:
    assert Name("Ким", "Анна").full == "Ким Анна"
    assert Name("Ахметов", "Болат", "Ерланұлы").full == "Ахметов Болат Ерланұлы"


def test_one_cell_is_split_into_three_parts() -> None:
    assert split_full("Алиев Ахмед Мамед оглы") == Name("Алиев", "Ахмед", "Мамед оглы")
    assert split_full(" Ким,  Анна ") == Name("Ким", "Анна")


def test_a_lone_surname_is_not_a_full_name() -> None:
    assert split_full("Ахметов") is None
    assert split_full("") is None


@pytest.mark.parametrize(
    "text", ["Әл-Фараби", "О'Нил", "Мамед оглы", "Ө", "Қасым-Жомарт", "Дж. Анна"]
)
def test_letters_hyphens_and_apostrophes_make_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["", "Болат2", "=1+1", "-", "А;Б", "<b>", "Ким_Ан", " Ким"])
def test_digits_and_signs_do_not(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Айгүл Серік", " айгүл  СЕРІК."),
        ("Айгүл Серік", "Серік Айгүл"),
        ("Анна Ким", "Aннa Ким"),  # Latin letters among the Cyrillic ones
        ("Нұрлан", "Hұрлан"),
        ("Семёнов П.", "Семенов П"),
        ("АннаКим", "Анна\u200b Ким"),
        ("Иванов-Петров", "Иванов Петров"),
    ],
)
def test_another_spelling_makes_no_second_person(one: str, other: str) -> None:
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Анна Ким", "Инна Ким"), ("Хатшы 1", "Хатшы 2"), ("Әсел", "Асел"), ("Ким А.", "Ким Б.")],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert not same_person(one, other)


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_same_person_is_an_equality(one: str, other: str) -> None:
    assert same_person(one, one)
    assert same_person(one, f"  {one} ")
    assert same_person(one, other) == same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Конырбаева Сауле", "Конырбаев Е. Т.", True),
        ("Ковальская Анна", "Ковальский Пётр", True),
        ("Ильина Вера", "Ильин Олег", True),
        ("Ахмет Дина", "Ахмет Болат", True),
        ("Касымов Олжас", "Касым Олжас", False),
        ("Г. С. Ахметова", "Г. К. Ли", False),
        ("Ли Анна", "Линь Анна", False),
    ],
)
def test_relatives_may_be_told_by_their_surname(one: str, other: str, *, same: bool) -> None:
    first, second = surname_root(one), surname_root(other)
    assert (bool(first) and first == second) is same
