"""Open proposals in an act: found, counted, given another round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from commission_app.domain import votes
from commission_app.models import open_ballots
from commission_app.services.sittings import sitting_of
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import from_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.domain.votes import Choice, Count
    from commission_app.models.open_ballots import OpenProposal
    from commission_app.services.act import Act
    from commission_app.services.reckoning import Reckoning


def count_open(state: Reckoning, one: OpenProposal) -> tuple[Count, ...]:
    """How the open round would be concluded now; nothing before the first vote."""
    return votes.count(state.assembly, ballots_of(one)) if one.votes else ()


def computed(state: Reckoning, interview: str) -> str:
    """What the score recommends; "none" where there is none or the rules ask for none."""
    score = state.scores.get(interview)
    return score.recommendation if score else "none"


def ballots_of(one: OpenProposal) -> list[votes.Ballot]:
    return [ballot_of(one, member, given) for member, given in sorted(one.votes.items())]


def ballot_of(one: OpenProposal, member: str, given: tuple[Choice, str]) -> votes.Ballot:
    return votes.Ballot(
        proposal=one.proposal,
        round=one.round,
        member=member,
        interviews=one.interviews,
        decision=one.decision,
        vote=given[0],
        at=from_text(given[1]),
    )


def all_open(act: Act) -> list[OpenProposal]:
    return open_ballots.of_season(act.c, act.own.season)


def open_one(act: Act, proposal: str) -> OpenProposal:
    require_office(act)
    for one in all_open(act):
        if one.proposal == proposal:
            in_session(act, one.sitting)
            return one
    raise UserError(T("office.not_open"), proposal=proposal)


def in_session(act: Act, sitting: str) -> None:
    """UserError where the sitting is closed: nothing is put, voted on or decided there."""
    if sitting_of(act.facts, sitting).closed:
        raise UserError(T("office.sitting_is_closed"), sitting=sitting)


def open_round(act: Act, one: OpenProposal, interviews: tuple[str, ...]) -> None:
    """The next round on what is still open, with nobody's vote yet."""
    number, opened = one.round + 1, utc_text(act.at)
    again = replace(one, round=number, interviews=interviews, opened=opened, votes={})
    open_ballots.put(act.c, again)
    act.note("proposed", f"{one.proposal} {one.decision} {len(interviews)}")


def not_open(act: Act, interviews: Sequence[str]) -> None:
    held: Mapping[str, str] = {i: p.proposal for p in all_open(act) for i in p.interviews}
    for code in interviews:
        if code in held:
            raise UserError(T("office.in_open_proposal"), interview=code, proposal=held[code])
