"""What was settled stands in the protocol's annex, in words, in both languages."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.deciding import Decision
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.services.deciding import Decide
from commission_app.services.office.papers_desk import ReadDocuments
from commission_app.services.papers.gathering import gather
from commission_app.services.papers.printing import pages_of
from commission_app.services.papers.resolutions import place_of, resolutions
from tests.support.copies import REASON, choosing, contradict, open_conflicts
from tests.support.seasons import ballots, refused

if TYPE_CHECKING:
    from commission_app.documents.protocol_snapshot import Change
    from commission_app.services.office.papers_desk import Obstacle
    from tests.support.seasons import SmallSeason


def annex(season: SmallSeason) -> tuple[Change, ...]:
    with season.office.read() as now:
        gathered = gather(now.facts, now.own, UTC)
        return resolutions(now.facts, gathered, gathered.numbered(gathered.state.slots))


def decided_twice(season: SmallSeason) -> None:
    one = season.interviews[0]
    contradict(
        season,
        Decision(interview=one, decision="refuse", computed="enrol"),
        Decision(interview=one, decision="postpone", computed="enrol"),
    )


def test_a_settled_decision_is_told_with_both_sides_and_the_reason(
    decided: SmallSeason,
) -> None:
    decided_twice(decided)
    found = open_conflicts(decided)["decision"]
    chosen, other = (side.digest for side in found.sides)
    choosing(found, chosen)(decided.office)
    (line,) = annex(decided)
    assert (line.names, line.candidate is None) == (None, False)
    for text in (line.what.kk, line.what.ru):
        assert control_code(chosen) in text
        assert text.index(control_code(chosen)) < text.index(control_code(other))
        assert REASON in text
    assert "Два решения по одному собеседованию" in line.what.ru
    assert "екі шешім" in line.what.kk
    with decided.office.act() as act:
        ((name, pdf),) = pages_of(act, "protocol")
    assert name.endswith(".pdf")
    assert pdf.startswith(b"%PDF")


def test_a_settled_recusal_is_told_by_member(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    contradict(
        scored,
        Recusal(interview=one, member="M02", ground="relative"),
        Recusal(interview=one, member="M02", ground="other", reason="Ескі дос."),
    )
    found = open_conflicts(scored)["recusal"]
    choosing(found, found.sides[0].digest)(scored.office)
    (line,) = annex(scored)
    assert line.names is not None
    assert line.number > 0


def test_a_proposal_on_an_interview_in_doubt_is_refused(decided: SmallSeason) -> None:
    decided_twice(decided)
    one, two = decided.interviews[:2]
    with refused("conflicts.interview_waits"):
        Decide(ballots("8", (one,), "enrol"), [])(decided.office)
    Decide(ballots("9", (two,), "enrol"), [])(decided.office)


def test_the_check_before_a_protocol_is_final_leads_to_the_conflict(
    decided: SmallSeason,
) -> None:
    assert "conflicts" not in {o.screen for o in protocol_lacks(decided)}
    decided_twice(decided)
    (lack,) = [o for o in protocol_lacks(decided) if o.screen == "conflicts"]
    assert lack.about == f"decision:{decided.interviews[0]}"


def protocol_lacks(season: SmallSeason) -> tuple[Obstacle, ...]:
    return ReadDocuments()(season.office).paper("protocol").obstacles


@pytest.mark.parametrize(
    ("kind", "thing", "place"),
    [
        ("sheet", "L1/2/M01", ("L1/2", "M01")),
        ("decision", "L1/2", ("L1/2", "")),
        ("laptops", "M01", ("", "M01")),
        ("attendance", "P/M01", ("", "M01")),
        ("ruleset", "ruleset", ("", "")),
    ],
)
def test_a_thing_is_about_an_interview_or_a_member(
    kind: str, thing: str, place: tuple[str, str]
) -> None:
    assert place_of(kind, thing) == place
