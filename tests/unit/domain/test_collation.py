from __future__ import annotations

from hypothesis import given, settings, strategies as st

from commission_app.domain.collation import ALPHABET, search_key, sort_key

WORDS = st.text(ALPHABET + ALPHABET.lower(), min_size=1, max_size=8)


def test_the_alphabet_has_forty_two_letters() -> None:
    assert len(set(ALPHABET)) == 42


def test_single_letters_sort_as_the_alphabet() -> None:
    assert sorted(set(ALPHABET), key=sort_key) == list(ALPHABET)


@given(WORDS, WORDS)
@settings(max_examples=200)
def test_keys_compare_as_places_in_the_alphabet(one: str, other: str) -> None:
    places = [[ALPHABET.index(letter) for letter in word.upper()] for word in (one, other)]
    keys = [sort_key(word).encode() for word in (one, other)]
    assert (keys[0] < keys[1], keys[0] == keys[1]) == (
        places[0] < places[1],
        places[0] == places[1],
    )


def test_signs_digits_cyrillic_and_latin_stand_in_this_order() -> None:
    names = [
        "Ким Яна",
        "Кима",
        "9-мектеп",
        "Әли",
        "Али",
        "Adam",
        "Яна",
        "Ыбырай",
        "Ілияс",
        "zoo",
    ]
    assert sorted(names, key=sort_key) == [
        "9-мектеп", "Али", "Әли", "Ким Яна", "Кима", "Ыбырай", "Ілияс", "Яна", "Adam", "zoo",
    ]  # fmt: skip


def test_a_hyphen_and_doubled_spaces_part_words_only() -> None:
    assert sort_key("Нұр-Сұлтан") == sort_key(" нұр  сұлтан ")


def test_composed_and_decomposed_letters_have_one_key() -> None:
    assert sort_key("и\u0306") == sort_key("й")
    assert search_key("Е\u0308лка") == search_key("елка")


def test_search_forgives_kazakh_letters() -> None:
    assert search_key("Әбдіғани Қыдыр Һасен Ңөұү") == "абдигани кыдыр хасен ноуу"


def test_search_forgives_latin_twins() -> None:
    assert search_key("Axмeтoв") == search_key("Ахметов")
    assert search_key("бұдан əрі") == search_key("будан ари")


@given(st.text(max_size=30))
@settings(max_examples=200)
def test_a_search_key_of_a_search_key_is_itself(text: str) -> None:
    once = search_key(text)
    assert search_key(once) == once
