"""The approvals that stand, joined with who is the chair and who withdrew."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from commission_app.domain.approvals import Approvals
from commission_app.domain.facts.kinds.approving import Approval
from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.services.doubts import SafeReading

if TYPE_CHECKING:
    from commission_app.models.facts import Facts


def approvals_of(facts: Facts) -> Approvals:
    """Ask `given` or `by_chair` of it; it grows with the facts and never with times."""
    said: dict[str, set[str]] = defaultdict(set)
    out: dict[str, set[str]] = defaultdict(set)
    every = [(body,) for _, body in facts.current(Approval).values()]
    disputed = facts.disputed(Approval).values()  # of two laptops of one member
    for words in (*every, *(tuple(body for _, body in both) for both in disputed)):
        one = words[0]
        if not any(word.withdrawn or word.out != one.out for word in words):
            (out if one.out else said)[one.fact].add(one.member)
    members = [body for _, body in facts.current(Member).values()]
    recusals = SafeReading(facts).of(Recusal).values()
    return Approvals(
        said={digest: frozenset(by) for digest, by in said.items()},
        left_out={digest: frozenset(by) for digest, by in out.items()},
        chairs=frozenset(m.code for m in members if m.function == "chair"),
        deputies=frozenset(m.code for m in members if m.function == "deputy" and m.votes),
        recused=frozenset((r.interview, r.member) for r in recusals),
    )
