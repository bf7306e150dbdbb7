"""A conflict as a person sees it: a name, all sides in words, and what may be answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.domain.facts.header import Thing
    from commission_app.domain.language import Bilingual
    from commission_app.services.office.state import Person
    from commission_app.services.sentences import Said

Choice = Literal["choose", "none"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the words that contradict; before the reveal nothing of it tells a level."""

    digest: str
    control: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person may settle; `refusal`: who has to agree first, where nobody has yet."""

    choice: Choice
    digest: str  # of the side that is chosen; "" for none of them
    words: Said
    refusal: Said | None = None
    link: bool = False  # an interview must be named that the sheet belongs to


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a person said before; it stands until another word takes its place."""

    chosen: str
    rejected: tuple[str, ...]
    link: str
    reason: str
    at: datetime
    user: str
    control: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One contradiction; `target` is what a resolution of it speaks of."""

    kind: str
    target: Thing
    title: Said
    means: Said  # what holds until it is settled
    interview: str
    member: str
    person: Person | None
    name: Bilingual | None  # the member's
    differences: Said | None
    sides: tuple[Side, ...]
    answers: tuple[Answer, ...]
    blocks: bool  # keeps an interview closed and a protocol a draft
    settled: Settlement | None = None

    @property
    def argument(self) -> str:
        """As the command line takes it."""
        return f"{self.target[0]}:{self.target[1]}"

    @property
    def digests(self) -> frozenset[str]:
        """All sides."""
        return frozenset(side.digest for side in self.sides)


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Everything that contradicts, and what was settled; those that block come first."""

    open: tuple[Conflict, ...]
    settled: tuple[Conflict, ...]  # newest first
    links: tuple[Person, ...]  # interviews that a sheet without a slot may belong to

    @property
    def blocking(self) -> int:
        """How many keep something from being revealed or made final."""
        return sum(one.blocks for one in self.open)

    def about(self, target: Thing) -> Conflict | None:
        """The open one, else the settled one."""
        return next((c for c in (*self.open, *self.settled) if c.target == target), None)
