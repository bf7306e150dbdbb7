"""Facts judged as a whole: forks, contradictions, what has no right, what is withheld."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import known
from commission_app.domain.facts.kinds.deciding import Destruction, Reveal
from commission_app.domain.facts.standing import Standing
from commission_app.services.auditing.findings import Found
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from commission_app.domain.facts.header import Fact
    from commission_app.models.facts import Facts

PRIVATE = frozenset(("person", "assignment"))  # an auditor may do without them
MARKS = frozenset(("sheet", "paper-sheet"))
SHOWN = 5  # things that one finding names


def judge(held: Facts, facts: Sequence[Fact]) -> Iterator[Found]:
    """What a reader of these facts must know before any figure."""
    yield from _forks(facts)
    for kind, about in held.contested():
        yield Found("contested", UserError(T("services.contested"), kind=kind, about=about))
    standing = held.standings([fact.digest for fact in facts])
    yield from _without_right(facts, standing)
    if newer := Counter(fact.header.kind for fact in facts if not known(fact)):
        kinds = ", ".join(sorted(newer)[:SHOWN])
        text = UserError(T("audit.newer_kinds"), count=newer.total(), kinds=kinds)
        yield Found("newer", text)


def withheld(held: Facts, facts: Sequence[Fact]) -> list[Found]:
    """Bodies that figures hang on and that are not here; without them nothing is computed."""
    allowed = {d for _, act in held.current(Destruction).values() for d in act.facts}
    reveals = held.current(Reveal)
    opened = {*reveals, *(d for _, said in reveals.values() for d in said.sheets)}
    missing = Counter(
        fact.header.kind
        for fact in facts
        if fact.body is None
        and fact.header.kind not in PRIVATE
        and fact.digest not in allowed
        and not (fact.header.kind in MARKS and _closed(fact, opened))
    )
    return [
        Found("withheld", UserError(T("audit.withheld"), kind=kind, count=count))
        for kind, count in sorted(missing.items())
    ]


def _closed(fact: Fact, opened: set[str]) -> bool:
    """Whether a sheet's marks are not open yet: nothing is computed from it."""
    return opened.isdisjoint((fact.header.about.rpartition("/")[0], fact.digest))


def _forks(facts: Sequence[Fact]) -> Iterator[Found]:
    places = Counter((fact.header.device, fact.header.n) for fact in facts)
    for device in sorted({device for (device, _), count in places.items() if count > 1}):
        yield Found("fork", UserError(T("services.fork"), device=device[:8]))


def _without_right(facts: Sequence[Fact], standing: dict[str, Standing]) -> Iterator[Found]:
    """Facts of devices that had no right to them: kept, and counted for nothing."""
    lost = Counter(
        (fact.header.device, fact.header.kind)
        for fact in facts
        if standing.get(fact.digest) is Standing.NO_RIGHT
    )
    for (device, kind), count in sorted(lost.items()):
        values = {"device": device[:8], "kind": kind, "count": count}
        yield Found("no_right", UserError(T("audit.no_right"), **values))
