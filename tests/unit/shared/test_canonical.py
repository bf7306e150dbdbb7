"""One way to write a value, and a reader that takes nothing else."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, strategies as st

from commission_app.shared import canonical

ANY: msgspec.json.Decoder[object] = msgspec.json.Decoder()
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**52), 2**52) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


def nested(levels: int) -> bytes:
    return b"[" * levels + b"]" * levels


@given(VALUES)
def test_what_was_written_is_read_back(value: object) -> None:
    assert canonical.read(ANY, canonical.encode(value)) == value


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
