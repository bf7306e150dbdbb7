"""A final protocol is computed again from the facts that it stood on."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from commission_app.domain.facts.chain import covered
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.papers import Protocol
from commission_app.models.facts import Facts
from commission_app.models.memory import in_memory
from commission_app.models.own import Own
from commission_app.services.auditing.findings import Found
from commission_app.services.papers.gathering import gather
from commission_app.services.papers.protocol import protocol_snapshot
from commission_app.services.papers.record import plenary_of, snapshot_digest
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.domain.facts.header import Fact


def compare(fact: Fact, facts: Sequence[Fact], *, practice: bool) -> Found | None:
    """None where the protocol says what its facts give; else what is wrong."""
    said = body_of(fact)
    if not isinstance(said, Protocol):
        return _about(T("audit.protocol_withheld"), fact)
    chains = {one.digest: one for one in facts}
    lacking = [head for head in said.heads if head.digest not in chains]
    if lacking:
        device = lacking[0].device[:8]
        return _about(T("audit.protocol_heads"), fact, device=device, n=lacking[0].n)
    try:
        true = _computed(_stood_on(fact, said, chains), fact, said, practice=practice)
    except UserError as error:
        return Found("protocol", error, said.number)
    return None if true == said.snapshot else _about(T("audit.protocol_differs"), fact)


def _stood_on(fact: Fact, said: Protocol, chains: dict[str, Fact]) -> list[Fact]:
    """The facts up to the heads; of an old protocol without heads, its own chain before it."""
    if said.heads:
        ends = [(head.n, head.digest) for head in said.heads]
        return [chains[digest] for digest in covered(ends, chains)]
    h = fact.header
    return [
        one for one in chains.values() if one.header.device != h.device or one.header.n < h.n
    ]


def _computed(stood_on: Sequence[Fact], fact: Fact, said: Protocol, *, practice: bool) -> str:
    """SHA-256 of what the protocol of these facts says."""
    season = fact.header.season
    own = Own(role="office", secret=b"", practice=practice, season=season)
    with in_memory() as c:
        held = Facts(c, season)
        held.apply(stood_on)
        gathered = gather(held, own, _zone(fact))
        snapshot = protocol_snapshot(held, gathered, plenary_of(gathered), said.number)
    return snapshot_digest(snapshot)


def _zone(fact: Fact) -> tzinfo:
    """The zone of the office's computer: papers tell times in it."""
    try:
        return datetime.strptime(fact.header.offset, "%z").tzinfo or UTC
    except ValueError:
        return UTC


def _about(key: str, fact: Fact, **values: object) -> Found:
    number = fact.header.about
    return Found("protocol", UserError(key, number=number, **values), number)
