"""What does not go as planned on interview days: a few of everything that happens to people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.domain.criteria import allowed_levels
from commission_app.services.sample.draw import Draw
from commission_app.services.sample.phrases import in_language, phrases
from commission_app.services.sample.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.domain.facts.kinds.scoring import Ground
    from commission_app.domain.ruleset import RuleSet
    from commission_app.services.sample.phrases import Bilinguals, Spoken

_ENOUGH = 4  # members of a panel that can spare one and still have a result
_FROM = {  # kind → from how many interviews on it happens, and once more for how many others
    "recusal": (5, 100),
    "no_show": (6, 140),
    "correction": (8, 250),
    "absence": (8, 40_000),
    "interruption": (12, 250),
    "void": (12, 40_000),
}


@dataclass(frozen=True, slots=True)
class Appointment:
    """One interview before one panel, in the order of the day."""

    interview: str
    members: tuple[str, ...]  # the voting members of its panel
    language: Spoken


@dataclass(frozen=True, slots=True)
class SampleRecusal:
    """A member steps back from one candidate."""

    interview: str
    member: str
    ground: Ground
    reason: str


@dataclass(frozen=True, slots=True)
class MemberAbsence:
    """A member is away for interviews that follow one another before his panel."""

    member: str
    interviews: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class NoShow:
    """A candidate does not come."""

    interview: str
    excuse: Literal["excused", "unexcused"]
    reason: str


@dataclass(frozen=True, slots=True)
class Interruption:
    """An interview stops in the middle; it is resumed or appointed again."""

    interview: str
    reason: str


@dataclass(frozen=True, slots=True)
class MarkCorrection:
    """A member puts one mark right after sealing."""

    interview: str
    member: str
    criterion: str
    level: int
    reason: str


@dataclass(frozen=True, slots=True)
class VoidSheet:
    """A member takes a sealed sheet back as a whole."""

    interview: str
    member: str
    reason: str


@dataclass(frozen=True, slots=True)
class Incidents:
    """Everything unusual of the days; no interview occurs twice."""

    recusals: tuple[SampleRecusal, ...]
    absences: tuple[MemberAbsence, ...]
    no_shows: tuple[NoShow, ...]
    interruptions: tuple[Interruption, ...]
    corrections: tuple[MarkCorrection, ...]
    voids: tuple[VoidSheet, ...]


class _Days:
    """Hands out interviews, each for one incident only."""

    def __init__(self, seed: int, appointments: Sequence[Appointment]) -> None:
        self.seed = seed
        self.draw = Draw("incidents", seed, *(one.interview for one in appointments))
        self.whole = tuple(appointments)
        self.left = self.draw.some(appointments, len(appointments))

    def share_of(self, kind: str) -> int:
        """How often this kind happens."""
        least, per = _FROM[kind]
        size = len(self.whole)
        return 1 + size // per if size >= least else 0

    def take(self, kind: str) -> list[Appointment]:
        """Interviews for all incidents of this kind."""
        count = self.share_of(kind)
        taken, self.left = self.left[:count], self.left[count:]
        return taken

    def in_words(self, texts: Bilinguals, language: Spoken) -> str:
        """One of these texts in one language."""
        return in_language(self.draw.pick(texts), language)


def incidents(seed: int, rules: RuleSet, appointments: Sequence[Appointment]) -> Incidents:
    """What happens over these interviews; under five nothing, from twelve on one of each kind.

    Four hundred interviews get about fifteen of them and one illness of half a day.
    """
    days = _Days(seed, appointments)
    absences = (_absence(days),) if days.share_of("absence") else ()
    return Incidents(
        recusals=tuple(_recusal(days, one) for one in days.take("recusal")),
        absences=absences,
        no_shows=tuple(_no_show(days, one) for one in days.take("no_show")),
        interruptions=tuple(_interruption(days, one) for one in days.take("interruption")),
        corrections=tuple(_correction(days, rules, one) for one in days.take("correction")),
        voids=tuple(_void(days, one) for one in days.take("void")),
    )


def _recusal(days: _Days, one: Appointment) -> SampleRecusal:
    ground: Ground = days.draw.pick(("relative", "subordinate", "other"))
    reasons = phrases().incidents
    texts = {
        "relative": reasons.relative,
        "subordinate": reasons.subordinate,
        "other": reasons.other,
    }
    member = days.draw.pick(one.members[1:] or one.members)  # the first presides
    return SampleRecusal(
        one.interview, member, ground, days.in_words(texts[ground], one.language)
    )


def _absence(days: _Days) -> MemberAbsence:
    """One member falls ill for part of a day, where the panel can spare one if any can."""
    roomy = [one for one in days.whole if len(one.members) >= _ENOUGH] or list(days.whole)
    first = days.draw.pick(roomy)
    same = [one for one in days.whole if one.members == first.members]
    length = min(12, max(1, len(same) // 6))
    start = min(same.index(first), len(same) - length)
    away = tuple(one.interview for one in same[start : start + length])
    days.left = [one for one in days.left if one.interview not in away]
    member = days.draw.pick(first.members[1:] or first.members)
    reason = days.in_words(phrases().incidents.illness, first.language)
    return MemberAbsence(member, away, reason)


def _no_show(days: _Days, one: Appointment) -> NoShow:
    reasons = phrases().incidents
    if days.draw.chance(0.6):
        reason = days.in_words(reasons.excused, one.language)
        return NoShow(one.interview, "excused", reason)
    return NoShow(one.interview, "unexcused", days.in_words(reasons.unexcused, one.language))


def _interruption(days: _Days, one: Appointment) -> Interruption:
    texts = phrases().incidents.interrupted
    return Interruption(one.interview, days.in_words(texts, one.language))


def _correction(days: _Days, rules: RuleSet, one: Appointment) -> MarkCorrection:
    """One criterion, one step up, or down from the highest level."""
    member = days.draw.pick(one.members)
    before = sheet(days.seed, rules, one.interview, member, one.language)
    mark = days.draw.pick(before.marks)
    levels = allowed_levels(rules, rules.criterion(mark.criterion))
    place = levels.index(mark.level)
    level = levels[place + 1] if place + 1 < len(levels) else levels[max(0, place - 1)]
    reason = days.in_words(phrases().incidents.corrected, one.language)
    return MarkCorrection(one.interview, member, mark.criterion, level, reason)


def _void(days: _Days, one: Appointment) -> VoidSheet:
    reason = days.in_words(phrases().incidents.void, one.language)
    return VoidSheet(one.interview, days.draw.pick(one.members), reason)
