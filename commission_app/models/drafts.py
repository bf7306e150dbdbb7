"""Marks that are not sealed yet: rows of this laptop, which never travel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert

from commission_app.models import tables as t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.models.database import Connection


@dataclass(frozen=True, slots=True)
class DraftMark:
    """What a member gave or wrote for one criterion; no level where only a comment stands."""

    level: int | None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An unsealed sheet: criterion → mark, the note, when it was begun, what was asked."""

    marks: Mapping[str, DraftMark]
    note: str = ""
    started: str = ""
    questions: str = ""


def give(c: Connection, interview: str, criterion: str, level: int | None) -> None:
    """Set or take back (None) the level of one criterion; its comment stays."""
    _upsert_mark(c, interview, criterion, {"level": level})


def comment(c: Connection, interview: str, criterion: str, text: str) -> None:
    """Set the comment of one criterion; its level stays."""
    _upsert_mark(c, interview, criterion, {"comment": text})


def note(c: Connection, interview: str, text: str) -> None:
    """Set the note on the whole interview."""
    _upsert_note(c, interview, {"note": text})


def begin(c: Connection, interview: str, at: str) -> None:
    """Keep when the interview was begun; a later word changes nothing."""
    if not read(c, interview).started:
        _upsert_note(c, interview, {"started": at})


def asked(c: Connection, interview: str, questions: str) -> None:
    """Keep which questions were asked, as canonical JSON."""
    _upsert_note(c, interview, {"questions": questions})


def read(c: Connection, interview: str) -> Draft:
    """The draft as it stands; an empty one where nothing was given."""
    d, n = t.draft.c, t.draft_note.c
    rows = c.execute(
        select(d.criterion, d.level, d.comment).where(d.interview == interview)
    ).all()
    said = c.execute(
        select(n.note, n.started, n.questions).where(n.interview == interview)
    ).first()
    marks = {criterion: DraftMark(level, comment) for criterion, level, comment in rows}
    return Draft(marks, *(said or ("", "", "")))


def interviews(c: Connection) -> list[str]:
    """Interviews with an unsealed draft, by code."""
    query = select(t.draft.c.interview).union(select(t.draft_note.c.interview))
    return sorted(c.execute(query).scalars())


def move(c: Connection, interview: str, to: str) -> None:
    """The marks belong to somebody else; what was drafted there is replaced."""
    clear(c, to)
    for table in (t.draft, t.draft_note):
        c.execute(update(table).where(table.c.interview == interview).values(interview=to))


def clear(c: Connection, interview: str) -> None:
    """Sealed or thrown away: nothing of the draft stays."""
    for table in (t.draft, t.draft_note):
        c.execute(delete(table).where(table.c.interview == interview))


def _upsert_mark(
    c: Connection, interview: str, criterion: str, changed: dict[str, int | str | None]
) -> None:
    row = {"interview": interview, "criterion": criterion, "level": None, "comment": ""}
    statement = insert(t.draft).values(row | changed)
    key = [t.draft.c.interview, t.draft.c.criterion]
    c.execute(statement.on_conflict_do_update(index_elements=key, set_=changed))


def _upsert_note(c: Connection, interview: str, changed: dict[str, str]) -> None:
    row = {"interview": interview, "note": "", "started": "", "questions": ""}
    statement = insert(t.draft_note).values(row | changed)
    key = [t.draft_note.c.interview]
    c.execute(statement.on_conflict_do_update(index_elements=key, set_=changed))
