"""The rules of one season as data: one frozen value, known by the digest of its fact."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from commission_app.domain.language import Bilingual, Trilingual
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

UNSET: Literal["unset"] = "unset"
LONGEST_TEXT = 4000  # characters of one printed text

Code = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}\Z")]
Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,47}\Z")]
Amount = Annotated[str, msgspec.Meta(pattern=r"^(0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?\Z")]
AmountOrNone = Annotated[str, msgspec.Meta(pattern=r"^((0|[1-9][0-9]{0,5})(\.[0-9]{1,6})?)?\Z")]
Share = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{0,2}/[1-9][0-9]{0,2}\Z")]
NumberFormat = Annotated[
    str,
    msgspec.Meta(pattern=r"^[^{}\s]{0,24}(\{yyyy\}[^{}\s]{0,8})?\{seq:0[1-9]d\}[^{}\s]{0,8}\Z"),
]
Level = Annotated[int, msgspec.Meta(ge=0, le=100)]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000)]
Places = Annotated[int, msgspec.Meta(ge=0, le=6)]
Levels = Annotated[tuple[Level, ...], msgspec.Meta(max_length=101)]
Requisite = (
    Bilingual | Literal["unset"] | None
)  # None is printed nowhere; "unset" is a question


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every part of a ruleset is: immutable and closed to unknown fields."""


class LevelText(Rules, frozen=True):
    """A text that belongs to one level of the scale: a label or an anchor."""

    level: Level
    text: Trilingual


LevelTexts = Annotated[tuple[LevelText, ...], msgspec.Meta(max_length=101)]


class Scale(Rules, frozen=True):
    """Whole levels from lowest to highest; `no_anchor` stands where a level has no anchor."""

    lowest: Level
    highest: Level
    labels: LevelTexts
    no_anchor: Trilingual

    @property
    def levels(self) -> range:
        """Every level that may be given, from the lowest."""
        return range(self.lowest, self.highest + 1)


class Criterion(Rules, frozen=True, kw_only=True):
    """One thing judged; `kind` is a key of CRITERION_KINDS, `min_mean` is empty for none."""

    code: Code
    kind: Key = "level"
    title: Trilingual
    weight: Amount = "1"
    critical: bool = False
    min_mean: AmountOrNone = ""
    question: Trilingual | None = None
    anchors: LevelTexts = ()


class Question(Rules, frozen=True):
    """What is asked for one criterion, in place of the criterion's own question."""

    criterion: Code
    text: Trilingual


class QuestionSet(Rules, frozen=True):
    """Questions that are asked together, so that candidates of one day do not get the same."""

    code: Code
    questions: Annotated[tuple[Question, ...], msgspec.Meta(max_length=40)]


class CommentRule(Rules, frozen=True):
    """When a mark needs words: at these levels; for a critical criterion, below that level."""

    levels: Levels = ()
    critical_below: Level = 0
    min_chars: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 15


class Aggregation(Rules, frozen=True):
    """How sheets become a score; `key` names an entry of AGGREGATIONS."""

    key: Key = "mean"
    trimmed_mean_min_sheets: Count = 5
    min_valid_sheets: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 3


class Rounding(Rules, frozen=True):
    """How numbers are printed; `compare_rounded` concerns the pass mark only."""

    places: Places = 2
    mode: Literal["half_up", "half_even", "down"] = "half_up"
    compare_rounded: bool = True


class PassRule(Rules, frozen=True):
    """The pass mark as a percentage of the highest possible score."""

    percent_of_max: Amount


class QuorumRule(Rules, frozen=True):
    """The share of the base that must be there for each candidate."""

    fraction: Share = "2/3"
    base: Literal["all_voting_members", "panel"] = "all_voting_members"
    recused_reduce_base: bool = False


class VoteRule(Rules, frozen=True):
    """How the commission votes. A secretary's vote and a vote by proxy exist in no ruleset."""

    open: bool = True
    majority: Literal[
        "simple_of_present", "simple_of_cast", "simple_of_all", "two_thirds_of_present"
    ] = "simple_of_present"
    abstain_allowed: bool = False
    tie: Literal["chair_casts", "in_favour_of_candidate", "revote", "refused"] = "chair_casts"
    secretary_votes: bool = False
    proxy_votes: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError for what no ruleset may say."""
        if self.secretary_votes or self.proxy_votes:
            raise ValueError("a secretary or a proxy never votes")


class SpreadFlags(Rules, frozen=True):
    """From which distance between members on a case is discussed."""

    criterion_range: Count = 2
    total_range_percent: Amount = "25"


class RankingRule(Rules, frozen=True):
    """Whether candidates are put in order and for how many places; keys of TIE_BREAKS."""

    enabled: bool = False
    quota: Count | None = None
    tie_break: Annotated[tuple[Key, ...], msgspec.Meta(max_length=10)] = ()


class StageRule(Rules, frozen=True, kw_only=True):
    """One stage of the season; an empty pass mark closes no gate."""

    order: Annotated[int, msgspec.Meta(ge=1, le=5)]
    kind: Key
    title: Trilingual
    max_score: Amount = "100"
    pass_mark: AmountOrNone = ""


class InterviewRule(Rules, frozen=True):
    """What a member sees and how long an interview is planned."""

    minutes: Annotated[int, msgspec.Meta(ge=1, le=600)] = 20
    show: Literal["full", "code_only"] = "full"
    show_running_total: bool = False
    show_prior_stage_scores: bool = False


class Requisites(Rules, frozen=True):
    """What the customer's papers say; "unset" waits for an answer, None is not printed."""

    organisation: Requisite = UNSET
    project_title: Requisite = UNSET
    commission_heading: Requisite = UNSET
    place: Requisite = UNSET
    basis: Requisite = UNSET
    appeal_note: Requisite = UNSET
    signatory_position: Requisite = UNSET
    signatory_name: Requisite = UNSET
    instructions: Requisite = UNSET
    completed_sentence: Requisite = UNSET
    enrolled_sentence: Requisite = UNSET
    category_wording: Requisite = UNSET
    legal_effect: Requisite = UNSET
    reserve: Requisite = UNSET  # as in «зачислить …»: where to
    order_owner: Requisite = UNSET  # as in «приказ …»: whose


class CertificateRule(Rules, frozen=True):
    """Numbering of certificates: `{yyyy}` year, `{seq:06d}` running number; None: no term."""

    number_format: NumberFormat = "KZL-{yyyy}-{seq:06d}"
    validity_years: Annotated[int, msgspec.Meta(ge=1, le=99)] | None = None


class DocumentRule(Rules, frozen=True):
    """How papers are laid out, numbered and signed."""

    layout: Literal["two_columns", "consecutive"] = "two_columns"
    protocol_number_scope: Literal["calendar_year", "season"] = "calendar_year"
    certificate: CertificateRule = CertificateRule()
    requisites: Requisites = Requisites()


class RuleSet(Rules, frozen=True, kw_only=True):
    """Everything that the regulations of a season decide; code decides none of it."""

    title: Trilingual
    scale: Scale
    criteria: Annotated[tuple[Criterion, ...], msgspec.Meta(min_length=1, max_length=40)]
    comments: CommentRule = CommentRule()
    aggregation: Aggregation = Aggregation()
    rounding: Rounding = Rounding()
    pass_rule: PassRule
    decision_mode: Literal["score_recommends_vote_decides", "score_decides", "vote_only"] = (
        "score_recommends_vote_decides"
    )
    quorum: QuorumRule = QuorumRule()
    vote: VoteRule = VoteRule()
    spread: SpreadFlags = SpreadFlags()
    ranking: RankingRule = RankingRule()
    stages: Annotated[tuple[StageRule, ...], msgspec.Meta(min_length=1, max_length=5)]
    interview: InterviewRule = InterviewRule()
    documents: DocumentRule = DocumentRule()
    # Absent where there are none, so that rules without sets stay the bytes that they were.
    question_sets: (
        Annotated[tuple[QuestionSet, ...], msgspec.Meta(max_length=100)] | msgspec.UnsetType
    ) = msgspec.UNSET

    def __post_init__(self) -> None:
        """Raise ValueError for a set that stands twice or asks about an unknown criterion."""
        codes = [one.code for one in self.sets]
        known = {criterion.code for criterion in self.criteria}
        asked = [[q.criterion for q in one.questions] for one in self.sets]
        if len(set(codes)) < len(codes) or any(len(set(a)) < len(a) for a in asked):
            raise ValueError("question sets stand twice")
        if not all(known.issuperset(a) for a in asked):
            raise ValueError("a question about an unknown criterion")

    @property
    def sets(self) -> tuple[QuestionSet, ...]:
        """The sets of questions to choose from; empty where each criterion has its own."""
        return () if self.question_sets is msgspec.UNSET else self.question_sets

    def criterion(self, code: str) -> Criterion:
        """The criterion with this code; UserError `rules.criterion_unknown`."""
        for one in self.criteria:
            if one.code == code:
                return one
        raise UserError(T("rules.criterion_unknown"), criterion=code)

    def stage(self, order: int) -> StageRule:
        """The stage with this number; UserError `rules.stage_unknown`."""
        for one in self.stages:
            if one.order == order:
                return one
        raise UserError(T("rules.stage_unknown"), stage=order)


_decoder = msgspec.json.Decoder(RuleSet)
_requisites_decoder = msgspec.json.Decoder(Requisites)


def ruleset_from_json(raw: bytes) -> RuleSet:
    """The ruleset that a preset file holds; UserError `rules.unreadable` with the reason."""
    try:
        return _decoder.decode(raw)
    except (ValueError, RecursionError) as error:
        raise UserError(T("rules.unreadable"), reason=str(error)) from None


def requisites_from_json(raw: bytes) -> Requisites:
    """The answers that a file holds; UserError `rules.unreadable` with the reason."""
    try:
        return _requisites_decoder.decode(raw)
    except (ValueError, RecursionError) as error:
        raise UserError(T("rules.unreadable"), reason=str(error)) from None


def unset(rules: RuleSet) -> tuple[str, ...]:
    """Names of the requisites that wait for the customer's answer, in their order on paper."""
    requisites = rules.documents.requisites
    return tuple(f for f in requisites.__struct_fields__ if getattr(requisites, f) == UNSET)


def with_requisites(rules: RuleSet, requisites: Requisites) -> RuleSet:
    """The same rules with other texts on paper."""
    documents = msgspec.structs.replace(rules.documents, requisites=requisites)
    return msgspec.structs.replace(rules, documents=documents)
