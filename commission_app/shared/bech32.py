"""Bech32 (BIP 173) for 32-byte keys: how age writes identities and recipients."""

from __future__ import annotations

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK = 6  # words of the checksum


def encode(prefix: str, data: bytes) -> str:
    """`data` after `prefix` in lower case."""
    size = -(-len(data) * 8 // 5)
    bits = int.from_bytes(data, "big") << (size * 5 - len(data) * 8)
    words = [(bits >> 5 * (size - 1 - i)) & 31 for i in range(size)]
    check = _polymod([*_spread(prefix), *words, *[0] * _CHECK]) ^ 1
    words += [(check >> 5 * (_CHECK - 1 - i)) & 31 for i in range(_CHECK)]
    return prefix + "1" + "".join(_LETTERS[word] for word in words)


def decode(prefix: str, text: str) -> bytes:
    """The bytes of a text that `encode` would have written; ValueError for any other."""
    words = [_LETTERS.index(letter) for letter in text.removeprefix(prefix + "1")][:-_CHECK]
    size, bits = len(words) * 5 // 8, 0
    for word in words:
        bits = bits << 5 | word
    data = (bits >> (len(words) * 5 - size * 8)).to_bytes(size, "big")
    if encode(prefix, data) != text:
        raise ValueError("not bech32")
    return data


def _spread(prefix: str) -> list[int]:
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top, check = check >> 25, ((check & 0x1FFFFFF) << 5) ^ value
        for i, word in enumerate(_GENERATOR):
            check ^= word if (top >> i) & 1 else 0
    return check
