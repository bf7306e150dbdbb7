"""Marks out of a table: drafts, sealed sheets and corrections without a screen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.criteria import missing
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.scoring import Mark
from commission_app.models import drafts
from commission_app.services.changes import Changes, Done
from commission_app.services.doubts import stands
from commission_app.services.reckoning import marks_of
from commission_app.services.scoring import (
    check_mark,
    give_mark,
    own_sheet,
    ready_to_score,
)
from commission_app.services.sealing import CorrectSheet, seal
from commission_app.services.workspace import require_laptop, rules_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace
    from commission_app.tables.simple import ScoreRow


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of each interview of the file."""

    sealed: tuple[tuple[str, str], ...]  # interview, control code
    drafted: tuple[str, ...]
    unchanged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportScores:
    """Take marks in: everything is checked first, then each interview is one transaction.

    A file given again changes nothing; one that differs from a sealed sheet is refused.
    """

    rows: Sequence[ScoreRow]

    def __call__(self, workspace: Workspace) -> Done[Scored]:
        interviews: dict[str, list[ScoreRow]] = defaultdict(list)
        for row in self.rows:
            interviews[row.interview].append(row)
        with workspace.act() as act:
            require_laptop(act)
            known = {code for code, rows in interviews.items() if _check(act, code, rows)}
        sealed: list[tuple[str, str]] = []
        drafted: list[str] = []
        unchanged: list[str] = sorted(known)
        for code, rows in interviews.items():
            if code in known:
                continue
            with workspace.act() as act:
                changed = _draft(act, code, rows)
                if any(row.seal for row in rows):
                    sealed.append((code, control_code(seal(act, code))))
                else:
                    (drafted if changed else unchanged).append(code)
        done = Scored(tuple(sealed), tuple(drafted), tuple(unchanged))
        return Done(done, Changes.DRAFTS | Changes.SHEETS)


@dataclass(frozen=True, slots=True)
class CorrectFromTable:
    """Correct a sealed sheet by rows; where a row has no comment, the old one stays."""

    interview: str
    rows: Sequence[ScoreRow]
    reason: str

    def __call__(self, workspace: Workspace) -> Done[str]:
        strange = sorted({row.interview for row in self.rows} - {self.interview})
        if strange:
            raise UserError(T("services.rows_of_another"), interview=strange[0])
        with workspace.act() as act:
            require_laptop(act)
            _, old = own_sheet(act.facts, self.interview, act.own.member)
        here = marks_of(old)
        marks: dict[str, tuple[int, str]] = {}
        for row in self.rows:
            if row.criterion and row.level is not None:
                was = here.get(row.criterion)
                marks[row.criterion] = (row.level, row.comment or (was.comment if was else ""))
        note = _note(self.rows)
        act_of_member = CorrectSheet(self.interview, marks, self.reason, note or None)
        return act_of_member(workspace)


def _check(act: Act, interview: str, rows: Sequence[ScoreRow]) -> bool:
    """Whether the rows are sealed already, as they stand; UserError for what cannot be."""
    key = f"{interview}/{act.own.member}"
    if stands(act.facts, ("sheet", key)) and _same(act, interview, rows):
        return True
    ready_to_score(act, interview)
    for row in rows:
        if row.criterion:
            check_mark(act, row.criterion, row.level)
    if any(row.seal for row in rows):
        _check_complete(act, interview, rows)
    return False


def _same(act: Act, interview: str, rows: Sequence[ScoreRow]) -> bool:
    """Whether the sealed sheet says what these rows say."""
    _, sheet = own_sheet(act.facts, interview, act.own.member)
    marks = marks_of(sheet)
    given = ((row, marks.get(row.criterion)) for row in rows if row.criterion)
    same = all(
        mark is not None and row.level == mark.level and row.comment in {"", mark.comment}
        for row, mark in given
    )
    return same and sheet.state == "sealed" and _note(rows) in {"", sheet.note}


def _check_complete(act: Act, interview: str, rows: Sequence[ScoreRow]) -> None:
    """UserError names the criteria that would still lack a mark or a comment."""
    _, body = rules_of(act.facts)
    marks = _together(drafts.read(act.c, interview), rows)
    lacking = missing(body.rules, list(marks.values()))
    if lacking:
        what = ", ".join(sorted({one.criterion for one in lacking}))
        raise UserError(T("services.incomplete"), interview=interview, missing=what)


def _together(draft: drafts.Draft, rows: Sequence[ScoreRow]) -> Mapping[str, Mark]:
    found = {
        code: Mark(criterion=code, level=mark.level, comment=mark.comment)
        for code, mark in draft.marks.items()
        if mark.level is not None
    }
    for row in rows:
        if row.criterion and row.level is not None:
            old = draft.marks.get(row.criterion)
            comment = row.comment or (old.comment if old else "")
            found[row.criterion] = Mark(row.criterion, row.level, comment)
    return found


def _draft(act: Act, interview: str, rows: Sequence[ScoreRow]) -> bool:
    """Write the rows into the draft; whether it differs from what was there."""
    before = drafts.read(act.c, interview)
    for row in rows:
        if row.criterion:
            give_mark(act, interview, row.criterion, row.level)
        if row.criterion and row.comment:
            drafts.comment(act.c, interview, row.criterion, row.comment)
    if note := _note(rows):
        drafts.note(act.c, interview, note)
    after = drafts.read(act.c, interview)
    return (dict(after.marks), after.note) != (dict(before.marks), before.note)


def _note(rows: Sequence[ScoreRow]) -> str:
    """The note on the whole interview, which any of its rows may bear."""
    return "\n".join(dict.fromkeys(row.note for row in rows if row.note))
