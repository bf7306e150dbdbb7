"""The protocol of a plenary sitting, from the facts that it stands on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import (
    Absence,
    Annex,
    Decided,
    Dissent,
    Hearing,
    ProtocolSnapshot,
    Quorum,
    Recusal,
    Result,
    Scoring,
    Vote,
)
from commission_app.documents.snapshots import Sitting as PrintedSitting
from commission_app.domain import quorum as quorums
from commission_app.domain.facts.kinds import scoring as kinds
from commission_app.domain.language import Bilingual
from commission_app.domain.rounding import exact
from commission_app.services.papers.devices import corrections, device_uses
from commission_app.services.papers.gathering import (
    Gathered,
    days_of,
    names_of,
    pair,
    person_of,
    ranges,
    region_of,
    secretary_of,
    signatory_of,
)
from commission_app.services.papers.keys import keys
from commission_app.services.papers.paper_sheets import approvals, paper_lines
from commission_app.services.papers.resolutions import resolutions
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commission_app.documents.snapshots import Control
    from commission_app.domain import votes
    from commission_app.domain.facts.kinds.commission import Member, Sitting
    from commission_app.domain.facts.kinds.deciding import Decision
    from commission_app.models.facts import Facts

OUTCOMES = {
    "enrol": T("papers.computed.enrol"),
    "refuse": T("papers.computed.refuse"),
    "none": T("papers.computed.none"),
}
PROPOSALS = {
    "enrol": T("papers.proposal.enrol"),
    "refuse": T("papers.proposal.refuse"),
    "postpone": T("papers.proposal.postpone"),
}
GROUNDS = {
    "relative": T("papers.ground.relative"),
    "subordinate": T("papers.ground.subordinate"),
    "other": T("papers.ground.other"),
}
RESULTS = {
    "carried": T("papers.vote.carried"),
    "not_carried": T("papers.vote.not_carried"),
    "revote": T("papers.vote.revote"),
    "no_quorum": T("papers.vote.no_quorum"),
}
SHARES = {"2/3": T("papers.share.two_thirds"), "1/2": T("papers.share.half")}
TIES = {
    "chair_casts": T("papers.tie.chair_casts"),
    "in_favour_of_candidate": T("papers.tie.in_favour"),
    "revote": T("papers.tie.revote"),
    "refused": T("papers.tie.refused"),
}
AGGREGATIONS = {
    "mean": T("papers.aggregation.mean"),
    "sum": T("papers.aggregation.sum"),
    "median": T("papers.aggregation.median"),
    "trimmed_mean": T("papers.aggregation.trimmed_mean"),
}


def protocol_snapshot(
    facts: Facts,
    gathered: Gathered,
    sitting: Sitting,
    number: str | None,
    control: Control | None = None,
) -> ProtocolSnapshot:
    """All that the protocol of this sitting says; UserError without chair or secretary."""
    state = gathered.state
    numbers = gathered.numbered(state.slots)
    present, absent = _attendance(gathered, sitting)
    panels = [s for s in state.sittings.values() if s.form == "panel"]
    secretary = secretary_of(gathered)
    decided = _decided(gathered, numbers)
    sheets = sum(bool(cell.counts) for cell in state.cells)
    dissents = _dissents(facts, gathered, numbers)
    return ProtocolSnapshot(
        requisites=gathered.requisites,
        sitting=PrintedSitting(number=number, dates=days_of(gathered, [*panels, sitting])),
        heading=gathered.requisite("commission_heading"),
        basis=gathered.requisite("basis"),
        presiding=names_of(_presiding(gathered, present)),
        secretary=names_of(secretary),
        present=tuple(person_of(m) for m in present),
        absent=tuple(Absence(names=names_of(m), reason=_reason(r)) for m, r in absent),
        observers=tuple(
            person_of(m) for m in gathered.members if m.function in {"observer", "expert"}
        ),
        quorum=_quorum(gathered, present),
        declarations=len({d.member for _, d in facts.current(kinds.Declaration).values()}),
        recusals=_recusals(gathered, numbers),
        agenda=(pair(T("papers.agenda.candidates")), pair(T("papers.agenda.results"))),
        form=pair(T("papers.form.in_person")),
        recording=_recording(sitting),
        hearing=_hearing(gathered, secretary),
        scoring=_scoring(gathered),
        results=tuple(_result(gathered, code, n) for code, n in numbers.items()),
        votes=_votes(gathered, numbers),
        voting_rule=_voting_rule(gathered),
        reserve=gathered.requisite("reserve"),
        recommended=decided["enrol"],
        refused=decided["refuse"],
        postponed=decided["postpone"],
        instructions=tuple(x for x in [gathered.requisite("instructions")] if x is not None),
        dissents=dissents,
        appeal=gathered.requisite("appeal_note"),
        annexes=(
            Annex(title=pair(T("papers.annex.sheets")), sheets=sheets),
            Annex(title=pair(T("papers.annex.summary"))),
            Annex(title=pair(T("papers.annex.attendance"))),
            Annex(title=pair(T("papers.annex.roll_call"))),
        ),
        signatories=tuple(signatory_of(m) for m in (*present, secretary)),
        control=control,
        devices=device_uses(facts, gathered),
        corrections=corrections(gathered, numbers),
        resolutions=resolutions(facts, gathered, numbers),
        paper=paper_lines(gathered, numbers),
        approvals=approvals(facts, gathered, numbers),
        keys=keys(facts, gathered),
    )


def _attendance(
    gathered: Gathered, sitting: Sitting
) -> tuple[list[Member], list[tuple[Member, str]]]:
    """Voting members who were there at any time, and the others with the recorded reason."""
    present: list[Member] = []
    absent: list[tuple[Member, str]] = []
    for member in gathered.voting:
        said = gathered.state.attendance.get((sitting.code, member.code))
        if said is not None and said.present:
            present.append(member)
        else:
            absent.append((member, said.reason if said else ""))
    return present, absent


def _presiding(gathered: Gathered, present: Sequence[Member]) -> Member:
    """Who presided: the chair, else the deputy; UserError where neither was there."""
    code = quorums.presiding(gathered.state.assembly.seats, {m.code for m in present})
    for member in present:
        if member.code == code:
            return member
    raise UserError(T("services.nobody_presides"))


def _reason(text: str) -> Bilingual:
    said = text.strip().rstrip(".")  # it stands in a list, between semicolons
    return Bilingual(said, said) if said else pair(T("papers.reason_unknown"))


def _quorum(gathered: Gathered, present: Sequence[Member]) -> Quorum:
    rule = gathered.rules.quorum
    share = SHARES.get(rule.fraction)
    words = pair(share) if share else pair(T("papers.share.other"), share=rule.fraction)
    base = len(gathered.voting)
    return Quorum(
        members=base, present=len(present), needed=quorums.needed(rule, base), rule=words
    )


def _recusals(gathered: Gathered, numbers: Mapping[str, int]) -> tuple[Recusal, ...]:
    counts: dict[str, votes.Count] = {c.interview: c for c in gathered.state.counts}
    found: list[Recusal] = []
    for said in gathered.state.recusals.values():
        if said.interview not in numbers:
            continue
        met = counts[said.interview].quorum if said.interview in counts else None
        kind = T("papers.recusal.decided") if said.decided else T("papers.recusal.own")
        found.append(
            Recusal(
                candidate=gathered.candidate(said.interview).names,
                number=numbers[said.interview],
                member=names_of(gathered.state.members[said.member]),
                kind=pair(kind),
                reason=pair(GROUNDS[said.ground]),
                present=len(met.present) if met else 0,
                needed=met.needed if met else 0,
            )
        )
    return tuple(sorted(found, key=lambda r: (r.number, r.member.kk.full)))


def _recording(sitting: Sitting) -> Bilingual | None:
    if not sitting.recording:
        return None
    return pair(T("papers.recording"), files=sitting.recording)


def _hearing(gathered: Gathered, secretary: Member) -> Hearing:
    state = gathered.state
    missing = [
        Absence(
            names=gathered.candidate(code).names,
            reason=_reason(state.outcomes[code].reason),
        )
        for code in gathered.numbered(state.slots)
        if code in state.outcomes and state.outcomes[code].outcome != "held"
    ]
    return Hearing(
        reporter=names_of(secretary),
        admitted=len(state.slots),
        appeared=len(state.slots) - len(missing),
        missing=tuple(missing),
    )


def _scoring(gathered: Gathered) -> Scoring:
    """How marks became results, in words that follow from the ruleset."""
    rules = gathered.rules
    percent = exact(rules.pass_rule.percent_of_max)
    mark = {"percent": gathered.figure(percent, whole=True)}
    paragraphs = [
        pair(T("papers.scoring.independent")),
        pair(
            AGGREGATIONS[rules.aggregation.key],
            places=rules.rounding.places,
            least=rules.aggregation.min_valid_sheets,
        ),
        pair(T("papers.scoring.pass_mark"), **mark),
    ]
    paragraphs += [
        pair(
            T("papers.scoring.critical"),
            criterion=Bilingual(c.title.kk, c.title.ru),
            mean=gathered.figure(exact(c.min_mean)),
        )
        for c in rules.criteria
        if c.min_mean
    ]
    return Scoring(
        ruleset=gathered.ruleset,
        criteria=len(rules.criteria),
        lowest=str(rules.scale.lowest),
        highest=str(rules.scale.highest),
        maximum=gathered.maximum,
        paragraphs=tuple(paragraphs),
    )


def _result(gathered: Gathered, interview: str, number: int) -> Result:
    state, candidate = gathered.state, gathered.candidate(interview)
    score = state.scores.get(interview)
    _, slot = state.slots[interview]
    panel = state.panels[slot.panel].members if slot.panel in state.panels else ()
    known = score is not None and score.score is not None and score.percent is not None
    return Result(
        number=number,
        code=interview,
        names=candidate.names,
        region=region_of(candidate),
        organisation=candidate.organisation,
        sheets=score.sheets if score else 0,
        assigned=len(panel),
        score=gathered.figure(score.score)
        if known and score and score.score is not None
        else "–",
        percent=gathered.figure(score.percent)
        if known and score and score.percent is not None
        else "–",
        outcome=pair(OUTCOMES[score.recommendation if score else "none"]),
    )


def _votes(gathered: Gathered, numbers: Mapping[str, int]) -> tuple[Vote, ...]:
    """One line a proposal and round; who may not vote on one name is told with the recusals."""
    state = gathered.state
    rounds: dict[tuple[str, int], list[votes.Count]] = defaultdict(list)
    for count in state.counts:
        rounds[count.proposal, count.round].append(count)
    return tuple(_vote(gathered, rounds[key], numbers) for key in sorted(rounds))


def _vote(
    gathered: Gathered, counts: Sequence[votes.Count], numbers: Mapping[str, int]
) -> Vote:
    first = counts[0]
    ballots = [
        b
        for b in gathered.state.ballots
        if (b.proposal, b.round) == (first.proposal, first.round)
    ]
    given = [b.vote for b in ballots]
    named = [numbers[c.interview] for c in counts if c.interview in numbers]
    there = {m for c in counts for m in (*c.quorum.present, *c.quorum.recused)}
    outcomes = {c.outcome for c in counts}
    casting = any(c.settled_by == "casting_vote" for c in counts)
    by_rule = any(c.settled_by == "tie_rule" for c in counts)
    note = TIES[gathered.rules.vote.tie] if casting or by_rule else None
    return Vote(
        label=first.proposal,
        proposal=pair(PROPOSALS[first.decision], numbers=ranges(named), count=len(named)),
        in_favour=given.count("for"),
        against=given.count("against"),
        abstained=given.count("abstain"),
        not_voting=len(there - {b.member for b in ballots}),
        round=first.round,
        outcome=pair(RESULTS[outcomes.pop()]) if len(outcomes) == 1 else None,
        note=pair(note) if note else None,
    )


def _voting_rule(gathered: Gathered) -> Bilingual:
    rule = gathered.rules.vote
    majority = {
        "simple_of_present": T("papers.majority.simple_of_present"),
        "simple_of_cast": T("papers.majority.simple_of_cast"),
        "simple_of_all": T("papers.majority.simple_of_all"),
        "two_thirds_of_present": T("papers.majority.two_thirds_of_present"),
    }[rule.majority]
    first, second = pair(majority), pair(TIES[rule.tie])
    return Bilingual(f"{first.kk} {second.kk}", f"{first.ru} {second.ru}")


def _decided(gathered: Gathered, numbers: Mapping[str, int]) -> dict[str, tuple[Decided, ...]]:
    found: dict[str, list[Decided]] = {"enrol": [], "refuse": [], "postpone": []}
    for interview, number in numbers.items():
        made = gathered.state.decisions.get(interview)
        if made is not None:
            found[made.decision].append(_decided_one(gathered, made, number))
    return {word: tuple(rows) for word, rows in found.items()}


def _decided_one(gathered: Gathered, made: Decision, number: int) -> Decided:
    score = gathered.state.scores.get(made.interview)
    figure = gathered.figure(score.score) if score and score.score is not None else "–"
    given = made.reason.kk or made.reason.ru
    return Decided(
        number=number,
        names=gathered.candidate(made.interview).names,
        score=figure,
        reasons=made.reason if given else None,
    )


def _dissents(
    facts: Facts, gathered: Gathered, numbers: Mapping[str, int]
) -> tuple[Dissent, ...]:
    found = [body for _, body in facts.current(kinds.Dissent).values()]
    return tuple(
        Dissent(
            names=names_of(gathered.state.members[one.member]),
            about=pair(T("papers.dissent.about"), number=numbers[one.interview]),
            text=one.text,
        )
        for one in sorted(found, key=lambda d: (numbers.get(d.interview, 0), d.member))
        if one.interview in numbers and one.member in gathered.state.members
    )
