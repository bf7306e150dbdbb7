"""What several papers need of a season, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from commission_app.documents.snapshots import (
    Person,
    Requisites,
    RulesetLine,
    Signatory,
)
from commission_app.domain.collation import sort_key
from commission_app.domain.criteria import highest_total
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.language import Bilingual
from commission_app.domain.names import Name, Names
from commission_app.domain.numerals import with_comma
from commission_app.domain.rounding import rounded
from commission_app.services.reckoning import Reckoning, reckon
from commission_app.services.workspace import season_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T, say
from commission_app.shared.world import from_text
from commission_app.tables.regions import load_regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime, tzinfo
    from fractions import Fraction

    from commission_app.domain.facts.kinds.commission import Member, Sitting
    from commission_app.domain.facts.kinds.trust import Season
    from commission_app.domain.ruleset import RuleSet
    from commission_app.models.facts import Facts
    from commission_app.models.own import Own

SIGNING = {"chair": 0, "deputy": 1, "member": 2, "expert": 3, "secretary": 9}
ROLES = {
    "chair": T("papers.role.chair"),
    "deputy": T("papers.role.deputy"),
    "member": T("papers.role.member"),
    "expert": T("papers.role.expert"),
    "observer": T("papers.role.observer"),
    "secretary": T("papers.role.secretary"),
}


@dataclass(frozen=True)
class Gathered:
    """The season as its papers see it."""

    own: Own
    state: Reckoning
    season: Season
    candidates: Mapping[str, Candidate]  # by code
    zone: tzinfo

    @property
    def rules(self) -> RuleSet:
        """The rules in force."""
        return self.state.body.rules

    @cached_property
    def requisites(self) -> Requisites:
        """The organisation and the place; None where the ruleset waits for an answer."""
        return Requisites(
            ministry=self.requisite("organisation"), place=self.requisite("place")
        )

    @cached_property
    def ruleset(self) -> RulesetLine:
        """Version and the beginning of the control code."""
        code = control_code(self.state.ruleset)[:11]
        return RulesetLine(version=self.state.body.version_number, code=code)

    @cached_property
    def maximum(self) -> str:
        """The highest score, with a comma."""
        return self.figure(highest_total(self.rules), whole=True)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """In the order of signing: chair, deputy, members by the Kazakh alphabet, secretary."""
        members = self.state.members.values()
        return tuple(
            sorted(members, key=lambda m: (SIGNING.get(m.function, 5), sort_key(m.names.kk)))
        )

    @cached_property
    def voting(self) -> tuple[Member, ...]:
        """Those of them with a vote."""
        return tuple(m for m in self.members if m.votes)

    def requisite(self, name: str) -> Bilingual | None:
        """A text that the ruleset gives; None where it is unset or not printed."""
        found = getattr(self.rules.documents.requisites, name)
        return found if isinstance(found, Bilingual) else None

    def candidate(self, interview: str) -> Candidate:
        """Who was interviewed; UserError where the person's data is not here any more."""
        code = interview.partition("/")[0]
        if code not in self.candidates:
            raise UserError(T("services.no_candidate_data"), candidate=code)
        return self.candidates[code]

    def numbered(self, interviews: Iterable[str]) -> dict[str, int]:
        """Interview → its number in lists: by the Kazakh alphabet, then by code."""
        ordered = sorted(
            interviews, key=lambda i: (sort_key(self.candidate(i).names.kk.full), i)
        )
        return {interview: number for number, interview in enumerate(ordered, 1)}

    def figure(self, value: Fraction, *, whole: bool = False) -> str:
        """A figure as printed: rounded by the ruleset; whole ones without places."""
        if whole and value.denominator == 1:
            return str(value.numerator)
        return with_comma(rounded(value, self.rules.rounding))

    def local(self, text: str) -> datetime:
        """A moment of a fact in the zone of this computer."""
        return from_text(text).astimezone(self.zone)


def gather(facts: Facts, own: Own, zone: tzinfo) -> Gathered:
    """Read once; times are printed in `zone`."""
    candidates = {code: body for code, (_, body) in facts.current(Candidate).items()}
    return Gathered(own, reckon(facts), season_of(facts), candidates, zone)


def pair(key: str, /, **values: object) -> Bilingual:
    """A printed phrase in both languages; Bilingual values give each language its own."""
    kk, ru = (say(key, lang, **_values(values, lang)) for lang in ("kk", "ru"))
    return Bilingual(kk, ru)


def names_of(member: Member) -> Names:
    """A member's name as it stands in the list: whole, in both spellings."""
    return Names(Name(member.names.kk), Name(member.names.ru))


def role_of(member: Member) -> Bilingual:
    """«Комиссия мүшесі», «Член комиссии»."""
    return pair(ROLES[member.function])


def person_of(member: Member) -> Person:
    """A member in a list."""
    post = member.position if member.position.kk or member.position.ru else None
    return Person(names=names_of(member), role=role_of(member), post=post)


def signatory_of(member: Member) -> Signatory:
    """A member at a signature line."""
    return Signatory(names=names_of(member), role=role_of(member))


def region_of(candidate: Candidate) -> Bilingual:
    """The region by its code; empty where it is not known."""
    region = load_regions().by_code.get(candidate.region)
    return Bilingual(region.kk, region.ru) if region else Bilingual("", "")


def days_of(gathered: Gathered, sittings: Iterable[Sitting]) -> tuple[date, ...]:
    """Each day of these sittings on which somebody was present, or on which one was opened."""
    days: set[date] = set()
    for sitting in sittings:
        days.add(gathered.local(sitting.opened).date())
        if sitting.closed:
            days.add(gathered.local(sitting.closed).date())
        for (code, _), said in gathered.state.attendance.items():
            if code == sitting.code:
                days |= {gathered.local(one.start).date() for one in said.present}
    return tuple(sorted(days))


def secretary_of(gathered: Gathered) -> Member:
    """The commission's secretary; UserError where none is in the list."""
    for member in gathered.members:
        if member.function == "secretary":
            return member
    raise UserError(T("services.no_secretary"))


def _values(values: Mapping[str, object], lang: str) -> dict[str, object]:
    return {
        name: getattr(value, lang) if isinstance(value, Bilingual) else value
        for name, value in values.items()
    }
