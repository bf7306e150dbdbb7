"""Who was typed in from a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import guests, own
from commission_app.models.guests import Guest

if TYPE_CHECKING:
    from commission_app.models.database import Database

ONE = Guest("L26-9999", "Ахметов Болат", "2026-09-29T04:00:00.000Z")


def test_a_guest_is_kept_corrected_and_forgotten(db: Database) -> None:
    with db.write() as c:
        guests.keep(c, ONE)
        own.keep_value(c, "guests", b"another thing")
        assert guests.find(c, ONE.interview) == ONE
        corrected = Guest(ONE.interview, "Ахметов Болат Серікұлы", ONE.at)
        guests.keep(c, corrected)
        assert guests.all_of(c) == {ONE.interview: corrected}
        guests.forget(c, ONE.interview)
        assert guests.find(c, ONE.interview) is None
        assert guests.all_of(c) == {}
