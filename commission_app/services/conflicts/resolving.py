"""A person settles a contradiction with a reason: a new fact that names every side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.criteria import substance
from commission_app.domain.facts.body import LINE
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.domain.matter import SheetView
from commission_app.services.changes import Changes, Done
from commission_app.services.conflicts.finding import conflicts_of
from commission_app.services.conflicts.policy import (
    NEEDS_AUTHOR_OR_CHAIR,
    NEEDS_CHAIR,
    NEEDS_RELEASE,
    OF_ANOTHER,
)
from commission_app.services.prose import tidy
from commission_app.services.scoring import slot_of
from commission_app.services.workspace import Reading, require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.domain.facts.header import Thing
    from commission_app.services.conflicts.found import Answer, Conflict
    from commission_app.services.workspace import Workspace

REFUSALS: Mapping[str, str] = {
    NEEDS_CHAIR: T("conflicts.refused_chair"),
    NEEDS_RELEASE: T("conflicts.refused_release"),
    NEEDS_AUTHOR_OR_CHAIR: T("conflicts.refused_author_or_chair"),
    OF_ANOTHER: OF_ANOTHER,
}
LONGEST = LINE  # it is printed in the protocol


@dataclass(frozen=True, slots=True)
class Resolve:
    """`chosen` "" for none; `rejected`: all other sides as the person saw them.

    A resolution that stands is superseded by the next one of the same thing.
    """

    target: Thing
    chosen: str
    rejected: tuple[str, ...]
    reason: str
    link: str = ""  # the interview that the chosen sheet belongs to

    def __call__(self, workspace: Workspace) -> Done[str]:
        reason = _reason(self.reason)
        with workspace.act() as act:
            require_office(act)
            now = Reading(act.c, act.own, act.facts)
            conflict = conflicts_of(workspace, now).about(self.target)
            if conflict is None:
                thing = ":".join(self.target)
                raise UserError(T("conflicts.nothing_contradicts"), thing=thing)
            self._check_sides(conflict)
            self._check_answer(conflict)
            if self.link:
                slot_of(act.facts, self.link)
                self._check_link(now)
            digest = act.settle(
                Resolution(
                    kind=self.target[0],
                    thing=self.target[1],
                    chosen=self.chosen,
                    rejected=tuple(sorted(self.rejected)),
                    link=self.link,
                    reason=reason,
                )
            )
            act.note("resolved", ":".join(self.target))
        return Done(digest, ~(Changes.DRAFTS | Changes.PACKAGES))

    def _check_sides(self, conflict: Conflict) -> None:
        """Every side is named, none twice, and none that the person has not seen."""
        named = [*self.rejected, *filter(None, [self.chosen])]
        if len(set(named)) != len(named):
            raise UserError(T("conflicts.chosen_and_rejected"))
        if strange := sorted(set(named) - conflict.digests):
            raise UserError(T("conflicts.unknown_side"), code=strange[0][:16])
        if conflict.digests - set(named):
            raise UserError(T("conflicts.stale"))

    def _check_link(self, now: Reading) -> None:
        """A sheet that names an appointment goes to its own candidate only."""
        body = body_of(now.facts.find([self.chosen])[self.chosen])
        if not isinstance(body, (Sheet, PaperSheet)):
            return
        sheet = SheetView(body.interview, body.member, self.chosen, listed=bool(body.slot))
        if not sheet.may_go_to(self.link):
            raise UserError(OF_ANOTHER)

    def _check_answer(self, conflict: Conflict) -> None:
        """It is one of the answers, and whoever must agree has agreed."""
        answers = [one for one in conflict.answers if self._is(one)]
        if not answers:
            raise UserError(T("conflicts.not_an_answer"))
        refused = answers[0].refusal
        if refused is not None:
            raise UserError(REFUSALS[refused.key])

    def _is(self, answer: Answer) -> bool:
        choice = "choose" if self.chosen else "none"
        same = (answer.choice, answer.digest) == (choice, self.chosen)
        return same and answer.link == bool(self.link)


def _reason(text: str) -> str:
    reason = " ".join(tidy(text).split())
    if not substance(reason):  # dots and unseen signs are no reason
        raise UserError(T("conflicts.reason_needed"))
    if len(reason) > LONGEST:
        raise UserError(T("conflicts.reason_long"), length=len(reason), most=LONGEST)
    return reason
