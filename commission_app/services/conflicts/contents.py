"""What a fact says, in a sentence: only what two people could have said differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission_app.domain.facts.kinds.commission import Member, Panel, RuleSet, Sitting, Slot
from commission_app.domain.facts.kinds.deciding import (
    Attendance,
    Closing,
    Decision,
    Reveal,
    Vote,
)
from commission_app.domain.facts.kinds.papers import Protocol
from commission_app.domain.facts.kinds.people import Candidate, Status
from commission_app.domain.facts.kinds.scoring import Dissent, Interview, Recusal
from commission_app.domain.language import Bilingual
from commission_app.services.office.explaining import OUTCOME_TEXTS, recusal_words
from commission_app.services.papers.gathering import ROLES
from commission_app.services.people.places import DECISIONS, GONE
from commission_app.services.sentences import Said, chained, counted, said
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

    from commission_app.domain.facts.body import Body

BALLOTS = {
    "for": T("conflicts.for"),
    "against": T("conflicts.against"),
    "abstain": T("conflicts.abstain"),
}
Telling = tuple[Said, ...]


def contents(body: Body, zone: tzinfo | None) -> Telling:
    """The sentences of one body; none for a kind whose sides differ in nothing that is told."""
    tell = _TELLERS.get(type(body))
    return tell(body, zone) if tell else ()


def _recusal(body: Recusal, _: tzinfo | None) -> Telling:
    return recusal_words(body)


def _decision(body: Decision, _: tzinfo | None) -> Telling:
    made = said(T("conflicts.decided"), decision=said(DECISIONS[body.decision]))
    return (made, said(T("office.reason"), reason=body.reason)) if body.reason.ru else (made,)


def _vote(body: Vote, _: tzinfo | None) -> Telling:
    values = {"proposal": body.proposal, "vote": said(BALLOTS[body.vote])}
    decision = said(DECISIONS[body.decision])
    return (said(T("conflicts.voted"), **values, decision=decision),)


def _candidate(body: Candidate, _: tzinfo | None) -> Telling:
    names = Bilingual(body.names.kk.full, body.names.ru.full)
    return (
        said(T("conflicts.names"), kk=names.kk, ru=names.ru),
        said(T("conflicts.post"), position=body.position, organisation=body.organisation),
    )


def _slot(body: Slot, zone: tzinfo | None) -> Telling:
    if body.cancelled:
        return (said(T("conflicts.slot_cancelled")),)
    if not body.at:
        return (said(T("conflicts.slot_place"), panel=body.panel, position=body.position + 1),)
    at = from_text(body.at).astimezone(zone)
    return (said(T("conflicts.slot_at"), panel=body.panel, at=at),)


def _member(body: Member, _: tzinfo | None) -> Telling:
    votes = T("conflicts.with_vote") if body.votes else T("conflicts.without_vote")
    role = said(ROLES[body.function])
    told = said(T("conflicts.member"), names=body.names, role=role, votes=said(votes))
    return _with_reason(told, body.reason)


def _panel(body: Panel, _: tzinfo | None) -> Telling:
    told = said(T("conflicts.panel"), members=", ".join(body.members) or "–")
    return _with_reason(told, body.reason)


def _with_reason(first: Said, reason: str) -> Telling:
    return (first, said(T("office.reason"), reason=reason)) if reason else (first,)


def _attendance(body: Attendance, zone: tzinfo | None) -> Telling:
    stays = [
        said(
            T("conflicts.stay"),
            start=from_text(stay.start).astimezone(zone),
            end=from_text(stay.end).astimezone(zone) if stay.end else "…",
        )
        for stay in body.present
    ]
    where = said(T("conflicts.sitting"), sitting=body.sitting)
    there = chained(stays) or said(T("conflicts.was_absent"))
    reason = (said(T("office.reason"), reason=body.reason),) if body.reason else ()
    return (where, there, *reason)


def _interview(body: Interview, _: tzinfo | None) -> Telling:
    word = said(OUTCOME_TEXTS[body.outcome])
    return (word, said(T("office.reason"), reason=body.reason)) if body.reason else (word,)


def _reveal(body: Reveal, _: tzinfo | None) -> Telling:
    return (counted(T("conflicts.opened"), len(body.sheets)),)


def _sitting(body: Sitting, zone: tzinfo | None) -> Telling:
    start = from_text(body.opened).astimezone(zone)
    end = from_text(body.closed).astimezone(zone) if body.closed else "…"
    return (said(T("conflicts.stay"), start=start, end=end),)


def _closing(body: Closing, _: tzinfo | None) -> Telling:
    return (counted(T("conflicts.gaps"), len(body.gaps)),)


def _ruleset(body: RuleSet, _: tzinfo | None) -> Telling:
    version = said(T("conflicts.ruleset"), version=body.version_number)
    reason = (said(T("office.reason"), reason=body.reason),) if body.reason else ()
    return (version, *reason)


def _protocol(body: Protocol, _: tzinfo | None) -> Telling:
    values = {"number": body.number, "edition": body.edition, "day": body.day}
    return (said(T("conflicts.protocol"), **values),)


def _status(body: Status, _: tzinfo | None) -> Telling:
    known = {**GONE, "admitted": T("conflicts.admitted")}
    return (said(known[body.status]),)


def _dissent(body: Dissent, _: tzinfo | None) -> Telling:
    return (said(T("conflicts.text"), text=body.text),)


_TELLERS: Mapping[type[Body], Callable[[Any, tzinfo | None], Telling]] = {
    Recusal: _recusal,
    Decision: _decision,
    Vote: _vote,
    Candidate: _candidate,
    Slot: _slot,
    Member: _member,
    Panel: _panel,
    Attendance: _attendance,
    Interview: _interview,
    Reveal: _reveal,
    Sitting: _sitting,
    Closing: _closing,
    RuleSet: _ruleset,
    Protocol: _protocol,
    Status: _status,
    Dissent: _dissent,
}
