"""Two programs that share nothing compute the same from the same facts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings, strategies as st

from tests.soak import audits
from tests.soak.campaign import Task
from tests.support.differential import computed, independent, told, witnessed
from tests.support.drawn_seasons import DrawnSeason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from commission_app.domain.facts.header import Fact


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_whatever_was_marked_voted_and_decided_both_say_the_same(seed: int) -> None:
    facts = DrawnSeason(seed).facts
    season, witness = told(computed(facts)), witnessed(independent(facts))
    for what, said in season.items():
        assert said == witness[what]


def test_drawn_seasons_tell_of_everything_that_is_compared() -> None:
    seen: set[tuple[Any, ...]] = set()
    for seed in range(60):
        said = told(computed(DrawnSeason(seed).facts))
        seen |= {("score", one[3], one[1] is not None) for one in said["scores"].values()}
        for _, follows, vote in said["decisions"].values():
            seen |= {("follows", follows), ("outcome", vote and vote[-1])}
    assert {
        *(("score", "enrol", True), ("score", "refuse", True), ("score", "none", False)),
        *(("follows", True), ("follows", False)),
        *(("outcome", "carried"), ("outcome", "not_carried"), ("outcome", None)),
    } <= seen


def test_drawn_seasons_have_heirs_ends_and_approvals_that_change_what_counts() -> None:
    """Else both programs would agree about nothing."""
    seen: set[str] = set()
    for seed in range(60):
        facts = DrawnSeason(seed).facts
        season = independent(facts)
        may = season.rights.may
        counted = {f.digest for f in facts if may(json.loads(f.raw))}
        seen |= {f.header.kind for f in facts if f.digest not in counted}
        heirs = {f.header.device for f in facts if f.header.kind == "succession"}
        seen |= {"heir"} if heirs & season.rights.laptops.keys() else set()
        seen |= {"office heir"} if heirs & season.rights.offices else set()
        seen |= {"founder heir"} if heirs & season.rights.founders else set()
        without = independent(f for f in facts if f.header.kind != "approval")
        seen |= {"approved"} if without.scores() != season.scores() else set()
    assert {"sheet", "heir", "office heir", "founder heir", "approved"} <= seen


def test_the_offices_word_alone_leaves_no_drawn_sheet_out_that_was_opened() -> None:
    """Laptops go on from an older copy after the reveal; the chair lets some sheets go."""
    gone = 0
    for seed in range(60):
        facts = DrawnSeason(seed).facts
        words = {f.digest for f in facts if f.header.about.startswith("kept:")}
        let = {f.digest for f in facts if f.header.kind == "approval" and b'"out":' in _body(f)}
        gone += without(facts, words) != without(facts, set())
        assert without(facts, let) == without(facts, let | words)
    assert gone


def without(facts: Iterable[Fact], digests: Collection[str]) -> dict[str, Any]:
    return independent(f for f in facts if f.digest not in digests).scores()


def _body(fact: Fact) -> bytes:
    return fact.body or b""


def test_the_campaign_computes_seasons_twice(tmp_path: Any) -> None:
    done = audits.run(Task(tmp_path, 5, 1))
    assert (done.done, done.wrong) == (5, ())
