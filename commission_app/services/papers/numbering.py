"""Numbers of certificates: one office gives them, and no number is ever given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.papers import Certificate
from commission_app.models import own as owned
from commission_app.shared.errors import UserError
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.services.act import Act

MARK = 4  # characters of a fingerprint
SHOWN = 5  # numbers that a refusal names


def require_issuing(act: Act) -> None:
    """UserError at an office that was let in: two registers would give a person two papers.

    And while a number is said in two ways: whoever has a contested one would get another.
    """
    founders = act.facts.authority().founders
    if act.keys.device not in founders:
        named = ", ".join(sorted(map(short_fingerprint, founders)))
        raise UserError(T("services.certificates_elsewhere"), office=named)
    twice = [about for kind, about in act.facts.contested() if kind == "certificate"]
    if twice:
        things = ", ".join(f"certificate:{about}" for about in twice[:SHOWN])
        raise UserError(T("conflicts.season_waits"), count=len(twice), things=things)


def next_certificate(act: Act, year: int, form: str) -> tuple[int, str]:
    """The running number and the number on paper.

    Papers may have been printed after the backup from which an office was restored. So whoever
    stands in the founder's place adds the beginning of the own fingerprint, and goes on above
    all numbers that are known.
    """
    counter = f"certificates:{year}"
    given = [c.sequence for _, c in act.facts.current(Certificate).values() if _of(c, year)]
    owned.advance(act.c, counter, max(given, default=0))
    sequence = owned.next_number(act.c, counter)
    number = form.format(yyyy=year, seq=sequence)
    first = {fact.header.device for fact in act.facts.select(("season",))}
    mark = "" if act.keys.device in first else f"-{short_fingerprint(act.keys.device)[:MARK]}"
    return sequence, number + mark


def _of(one: Certificate, year: int) -> bool:
    return one.issued.startswith(f"{year}-")
