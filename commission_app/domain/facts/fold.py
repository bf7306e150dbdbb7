"""Facts → tables: for a whole season here; for what a few new facts touch, in the store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commission_app.domain.facts.header import Fact, Thing
from commission_app.domain.facts.kinds import KINDS, TRUST, body_of
from commission_app.domain.facts.kinds.deciding import Destruction, Resolution
from commission_app.domain.facts.standing import Authority, Standing, judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from commission_app.domain.facts.body import Body

Tables = dict[str, set[tuple[Any, ...]]]  # table → rows that begin with the fact's digest
FOLD = 1  # another number in a database → its tables are rebuilt when it is opened


@dataclass(frozen=True, slots=True)
class Folded:
    """What a set of facts says."""

    authority: Authority
    standing: dict[str, Standing]
    tables: Tables


def project(
    facts: Iterable[Fact], bodies: Mapping[str, Body] | None = None
) -> dict[str, list[tuple[Any, ...]]]:
    """Append-only rows, each fact by itself: table → (digest, values…).

    `bodies`: those that were read already, by digest, as `chain.prove` returns them.
    """
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    read = bodies or {}
    for fact in facts:
        if fact.body is None or (body := read.get(fact.digest) or body_of(fact)) is None:
            continue
        for table, made in body.rows(fact.digest).items():
            if made:
                rows[table] += made
    return rows


def judge_all(
    things: Mapping[Thing, Sequence[Fact]], authority: Authority
) -> dict[str, Standing]:
    """Resolutions first: only the current one of a thing speaks about it."""
    standing: dict[str, Standing] = {}
    resolved: dict[Thing, Resolution] = {}
    for thing, facts in things.items():
        if thing[0] == "resolution":
            judged = judge(facts, authority, None)
            standing |= judged
            resolved |= _speaking(facts, judged)
    for thing, facts in things.items():
        if thing[0] == "resolution":
            continue
        if len(facts) == 1:  # nearly every thing; no resolution takes away the only leaf
            (fact,) = facts
            standing[fact.digest] = authority.inert(fact.header) or Standing.CURRENT
        else:
            standing |= judge(facts, authority, resolved.get(thing))
    return standing


def _speaking(facts: Sequence[Fact], judged: Mapping[str, Standing]) -> dict[Thing, Resolution]:
    return {
        (body.kind, body.thing): body
        for fact in facts
        if judged[fact.digest] is Standing.CURRENT
        and isinstance(body := body_of(fact), Resolution)
    }


def related(things: Iterable[Thing]) -> set[Thing]:
    """What is judged together: a thing and its resolution, whichever of them was touched."""
    targets = {
        (kind, about) if kind != "resolution" else target_of(about) for kind, about in things
    }
    return targets | {("resolution", f"{kind}:{about}") for kind, about in targets}


def target_of(about: str) -> Thing:
    """The thing that a resolution speaks of, from its header alone."""
    kind, _, thing = about.partition(":")
    return kind, thing


def union(facts: Iterable[Fact]) -> list[Fact]:
    """Each fact once; with its body, and its signature, where one copy has it."""
    best: dict[str, Fact] = {}
    for fact in facts:
        held = best.get(fact.digest)
        if held is None:
            best[fact.digest] = fact
            continue
        body = held.body if held.body is not None else fact.body
        signature = held.signature or fact.signature
        if body is not held.body or signature is not held.signature:
            best[fact.digest] = Fact(held.digest, held.header, held.raw, body, signature)
    return list(best.values())


def destroyed(facts: Iterable[Fact], authority: Authority) -> set[str]:
    """Digests whose bodies a rightful destruction act names; it is never taken back."""
    return {
        digest
        for fact in facts
        if isinstance(body := body_of(fact), Destruction) and not authority.inert(fact.header)
        for digest in body.facts
    }


def may_be_destroyed(fact: Fact) -> bool:
    """Whether a body of this kind may go: never one that decides rights, rules or conflicts."""
    kind = KINDS.get(fact.header.kind)
    return kind is not None and kind.destructible


def fold(facts: Iterable[Fact], me: str = "") -> Folded:
    """The state of a season as a pure function of its facts, whatever their order."""
    facts = union(facts)
    authority = Authority.of((f for f in facts if f.header.kind in TRUST), me)
    gone = destroyed(facts, authority)
    facts = [f.without_body() if f.digest in gone and may_be_destroyed(f) else f for f in facts]
    things: dict[Thing, list[Fact]] = defaultdict(list)
    for fact in facts:
        things[fact.header.thing].append(fact)
    tables = {table: set(rows) for table, rows in project(facts).items()}
    return Folded(authority, judge_all(things, authority), tables)
