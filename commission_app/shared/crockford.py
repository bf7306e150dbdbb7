"""Codes that people read, copy and type: Crockford's base 32 with a check character."""

from __future__ import annotations

import re
from dataclasses import dataclass

from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 5  # characters of a group in what people type
SLIP_CODE, SLIP_OFFICE, RECOVERY = 16, 8, 29  # characters, without the check character

# What people type for what they see; letters of a Kazakh or Russian keyboard look the same.
_SEEN = str.maketrans("OILАВЕКМНОРСТХҮІҺ", "011ABEKMH0PCTXY1H")
_APART = re.compile(r"[\s\-‐-―−_.]+")


@dataclass(frozen=True, slots=True)
class Slip:
    """What an activation slip says: the code that opens, and the office's short fingerprint."""

    code16: str
    office_short: str


def encode_bits(data: bytes, bits: int) -> str:
    """The first `bits` bits of `data`, five a character; `bits` is a multiple of five."""
    if bits % 5 or bits > len(data) * 8:
        raise ValueError("bits")
    value = int.from_bytes(data, "big") >> (len(data) * 8 - bits)
    return "".join(LETTERS[(value >> shift) & 31] for shift in range(bits - 5, -5, -5))


def normalise(text: str) -> str:
    """What somebody typed, as the code has it: capitals, no separators, no look-alikes."""
    return _APART.sub("", text).upper().translate(_SEEN)


def grouped(code: str, size: int = GROUP) -> str:
    """`code` in groups of `size` characters, with dashes between."""
    return "-".join(code[i : i + size] for i in range(0, len(code), size))


def check_character(code: str) -> str:
    """One character that finds every single wrong character and every two that changed places.

    A weighted sum over GF(32), x⁵ + x² + 1, with the weights x⁰, x¹, …: up to 31 characters.
    """
    total = 0
    for letter in reversed(code):
        total = _times_x(total ^ LETTERS.index(letter))
    return LETTERS[total]


def make_slip(random10: bytes, office_device: str) -> str:
    """Five groups of five: 80 random bits, the office's short fingerprint, a check."""
    if len(random10) != 10:
        raise ValueError("a slip needs 10 random bytes")
    code = encode_bits(random10, SLIP_CODE * 5)
    code += encode_bits(bytes.fromhex(office_device), SLIP_OFFICE * 5)
    return grouped(code + check_character(code))


def read_slip(text: str) -> Slip:
    """What was typed from a slip; UserError says which group to look at."""
    code = _read(text, SLIP_CODE + SLIP_OFFICE + 1)
    return Slip(code[:SLIP_CODE], grouped(code[SLIP_CODE:-1], 4))


def make_recovery_key(random: bytes) -> str:
    """30 characters in six groups: 145 bits of `random` (19 bytes or more) and a check."""
    code = encode_bits(random, RECOVERY * 5)
    return grouped(code + check_character(code))


def normalise_recovery(text: str) -> str:
    """What was typed, as `make_recovery_key` wrote it; UserError says where to look."""
    return grouped(_read(text, RECOVERY + 1))


def _read(text: str, size: int) -> str:
    code = normalise(text)
    if not code:
        raise UserError(T("shared.code_none"), size=size, groups=size // GROUP)
    groups = _groups(text, code)
    for number, group in enumerate(groups, 1):
        if wrong := "".join(sorted(set(group) - set(LETTERS))):
            raise UserError(T("shared.code_letter"), group=number, letters=wrong)
    if len(code) != size:
        if len(groups) == size // GROUP:
            number = next(i for i, group in enumerate(groups, 1) if len(group) != GROUP)
            raise UserError(
                T("shared.code_group"), group=number, found=len(groups[number - 1]), size=GROUP
            )
        raise UserError(
            T("shared.code_length"), found=len(code), size=size, groups=size // GROUP
        )
    if check_character(code[:-1]) != code[-1]:
        raise UserError(T("shared.code_check"))
    return code


def _groups(text: str, code: str) -> list[str]:
    """As they were typed, or by fives where nothing was put between."""
    typed = [normalise(part) for part in _APART.split(text.strip()) if normalise(part)]
    return (
        typed if len(typed) > 1 else [code[i : i + GROUP] for i in range(0, len(code), GROUP)]
    )


def _times_x(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
