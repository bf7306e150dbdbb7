"""What a late change of a member touches: sheets, votes and approvals given already."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.approving import Approval, PaperSheet
from commission_app.domain.facts.kinds.commission import Member, Slot
from commission_app.domain.facts.kinds.deciding import Vote
from commission_app.models import people
from commission_app.services.matter.membership import LateChanges
from commission_app.services.papers.gathering import ROLES
from commission_app.services.sentences import Said, said
from commission_app.shared.texts import T
from commission_app.shared.world import from_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo

    from commission_app.services.matter.membership import Changed
    from commission_app.services.workspace import Reading


def touched(now: Reading, zone: tzinfo | None) -> Mapping[str, Sequence[Said]]:
    """Member → sentences for the screen; nothing where nothing was given yet."""
    found: dict[str, list[Said]] = defaultdict(list)
    changes = [one for one in LateChanges(now.facts).found if one.rights]
    if changes:
        given = _Given.read(now)
        for one in changes:
            at = from_text(one.header.at).astimezone(zone)
            found[one.member] += given.told(
                one, {"at": at, "reason": one.reason.rstrip(".") or "–"}
            )
    return found


APPROVING = frozenset(("chair", "deputy"))  # whose word lets a late change count


@dataclass(frozen=True, slots=True)
class _Given:
    """What was said by members, as far as a right hangs on it."""

    members: Mapping[str, Member]
    sheets: Sequence[tuple[str, str]]  # (interview, member)
    votes: Sequence[Vote]
    approvals: Sequence[str]  # who approved
    panels: Mapping[str, str]  # interview → panel

    @classmethod
    def read(cls, now: Reading) -> _Given:
        facts = now.facts
        heads = [(h.interview, h.member) for h in people.sheet_heads(now.c, facts.season)]
        paper = [(p.interview, p.member) for _, p in facts.current(PaperSheet).values()]
        return cls(
            members={about: body for about, (_, body) in facts.current(Member).items()},
            sheets=[*heads, *paper],
            votes=[body for _, body in facts.current(Vote).values()],
            approvals=[
                b.member for _, b in facts.current(Approval).values() if not b.withdrawn
            ],
            panels={about: body.panel for about, (_, body) in facts.current(Slot).items()},
        )

    def told(self, one: Changed, when: Mapping[str, object]) -> Iterator[Said]:
        """What of it still holds: a right that was given back touches nothing."""
        now = self.members.get(one.member)
        if now is None:
            return
        if one.after is None:
            yield from self._panel(one, when)
        elif one.before is not None and one.before.votes and not one.after.votes:
            yield from self._lost(one, when, now)
        elif one.after.votes and not (one.before and one.before.votes):
            yield from self._gained(when, now)
        if one.before and one.after and one.before.function != one.after.function:
            yield from self._function(one.before, one.after, when)

    def _lost(self, one: Changed, when: Mapping[str, object], now: Member) -> Iterator[Said]:
        sheets = sum(member == one.member for _, member in self.sheets)
        votes = sum(vote.member == one.member for vote in self.votes)
        if not now.votes and (sheets or votes):
            yield said(T("people.touched_lost"), **when, sheets=sheets, votes=votes)

    def _gained(self, when: Mapping[str, object], now: Member) -> Iterator[Said]:
        rounds = len({(vote.proposal, vote.round) for vote in self.votes})
        if now.votes and rounds:
            yield said(T("people.touched_gained"), **when, rounds=rounds)

    def _function(self, old: Member, new: Member, when: Mapping[str, object]) -> Iterator[Said]:
        count = self.approvals.count(new.code)
        if count and APPROVING & {old.function, new.function}:
            roles = {"old": said(ROLES[old.function]), "new": said(ROLES[new.function])}
            yield said(T("people.touched_chair"), **when, **roles, count=count)

    def _panel(self, one: Changed, when: Mapping[str, object]) -> Iterator[Said]:
        mine = [
            i for i, m in self.sheets if m == one.member and self.panels.get(i) == one.panel
        ]
        if mine and not one.joined:
            yield said(T("people.touched_panel"), **when, panel=one.panel, sheets=len(mine))
