"""Who may give which answer, in one place.

A conflict of sheets is settled by its author, on the own laptop, or with the chair's approval,
never by the office alone: the office records what they said. An approval says that a sheet
counts; no sheet is left out by it, that is for its author, who makes it void. Only one that was
opened and whose laptop was ended has no author who could: the chair lets it go, in words of
its own. What changes no sheet that counts is the office's own word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.services.sentences import Said, said
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from commission_app.domain.approvals import Approvals

NEEDS_AUTHOR_OR_CHAIR = T("conflicts.needs_author_or_chair")
NEEDS_CHAIR = T("conflicts.needs_chair")
NEEDS_RELEASE = T("conflicts.needs_release")
OF_ANOTHER = T("conflicts.of_another")
By = Literal["office", "author_or_chair", "chair", "nobody"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Whose word lets a side be chosen, and all of them be left out."""

    choose: By = "office"
    none: By = "nobody"
    link: bool = False
    blocks: bool = True


OFFICE = Rule()
RULES: Mapping[str, Rule] = {
    "sheet": Rule(choose="author_or_chair"),
    "paper-sheet": Rule(choose="author_or_chair"),
    "contested": Rule(choose="author_or_chair"),
    "paper_and_sealed": Rule(choose="author_or_chair"),
    "changed_after_reveal": Rule(choose="chair"),
    "no_slot": Rule(link=True),
    "not_countable": Rule(choose="nobody"),
    "older_ruleset": Rule(blocks=False),
    "withdrawn": OFFICE,
    "kept_of_ended": Rule(none="office"),  # only what was opened can be chosen
    "kept_beside": Rule(none="office", blocks=False),
    "kept": Rule(none="office", blocks=False),  # to be said anew
    "sheet_of_absent": Rule(blocks=False),
    "sheet_of_recused": Rule(choose="nobody", none="office", blocks=False),
    "sheet_without_interview": Rule(choose="nobody", none="office", blocks=False),
    "fork": Rule(blocks=False),
    "laptops": Rule(blocks=False),
}


def rule_of(kind: str) -> Rule:
    """What is not about a sheet is the office's to say."""
    return RULES.get(kind, OFFICE)


@dataclass(frozen=True, slots=True)
class Asked:
    """About which sheet, of whom, in which interview."""

    interview: str
    member: str
    digests: Collection[str]  # that must be approved, each of them


def refusal(by: By, asked: Asked, approvals: Approvals) -> Said | None:
    """Why an answer is not allowed yet; None where it is."""
    if by == "author_or_chair":
        good = all(approvals.given(d, asked.interview, asked.member) for d in asked.digests)
        return None if good else said(NEEDS_AUTHOR_OR_CHAIR)
    if by == "chair":
        good = all(approvals.by_chair(d, asked.interview, asked.member) for d in asked.digests)
        return None if good else said(NEEDS_CHAIR)
    return None
