"""Codes from paper: which fact each one names, and whether the paper says what is here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.header import control_code
from commission_app.services.auditing.findings import Found
from commission_app.shared import crockford
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from commission_app.domain.facts.header import Fact
    from commission_app.domain.facts.standing import Standing

MARKS = frozenset(("sheet", "paper-sheet"))


@dataclass(frozen=True, slots=True)
class Code:
    """What a typed code names; empty where it names nothing that is here."""

    code: str
    kind: str = ""
    about: str = ""
    digest: str = ""
    standing: str = ""
    counts: bool | None = None  # of a sheet: whether a result was computed from it
    agrees: bool = False  # it is here; a protocol was computed again to the same


@dataclass(frozen=True, slots=True)
class Known:
    """What the facts gave before anybody asked."""

    standing: Mapping[str, Standing]
    counting: Collection[str]  # digests of sheets that results were computed from
    wrong: Collection[str]  # digests of protocols that do not come out the same


def look_up(codes: Iterable[str], facts: Sequence[Fact], known: Known) -> list[Code]:
    """Each code once, in the order given."""
    asked = {crockford.normalise(code): code for code in codes}
    named = {crockford.normalise(control_code(fact.digest)): fact for fact in facts}
    return [_one(code, named.get(plain), known) for plain, code in asked.items()]


def unknown(codes: Iterable[Code]) -> list[Found]:
    """A code that names nothing: mistyped, or what was printed is not in these chains."""
    return [
        Found("code", UserError(T("audit.code_unknown"), code=one.code), one.code)
        for one in codes
        if not one.digest
    ]


def _one(code: str, fact: Fact | None, known: Known) -> Code:
    if fact is None:
        return Code(code)
    h, standing = fact.header, known.standing.get(fact.digest)
    return Code(
        code=control_code(fact.digest),
        kind=h.kind,
        about=h.about,
        digest=fact.digest,
        standing=standing.value if standing else "",
        counts=fact.digest in known.counting if h.kind in MARKS else None,
        agrees=fact.digest not in known.wrong,
    )
