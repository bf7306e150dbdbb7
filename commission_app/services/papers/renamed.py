"""In the protocol's annex: candidates who have another name now than when sheets were given.

A sheet names the appointment that its member saw, and that the candidate's name of then. A name
that was spelt wrong is corrected so, and two names can be swapped so under sealed marks.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from commission_app.documents.protocol_snapshot import Change
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.commission import Slot
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.language import Bilingual
from commission_app.services.papers.gathering import Gathered, pair
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Header
    from commission_app.domain.names import Names
    from commission_app.models.facts import Facts

    B = TypeVar("B", bound=Body)


def renamed(facts: Facts, gathered: Gathered, numbers: Mapping[str, int]) -> tuple[Change, ...]:
    """By the number of the interview: every name of then, the name of now, who wrote it."""
    seen = _seen(facts, gathered, numbers)
    said = _bodies(facts, {digest for some in seen.values() for digest in some}, Candidate)
    found: list[tuple[str, Names, str]] = []  # interview, name of then, fact of the name of now
    for interview, digests in seen.items():
        person = gathered.candidate(interview)
        before = {said[d].names for d in digests if d in said} - {person.names}
        here = facts.current_one(Candidate, person.code) if before else None
        if here is not None:
            found += [(interview, old, here[0]) for old in before]
    written = facts.find({digest for _, _, digest in found})
    changes = [
        _line(
            gathered,
            (gathered.candidate(interview).names, old),
            numbers[interview],
            written[digest].header,
        )
        for interview, old, digest in found
    ]
    return tuple(sorted(changes, key=lambda c: (c.number, c.what.kk)))


def _seen(facts: Facts, gathered: Gathered, numbers: Mapping[str, int]) -> dict[str, set[str]]:
    """Interview → candidate facts that the appointments named which its sheets name."""
    state = gathered.state
    sheets = [
        sheet
        for revisions in (*state.revisions.values(), *state.typed.values())
        for _, sheet in revisions
        if sheet.slot and sheet.interview in numbers
    ]
    slots = _bodies(facts, {sheet.slot for sheet in sheets}, Slot)
    found: dict[str, set[str]] = defaultdict(set)
    for sheet in sheets:
        if sheet.slot in slots:
            found[sheet.interview].add(slots[sheet.slot].candidate)
    return found


def _bodies(facts: Facts, digests: Iterable[str], kind: type[B]) -> dict[str, B]:
    """Of these facts the ones of a kind that are here with their bodies."""
    held = facts.find(digests).items()
    return {digest: body for digest, fact in held if isinstance(body := body_of(fact), kind)}


def _line(
    gathered: Gathered, names: tuple[Names, Names], number: int, header: Header
) -> Change:
    now, before = names
    return Change(
        names=None,
        candidate=now,
        number=number,
        at=f"{gathered.local(header.at):%d.%m.%Y %H:%M}",
        what=pair(
            T("papers.renamed"),
            old=Bilingual(before.kk.full, before.ru.full),
            new=Bilingual(now.kk.full, now.ru.full),
            user=header.user or "–",
            device=short_fingerprint(header.device),
        ),
    )
