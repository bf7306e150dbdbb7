"""What travels to a laptop: settlements about its list and its member, and no others'."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.commission import Panel, Slot
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.services.for_laptop import Concern, facts_for, foreign
from tests.support.copies import REASON, record
from tests.support.history import Scribe

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

OTHERS = (
    *("sheet:{one}/M02", "paper-sheet:{one}/M02", "cell:{one}/M02", "kept:{one}/M02"),
    *("recusal:{one}/M02", "interview:{one}/M02", "dissent:{one}/M02", "member:M02"),
    *("vote:1/1/M01", "vote:1/1/M02", "decision:{one}", "reveal:{one}", "attendance:A/M01"),
    *("person:{one}", "status:{one}", "results:1/0", "slot:X99", "candidate:X99", "panel:B"),
)
OWN = (
    *("slot:{one}", "candidate:{one}", "panel:A", "member:M01", "interview:{one}/"),
    *("sheet:{one}/M01", "cell:{one}/M01", "kept:{one}/M01", "recusal:{one}/M01"),
    *("ruleset:ruleset", "sitting:A"),
)


def settled(season: SmallSeason, abouts: tuple[str, ...]) -> set[str]:
    """Abouts of resolutions about these things that M01's laptop is given."""
    one = season.interviews[0]
    bodies: list[Resolution] = []
    for about in abouts:
        kind, _, thing = about.format(one=one).partition(":")
        bodies.append(Resolution(kind=kind, thing=thing, reason=REASON))
    record(season.office, *bodies)
    with season.office.read() as now:
        sent = [f for f in facts_for(now.facts, "M01") if f.header.kind == "resolution"]
    return {f.header.about.replace(one, "{one}") for f in sent}


def test_what_was_settled_about_the_list_and_the_member_travels(equipped: SmallSeason) -> None:
    assert settled(equipped, OWN) == set(OWN)


def test_nothing_that_was_settled_about_others_travels(equipped: SmallSeason) -> None:
    assert settled(equipped, OTHERS) == set()


@pytest.mark.parametrize(
    "about", ["sheet:I1/M02", "cell:I1/M02", "kept:I1/M02", "vote:1/1/M01", "person:I1"]
)
def test_a_laptop_keeps_no_word_about_what_is_anothers(about: str) -> None:
    kind, _, thing = about.partition(":")
    fact = Scribe("office", "a" * 32).write(Resolution(kind=kind, thing=thing, reason="5, 4"))
    assert foreign(fact, "M01", "d" * 64)
    good = Scribe("office", "a" * 32).write(Resolution(kind="slot", thing="I1", reason="r"))
    assert not foreign(good, "M01", "d" * 64)


def test_of_an_interview_that_went_to_another_panel_the_laptop_is_told(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    with equipped.office.read() as now:
        found = now.facts.current_one(Slot, one)
    assert found is not None
    old = found[1]
    moved = Slot(interview=one, candidate=old.candidate, panel="B", position=9, at=old.at)
    record(equipped.office, Panel(code="B", members=("M02",)), moved)
    with equipped.office.read() as now:
        for member in ("M01", "M02"):
            sent = [b for f in facts_for(now.facts, member) if (b := body_of(f)) is not None]
            slots = [b for b in sent if isinstance(b, Slot) and b.interview == one]
            assert [b.panel for b in slots] == ["A", "B"]
        concern = Concern.of(now.facts, "M01")
        assert concern.panels == {"A"}
        assert not concern.has("panel", "B")
        assert concern.has("candidate", one)
