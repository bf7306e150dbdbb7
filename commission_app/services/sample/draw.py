"""Chance that depends on a key alone: the same on every machine and in every Python."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T_ = TypeVar("T_")

_WORD = 32  # bits of one draw
_TOP = 1 << _WORD
_MASK = _TOP - 1


class Draw:
    """A stream of draws named by its key; SHA-256 over key and count is the only source."""

    __slots__ = ("_bits", "_count", "_hash", "_pool")

    def __init__(self, *key: str | int) -> None:
        self._hash = hashlib.sha256("\x1f".join(map(str, key)).encode())
        self._count = 0
        self._pool = 0
        self._bits = 0

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` − 1; `limit` is far under 2**32."""
        return self._word() * limit >> _WORD

    def share(self) -> float:
        """A number from 0 up to 1; exact, since it has 32 bits."""
        return self._word() / _TOP

    def chance(self, share: float) -> bool:
        """True in this share of all keys."""
        return self._word() < share * _TOP

    def normal(self) -> float:
        """Nearly standard normal (four uniform draws), from −3.5 to 3.5, without any libm."""
        return (self.share() + self.share() + self.share() + self.share() - 2) * 1.75

    def pick(self, things: Sequence[T_]) -> T_:
        """One of the things; IndexError when there is none."""
        return things[self.below(len(things))]

    def weighed(self, weights: Sequence[int]) -> int:
        """The place of one weight, in proportion to the weights."""
        left = self.below(sum(weights))
        for place, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return place
        raise AssertionError(weights)

    def some(self, things: Sequence[T_], count: int) -> list[T_]:
        """`count` different things, or all of them, in an order of its own."""
        left = list(things)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def _word(self) -> int:
        if not self._bits:
            block = self._hash.copy()
            block.update(self._count.to_bytes(4, "big"))
            self._pool = int.from_bytes(block.digest(), "big")
            self._bits = 256
            self._count += 1
        word = self._pool & _MASK
        self._pool >>= _WORD
        self._bits -= _WORD
        return word
