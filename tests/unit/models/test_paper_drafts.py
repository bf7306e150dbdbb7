"""What one person typed from a paper sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.scoring import Mark
from commission_app.models import guests, paper_drafts
from commission_app.models.guests import Guest
from commission_app.models.paper_drafts import PaperDraft

if TYPE_CHECKING:
    from commission_app.models.database import Database

SEASON, OTHER = "0" * 32, "1" * 32
MARKS = (Mark("C1", 4), Mark("C2", 2, "қысқа жауап"))


def draft(interview: str, at: str, by: str = "Сәуле") -> PaperDraft:
    return PaperDraft(interview, "M01", MARKS, "17", "", "", by=by, at=at)


def test_a_typing_is_kept_replaced_and_forgotten(db: Database) -> None:
    with db.write() as c:
        paper_drafts.keep(c, SEASON, draft("A", "2026-09-29T04:00:00.000Z"))
        paper_drafts.keep(c, SEASON, draft("A", "2026-09-29T05:00:00.000Z", "Ерлан"))
        found = paper_drafts.find(c, SEASON, "A", "M01")
        assert found is not None
        assert (found.by, found.marks) == ("Ерлан", MARKS)
        paper_drafts.forget(c, SEASON, "A", "M01")
        assert paper_drafts.find(c, SEASON, "A", "M01") is None


def test_those_of_a_season_come_oldest_first_and_nothing_else(db: Database) -> None:
    with db.write() as c:
        paper_drafts.keep(c, SEASON, draft("A", "2026-09-29T05:00:00.000Z"))
        paper_drafts.keep(c, SEASON, draft("B", "2026-09-29T04:00:00.000Z"))
        paper_drafts.keep(c, OTHER, draft("C", "2026-09-29T04:00:00.000Z"))
        guests.keep(c, Guest("D", "Ахметов", "2026-09-29T04:00:00.000Z"))
        assert [d.interview for d in paper_drafts.all_of(c, SEASON)] == ["B", "A"]
