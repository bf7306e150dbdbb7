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
    return value


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


_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
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
