"""What services say of a sitting, as words that the windows can say in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.calling import short
from commission_app.shared.texts import T
from commission_app.views.support.words import joined, phrase, phrase_n

if TYPE_CHECKING:
    from commission_app.services.office.discussing import Discussed, QuorumState
    from commission_app.services.office.proposals import CountLine, ProposalLine
    from commission_app.services.office.sitting import Seat, SittingLine, SittingView
    from commission_app.views.support.words import Words

NOTHING: Words = ""
DECISIONS: dict[str, Words] = {
    "enrol": phrase(T("sitting.enrol")),
    "refuse": phrase(T("sitting.refuse")),
    "postpone": phrase(T("sitting.postpone")),
}
DECIDED: dict[str, Words] = {
    "enrol": phrase(T("sitting.decided_enrol")),
    "refuse": phrase(T("sitting.decided_refuse")),
    "postpone": phrase(T("sitting.decided_postpone")),
}
PROPOSED: dict[str, Words] = {
    "enrol": phrase(T("sitting.to_enrol")),
    "refuse": phrase(T("sitting.to_refuse")),
    "postpone": phrase(T("sitting.to_postpone")),
}
COMPUTED: dict[str, Words] = {
    "enrol": phrase(T("sitting.computed_enrol")),
    "refuse": phrase(T("sitting.computed_refuse")),
    "none": phrase(T("sitting.computed_none")),
}
FORMS: dict[str, Words] = {
    "plenary": phrase(T("sitting.form_plenary")),
    "panel": phrase(T("sitting.form_panel")),
}
FUNCTIONS: dict[str, Words] = {
    "chair": phrase(T("sitting.function_chair")),
    "deputy": phrase(T("sitting.function_deputy")),
    "member": phrase(T("sitting.function_member")),
    "secretary": phrase(T("sitting.function_secretary")),
    "observer": phrase(T("sitting.function_observer")),
    "expert": phrase(T("sitting.function_expert")),
}
OUTCOMES: dict[str, Words] = {
    "carried": phrase(T("sitting.outcome_carried")),
    "not_carried": phrase(T("sitting.outcome_not_carried")),
    "revote": phrase(T("sitting.outcome_revote")),
    "no_quorum": phrase(T("sitting.outcome_no_quorum")),
}


def quorum_words(state: QuorumState) -> Words:
    """How many are there and how many must be."""
    return phrase(
        T("sitting.quorum_of"), present=state.present, of=state.base, needed=state.needed
    )


def presence_words(one: SittingView) -> Words:
    """How many are in the room, or how many were there."""
    here = sum(seat.present for seat in one.seats)
    if one.closed is None:
        return phrase_n(T("sitting.present"), here)
    came = sum(seat.present or seat.left is not None for seat in one.seats)
    return phrase_n(T("sitting.attended"), came)


def sitting_words(one: SittingLine) -> Words:
    """A sitting in the list to choose from."""
    over = phrase(T("sitting.is_closed")) if one.closed else ""
    day = one.opened.date() if one.opened else ""
    return joined(one.code, FORMS[one.form], day, over, between=" · ")


def urgent(one: Discussed) -> int:
    """How soon it should be talked about; 0: nothing speaks against voting on it."""
    if one.spread:
        return 4
    if one.gone or one.missed is not None or not one.sheets:
        return 2
    if one.recommendation == "none":
        return 1
    return 3 if one.recommendation == "refuse" else 0


def why_talk(one: Discussed) -> Words:
    """In two or three words, why it is on the list to be talked about."""
    if one.spread:
        return phrase(T("sitting.why_spread"))
    if one.gone:
        return phrase(T("sitting.why_gone"))
    if one.missed is not None or not one.sheets:
        return phrase(T("sitting.why_absent"))
    if one.recommendation == "none":
        return phrase(T("sitting.why_few"))
    return phrase(T("sitting.why_below")) if one.recommendation == "refuse" else ""


def proposal_words(one: ProposalLine) -> Words:
    """What is proposed, for how many."""
    number = len(one.interviews)
    return joined(PROPOSED[one.decision], phrase_n(T("sitting.people"), number), between=" · ")


def gone_words(one: ProposalLine) -> Words:
    """Who of an open proposal left the selection, and what to do where that stops it."""
    people = [line.person for line in one.counts if line.interview in one.gone]
    names = [joined(who.interview, short(who.names), between=" ") for who in people]
    told = phrase(T("sitting.gone"), names=joined(*names, between=", "))
    if not one.stuck:
        return told
    apart = len(one.interviews) > len(one.gone) and one.round == 1
    way = T("sitting.gone_apart") if apart else T("sitting.gone_withdraw")
    return joined(told, phrase(way), between=" ")


def count_words(one: CountLine, *, final: bool = True) -> Words:
    """How the votes stand for one name, and where all were given what follows."""
    if not one.outcome:
        return phrase(T("sitting.no_votes"))
    figures = phrase(T("sitting.for_against"), pro=one.votes_for, con=one.against)
    parts: list[Words] = [figures]
    if one.abstained:
        parts.append(phrase_n(T("sitting.abstained"), one.abstained))
    if one.recused:
        parts.append(phrase_n(T("sitting.recused"), one.recused))
    if one.outcome == "no_quorum":
        parts.append(
            phrase(T("sitting.no_quorum_here"), present=one.present, needed=one.needed)
        )
    elif final:
        parts.append(OUTCOMES[one.outcome])
    return joined(*parts, between=", ")


def seat_words(seat: Seat) -> Words:
    """Whether a member is there, since when, or why not."""
    if seat.present and seat.since is not None:
        return phrase(T("sitting.here_since"), at=seat.since.time())
    told: list[Words] = []
    if seat.left is not None:
        told.append(phrase(T("sitting.left_at"), at=seat.left.time()))
    if seat.reason:
        told.append(phrase(T("sitting.absent_because"), reason=seat.reason))
    return joined(*told, between=", ") if told else phrase(T("sitting.not_here"))
