"""The list of candidates: rows in the Kazakh order with their state, ready to be searched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.language import Trilingual
from commission_app.domain.searching import Findable, Index, index
from commission_app.models import people
from commission_app.services.changes import Changes
from commission_app.services.people.places import Places, places
from commission_app.tables.regions import load_regions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.models.people import CandidateLine as Line
    from commission_app.services.people.places import Place
    from commission_app.services.sentences import Said
    from commission_app.services.workspace import Workspace

UNKNOWN = Trilingual("–", "–", "–")


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One candidate as the list shows it; there is no mark in it, and no number."""

    code: str
    name_kk: str
    name_ru: str
    sort_kk: str  # compare these: byte order is the alphabet's
    sort_ru: str
    region: str  # ISO 3166-2
    region_name: Trilingual
    organisation_kk: str
    organisation_ru: str
    org_type: str
    language: str  # of the interview: kk, ru or nothing
    place: Place

    @property
    def state(self) -> Said:
        """The state in words."""
        return self.place.words


@dataclass(frozen=True, slots=True)
class Candidates:
    """Everybody, by the Kazakh alphabet; `search.matches(query)` gives places in `rows`."""

    rows: tuple[CandidateRow, ...]
    search: Index = field(repr=False)
    stages: tuple[tuple[int, Trilingual], ...]  # order and title, for the filter

    def regions(self) -> tuple[tuple[str, Trilingual, int], ...]:
        """Code, name and how many, of the regions that occur."""
        counts: dict[str, int] = {}
        for row in self.rows:
            counts[row.region] = counts.get(row.region, 0) + 1
        names = {row.region: row.region_name for row in self.rows}
        return tuple((code, names[code], counts[code]) for code in sorted(counts))


@dataclass(frozen=True, slots=True)
class ReadCandidates:
    """All candidates of an office."""

    shows: ClassVar[Changes] = (
        Changes.CANDIDATES
        | Changes.COMMISSION
        | Changes.SCHEDULE
        | Changes.SHEETS
        | Changes.SITTING
        | Changes.DECISIONS
        | Changes.PACKAGES
    )

    def __call__(self, workspace: Workspace) -> Candidates:
        with workspace.read() as now:
            lines = people.candidate_lines(now.c, now.facts.season)
            numbers = people.iins(now.c, now.facts.season)
            here = places(now)
        found = index(
            Findable(one.code, (one.name_kk, one.name_ru), numbers.get(one.code, ""))
            for one in lines
        )
        names = region_names()
        rows = tuple(_row(one, here, names) for one in lines)
        stages = tuple((one.order, one.title) for one in here.stages)
        return Candidates(rows, found, stages)


def region_names() -> Mapping[str, Trilingual]:
    """Code → the region's name in three languages."""
    return {one.code: Trilingual(one.kk, one.ru, one.en) for one in load_regions().all}


def _row(line: Line, here: Places, names: Mapping[str, Trilingual]) -> CandidateRow:
    return CandidateRow(
        code=line.code,
        name_kk=line.name_kk,
        name_ru=line.name_ru,
        sort_kk=line.sort_kk,
        sort_ru=line.sort_ru,
        region=line.region,
        region_name=names.get(line.region, UNKNOWN),
        organisation_kk=line.organisation_kk,
        organisation_ru=line.organisation_ru,
        org_type=line.org_type,
        language=line.language,
        place=here.place(line.code),
    )
