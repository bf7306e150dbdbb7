"""Results of an earlier stage out of spreadsheets, by the same steps and the same report."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias, cast

import msgspec

from commission_app.shared.texts import T
from commission_app.tables import takes
from commission_app.tables.candidates import take_code, take_iin
from commission_app.tables.steps import Request, Row, Table, gather, read_all, refuse_repeated
from commission_app.tables.words import ALLOWED, OUTCOMES, RESULTS

Outcome = Literal["passed", "failed", "absent", ""]


class ResultRow(msgspec.Struct, frozen=True):
    """One candidate's result; he is named by code, by IIN or by both."""

    file: str
    row: int
    code: str
    iin: str
    score: Decimal | None  # exact, at most four places
    outcome: Outcome


ResultTable: TypeAlias = Table[ResultRow]


def read_results(request: Request) -> ResultTable:
    """All rows of all files; a person who stands there twice is refused both times.

    UserError for a file that cannot be read or lacks a required column.
    """
    sources, pairs = read_all(request, RESULTS, _result)
    refuse_repeated(pairs, "code", T("tables.person_repeated"), lambda one: one.code)
    refuse_repeated(pairs, "iin", T("tables.person_repeated"), lambda one: one.iin)
    return gather(pairs, sources)


def _result(row: Row) -> ResultRow:
    code = take_code(row)
    iin = take_iin(row) if row.get("iin") else ""
    if not (row.get("code") or row.get("iin")):
        row.refuse("code", T("tables.person_missing"))
    outcome = cast("Outcome", takes.take_choice(row, "outcome", OUTCOMES, ALLOWED["outcome"]))
    score = _score(row)
    if score is None and not outcome and not row.refused:
        row.refuse("score", T("tables.score_missing"))
    return ResultRow(row.source.file, row.number, code, iin, score, outcome)


def _score(row: Row) -> Decimal | None:
    text = row.get("score")
    if not text:
        return None
    score = takes.parse_decimal(text)
    if score is None:
        row.refuse("score", T("tables.score_form"))
    return score
