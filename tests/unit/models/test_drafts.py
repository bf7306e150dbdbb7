"""Unsealed marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.models import drafts
from commission_app.models.drafts import Draft, DraftMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.models.database import Connection, Database


@pytest.fixture
def c(db: Database) -> Iterator[Connection]:
    with db.write() as connection:
        yield connection


def test_nothing_given_is_an_empty_draft(c: Connection) -> None:
    assert drafts.read(c, "L1") == Draft({})


def test_the_last_mark_counts(c: Connection) -> None:
    drafts.give(c, "L1", "C1", 3)
    drafts.give(c, "L1", "C1", 5)
    assert drafts.read(c, "L1").marks == {"C1": DraftMark(5)}


def test_a_mark_keeps_its_comment(c: Connection) -> None:
    drafts.comment(c, "L1", "C1", "нақты мысал келтірді")
    drafts.give(c, "L1", "C1", 5)
    drafts.give(c, "L1", "C1", None)
    assert drafts.read(c, "L1").marks == {"C1": DraftMark(None, "нақты мысал келтірді")}


def test_note_start_and_questions_stand_beside_the_marks(c: Connection) -> None:
    drafts.begin(c, "L1", "2026-09-29T09:00:00+05:00")
    drafts.begin(c, "L1", "2026-09-29T10:00:00+05:00")
    drafts.note(c, "L1", "n")
    drafts.asked(c, "L1", "[]")
    assert drafts.read(c, "L1") == Draft({}, "n", "2026-09-29T09:00:00+05:00", "[]")


def test_drafts_are_listed_by_interview(c: Connection) -> None:
    drafts.note(c, "L2", "n")
    drafts.give(c, "L1", "C1", 1)
    drafts.give(c, "L2", "C1", 1)
    assert drafts.interviews(c) == ["L1", "L2"]


def test_marks_move_to_whom_they_belong(c: Connection) -> None:
    drafts.give(c, "L1", "C1", 4)
    drafts.note(c, "L1", "n")
    drafts.give(c, "L2", "C2", 1)
    drafts.move(c, "L1", "L2")
    assert drafts.read(c, "L2") == Draft({"C1": DraftMark(4)}, "n")
    assert drafts.interviews(c) == ["L2"]


def test_nothing_stays_of_a_cleared_draft(c: Connection) -> None:
    drafts.give(c, "L1", "C1", 4)
    drafts.note(c, "L1", "n")
    drafts.clear(c, "L1")
    assert drafts.interviews(c) == []
