"""A passphrase is judged in words."""

from __future__ import annotations

import pytest

from commission_app.services.day.passphrase import COMMON, judge_passphrase
from commission_app.services.passphrases import Strength
from commission_app.shared.texts import LANGUAGES, say

NAMES = ("Нұрпейісова Сәуле Ерланқызы", "Нурпеисова Сауле Ерлановна")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "day.passphrase_short"),
        ("тау бұлт су", "day.passphrase_short"),
        (" тау бұлт қасық", "day.passphrase_edges"),
        ("ааббааббаабб", "day.passphrase_row"),
        ("123456789012345", "day.passphrase_row"),
        ("abcdefghijklm", "day.passphrase_row"),
        ("abc123abc123", "day.passphrase_row"),
        ("Password123456", "day.passphrase_common"),
        ("пароль2026год!", "day.passphrase_common"),
        ("Қазақстан-2026", "day.passphrase_common"),
        ("qwertyйцукен1", "day.passphrase_common"),
        ("НУРПЕИСОВА12", "day.passphrase_name"),
        ("нұрпейісова 77", "day.passphrase_name"),
    ],
)
def test_a_weak_one_is_told_why(text: str, key: str) -> None:
    judged = judge_passphrase(text, NAMES)
    assert not judged.fit
    assert [fault.key for fault in judged.faults] == [key]
    for language in LANGUAGES:
        (fault,) = judged.faults
        assert "{" not in say(fault.key, language, **fault.values)


@pytest.mark.parametrize(
    "text",
    [
        "correct horse battery",
        "тау бұлт қасық көпір",
        "a practice passphrase",
        "құпия бақшадағы жалғыз алма",
        "Сәуле кешкі шайға екі дос шақырды",
    ],
)
def test_a_few_words_of_ones_own_will_do(text: str) -> None:
    assert judge_passphrase(text, NAMES).fit


def test_how_long_it_is_and_must_be_is_said_while_typing() -> None:
    judged = judge_passphrase("тау")
    assert (judged.length, judged.least, judged.strength) == (3, 12, Strength.SHORT)


def test_no_common_word_passes_with_figures_behind_it() -> None:
    assert not [word for word in COMMON if judge_passphrase(f"{word}20262027!").fit]
