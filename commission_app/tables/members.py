"""The commission's members out of a small table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import msgspec

from commission_app.domain.language import Bilingual
from commission_app.tables.headings import Field, Vocabulary
from commission_app.tables.strict import (
    Columns,
    StrictRow,
    mapped_rows,
    refuse_second,
    strict_rows,
)
from commission_app.tables.words import FUNCTIONS, YES_NO

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Function = Literal["chair", "deputy", "member", "secretary", "observer", "expert"]
COLUMNS = Columns(
    ("code", "name_kk", "name_ru", "position_kk", "position_ru", "function", "votes")
)
VOCABULARY = Vocabulary(
    (
        Field("code", "код, код члена комиссии, коды, мүше коды"),
        Field(
            "name",
            "фио, ф и о, фамилия имя отчество, член комиссии, full name",
            "таә, т а ә, аты жөні, толық аты жөні, комиссия мүшесі, мүше",
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
    required=(("code",), ("name_ru", "name_kk"), ("function",), ("votes",)),
)


class MemberRow(msgspec.Struct, frozen=True):
    """One member; a missing spelling of name or position equals the other."""

    row: int
    code: str
    name: Bilingual
    position: Bilingual
    function: Function
    votes: bool


def read_members(path: Path, mapping: Mapping[str, str] | None = None) -> tuple[MemberRow, ...]:
    """All members; UserError names the first wrong cell, or a code that stands there twice.

    With a mapping of field → heading or letters, headings may be anything.
    """
    seen: dict[str, int] = {}
    members: list[MemberRow] = []
    rows = mapped_rows(path, VOCABULARY, mapping) if mapping else strict_rows(path, COLUMNS)
    for row in rows:
        refuse_second(seen, row.code("code"), row, "code")
        members.append(_member(row))
    return tuple(members)


def _member(row: StrictRow) -> MemberRow:
    name = _pair(row, "name", required=True)
    if "/" in row.get("code"):
        raise row.wrong("code", "A-Z a-z 0-9 - . _")
    return MemberRow(
        row.number,
        row.code("code"),
        name,
        _pair(row, "position"),
        cast("Function", row.choice("function", FUNCTIONS)),
        row.choice("votes", YES_NO) == "yes",
    )


def _pair(row: StrictRow, column: str, *, required: bool = False) -> Bilingual:
    kk, ru = row.line(f"{column}_kk"), row.line(f"{column}_ru")
    if required and not (kk or ru):
        raise row.wrong(f"{column}_ru", "1–600")
    return Bilingual(kk or ru, ru or kk)
