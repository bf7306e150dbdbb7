"""One way to write a value, and a reader that takes nothing else."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import given, strategies as st

from commission_app.shared import canonical

ANY: msgspec.json.Decoder[object] = msgspec.json.Decoder()
_CONTROLS = {*range(9), *range(11, 32), 127, 0xFFFE, 0xFFFF}
UNSEEN = "".join(map(chr, _CONTROLS | {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}))
TEXTS = st.text(st.characters(exclude_characters=UNSEEN, exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**52), 2**52) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)


def nested(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


@given(VALUES)
def test_what_was_written_is_read_back(value: object) -> None:
    assert canonical.read(ANY, canonical.encode(value)) == value


@given(st.text(st.sampled_from(UNSEEN + '\\"/u0b\t\nй–\u2065'), max_size=12))
def test_signs_that_nobody_can_see_are_refused_and_can_be_taken_away(text: str) -> None:
    raw, kept = canonical.encode(text), "".join(c for c in text if c not in UNSEEN)
    assert canonical.unseen(raw) == (kept != text)
    assert ANY.decode(canonical.seen(raw)) == kept
    if kept != text:
        with pytest.raises(canonical.UnseenSigns):
            canonical.read(ANY, raw)


def test_a_text_that_never_ends_is_refused_at_once() -> None:
    """Looking for its end from each quote in turn took minutes."""
    began = time.process_time()
    for end in (b"", b"\\"):
        raw = b'{"a":' + b"[" * 13 + b'"' + b'\\"' * (canonical.LARGEST // 2 - 20) + end
        with pytest.raises(ValueError, match="too deep"):
            canonical.read(ANY, raw)
    assert time.process_time() - began < 1


def test_names_are_written_in_order() -> None:
    assert canonical.encode({"b": 1, "a": 2}) == b'{"a":2,"b":1}'


@pytest.mark.parametrize(
    "raw",
    [
        b'{"b":1,"a":2}',  # order
        b'{"a":1,"a":1}',  # twice
        b'{"a": 1}',  # a space
        b'"\\u0041"',  # an escape that is not needed
        b"1 ",
        b"1.0e0",
        b"-0",
    ],
)
def test_another_spelling_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"canonical|JSON|trailing"):
        canonical.read(ANY, raw)


def test_value_as_deep_as_allowed_is_read() -> None:
    assert canonical.read(ANY, nested(canonical.DEEPEST))


@pytest.mark.parametrize("levels", [canonical.DEEPEST + 1, 100_000])
def test_value_that_is_too_deep_is_refused(levels: int) -> None:
    with pytest.raises(ValueError, match="too deep"):
        canonical.read(ANY, nested(levels))


def test_brackets_inside_a_text_do_not_count_as_levels() -> None:
    text = "[{" * 50
    assert canonical.read(ANY, canonical.encode([text])) == [text]


def test_value_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        canonical.read(ANY, b'"' + b"a" * canonical.LARGEST + b'"')


@pytest.mark.parametrize("value", [0.5, 2**53, -(2**53), [0.5], {"a": [{"b": 2**60}]}])
def test_number_that_readers_differ_on_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="number"):
        canonical.bounded(value)


@given(VALUES)
def test_whole_numbers_and_texts_are_safe_everywhere(value: object) -> None:
    canonical.bounded(value)


def test_brackets_behind_an_escaped_quote_do_not_count_either() -> None:
    text = '"' + "[{" * 50
    assert canonical.read(ANY, canonical.encode([text])) == [text]


def test_brackets_inside_a_text_do_not_hide_what_is_too_deep() -> None:
    raw = b'["]]]]]]]]]]]]",' + nested(canonical.DEEPEST) + b"]"
    with pytest.raises(ValueError, match="too deep"):
        canonical.read(ANY, raw)
