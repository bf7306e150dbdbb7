"""What stands of a season's interviews, as plain values: nothing of it is judged here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from commission_app.domain.presence import Presence

Key = tuple[str, str]  # (interview, member)
Outcome = Literal["held", "absent", "interrupted", "rescheduled"]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A slot with its panel's voting members; the real times where they are known."""

    interview: str
    panel: tuple[str, ...]
    sitting: str = ""
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class SheetView:
    """The current revision of a sealed or paper sheet; `revisions`: digests, oldest first."""

    interview: str
    member: str
    digest: str
    state: Literal["sealed", "void"] = "sealed"
    ruleset: str = ""
    revisions: tuple[str, ...] = ()  # with the current one
    countable: bool = True  # criteria.countable of its marks
    listed: bool = True  # False: the member typed the code, the sheet names no slot

    @property
    def corrections(self) -> int:
        """How often the sheet was corrected or made void."""
        return max(len(self.revisions) - 1, 0)

    def may_go_to(self, interview: str) -> bool:
        """Whether it may be linked to that interview.

        Marks that were given before one candidate's name are never another one's, whoever says
        so: only of a sheet whose code the member typed may it be that somebody else is meant.
        """
        return not self.listed or candidate_code(interview) == candidate_code(self.interview)


def candidate_code(interview: str) -> str:
    """The candidate's code; an interview's adds `/2` for a second appointment."""
    return interview.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Settlement:
    """A resolution about a cell: the fact chosen, those rejected, the interview to link."""

    chosen: str = ""
    rejected: frozenset[str] = frozenset()
    link: str = ""
    reason: str = ""

    def names(self, digest: str) -> bool:
        """Whether a person has said what becomes of this sheet."""
        return digest == self.chosen or digest in self.rejected

    def leads(self, sheet: SheetView) -> str:
        """The interview that this sheet was linked to, "" for none."""
        linked = sheet.digest == self.chosen and sheet.may_go_to(self.link)
        return self.link if linked else ""


@dataclass(frozen=True, slots=True)
class Matter:
    """Everything that the states depend on, as plain values: what stands, nothing judged."""

    ruleset: str  # digest of the current one
    appointments: tuple[Appointment, ...] = ()
    sheets: tuple[SheetView, ...] = ()
    paper: tuple[SheetView, ...] = ()
    contested: Mapping[Key, frozenset[str]] = field(
        default_factory=dict[Key, frozenset[str]]  # every digest of the contested sheet
    )
    recusals: Mapping[Key, str] = field(default_factory=dict[Key, str])  # ground
    presence: Mapping[Key, Presence] = field(
        default_factory=dict[Key, "Presence"]
    )  # (sitting, member)
    office_outcomes: Mapping[str, Outcome] = field(default_factory=dict[str, Outcome])
    member_outcomes: Mapping[Key, Outcome] = field(default_factory=dict[Key, Outcome])
    gaps: Mapping[Key, str] = field(default_factory=dict[Key, str])  # reason, from a closing
    revealed: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    approved: frozenset[str] = frozenset()  # digests that an approval of the chair names
    settlements: Mapping[Key, Settlement] = field(default_factory=dict[Key, Settlement])
    void: frozenset[str] = frozenset()  # digests of void revisions: nothing counts by them
    kept: Mapping[Key, frozenset[str]] = field(
        default_factory=dict[Key, frozenset[str]]  # sheets of laptops that were ended
    )
    judged: Mapping[Key, Settlement] = field(
        default_factory=dict[Key, Settlement]  # what a person said of the kept ones
    )
    lacking: frozenset[str] = frozenset()  # members whose laptop said more than is here
    released: frozenset[str] = frozenset()  # kept ones that the chair lets be left out

    def opened(self, key: Key) -> frozenset[str]:
        """Sheets that were opened with the marks and whose laptop says no more.

        They count as before: a restored laptop, or one that was ended, changes nothing that
        was seen, and a person's word leaves one out only where the chair lets it go. Of two
        that were opened, the one that a person had refused for the other never counted.
        """
        seen = self.revealed.get(key[0], frozenset[str]())
        found = self.kept.get(key, frozenset[str]()) & seen
        if not found:
            return found
        settled = self.settlements.get(key, Settlement())
        here = {d for sheet in self.of(key) for d in (sheet.digest, *sheet.revisions)}
        other = settled.chosen in seen & (here | self.kept[key])
        refused = settled.rejected if other else frozenset[str]()
        return found - refused - (self.judged.get(key, Settlement()).rejected & self.released)

    def binding(self, key: Key) -> frozenset[str]:
        """The same, where no other sheet has taken its place by what was opened or approved."""
        found = self.opened(key)
        return frozenset() if found and self.replaced(key) else found

    def replaced(self, key: Key) -> bool:
        """Whether a sheet of this cell stands that was opened itself, or the chair approved.

        One that a person refused takes no place. A void one does by the chair's approval; of
        paper it only undoes what the office did.
        """
        seen = self.revealed.get(key[0], frozenset[str]())
        refused = self.settlements.get(key, Settlement()).rejected
        here = [sheet for sheet in self.of(key) if sheet.digest not in refused]
        if any(s.state == "sealed" and s.digest in seen | self.approved for s in here):
            return True
        return any(s.digest in self.approved and s not in self.paper for s in here)

    def of(self, key: Key) -> tuple[SheetView, ...]:
        """Every sheet that names this cell, the refused ones too."""
        every = (*self.sheets, *self.paper)
        return tuple(s for s in every if (s.interview, s.member) == key)
