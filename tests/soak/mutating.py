"""Ways to spoil what a package, a slot or a code says: bytes, lines, JSON tokens, numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.support.packages import dumps

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

# Numbers and texts that readers are known to stumble over.
NUMBERS: tuple[Any, ...] = (
    *(0, -1, 1, 2, 100, 101, 255, 2**31 - 1, 2**31, 2**31 + 1, 2**32),
    *(2**53 - 1, 2**53, 2**63 - 1, 2**63, 2**64, 10**40, -(2**63) - 1),
    *(0.0, -0.0, 1.5, 1e308, True, False, None),
)
TEXTS = (
    *("", " ", "0", "-1", "null", "a" * 41, "a" * 65, "a" * 161, "a" * 601, "a" * 20_001),
    *(
        "\0",
        "\x1f",
        "\x7f",
        "\u202eabc",
        "\u2066",
        "\ufeff",
        "\ufffe",
        "\u0130",
        "é",
        "e\u0301",
    ),
    *(
        "<b>&amp;</b>",
        "<img src=x>",
        "=1+1",
        "%s%n{0}",
        "../../x",
        "a/b",
        "a:b",
        "a\tb",
        "a\nb",
    ),
    *("f" * 64, "0" * 64, "F" * 64, "age1" + "q" * 58, "2026-02-30T00:00:00Z", "2026-13-01"),
    *("9999-12-31T23:59:59-14:00", "sheet", "season", "vote", "future", "sealed", "void"),
)
NAMES = ("", "salt", "about", "body", "kind", "v", "n", "marks", "reason", "__class__", "ё")


def spoil_bytes(data: bytes, rng: random.Random) -> bytes:
    """One run of bytes becomes another."""
    at = rng.randrange(len(data) + 1)
    size = rng.choice((1, 1, 1, 2, 4, 16, 64))
    here = data[at : at + size]
    other = rng.randrange(len(data) + 1)
    put = rng.choice(
        (
            bytes(b ^ (1 << rng.randrange(8)) for b in here),
            b"",
            rng.randbytes(size),
            here * 2,
            data[other : other + size],
            bytes([rng.choice(b'\0\t\n\r "[]{},:\\/0-9eE.+tn')]) * rng.choice((1, 1, 13, 300)),
        )
    )
    return data[:at] + put + data[at + len(here) :]


def cut(data: bytes, rng: random.Random) -> bytes:
    """The end is gone, or more follows."""
    at = rng.randrange(len(data) + 1)
    return data[:at] if rng.random() < 0.7 else data + data[at:]


def spoil_json(raw: bytes, rng: random.Random) -> bytes:
    """One place of a JSON value holds something else, in canonical writing where it can be."""
    try:
        value = json.loads(raw)
    except ValueError:
        return spoil_bytes(raw, rng)
    places = list(_places(value))
    if not places:
        return spoil_bytes(raw, rng)
    holder, key = rng.choice(places)
    rng.choice(CHANGES)(holder, key, rng)
    try:
        return dumps(value)
    except (UnicodeEncodeError, TypeError):
        return spoil_bytes(raw, rng)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) inside a value."""
    if isinstance(value, dict):
        inside: list[tuple[Any, Any]] = [(value, key) for key in value]  # pyright: ignore[reportUnknownVariableType]
    elif isinstance(value, list):
        inside = [(value, at) for at in range(len(value))]  # pyright: ignore[reportUnknownArgumentType]
    else:
        return []
    return inside + [p for c, k in inside for p in _places(c[k])]


def _number(holder: Any, key: Any, rng: random.Random) -> None:
    holder[key] = rng.choice(NUMBERS)


def _near(holder: Any, key: Any, rng: random.Random) -> None:
    old = holder[key]
    holder[key] = old + rng.choice((-1, 1)) if isinstance(old, int) else [old]


def _text(holder: Any, key: Any, rng: random.Random) -> None:
    holder[key] = rng.choice(TEXTS)


def _touched(holder: Any, key: Any, rng: random.Random) -> None:
    old = holder[key]
    if isinstance(old, str) and old:
        at = rng.randrange(len(old))
        put = rng.choice((chr(rng.randrange(1, 0xD800)), "", old[at] * 2, old[at].swapcase()))
        holder[key] = old[:at] + put + old[at + 1 :]
    else:
        holder[key] = str(old)


def _gone(holder: Any, key: Any, rng: random.Random) -> None:
    del holder[key]


def _deeper(holder: Any, key: Any, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 2, 12, 40))):
        holder[key] = [holder[key]] if rng.random() < 0.7 else {"a": holder[key]}


def _more(holder: Any, key: Any, rng: random.Random) -> None:
    if isinstance(holder, dict):
        holder[rng.choice(NAMES)] = rng.choice((*NUMBERS, *TEXTS))
    else:
        holder.extend([holder[key]] * rng.choice((1, 2, 70)))


def _swapped(holder: Any, key: Any, rng: random.Random) -> None:
    other = rng.choice([key, *(k for c, k in _places(holder) if c is holder)])
    holder[key], holder[other] = holder[other], holder[key]


CHANGES: tuple[Callable[[Any, Any, random.Random], None], ...] = (
    *(_number, _near, _text, _touched, _touched),
    *(_gone, _deeper, _more, _swapped),
)
