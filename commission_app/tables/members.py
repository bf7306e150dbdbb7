"""The commission's members out of a small table."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from commission_app.domain.language import Bilingual
from commission_app.domain.quorum import VOTELESS, Function
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.tables.headings import Field, Vocabulary
from commission_app.tables.strict import (
    Columns,
    StrictRow,
    begins_with,
    mapped_rows,
    refuse_second,
    strict_rows,
)
from commission_app.tables.words import ALLOWED, FUNCTIONS, YES_NO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS = Columns(
    ("code", "name_kk", "name_ru", "position_kk", "position_ru", "function", "votes")
)
VOCABULARY = Vocabulary(
    (
        Field("code", "код, шифр, код члена комиссии, коды, мүше коды"),
        Field(
            "name",
            "фио, ф и о, фамилия имя отчество, член комиссии, фио члена комиссии, "
            "ф и о члена комиссии, full name",
            "таә, т а ә, аты жөні, толық аты жөні, комиссия мүшесі, мүше, мүшенің аты жөні",
            spelt=True,
        ),
        Field(
            "position",
            "должность, занимаемая должность, место работы и должность, post",
            "лауазымы, лауазым, қызметі",
            spelt=True,
        ),
        Field("function", "роль, роль в комиссии, статус, міндеті, комиссиядағы міндеті, role"),
        Field("votes", "право голоса, голос, голосует, дауыс беру құқығы, дауыс, vote"),
    ),
    required=(("name_ru", "name_kk"), ("function",)),
)


VOTERS = ("chair", "deputy", "member")  # vote where the table does not say who votes


class MemberRow(msgspec.Struct, frozen=True):
    """One member; a missing spelling of name or position equals the other.

    A table of people's own has no codes, as a rule: `code` is "" where there is no column.
    """

    row: int
    code: str
    name: Bilingual
    position: Bilingual
    function: Function
    votes: bool


def read_members(path: Path, mapping: Mapping[str, str] | None = None) -> tuple[MemberRow, ...]:
    """All members; UserError names the first wrong cell, or a code that stands there twice.

    Headings may be those of people's own tables, below a title; a mapping of field → heading
    or letters overrules what is recognised. The names of `COLUMNS` are taken strictly.
    """
    seen: dict[str, int] = {}
    members: list[MemberRow] = []
    strict = not mapping and begins_with(path, COLUMNS)
    rows = (
        strict_rows(path, COLUMNS) if strict else mapped_rows(path, VOCABULARY, mapping or {})
    )
    for row in rows:
        if "code" in row.texts:
            refuse_second(seen, row.code("code"), row, "code")
        members.append(_member(row))
    return tuple(members)


def _member(row: StrictRow) -> MemberRow:
    name = _pair(row, "name", required=True)
    if "/" in row.get("code"):
        raise row.wrong("code", "A-Z a-z 0-9 - . _")
    function = cast("Function", row.choice("function", FUNCTIONS, ALLOWED["function"]))
    votes = function in VOTERS
    if "votes" in row.texts:
        votes = row.choice("votes", YES_NO, ALLOWED["yes_no"]) == "yes"
    if votes and function in VOTELESS:
        raise UserError(T("tables.member_vote"), file=row.file, row=row.number)
    return MemberRow(
        row.number,
        row.code("code") if "code" in row.texts else "",
        name,
        _pair(row, "position"),
        function,
        votes,
    )


def _pair(row: StrictRow, column: str, *, required: bool = False) -> Bilingual:
    kk, ru = row.line(f"{column}_kk"), row.line(f"{column}_ru")
    if required and not (kk or ru):
        raise row.wrong(f"{column}_ru", "1–600")
    return Bilingual(kk or ru, ru or kk)
