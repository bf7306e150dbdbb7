"""The member's own sheets: every revision with its reason, and what correcting begins with."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.criteria import countable, worth
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.commission import RuleSet, Slot
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.facts.kinds.scoring import Mark, Recusal, Sheet
from commission_app.services.changes import Changes
from commission_app.services.day.bench import printed
from commission_app.services.day.cards import card_of, guest_card
from commission_app.services.day.states import Known, state_of
from commission_app.services.day.today import local
from commission_app.services.doubts import SafeReading
from commission_app.services.handing_over import sheet_states
from commission_app.services.workspace import slots_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal

    from commission_app.domain.criteria import Worth
    from commission_app.domain.ruleset import RuleSet as Rules
    from commission_app.services.day.cards import Card
    from commission_app.services.day.states import State
    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class Difference:
    """What a revision changed for one criterion; None: there was no mark."""

    criterion: str
    before: int | None
    after: int | None
    comment: bool  # whether the words changed

    @property
    def level(self) -> bool:
        """Whether the level changed."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a sheet as it was sealed; `differences`: against the one before."""

    control: str
    digest: str
    void: bool
    sealed: datetime | None
    reason: str
    marks: tuple[Mark, ...]
    note: str
    total: Decimal | None  # None where its marks do not fit its rules
    differences: tuple[Difference, ...]
    note_changed: bool


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet with its revisions, oldest first; correcting begins with those of `current`."""

    card: Card
    state: State  # sealed, delivered, confirmed, void, recused, conflict
    revisions: tuple[Revision, ...]
    highest: Decimal

    @property
    def interview(self) -> str:
        """The code that CorrectSheet and VoidSheet take."""
        return self.card.interview

    @property
    def current(self) -> Revision:
        """What stands now."""
        return self.revisions[-1]

    @property
    def corrections(self) -> int:
        """How often it was corrected or made void."""
        return len(self.revisions) - 1

    @property
    def may_be_corrected(self) -> bool:
        """Whether CorrectSheet would take a reason; a void sheet becomes valid by it."""
        return self.state not in {"recused", "conflict"}


@dataclass(frozen=True, slots=True)
class OwnSheets:
    """All of them, the newest seal first."""

    sheets: tuple[OwnSheet, ...]
    confirmed: int


@dataclass(frozen=True, slots=True)
class ReadOwnSheets:
    """The sealed, corrected and void sheets of this laptop's member."""

    shows: ClassVar[Changes] = (
        Changes.SHEETS | Changes.PACKAGES | Changes.CANDIDATES | Changes.SCHEDULE
    ) | Changes.SEASON

    def __call__(self, workspace: Workspace) -> OwnSheets:
        with workspace.read() as now:
            found = _Pile.read(now).sheets()
        found.sort(key=lambda s: (_when(s), s.interview), reverse=True)
        done = sum(sheet.state == "confirmed" for sheet in found)
        return OwnSheets(tuple(found), done)


@dataclass(frozen=True, slots=True)
class _Pile:
    """Everything read once."""

    member: str
    ruleset: str
    rules: Rules
    versions: Mapping[str, tuple[Rules, Worth]]  # an old sheet is added up by its own rules
    revisions: Mapping[str, tuple[tuple[str, Sheet], ...]]  # by about
    current: Mapping[str, tuple[str, Sheet]]
    where: Mapping[str, str]
    recused: frozenset[str]
    slots: Mapping[str, tuple[str, Slot]]
    candidates: Mapping[str, tuple[str, Candidate]]

    @classmethod
    def read(cls, now: Reading) -> _Pile:
        ruleset, body = now.rules()
        versions = now.facts.revisions(RuleSet).get("ruleset", ())
        worths = {digest: (version.rules, worth(version.rules)) for digest, version in versions}
        return cls(
            member=now.own.member,
            ruleset=ruleset,
            rules=body.rules,
            versions=worths,
            revisions=now.facts.revisions(Sheet),
            current=now.facts.current(Sheet),
            where=sheet_states(now),
            recused=frozenset(SafeReading(now.facts).of(Recusal)),
            slots=slots_of(now.facts),
            candidates=now.facts.current(Candidate),
        )

    def sheets(self) -> list[OwnSheet]:
        own = (pair for pair in self.revisions.items() if pair[0].endswith(f"/{self.member}"))
        return [self._sheet(about, found) for about, found in own]

    def _sheet(self, about: str, found: Sequence[tuple[str, Sheet]]) -> OwnSheet:
        now = self.current.get(about)
        last = found[-1][1]
        known = Known(
            recused=about in self.recused,
            sheet=now[1] if now else None,
            contested=now is None,
            where=self.where.get(last.interview, ""),
        )
        before: list[Sheet | None] = [None, *(sheet for _, sheet in found)]
        return OwnSheet(
            card=self._card(last),
            state=state_of(known),
            revisions=tuple(
                self._revision(digest, sheet, old)
                for (digest, sheet), old in zip(found, before, strict=False)
            ),
            highest=self._points(last.ruleset, None),
        )

    def _revision(self, digest: str, sheet: Sheet, old: Sheet | None) -> Revision:
        rules, _ = self._version(sheet.ruleset)
        fits = countable(rules, sheet.marks)
        return Revision(
            control=control_code(digest),
            digest=digest,
            void=sheet.state == "void",
            sealed=local(sheet.sealed) if sheet.sealed else None,
            reason=sheet.reason,
            marks=sheet.marks,
            note=sheet.note,
            total=self._points(sheet.ruleset, sheet.marks) if fits else None,
            differences=differences(old, sheet),
            note_changed=old is not None and old.note != sheet.note,
        )

    def _version(self, ruleset: str) -> tuple[Rules, Worth]:
        """The rules that a sheet was made by; those in force where they are not here."""
        return self.versions.get(ruleset) or self.versions[self.ruleset]

    def _points(self, ruleset: str, marks: Sequence[Mark] | None) -> Decimal:
        """What marks add up to; of None: the highest that a sheet can reach."""
        rules, worths = self._version(ruleset)
        points = worths.highest if marks is None else worths.total(marks)
        return printed(Fraction(points, worths.unit), rules)

    def _card(self, sheet: Sheet) -> Card:
        if sheet.name and sheet.interview not in self.slots:
            return guest_card(sheet.interview, sheet.name)
        found = self.candidates.get(sheet.interview.partition("/")[0])
        full = self.rules.interview.show == "full"
        return card_of(sheet.interview, found[1] if found else None, full=full)


def differences(old: Sheet | None, new: Sheet) -> tuple[Difference, ...]:
    """Criterion by criterion, in the order of the new sheet; nothing for a first revision."""
    if old is None:
        return ()
    before = {mark.criterion: mark for mark in old.marks}
    after = {mark.criterion: mark for mark in new.marks}
    found = (_difference(c, before.get(c), after.get(c)) for c in {**after, **before})
    return tuple(one for one in found if one.level or one.comment)


def _difference(criterion: str, old: Mark | None, new: Mark | None) -> Difference:
    said = (old.comment if old else "", new.comment if new else "")
    levels = (old.level if old else None, new.level if new else None)
    return Difference(criterion, *levels, said[0] != said[1])


def _when(sheet: OwnSheet) -> str:
    sealed = sheet.current.sealed
    return sealed.isoformat() if sealed else ""
