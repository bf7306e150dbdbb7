"""Who sits before the member: never more than a member needs, never an IIN."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.language import Bilingual, Trilingual
from commission_app.tables.regions import load_regions

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.people import Candidate, Language

UNTOLD = Bilingual("", "")
NOWHERE = Trilingual("", "", "")


@dataclass(frozen=True, slots=True)
class Card:
    """A candidate as a member sees one; only the code where the rules show no more.

    `listed` is False for somebody whom the member typed in: both names are as on the slip.
    """

    interview: str
    code: str
    names: Bilingual = UNTOLD
    region: Trilingual = NOWHERE
    organisation: Bilingual = UNTOLD
    position: Bilingual = UNTOLD
    language: Language = ""
    listed: bool = True


def card_of(interview: str, candidate: Candidate | None, *, full: bool) -> Card:
    """Somebody on the list; `full` is False where the ruleset shows members codes only."""
    code = interview.partition("/")[0]
    if candidate is None or not full:
        language: Language = candidate.language if candidate else ""
        return Card(interview, code, language=language)
    return Card(
        interview=interview,
        code=code,
        names=Bilingual(candidate.names.kk.full, candidate.names.ru.full),
        region=region_of(candidate.region),
        organisation=candidate.organisation,
        position=candidate.position,
        language=candidate.language,
    )


def guest_card(interview: str, name: str) -> Card:
    """Somebody who is not on the list."""
    code = interview.partition("/")[0]
    return Card(interview, code, names=Bilingual(name, name), listed=False)


def region_of(code: str) -> Trilingual:
    """A region's names; the code itself where it is none of the country's."""
    found = load_regions().by_code.get(code)
    return Trilingual(found.kk, found.ru, found.en) if found else Trilingual(code, code, code)
