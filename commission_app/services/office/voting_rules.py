"""What the rules say about deciding: asked once by the bench, which shows it in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from commission_app.domain.rounding import exact, rounded
from commission_app.services.changes import Changes
from commission_app.services.office.state import state_of
from commission_app.services.papers.voted import TIES
from commission_app.services.sentences import Said, said

if TYPE_CHECKING:
    from decimal import Decimal

    from commission_app.services.workspace import Workspace

Mode = Literal["score_recommends_vote_decides", "score_decides", "vote_only"]


@dataclass(frozen=True, slots=True)
class VotingRules:
    """How the commission of this season decides."""

    mode: Mode
    abstain: bool  # whether a member may abstain
    tie: Said  # what equal votes mean
    pass_percent: Decimal  # of the highest total
    levels: int  # of the scale


@dataclass(frozen=True, slots=True)
class ReadVotingRules:
    """The rules in force."""

    shows: ClassVar[Changes] = Changes.SEASON

    def __call__(self, workspace: Workspace) -> VotingRules:
        with workspace.read() as now:
            rules = state_of(workspace, now).body.rules
        percent = rounded(exact(rules.pass_rule.percent_of_max), rules.rounding)
        return VotingRules(
            mode=rules.decision_mode,
            abstain=rules.vote.abstain_allowed,
            tie=said(TIES[rules.vote.tie]),
            pass_percent=percent.normalize() + 0,
            levels=rules.scale.highest,
        )
