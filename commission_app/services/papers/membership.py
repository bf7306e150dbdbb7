"""In the protocol's annex: who of the commission was changed after laptops were out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Change
from commission_app.domain.language import Bilingual
from commission_app.services.matter.membership import LateChanges
from commission_app.services.papers.gathering import ROLES, Gathered, names_of, pair
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.domain.facts.kinds.commission import Member
    from commission_app.models.facts import Facts
    from commission_app.services.matter.membership import Changed


def memberships(facts: Facts, gathered: Gathered) -> tuple[Change, ...]:
    """Who, from what to what, when, by which office, why; and what was given already."""
    votes = Counter(ballot.member for ballot in gathered.state.ballots)
    return tuple(
        _line(gathered, one, votes[one.member])
        for one in LateChanges(facts).found
        if one.member in gathered.state.members
    )


def _line(gathered: Gathered, one: Changed, votes: int) -> Change:
    parts = list(_told(gathered, one))
    if votes and one.rights and one.after is not None:
        parts.append(pair(T("papers.member.has_voted"), count=votes))
    what = Bilingual("; ".join(p.kk for p in parts), "; ".join(p.ru for p in parts))
    return Change(
        names=names_of(gathered.state.members[one.member]),
        candidate=None,
        number=0,
        at=f"{gathered.local(one.header.at):%d.%m.%Y %H:%M}",
        what=pair(
            T("papers.member.changed"),
            what=what,
            reason=one.reason.rstrip(".") or pair(T("papers.reason_unknown")),
            user=one.header.user or "–",
            device=short_fingerprint(one.header.device),
        ),
    )


def _told(gathered: Gathered, one: Changed) -> Iterator[Bilingual]:
    if one.after is None:
        panel = gathered.state.panels.get(one.panel)
        key = T("papers.member.on_panel") if one.joined else T("papers.member.off_panel")
        yield pair(key, panel=panel.title if panel and panel.title.ru else one.panel)
    elif one.before is None:
        values = {"role": pair(ROLES[one.after.function]), "votes": _right(one.after)}
        yield pair(T("papers.member.joined"), **values)
    else:
        yield from _differences(one.before, one.after)


def _differences(old: Member, new: Member) -> Iterator[Bilingual]:
    said = (
        (T("papers.member.names"), old.names, new.names),
        (T("papers.member.position"), old.position, new.position),
        (T("papers.member.function"), pair(ROLES[old.function]), pair(ROLES[new.function])),
        (T("papers.member.votes"), _right(old), _right(new)),
    )
    for key, before, after in said:
        if before != after:
            yield pair(key, old=before, new=after)


def _right(member: Member) -> Bilingual:
    with_it, without = T("papers.member.with_vote"), T("papers.member.without_vote")
    return pair(with_it if member.votes else without)
