"""Codes that people read from paper and type."""

from __future__ import annotations

import pytest

from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, say

DEVICE = "f0" * 32
SLIP = crockford.make_slip(bytes(range(10)), DEVICE)
RECOVERY = crockford.make_recovery_key(bytes(range(19)))


def test_bits_are_written_five_a_character_from_the_left() -> None:
    assert crockford.encode_bits(b"\x00\x44\x32\x14\xc7", 40) == "01234567"


def test_bits_beyond_the_last_character_are_left_out() -> None:
    assert crockford.encode_bits(b"\xff\xff", 10) == "ZZ"


def test_a_slip_has_five_groups_of_five() -> None:
    assert [len(group) for group in SLIP.split("-")] == [5] * 5


def test_a_slip_names_the_office_by_its_short_fingerprint() -> None:
    assert crockford.read_slip(SLIP).office_short == "Y3RF-1W7G"


def test_a_slip_gives_back_its_sixteen_random_characters() -> None:
    assert crockford.read_slip(SLIP).code16 == crockford.encode_bits(bytes(range(10)), 80)


@pytest.mark.parametrize(
    "typed",
    [
        SLIP.lower(),
        SLIP.replace("-", ""),
        SLIP.replace("-", " "),
        SLIP.replace("-", " – "),
        f"  {SLIP}\n",
        SLIP.replace("0", "o").replace("1", "l"),
        SLIP.replace("0", "О").replace("1", "I"),  # the Cyrillic О
    ],
)
def test_a_slip_is_read_however_it_is_typed(typed: str) -> None:
    assert crockford.read_slip(typed) == crockford.read_slip(SLIP)


def test_letters_of_a_kazakh_keyboard_stand_for_what_they_look_like() -> None:
    assert crockford.normalise("аВе-КМН рСт хҮ") == "ABEKMHPCTXY"


def refusal(typed: str) -> UserError:
    with pytest.raises(UserError) as found:
        crockford.read_slip(typed)
    return found.value


def test_every_single_wrong_character_is_noticed() -> None:
    bare = SLIP.replace("-", "")
    for at, right in enumerate(bare):
        for letter in set(crockford.LETTERS) - {right}:
            assert refusal(bare[:at] + letter + bare[at + 1 :]).key == "shared.code_check"


def test_any_two_characters_that_changed_places_are_noticed() -> None:
    bare = list(SLIP.replace("-", ""))
    for one in range(24):
        for other in range(one + 1, 25):
            if bare[one] != bare[other]:
                wrong = bare.copy()
                wrong[one], wrong[other] = wrong[other], wrong[one]
                assert refusal("".join(wrong)).key == "shared.code_check"


def test_a_letter_that_no_code_has_is_named_with_its_group() -> None:
    found = refusal(SLIP[:13] + "U" + SLIP[14:])
    assert (found.key, found.values) == ("shared.code_letter", {"group": 3, "letters": "U"})


def test_a_group_of_a_wrong_length_is_named() -> None:
    groups = SLIP.split("-")
    found = refusal("-".join([*groups[:3], groups[3][:-1], groups[4]]))
    assert (found.key, found.values["group"], found.values["found"]) == (
        "shared.code_group",
        4,
        4,
    )


@pytest.mark.parametrize("typed", ["", " - ", "----"])
def test_nothing_typed_is_told_as_such(typed: str) -> None:
    assert refusal(typed).key == "shared.code_none"


@pytest.mark.parametrize("typed", [SLIP[:11], SLIP + "-00000", SLIP.replace("-", "") + "0"])
def test_a_code_of_a_wrong_length_is_told_its_length(typed: str) -> None:
    assert refusal(typed).key == "shared.code_length"


@pytest.mark.parametrize("typed", ["", SLIP[:13] + "U" + SLIP[14:], SLIP[:-2], SLIP[:-1] + "U"])
def test_each_refusal_has_its_text_in_three_languages(typed: str) -> None:
    found = refusal(typed)
    for language in LANGUAGES:
        assert say(found.key, language, **found.values)


def test_a_recovery_key_has_six_groups_of_five() -> None:
    assert [len(group) for group in RECOVERY.split("-")] == [5] * 6


def test_a_recovery_key_is_normalised_to_what_was_printed() -> None:
    typed = RECOVERY.lower().replace("-", "  ").replace("0", "o")
    assert crockford.normalise_recovery(typed) == RECOVERY


def test_a_misread_recovery_key_is_refused() -> None:
    wrong = RECOVERY[:-1] + ("A" if RECOVERY[-1] != "A" else "B")
    with pytest.raises(UserError, match=r"shared\.code_check"):
        crockford.normalise_recovery(wrong)


def test_a_slip_of_too_few_random_bytes_is_a_bug() -> None:
    with pytest.raises(ValueError, match="10 random bytes"):
        crockford.make_slip(bytes(9), DEVICE)


def test_more_bits_than_there_are_is_a_bug() -> None:
    with pytest.raises(ValueError, match="bits"):
        crockford.encode_bits(b"\0", 10)
