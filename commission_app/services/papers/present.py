"""In the protocol: who was there, who presided, who was recused, whether there was a quorum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Quorum, Recusal
from commission_app.domain import quorum as quorums
from commission_app.domain.language import Bilingual
from commission_app.services.papers.gathering import Gathered, names_of, pair
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.domain import votes
    from commission_app.domain.facts.kinds.commission import Member, Sitting

GROUNDS = {
    "relative": T("papers.ground.relative"),
    "subordinate": T("papers.ground.subordinate"),
    "other": T("papers.ground.other"),
}
SHARES = {"2/3": T("papers.share.two_thirds"), "1/2": T("papers.share.half")}


def attendance(
    gathered: Gathered, sitting: Sitting
) -> tuple[list[Member], list[tuple[Member, str]]]:
    """Voting members who were there at any time, and the others with the recorded reason."""
    present: list[Member] = []
    absent: list[tuple[Member, str]] = []
    for member in gathered.voting:
        said = gathered.state.attendance.get((sitting.code, member.code))
        if said is not None and said.present:
            present.append(member)
        else:
            absent.append((member, said.reason if said else ""))
    return present, absent


def presiding(gathered: Gathered, present: Sequence[Member]) -> Member:
    """Who presided: the chair, else the deputy; UserError where neither was there."""
    code = quorums.presiding(gathered.state.assembly.seats, {m.code for m in present})
    for member in present:
        if member.code == code:
            return member
    raise UserError(T("services.nobody_presides"))


def reason(text: str) -> Bilingual:
    said = text.strip().rstrip(".")  # it stands in a list, between semicolons
    return Bilingual(said, said) if said else pair(T("papers.reason_unknown"))


def quorum(gathered: Gathered, present: Sequence[Member]) -> Quorum:
    rule = gathered.rules.quorum
    share = SHARES.get(rule.fraction)
    words = pair(share) if share else pair(T("papers.share.other"), share=rule.fraction)
    base = len(gathered.voting)
    return Quorum(
        members=base, present=len(present), needed=quorums.needed(rule, base), rule=words
    )


def recusals(gathered: Gathered, numbers: Mapping[str, int]) -> tuple[Recusal, ...]:
    counts: dict[str, votes.Count] = {c.interview: c for c in gathered.state.counts}
    found: list[Recusal] = []
    for said in gathered.state.recusals.values():
        if said.interview not in numbers:
            continue
        met = counts[said.interview].quorum if said.interview in counts else None
        kind = T("papers.recusal.decided") if said.decided else T("papers.recusal.own")
        found.append(
            Recusal(
                candidate=gathered.candidate(said.interview).names,
                number=numbers[said.interview],
                member=names_of(gathered.state.members[said.member]),
                kind=pair(kind),
                reason=pair(GROUNDS[said.ground]),
                present=len(met.present) if met else 0,
                needed=met.needed if met else 0,
            )
        )
    return tuple(sorted(found, key=lambda r: (r.number, r.member.kk.full)))


def recording(sitting: Sitting) -> Bilingual | None:
    if not sitting.recording:
        return None
    return pair(T("papers.recording"), files=sitting.recording)
