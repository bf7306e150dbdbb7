"""The bank of what members and commissions write, in both languages."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from commission_app.domain.language import Bilingual
from commission_app.shared.paths import resources

Tier = Literal["low", "middle", "high"]
Spoken = Literal["kk", "ru"]
Bilinguals = tuple[Bilingual, ...]


class Sentences(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences that may stand for one another, by language."""

    kk: tuple[str, ...]
    ru: tuple[str, ...]

    def of(self, language: Spoken) -> tuple[str, ...]:
        """The sentences of one language."""
        return self.kk if language == "kk" else self.ru


class Tiers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences about a weak, a sufficient and a strong answer."""

    low: Sentences
    middle: Sentences
    high: Sentences

    def of(self, tier: Tier, language: Spoken) -> tuple[str, ...]:
        """The sentences of one tier in one language."""
        return {"low": self.low, "middle": self.middle, "high": self.high}[tier].of(language)


class IncidentReasons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why something did not go as planned."""

    relative: Bilinguals
    subordinate: Bilinguals
    other: Bilinguals
    illness: Bilinguals
    excused: Bilinguals
    unexcused: Bilinguals
    interrupted: Bilinguals
    corrected: Bilinguals
    void: Bilinguals


class DecisionReasons(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a commission decided as it did."""

    too_few: Bilingual
    excused: Bilingual
    unexcused: Bilingual
    below: Bilingual
    raised: Bilinguals
    lowered: Bilinguals


class DissentTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Dissenting opinions on an enrolment and on a refusal."""

    against_enrol: Bilinguals
    against_refusal: Bilinguals


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in the preset; `more` goes after a first sentence."""

    comments: dict[str, Tiers]
    any_criterion: Tiers
    more: Tiers
    notes: Tiers
    incidents: IncidentReasons
    decisions: DecisionReasons
    dissents: DissentTexts


@cache
def phrases() -> Phrases:
    """The bank; FileNotFoundError or msgspec.DecodeError in a broken installation."""
    raw = (resources() / "presets" / "sample-interviews.json").read_bytes()
    return msgspec.json.decode(raw, type=Phrases)


def in_language(text: Bilingual, language: Spoken) -> str:
    """One of the two texts."""
    return text.kk if language == "kk" else text.ru
