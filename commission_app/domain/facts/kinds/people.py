"""Kinds about candidates: who they are, what the earlier stages gave, what became of them."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
from typing_extensions import override

from commission_app.domain.collation import search_key, sort_key
from commission_app.domain.facts.body import Body, Code, Day, Line, Of, Rows, once
from commission_app.domain.language import Bilingual
from commission_app.domain.names import Names

Language = Literal["kk", "ru", ""]
StatusWord = Literal["admitted", "withdrawn", "annulled", "excluded"]
Score = Annotated[str, msgspec.Meta(pattern=r"^([0-9]{1,6}(\.[0-9]{1,4})?)?\Z")]


class Candidate(Body, frozen=True, kw_only=True):
    """What a panel may know: names, region, organisation. Never the IIN; one fact each."""

    code: Code
    names: Names
    earlier: tuple[Names, ...] = ()  # spellings before this one, newest last
    region: Line = ""  # ISO 3166-2
    district: Line = ""
    organisation: Bilingual
    org_type: Line = ""
    position: Bilingual
    category: Line = ""
    language: Language = ""

    @property
    @override
    def about(self) -> str:
        return self.code

    @override
    def rows(self, of: Of) -> Rows:
        kk, ru = self.names.kk.full, self.names.ru.full
        spelt = (of, self.code, kk, ru, sort_key(kk), sort_key(ru))
        place = (self.region, self.organisation.kk, self.organisation.ru, self.org_type)
        folded = search_key(f"{self.code} {kk} {ru}")
        return {"candidate": [(*spelt, folded, *place, self.position.kk, self.language)]}


class Person(Body, frozen=True, kw_only=True):
    """What only an office may know of a candidate."""

    code: Code
    iin: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{12}\Z")]
    birth_date: Day = ""
    sex: Literal["m", "f", ""] = ""
    years_of_service: Line = ""
    phone: Line = ""
    email: Line = ""
    consent: Day = ""

    @property
    @override
    def about(self) -> str:
        return self.code

    @override
    def rows(self, of: Of) -> Rows:
        return {"person": [(of, self.code, self.iin, self.birth_date)]}


class ResultRow(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """One candidate's result of a stage."""

    candidate: Code
    score: Score = ""
    outcome: Literal["passed", "failed", "absent", ""] = ""


class Results(Body, frozen=True, kw_only=True):
    """Results of a stage for the candidates of one bucket; a correction restates its bucket."""

    stage: Annotated[int, msgspec.Meta(ge=1, le=9)]
    bucket: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{2}\Z")]
    rows_: Annotated[tuple[ResultRow, ...], msgspec.Meta(max_length=5000)] = msgspec.field(
        name="rows"
    )
    source: Line = ""
    reason: Line = ""  # why the guard's warning was overruled

    def __post_init__(self) -> None:
        """Raise ValueError for a candidate with two results, here or in another bucket."""
        once([row.candidate for row in self.rows_], "candidate")
        if any(bucket_of(row.candidate) != self.bucket for row in self.rows_):
            raise ValueError("bucket")

    @property
    @override
    def about(self) -> str:
        return f"{self.stage}/{self.bucket}"

    @override
    def rows(self, of: Of) -> Rows:
        def row(one: ResultRow) -> tuple[Any, ...]:
            hundredths = int(Decimal(one.score) * 100) if one.score else None
            return (of, one.candidate, self.stage, one.score, hundredths, one.outcome)

        return {"result": list(map(row, self.rows_))}


class Status(Body, frozen=True, kw_only=True):
    """A candidate's way through the season where no result tells it."""

    candidate: Code
    status: StatusWord
    day: Day
    basis: Line = ""

    @property
    @override
    def about(self) -> str:
        return self.candidate


def bucket_of(code: str) -> str:
    """Which of 256 buckets a candidate's results go to: the same on every device, for ever."""
    return hashlib.sha256(code.encode()).hexdigest()[:2]
