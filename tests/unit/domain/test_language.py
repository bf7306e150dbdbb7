from __future__ import annotations

import msgspec
import pytest

from commission_app.domain.language import Bilingual, Trilingual


def test_a_pair_is_read_back_as_it_was_written() -> None:
    pair = Bilingual("мектеп", "школа")
    assert msgspec.json.decode(msgspec.json.encode(pair), type=Bilingual) == pair


def test_a_field_that_nobody_declared_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"kk":"a","ru":"b","en":"c"}', type=Bilingual)


def test_values_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Trilingual("a", "b", "c").kk = "d"  # type: ignore[misc]
