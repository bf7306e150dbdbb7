"""What a newer program said is kept as its very bytes, told, and passed on where it may go."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.header import SIGN, Fact, Header
from commission_app.domain.facts.standing import Standing
from commission_app.services.handing_over import HandOver
from commission_app.services.office.brought import TakeInFiles
from commission_app.services.taking_in import TakeIn
from commission_app.shared.texts import LANGUAGES
from commission_app.shared.world import utc_text
from tests.support.offices import facts_of, give, second_office
from tests.support.packages import dumps

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace
    from tests.support.seasons import SmallSeason

BODY = dumps({"about": "ё", "list": [{"z": None}, [True, -5]], "salt": "ab" * 16, "x": "0.5"})


def newer(workspace: Workspace, kind: str = "future-thing", v: int = 9) -> Fact:
    """What the newer program of a device would have written."""
    with workspace.act() as act:
        n, prev = act.facts.head(workspace.device)
        header = Header(
            season=workspace.own.season,
            device=workspace.device,
            n=n + 1,
            prev=prev,
            kind=kind,
            v=v,
            at=utc_text(act.at),
            offset="+05:00",
            user="x",
            about="whatever it speaks of",
            supersedes=(),
            body=hashlib.sha256(BODY).hexdigest(),
        )
        made = Fact.make(header, BODY)
        signed = made.signed(workspace.keys.sign(SIGN, made.digest))
        act.facts.apply([signed])
    return signed


def held(season: SmallSeason, who: str, fact: Fact) -> tuple[bytes, bytes | None, bool]:
    (found,) = [one for one in facts_of(season, who) if one.digest == fact.digest]
    return found.raw, found.body, bool(found.signature)


@pytest.mark.parametrize(("kind", "v"), [("future-thing", 9), ("sheet", 9), ("vote", 2)])
def test_a_newer_kind_goes_from_a_laptop_through_two_offices_byte_by_byte(
    equipped: SmallSeason, kind: str, v: int
) -> None:
    laptop = equipped.workspace("M01")
    fact = newer(laptop, kind, v)
    HandOver(equipped.stick("M01"))(laptop)
    taken = TakeInFiles([equipped.stick("M01")])(equipped.office).value.packages[0]
    assert (taken.taken.result, taken.taken.newer) == ("taken", 1)
    words = [taken.text.say(language) for language in LANGUAGES]
    assert len(set(words)) == len(LANGUAGES)
    assert "newer version" in words[LANGUAGES.index("en")]
    assert held(equipped, "office", fact) == (fact.raw, BODY, True)
    second_office(equipped)
    assert held(equipped, "second", fact) == (fact.raw, BODY, True)
    (again,) = give(equipped, "second", "office")
    assert (again.result, again.newer) == ("taken", 0)  # the second office's own first fact
    assert held(equipped, "office", fact) == (fact.raw, BODY, True)
    with equipped.office.read() as now:
        assert now.facts.difference() == []
        assert now.facts.authority().inert(fact.header) is Standing.UNKNOWN


def test_a_later_fact_of_the_laptop_follows_what_only_a_newer_program_can_count(
    equipped: SmallSeason,
) -> None:
    laptop = equipped.workspace("M01")
    newer(laptop)
    equipped.score("M01", equipped.interviews[0], 4)
    (taken,) = equipped.carry("M01")
    assert (taken.result, taken.newer, taken.sheets) == ("taken", 1, 1)
    assert len(equipped.state().sheets) == 1


def test_what_only_the_office_may_know_does_not_go_to_a_laptop(equipped: SmallSeason) -> None:
    """Nobody here can tell whom a newer kind concerns: it waits for the newer program."""
    fact = newer(equipped.office)
    package = equipped.stick("back M01")
    HandOver(package, "M01")(equipped.office)
    (taken,) = TakeIn([package])(equipped.workspace("M01")).value
    assert taken.newer == 0
    assert fact.digest not in {one.digest for one in facts_of(equipped, "M01")}
