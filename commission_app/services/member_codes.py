"""Codes of members: the next free one, and those of a table that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.collation import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.domain.facts.kinds.commission import Member
    from commission_app.domain.language import Bilingual
    from commission_app.tables.members import MemberRow


def next_code(taken: set[str]) -> str:
    """The first of M01, M02 … that nobody has."""
    return next(f"M{n:02}" for n in range(1, len(taken) + 2) if f"M{n:02}" not in taken)


def coded(rows: Iterable[MemberRow], here: Mapping[str, Member]) -> tuple[MemberRow, ...]:
    """The rows, each with a code: where it has none, its namesake's here or a free one.

    So the same table taken in twice changes nothing, and one person never becomes two.
    """
    rows = tuple(rows)
    left = {code: keys_of(member.names) for code, member in sorted(here.items())}
    taken = {*here, *(row.code for row in rows)}
    found: list[MemberRow] = []
    for row in rows:
        keys = keys_of(row.name)
        code = row.code or next((code for code, own in left.items() if own & keys), "")
        code = code or next_code(taken)
        left.pop(code, None)  # a second row of that name is another person
        taken.add(code)
        found.append(msgspec.structs.replace(row, code=code))
    return tuple(found)


def keys_of(name: Bilingual) -> frozenset[str]:
    """What two spellings of one person have in common, whatever the order of the words."""
    return frozenset(" ".join(sorted(search_key(one).split())) for one in (name.kk, name.ru))
