"""The one word for an interview in a member's queue, from what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.scoring import Interview, Sheet
from commission_app.services.doubts import stands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.domain.facts.kinds.scoring import Outcome
    from commission_app.models.drafts import Draft
    from commission_app.models.facts import Facts

State = Literal[
    "waiting",
    "in_progress",
    "interrupted",
    "sealed",  # on this laptop only
    "delivered",  # written to a medium
    "confirmed",  # the office has it
    "paper",  # filled in by hand, typed in by the office
    "void",
    "recused",
    "absent",
    "rescheduled",
    "conflict",  # two sheets of one member: this laptop was copied
]
OPEN: frozenset[State] = frozenset(("waiting", "in_progress", "interrupted"))
SCORED: frozenset[State] = frozenset(("sealed", "delivered", "confirmed", "paper"))


@dataclass(frozen=True, slots=True)
class Known:
    """All that a state depends on."""

    recused: bool = False
    sheet: Sheet | None = None
    contested: bool = False
    where: str = ""  # how far the sheet has come: laptop, delivered, confirmed
    office: Outcome | None = None  # the office's word, which decides
    own: Outcome | None = None  # the member's
    begun: bool = False
    paper: bool = False


def state_of(known: Known) -> State:
    """A recusal wins, then what is sealed, then the office's word, the draft, the member's."""
    sheet, words = known.sheet, {known.office, known.own}
    said = known.own if known.office is None else None
    judged: tuple[tuple[State, bool], ...] = (
        ("recused", known.recused),
        ("conflict", known.contested),
        ("void", sheet is not None and sheet.state == "void"),
        ("confirmed", sheet is not None and known.where == "confirmed"),
        ("delivered", sheet is not None and known.where == "delivered"),
        ("sealed", sheet is not None),
        ("absent", known.office == "absent"),
        ("rescheduled", known.office == "rescheduled"),
        ("interrupted", "interrupted" in words),
        ("in_progress", known.begun),  # marks after a word that nobody came: somebody did
        ("paper", known.paper),
        ("absent", said == "absent"),
        ("rescheduled", said == "rescheduled"),
    )
    for state, holds in judged:
        if holds:
            return state
    return "waiting"


def words_about(facts: Facts, interview: str, member: str) -> dict[str, Interview]:
    """The words about one interview: "" → the office's, member → the member's own."""
    found = {who: facts.current_one(Interview, f"{interview}/{who}") for who in ("", member)}
    return {who: pair[1] for who, pair in found.items() if pair is not None}


def known_of(facts: Facts, interview: str, member: str, draft: Draft) -> Known:
    """What is known of one interview, by index; how far a sheet has come is not asked."""
    about = f"{interview}/{member}"
    sheet = facts.current_one(Sheet, about)
    words = words_about(facts, interview, member)
    return Known(
        recused=stands(facts, ("recusal", about)),
        sheet=sheet[1] if sheet else None,
        contested=sheet is None and stands(facts, ("sheet", about)),
        office=_word(words, ""),
        own=_word(words, member),
        begun=draft.begun,
        paper=_on_paper(facts, about),
    )


def _on_paper(facts: Facts, about: str) -> bool:
    """Whether the office has typed in a paper and not withdrawn it."""
    sheet = facts.current_one(PaperSheet, about)
    return stands(facts, ("paper-sheet", about)) and (sheet is None or sheet[1].state != "void")


def _word(words: Mapping[str, Interview], who: str) -> Outcome | None:
    return words[who].outcome if who in words else None
