"""Invented applicants with everything that a list of candidates holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from commission_app.domain import iin
from commission_app.domain.language import Bilingual
from commission_app.services.sample.draw import Draw
from commission_app.services.sample.naming import named
from commission_app.services.sample.store import OrgType, store

if TYPE_CHECKING:
    from commission_app.domain.names import Names
    from commission_app.services.sample.store import SampleOrganisation, SampleRegion

MOST = 40_000  # the construction below keeps numbers and codes apart up to here
_YEAR = 2026  # of the invented season
_SERIALS = 10_000
_OLDEST = 1966


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who does not exist; `code` is not in the order of the list."""

    number: int  # place in the list, from 1
    code: str
    iin: str
    names: Names
    birth_date: date
    sex: iin.Sex
    region: str  # ISO 3166-2
    district: Bilingual
    organisation: Bilingual
    org_type: OrgType
    position: Bilingual
    category: Bilingual
    years_of_service: int
    language: Literal["kk", "ru"]  # of the interview
    phone: str  # of a code that no operator has
    email: str  # under a name that is reserved for examples (RFC 2606)


def applicants(seed: int, count: int) -> list[Applicant]:
    """The first `count` of the seed's people; ValueError for more than `MOST`."""
    if not 0 <= count <= MOST:
        raise ValueError(count)
    return [applicant(seed, number) for number in range(1, count + 1)]


def applicant(seed: int, number: int) -> Applicant:
    """The seed's person at this place, whoever else is asked for; `number` is 1 to `MOST`."""
    draw = Draw("applicant", seed, number)
    sex: iin.Sex = "f" if draw.chance(0.72) else "m"
    born, identity = _identity(draw, number, sex)
    names, kazakh = named(draw, sex)
    region = draw_region(draw)
    kind = _organisation(draw)
    deputy = draw.chance(0.68)
    code = code_of(seed, number)
    return Applicant(
        number=number,
        code=code,
        iin=identity,
        names=names,
        birth_date=born,
        sex=sex,
        region=region.code,
        district=draw.pick(region.districts),
        organisation=_title(draw, kind, region),
        org_type=kind.key,
        position=draw.pick(kind.deputies if deputy else kind.teachers),
        category=store().categories[draw.weighed([15, 35, 38, 12])],
        years_of_service=_service(draw, born),
        language="kk" if draw.chance(0.9 if kazakh else 0.15) else "ru",
        phone=f"+7 000 {draw.below(1000):03d} {draw.below(100):02d} {draw.below(100):02d}",
        email=f"{code.lower()}@mektep.example",
    )


def code_of(seed: int, number: int) -> str:
    """A code of its own for each place up to `MOST`: a step prime to `MOST` repeats none."""
    start = Draw("codes", seed).below(MOST)
    return f"L{_YEAR % 100}-{(start + number * 17_489) % MOST:05d}"


def draw_region(draw: Draw) -> SampleRegion:
    """A region by its share of people."""
    regions = store().regions
    return regions[draw.weighed([region.weight for region in regions])]


def _identity(draw: Draw, number: int, sex: iin.Sex) -> tuple[date, str]:
    """Birth date and number: no serial is used twice with years of one remainder by four."""
    serial = number * 7_919 % _SERIALS
    year = _OLDEST + 4 * draw.weighed([2, 4, 8, 12, 14, 14, 11, 7, 3]) + number // _SERIALS
    while True:
        born = date(year, 1, 1) + timedelta(days=draw.below(365))
        made = iin.make(born, sex, serial)
        if made is not None:
            return born, made


def _service(draw: Draw, born: date) -> int:
    """Whole years of work: never before twenty-two, some years lost on the way."""
    most = _YEAR - born.year - 22
    return max(2, most - draw.below(max(1, most // 3)))


def _organisation(draw: Draw) -> SampleOrganisation:
    kinds = store().organisations
    return kinds[draw.weighed([kind.weight for kind in kinds])]


def _title(draw: Draw, kind: SampleOrganisation, region: SampleRegion) -> Bilingual:
    pattern = draw.pick(kind.titles)
    values = {
        "n": 1 + draw.below(190),
        "eponym": draw.pick(store().eponyms),
        "nickname": draw.pick(store().nicknames),
        "city": region.college,
    }
    return Bilingual(pattern.kk.format(**values), pattern.ru.format(**values))
