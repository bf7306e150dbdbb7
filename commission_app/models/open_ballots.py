"""Proposals that are being voted on: local rows, on the disk with every vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, select

from commission_app.models import tables as t
from commission_app.models.database import insert_many

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.domain.votes import Choice, Verdict
    from commission_app.models.database import Connection


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """A proposal whose round goes on; `votes`: member → (vote, when it was given)."""

    proposal: str
    season: str
    sitting: str
    round: int
    decision: Verdict
    interviews: tuple[str, ...]
    opened: str
    votes: Mapping[str, tuple[Choice, str]]


def of_season(c: Connection, season: str) -> list[OpenProposal]:
    """All that are open, in the order in which they were put."""
    p, b = t.proposal_draft.c, t.ballot_draft.c
    votes: dict[str, dict[str, tuple[Choice, str]]] = {}
    for proposal, member, vote, at in c.execute(select(b.proposal, b.member, b.vote, b.at)):
        votes.setdefault(proposal, {})[member] = (vote, at)
    query = select(t.proposal_draft).where(p.season == season).order_by(p.opened, p.proposal)
    return [
        OpenProposal(
            row.proposal,
            row.season,
            row.sitting,
            row.round,
            row.decision,
            tuple(msgspec.json.decode(row.interviews, type=list[str])),
            row.opened,
            votes.get(row.proposal, {}),
        )
        for row in c.execute(query)
    ]


def put(c: Connection, new: OpenProposal) -> None:
    """Open a proposal, or set what it names; its votes stay."""
    listed = msgspec.json.encode(new.interviews).decode()
    row = (new.proposal, new.season, new.sitting, new.round, new.decision, listed, new.opened)
    insert_many(c, t.proposal_draft, [row], replace=True)


def cast(c: Connection, proposal: str, member: str, vote: Choice, at: str) -> None:
    """A member's vote, in place of the one before."""
    insert_many(c, t.ballot_draft, [(proposal, member, vote, at)], replace=True)


def take_back(c: Connection, proposal: str, member: str) -> None:
    """The member has not voted."""
    b = t.ballot_draft.c
    c.execute(delete(t.ballot_draft).where(b.proposal == proposal, b.member == member))


def drop(c: Connection, proposal: str) -> None:
    """Concluded or withdrawn: nothing of it stays here."""
    for table in (t.ballot_draft, t.proposal_draft):
        c.execute(delete(table).where(table.c.proposal == proposal))
