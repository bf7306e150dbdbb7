"""What the office's screens ask of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import desk, diary
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from commission_app.models.database import Database


def test_the_position_of_a_file_moves_with_every_line_of_the_diary(db: Database) -> None:
    with db.write() as c:
        empty = desk.position(c)
        assert empty == (0, 0, "")
        one = diary.note(c, SeededWorld("d").now(), "secretary", "unlocked")
        assert desk.position(c) == (0, 1, one.hash)


def test_an_empty_season_has_no_names_headers_or_sheets(db: Database) -> None:
    with db.read() as c:
        assert desk.names(c, "s", ["L26-0001"]) == {}
        assert desk.headers(c, "s") == []
        assert desk.sheets_between(c, "s", 0, 10) == []
        assert desk.said_after(c, "s", "d", 0) == []
