"""Marks that are not sealed yet: rows of this laptop, which never travel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from commission_app.models import tables as t
from commission_app.models.database import Ready

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Table

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

    @property
    def begun(self) -> bool:
        """Whether anything stands in it that would be missed."""
        given = any(m.level is not None or m.comment for m in self.marks.values())
        return given or bool(self.note)

    @property
    def marked(self) -> int:
        """How many criteria have a level."""
        return sum(mark.level is not None for mark in self.marks.values())


def give(c: Connection, interview: str, criterion: str, level: int | None) -> None:
    """Set or take back (None) the level of one criterion; its comment stays."""
    _LEVEL(c, interview=interview, criterion=criterion, level=level, comment="")


def comment(c: Connection, interview: str, criterion: str, text: str) -> None:
    """Set the comment of one criterion; its level stays."""
    _COMMENT(c, interview=interview, criterion=criterion, level=None, comment=text)


def note(c: Connection, interview: str, text: str) -> None:
    """Set the note on the whole interview."""
    _NOTE(c, interview=interview, note=text, started="", questions="")


def begin(c: Connection, interview: str, at: str) -> None:
    """Keep when the interview was begun; a later word changes nothing."""
    _STARTED(c, interview=interview, note="", started=at, questions="")


def asked(c: Connection, interview: str, questions: str) -> None:
    """Keep which questions were asked, as canonical JSON."""
    _QUESTIONS(c, interview=interview, note="", started="", questions=questions)


def read(c: Connection, interview: str) -> Draft:
    """The draft as it stands; an empty one where nothing was given."""
    rows = _MARKS(c, interview=interview)
    said = _SAID(c, interview=interview)
    marks = {criterion: DraftMark(level, comment) for criterion, level, comment in rows}
    return Draft(marks, *(said[0] if said else ("", "", "")))


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


def _setting(table: Table, field: str, only: ColumnElement[bool] | None = None) -> Ready:
    """A new row, or this one field of the row that is there."""
    statement = insert(table)
    return Ready(
        statement.on_conflict_do_update(
            index_elements=list(table.primary_key.columns),
            set_={field: statement.excluded[field]},
            where=only,
        )
    )


# Executed with every key press, so they are put together once.
_MARKS = Ready(
    select(t.draft.c.criterion, t.draft.c.level, t.draft.c.comment).where(
        t.draft.c.interview == bindparam("interview")
    )
)
_SAID = Ready(
    select(t.draft_note.c.note, t.draft_note.c.started, t.draft_note.c.questions).where(
        t.draft_note.c.interview == bindparam("interview")
    )
)
_LEVEL = _setting(t.draft, "level")
_COMMENT = _setting(t.draft, "comment")
_NOTE = _setting(t.draft_note, "note")
_STARTED = _setting(t.draft_note, "started", t.draft_note.c.started == literal(""))
_QUESTIONS = _setting(t.draft_note, "questions")
