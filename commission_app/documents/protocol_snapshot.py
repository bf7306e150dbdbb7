"""The frozen snapshot a protocol is printed from; DOMAIN order of its sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commission_app.documents.snapshots import (
        Control,
        Person,
        Requisites,
        RulesetLine,
        Signatory,
        Sitting,
    )
    from commission_app.domain.language import Bilingual
    from commission_app.domain.names import Names


@dataclass(frozen=True, kw_only=True)
class Absence:
    """A member or a candidate who did not come, and why."""

    names: Names
    reason: Bilingual


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """Members of the commission, those present, those needed; the rule in words."""

    members: int
    present: int
    needed: int
    rule: Bilingual  # «құрамның кемінде үштен екісі»


@dataclass(frozen=True, kw_only=True)
class Recusal:
    """A member who does not take part in one candidate, and the quorum that is left."""

    candidate: Names
    number: int
    member: Names
    kind: Bilingual  # «Өздігінен бас тарту», «Самоотвод»
    reason: Bilingual
    present: int
    needed: int


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """Who reported, and how many candidates were admitted and appeared."""

    reporter: Names
    admitted: int
    appeared: int
    missing: tuple[Absence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """What marks were given by: ruleset, number of criteria, scale and maximum as printed."""

    ruleset: RulesetLine
    criteria: int
    lowest: str
    highest: str
    maximum: str
    paragraphs: tuple[Bilingual, ...] = ()  # independence, computing, thresholds


@dataclass(frozen=True, kw_only=True)
class Result:
    """One candidate's line of results; figures are rounded and have their comma."""

    number: int
    code: str
    names: Names
    region: Bilingual
    organisation: Bilingual
    sheets: int
    assigned: int
    score: str
    percent: str
    outcome: Bilingual  # «Ұсынылады», «Рекомендуется»
    means: tuple[str, ...] = ()  # by criterion, in the order of `criteria`; or empty


@dataclass(frozen=True, kw_only=True)
class Speech:
    """A short opinion that was spoken."""

    names: Names
    text: Bilingual


@dataclass(frozen=True, kw_only=True)
class Vote:
    """One proposal in one round: how the members voted and what followed."""

    label: str  # «А», «Б»
    proposal: Bilingual
    in_favour: int
    against: int
    abstained: int
    not_voting: int
    round: int = 1
    outcome: Bilingual | None = None
    note: Bilingual | None = None  # the tie rule that was used


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A candidate in a decision; reasons where the decision needs them."""

    number: int
    names: Names
    score: str = ""
    reasons: Bilingual | None = None


@dataclass(frozen=True, kw_only=True)
class Dissent:
    """A dissenting opinion in the language it was written in."""

    names: Names
    about: Bilingual  # «№ 17 кандидат бойынша»
    text: str


@dataclass(frozen=True, kw_only=True)
class Annex:
    """A paper that goes with the protocol; `sheets` is None where it is not counted."""

    title: Bilingual
    sheets: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeviceUse:
    """A member's laptops and what came from them; several devices stand on several lines."""

    names: Names
    devices: tuple[str, ...]
    fingerprints: tuple[str, ...]
    sheets: int
    corrections: int
    resolutions: int
    note: Bilingual | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """A correction of a sheet, or a settled conflict: who, about whom, when, what."""

    names: Names | None  # None: about no member, about no candidate
    candidate: Names | None
    number: int  # 0: about no interview
    at: str  # «29.09.2026 11:02»
    what: Bilingual


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A sheet that came on paper: who typed it in, from which paper, what it says."""

    names: Names
    candidate: Names
    number: int
    paper: str  # number of the paper, or of its scan; or empty
    code: str
    typed: tuple[str, ...]
    marks: str  # «4 5 3 4 4 5», in the order of the criteria
    total: str
    note: Bilingual | None = None  # that it does not count, or why it was typed again


@dataclass(frozen=True, kw_only=True)
class ProtocolSnapshot:
    """Everything a protocol says. None is a requisite that is not set yet."""

    requisites: Requisites
    sitting: Sitting
    heading: Bilingual | None
    basis: Bilingual | None
    presiding: Names
    secretary: Names
    present: tuple[Person, ...]
    quorum: Quorum
    declarations: int
    agenda: tuple[Bilingual, ...]
    form: Bilingual | None
    hearing: Hearing
    scoring: Scoring
    results: tuple[Result, ...]
    votes: tuple[Vote, ...]
    voting_rule: Bilingual | None
    appeal: Bilingual | None
    signatories: tuple[Signatory, ...]
    control: Control | None
    reserve: Bilingual | None  # the reserve that candidates are enrolled in
    composed: Bilingual | None = None  # the commission's name and the order that composed it
    replaces: str = ""  # control code of the version that this one corrects
    absent: tuple[Absence, ...] = ()
    invited: tuple[Person, ...] = ()
    observers: tuple[Person, ...] = ()
    recording: Bilingual | None = None
    recusals: tuple[Recusal, ...] = ()
    criteria: tuple[Bilingual, ...] = ()  # only where means by criterion are printed
    speeches: tuple[Speech, ...] = ()
    recommended: tuple[Decided, ...] = ()
    refused: tuple[Decided, ...] = ()
    postponed: tuple[Decided, ...] = ()
    instructions: tuple[Bilingual, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    annexes: tuple[Annex, ...] = ()
    devices: tuple[DeviceUse, ...] = ()
    corrections: tuple[Change, ...] = ()
    resolutions: tuple[Change, ...] = ()
    paper: tuple[PaperLine, ...] = ()
    approvals: tuple[Change, ...] = ()
    keys: tuple[Change, ...] = ()  # while two people are asked for
    membership: tuple[Change, ...] = ()  # of members, once laptops were out
    explained: tuple[Change, ...] = ()  # why a sheet is not there, in words
    renamed: tuple[Change, ...] = ()  # candidates, after their sheets were given
