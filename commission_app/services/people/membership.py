"""Members join, change and leave; what would take sealed sheets away is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.body import LINE
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.commission import Commission, Member, Panel
from commission_app.domain.facts.kinds.deciding import Vote
from commission_app.domain.language import Bilingual
from commission_app.domain.lookalikes import clean
from commission_app.domain.quorum import VOTELESS
from commission_app.models import open_ballots, people
from commission_app.services.changes import Changes, Done
from commission_app.services.functions import one_of_each
from commission_app.services.late_reason import reason_line, reason_once_out, without_reason
from commission_app.services.member_codes import next_code
from commission_app.services.workspace import member_of, require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.quorum import Function
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

LONGEST = LINE


@dataclass(frozen=True, slots=True)
class AddMember:
    """A new member; the code is the next free one unless it is given."""

    names: Bilingual
    position: Bilingual
    function: Function
    votes: bool
    code: str = ""
    substitute_of: str = ""  # the member in whose place this one comes
    reason: str = ""  # once laptops are out

    def __call__(self, workspace: Workspace) -> Done[str]:
        with workspace.act() as act:
            require_office(act)
            here = act.facts.current(Member)
            code = self.code.strip() or next_code(set(here))
            if code in here:
                raise UserError(T("people.member_code_taken"), member=code)
            if self.substitute_of:
                member_of(act.facts, self.substitute_of)
            reason = reason_once_out(act, self.reason)
            body = _member(code, self)
            one_of_each(here, (body,))
            body = msgspec.structs.replace(body, substitute_of=self.substitute_of)
            act.record(msgspec.structs.replace(body, reason=reason))
            act.note("member.added", f"{code}: {reason[:300]}" if reason else code)
        return Done(code, Changes.COMMISSION)


@dataclass(frozen=True, slots=True)
class ChangeMember:
    """Another spelling, position, function or right; a reason once laptops are out."""

    code: str
    names: Bilingual
    position: Bilingual
    function: Function
    votes: bool
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            require_office(act)
            old = member_of(act.facts, self.code)
            reason = reason_once_out(act, self.reason)
            body = _member(self.code, self)
            body = msgspec.structs.replace(body, substitute_of=old.substitute_of)
            if without_reason(old) == body:
                raise UserError(T("people.member_same"), member=self.code)
            one_of_each(act.facts.current(Member), (body,))
            if old.votes and not body.votes:
                _gave_nothing(act, self.code)
            act.record(msgspec.structs.replace(body, reason=reason))
            act.note("member.changed", f"{self.code}: {reason[:300]}")
        return Done(None, Changes.COMMISSION | Changes.SHEETS)


@dataclass(frozen=True, slots=True)
class EndMember:
    """A membership ends, with a reason: no vote, no panel. Who has sealed sheets stays."""

    code: str
    reason: str

    def __call__(self, workspace: Workspace) -> Done[tuple[str, ...]]:
        reason = reason_line(self.reason)
        if not reason:
            raise UserError(T("services.reason_needed"))
        with workspace.act() as act:
            require_office(act)
            old = member_of(act.facts, self.code)
            if people.noted(act.c, "member.ended", self.code) and not old.votes:
                raise UserError(T("people.member_ended"), member=self.code)
            _gave_nothing(act, self.code)
            act.record(msgspec.structs.replace(old, salt="", votes=False, reason=reason))
            left: list[str] = []
            for code, (_, panel) in sorted(act.facts.current(Panel).items()):
                if self.code in panel.members:
                    rest = tuple(m for m in panel.members if m != self.code)
                    left_it = {"salt": "", "members": rest, "reason": reason}
                    act.record(msgspec.structs.replace(panel, **left_it))
                    left.append(code)
            act.note("member.ended", f"{self.code}: {reason[:300]}")
        return Done(tuple(left), Changes.COMMISSION | Changes.SCHEDULE | Changes.SHEETS)


@dataclass(frozen=True, slots=True)
class ChangeCommission:
    """The commission's name and the order that composed it."""

    title: Bilingual
    order_number: str = ""
    order_date: str = ""  # ISO 8601

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            require_office(act)
            body = Commission(
                title=_both(self.title),
                order_number=self.order_number.strip(),
                order_date=self.order_date,
            )
            act.record_changed([body], Commission)
            act.note("commission.changed")
        return Done(None, Changes.COMMISSION)


def _member(code: str, said: AddMember | ChangeMember) -> Member:
    """What was typed, its look-alike letters repaired.

    UserError for an empty name, and for a vote that nobody of this function has.
    """
    if said.votes and said.function in VOTELESS:
        raise UserError(T("people.member_vote"), member=code)
    names, position = _both(said.names), _both(said.position)
    if not (names.kk or names.ru):
        raise UserError(T("people.member_name"))
    if not code.isascii() or len(code) > 40 or not code.replace("-", "").isalnum():
        raise UserError(T("people.member_code"), member=code[:40])
    return Member(
        code=code,
        names=Bilingual(names.kk or names.ru, names.ru or names.kk),
        position=Bilingual(position.kk or position.ru, position.ru or position.kk),
        function=said.function,
        votes=said.votes,
    )


def _both(text: Bilingual) -> Bilingual:
    kk, ru = (" ".join(clean(one).text.split())[:LONGEST] for one in (text.kk, text.ru))
    return Bilingual(kk, ru)


def _gave_nothing(act: Act, code: str) -> None:
    """UserError where sheets or votes of this member would lose their worth."""
    heads = people.sheet_heads(act.c, act.facts.season)
    paper = act.facts.current(PaperSheet).values()
    count = sum(head.member == code for head in heads)
    if count := count + sum(one.member == code for _, one in paper):
        raise UserError(T("people.member_has_sheets"), member=code, count=count)
    votes = {v.proposal for _, v in act.facts.current(Vote).values() if v.member == code}
    for one in open_ballots.of_season(act.c, act.own.season):
        votes |= {one.proposal} if code in one.votes else set()
    if votes:
        proposals = ", ".join(sorted(votes))
        raise UserError(T("people.member_has_votes"), member=code, proposals=proposals)
