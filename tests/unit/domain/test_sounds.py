"""One word for all ways to write it."""

from __future__ import annotations

import pytest

from commission_app.domain.sounds import readings, sound_key, spoken


@pytest.mark.parametrize(
    "ways",
    [
        "Қасымова Касымова Kasymova Qasymova Kassymova Qasımova",
        "Шәріпжанов Шарипжанов Sharipzhanov Şäripjanov",
        "Хасенов Khassenov Hasenov",
        "Ерлан Yerlan Erlan",
        "Әлия Алия Aliya Alia",
        "Щербаков Shcherbakov",
        "Юлия Yuliya Yulia",
        "Нұрғалиева Нургалиева Nurgaliyeva Nurgalieva",
        "Дәуренқызы Daurenkyzy Daurenqyzy",
        "Соловьёв Соловьев Solovyov Solovyev",
        "Мұхаммед Muhammed Mukhammed",
        "Маңғыстау Mangystau Mangghystau",
    ],
)
def test_ways_to_write_a_name_sound_alike(ways: str) -> None:
    assert len({sound_key(way) for way in ways.split()}) == 1


def test_different_names_sound_different() -> None:
    names = ["Ахметова", "Ахметов", "Омарова", "Оспанова", "Серікова", "Сериков", "Ким"]
    assert len({sound_key(name) for name in names}) == len(names)


def test_a_key_is_plain_latin() -> None:
    assert spoken("Ғабдуллина-Әлі Ләззат").isascii()


def test_a_beginning_in_latin_letters_may_go_on_with_a_vowel() -> None:
    assert any(sound_key("Nurgaliyeva").startswith(key) for key in readings("Nurgaliy"))


def test_signs_alone_stand_for_nothing() -> None:
    assert readings("–") == frozenset()
