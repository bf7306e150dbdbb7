"""What a device knows of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.models import own
from commission_app.models.own import Own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.models.database import Connection, Database


@pytest.fixture
def c(db: Database) -> Iterator[Connection]:
    with db.write() as connection:
        yield connection


def test_a_new_file_has_no_device(c: Connection) -> None:
    with pytest.raises(LookupError):
        own.read(c)


def test_the_device_is_kept(c: Connection) -> None:
    me = Own(role="laptop", secret=bytes(range(64)), practice=True, season="5e" * 16)
    own.keep(c, Own(role="office", secret=b"", practice=False))
    own.keep(c, me)
    assert own.read(c) == me


def test_numbers_follow_each_other(c: Connection) -> None:
    assert own.last_number(c, "package") == 0
    assert [own.next_number(c, "package") for _ in range(3)] == [1, 2, 3]
    assert own.next_number(c, "certificate") == 1


def test_numbers_go_on_above_those_that_others_gave(c: Connection) -> None:
    own.advance(c, "papers", 7)
    own.advance(c, "papers", 3)
    assert own.next_number(c, "papers") == 8


def test_values_are_found_by_the_beginning_of_their_key(c: Connection) -> None:
    own.keep_value(c, "setting:a", b"1")
    own.keep_value(c, "setting:b", b"2")
    own.keep_value(c, "other", b"3")
    own.forget(c, "setting:b")
    assert own.values(c, "setting:") == {"setting:a": b"1"}
