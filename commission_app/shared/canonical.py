"""Canonical JSON: one way to write a value, and a reader that takes nothing else."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

T = TypeVar("T")
LARGEST = 1 << 18  # bytes of one value
SAFEST = 2**53  # integers beyond it differ between readers
DEEPEST = 12  # levels of nesting
encode = msgspec.json.Encoder(order="sorted").encode

# What no paper shows, what turns a line around, what no workbook can hold: as JSON writes it.
_UNSEEN = tuple(
    chr(code).encode()
    for code in (0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF)
)
_ESCAPED = re.compile(rb"\\(?:[bfr]|u00(?:0[0-8bcef]|1[0-9a-f])|(.))", re.DOTALL)


class UnseenSigns(ValueError):  # noqa: N818 - a finding, named by what happened
    """A text holds signs that nobody can see: control characters, directions of writing."""


def read(decoder: msgspec.json.Decoder[T], raw: bytes) -> T:
    """Decode `raw`; ValueError for anything that `encode` would not have written."""
    if len(raw) > LARGEST:
        raise ValueError("too large")
    _shallow(raw)
    try:
        value = decoder.decode(raw)
    except RecursionError:
        raise ValueError("too deep") from None
    if encode(value) != raw:
        raise ValueError("not canonical")
    if unseen(raw):
        raise UnseenSigns("unseen signs")
    return value


def unseen(raw: bytes) -> bool:
    """Whether a text in canonical JSON holds a sign that nobody can see."""
    if b"\\" in raw and any(found[1] is None for found in _ESCAPED.finditer(raw)):
        return True
    if b"\x7f" in raw:
        return True
    likely = not raw.isascii() and (b"\xe2" in raw or b"\xef" in raw)  # how all of them begin
    return likely and any(sign in raw for sign in _UNSEEN)


def seen(raw: bytes) -> bytes:
    """Canonical JSON without such signs in its texts."""
    raw = _ESCAPED.sub(lambda found: b"" if found[1] is None else found[0], raw)
    for sign in _UNSEEN:
        raw = raw.replace(sign, b"")
    return raw


def bounded(value: object) -> None:
    """ValueError when an untyped value holds a float or an unsafe integer."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, float) or (isinstance(one, int) and abs(one) >= SAFEST):
            raise ValueError("number form")
        if isinstance(one, dict):
            left.extend(one.values())  # pyright: ignore[reportUnknownArgumentType]
        elif isinstance(one, list):
            left.extend(one)  # pyright: ignore[reportUnknownArgumentType]


# Possessive, and matched also where it never ends: else a hostile line takes minutes.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_OTHERS = bytes(sorted({*range(256)} - {*b"[]{}"}))


def _shallow(raw: bytes) -> None:
    """ValueError when brackets nest deeper than `DEEPEST`; inside strings they don't count."""
    if raw.count(b"[") + raw.count(b"{") <= DEEPEST:
        return
    # Where nothing is escaped, strings are what stands between odd quotes and even ones.
    outside = _STRING.sub(b"", raw) if b"\\" in raw else b"".join(raw.split(b'"')[::2])
    level = 0
    for byte in outside.translate(None, _OTHERS):
        level += 1 if byte in b"[{" else -1
        if level > DEEPEST:
            raise ValueError("too deep")
