"""Which candidates are shown: by the stage they reached, the region, how they stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.services.people.places import DECISIONS, STATES
from commission_app.shared.texts import T
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.people.candidates import CandidateRow, Candidates
    from commission_app.services.people.places import Place
    from commission_app.views.support.words import Words

BEFORE = {"applied", "out", "withdrawn"}  # states of those whom no interview waits for


@dataclass(frozen=True, slots=True)
class Filter:
    """What narrows the list; "" and 0 do not."""

    stage: str = ""
    region: str = ""
    state: str = ""

    def keeps(self, row: CandidateRow, last: int) -> bool:
        """Whether this candidate is shown; `last` is the stage of the interview."""
        if self.region and row.region != self.region:
            return False
        if self.stage and reached(row.place, last) < int(self.stage):
            return False
        return not self.state or state_key(row.place) == self.state

    @property
    def narrows(self) -> bool:
        """Whether anybody may be left out."""
        return self != Filter()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to filter by: its words in the list and, shorter, on the chip."""

    key: str
    words: Words
    short: Words
    count: int


def reached(place: Place, last: int) -> int:
    """The stage a candidate came to, whether it was passed or not."""
    if place.interview or place.state not in BEFORE:
        return last
    return place.stage if place.state == "out" else min(place.stage + 1, last)


def state_key(place: Place) -> str:
    """How a candidate stands, with what was decided."""
    return f"decided {place.decision}" if place.decision else place.state


def stage_options(found: Candidates) -> tuple[Option, ...]:
    """The stages with how many came to each."""
    last = last_stage(found)
    counts = Counter(reached(row.place, last) for row in found.rows)
    return tuple(
        Option(
            str(order),
            joined(order, title, between="  "),
            phrase(T("candidates.stage"), stage=order),
            sum(n for stage, n in counts.items() if stage >= order),
        )
        for order, title in found.stages
    )


def region_options(found: Candidates) -> tuple[Option, ...]:
    """The regions that occur."""
    return tuple(Option(code, name, name, count) for code, name, count in found.regions())


def state_options(found: Candidates) -> tuple[Option, ...]:
    """The states that occur, in the order of the season."""
    counts = Counter(state_key(row.place) for row in found.rows)
    return tuple(
        Option(key, words, words, counts[key])
        for key, words in STATE_WORDS.items()
        if counts[key]
    )


def last_stage(found: Candidates) -> int:
    """The stage of the interview: the last one."""
    return max((order for order, _ in found.stages), default=0)


def _state_words() -> dict[str, Words]:
    words: dict[str, Words] = {}
    for state, key in STATES.items():
        if state == "out":
            words[state] = phrase(T("candidates.state_out"))
        elif state == "decided":
            words |= {f"decided {one}": phrase(text) for one, text in DECISIONS.items()}
        else:
            words[state] = phrase(key)
    return words


STATE_WORDS = _state_words()
