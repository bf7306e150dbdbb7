"""How an invented commission votes and decides: with the recommendation, seldom against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.domain.language import Bilingual
from commission_app.services.sample.draw import Draw
from commission_app.services.sample.phrases import in_language, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from commission_app.domain.facts.kinds.deciding import Verdict
    from commission_app.domain.tally import Recommendation
    from commission_app.services.sample.phrases import Spoken

Mood = Literal["usual", "divided", "tie"]
SampleBallot = Literal["for", "against"]

_NOTHING = Bilingual("", "")
_RAISED, _LOWERED = 0.12, 0.004  # shares of refusals and enrolments that the vote turns round
_DISLIKE = 0.02  # of one member for a usual proposal


@dataclass(frozen=True, slots=True)
class Case:
    """One interview as it comes before the plenary."""

    interview: str
    computed: Recommendation
    voters: tuple[str, ...]  # there at the vote and not recused
    presiding: str  # one of the voters; his vote decides a tie
    no_show: Literal["", "excused", "unexcused"] = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is proposed and carried on one interview, why, and who voted how."""

    interview: str
    decision: Verdict
    reason: Bilingual  # empty for an enrolment that was recommended
    mood: Mood
    ballots: tuple[tuple[str, SampleBallot], ...]


@dataclass(frozen=True, slots=True)
class SampleDissent:
    """A dissenting opinion of somebody who voted against."""

    interview: str
    member: str
    text: str
    language: Spoken


def ruling(seed: int, case: Case, mood: Mood | None = None) -> Ruling:
    """The ruling on one interview, whatever else is decided; `mood` None: as it falls.

    A divided vote turns the recommendation round and has somebody against from three voters
    on; a tie needs an even number of voters, else it is a usual vote.
    """
    draw = Draw("ruling", seed, case.interview)
    if mood is None:
        mood = "divided" if draw.chance(_turning(case)) else "usual"
    if mood == "tie" and len(case.voters) % 2:
        mood = "usual"
    decision, reason = _decision(draw, case, turned=mood == "divided")
    return Ruling(case.interview, decision, reason, mood, _ballots(draw, case, mood))


def rulings(seed: int, cases: Sequence[Case]) -> tuple[Ruling, ...]:
    """A ruling for each case, in their order.

    One is a tie, if an even number votes on any; one goes against the recommendation, if any
    has one; refusals that were recommended come first for both.
    """
    moods: dict[str, Mood] = {}
    even = (case for case in cases if case.voters and not len(case.voters) % 2)
    if tie := _first(seed, even, moods):
        moods[tie] = "tie"
    turnable = (case for case in cases if case.computed != "none" and not case.no_show)
    if turned := _first(seed, turnable, moods):
        moods[turned] = "divided"
    return tuple(ruling(seed, case, moods.get(case.interview)) for case in cases)


def dissent(ruled: Ruling, language: Spoken) -> SampleDissent | None:
    """What the first member against it writes; None for a postponement or without anybody."""
    against = [member for member, ballot in ruled.ballots if ballot == "against"]
    if not against or ruled.decision == "postpone":
        return None
    texts = phrases().dissents
    options = texts.against_enrol if ruled.decision == "enrol" else texts.against_refusal
    text = in_language(Draw("dissent", ruled.interview).pick(options), language)
    return SampleDissent(ruled.interview, against[0], text, language)


def _first(seed: int, cases: Iterable[Case], taken: dict[str, Mood]) -> str:
    """The interview chosen for something rare; empty for none."""
    free = [case for case in cases if case.interview not in taken]
    free.sort(key=lambda case: (case.computed != "refuse", _lot(seed, case.interview)))
    return free[0].interview if free else ""


def _lot(seed: int, interview: str) -> float:
    return Draw("lot", seed, interview).share()


def _turning(case: Case) -> float:
    if case.no_show:
        return 0
    return {"refuse": _RAISED, "enrol": _LOWERED, "none": 0}[case.computed]


def _decision(draw: Draw, case: Case, *, turned: bool) -> tuple[Verdict, Bilingual]:
    reasons = phrases().decisions
    if case.no_show == "unexcused":
        return "refuse", reasons.unexcused
    if case.no_show or case.computed == "none":
        return "postpone", reasons.excused if case.no_show else reasons.too_few
    if (case.computed == "enrol") != turned:
        return "enrol", draw.pick(reasons.raised) if turned else _NOTHING
    return "refuse", draw.pick(reasons.lowered) if turned else reasons.below


def _ballots(draw: Draw, case: Case, mood: Mood) -> tuple[tuple[str, SampleBallot], ...]:
    """The proposal is carried: by a majority, or by the vote of whoever presides."""
    others = [member for member in case.voters if member != case.presiding]
    most = (len(case.voters) - 1) // 2
    wanted = {"usual": 0, "divided": 1 + draw.below(2), "tie": len(case.voters) // 2}[mood]
    if mood == "usual":
        wanted = sum(draw.chance(_DISLIKE) for _ in others)
    against = draw.some(others, wanted if mood == "tie" else min(most, wanted))
    return tuple((one, "against" if one in against else "for") for one in case.voters)
