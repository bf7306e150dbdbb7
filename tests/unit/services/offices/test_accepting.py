"""Two offices: let in by the founder, joined, and exchanged until both know the same."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.commission import Sitting
from commission_app.domain.facts.kinds.deciding import Decision
from commission_app.services.deciding import Decide
from commission_app.services.founding import NewOffice
from commission_app.services.importing import ImportMembers
from commission_app.services.offices.accepting import AcceptOffice
from commission_app.services.offices.extracting import Extract
from commission_app.services.sittings import OpenSitting
from commission_app.services.taking_in import TakeIn
from commission_app.services.verifying import Verify
from commission_app.tables.simple import DecisionRow
from tests.support import offices
from tests.support.seasons import (
    LOG2N,
    NOTHING,
    PASSPHRASE,
    PLENARY,
    REASON,
    ballots,
    refused,
)

if TYPE_CHECKING:
    from commission_app.services.taking_in import Taken
    from tests.support.seasons import SmallSeason


def reason(taken: tuple[Taken, ...]) -> str:
    (one,) = taken
    assert one.result == "refused"
    assert one.reason is not None
    return one.reason.key


def synced(season: SmallSeason) -> None:
    """Everything goes both ways, twice, because the second answer may hold news."""
    for _ in range(2):
        offices.give(season, "office", "second")
        offices.give(season, "second", "office")


def test_a_second_office_that_was_let_in_has_the_same_state(scored: SmallSeason) -> None:
    second = offices.second_office(scored)
    assert (second.own.role, second.own.season) == ("office", scored.office.own.season)
    offices.give(scored, "second", "office")
    assert scored.digest("second") == scored.digest("office")
    with second.read() as now:
        assert second.device in now.facts.authority().offices
    assert Verify()(second).ok
    assert Verify()(scored.office).ok


def test_both_work_at_once_and_meet_again(scored: SmallSeason) -> None:
    offices.second_office(scored)
    scored.open_plenary()
    OpenSitting("B", "panel")(scored.workspace("second"))
    assert scored.digest("second") != scored.digest("office")
    synced(scored)
    assert scored.digest("second") == scored.digest("office")
    for who in ("office", "second"):
        with scored.workspace(who).read() as now:
            assert set(now.facts.current(Sitting)) == {"A", "B", "P"}


def test_two_offices_that_decide_differently_show_the_same_contradiction(
    scored: SmallSeason,
) -> None:
    offices.second_office(scored)
    scored.open_plenary()
    synced(scored)
    code = scored.interviews[0]
    scored.clock.at(PLENARY + timedelta(hours=2))
    Decide(ballots("1", (code,), "enrol"), [DecisionRow(0, code, "enrol", NOTHING)])(
        scored.office
    )
    Decide(ballots("2", (code,), "refuse"), [DecisionRow(0, code, "refuse", REASON)])(
        scored.workspace("second")
    )
    synced(scored)
    assert scored.digest("second") == scored.digest("office")
    for who in ("office", "second"):
        with scored.workspace(who).read() as now:
            assert ("decision", code) in now.facts.contested()
            assert now.facts.current_one(Decision, code) is None


def test_a_device_that_nobody_let_in_is_refused_until_it_is(scored: SmallSeason) -> None:
    offices.device(scored, "second", "office")
    offices.accept(scored, "office", by="second")
    with refused("offices.accept_first"):
        offices.extract(scored, "second")
    with refused("services.no_ruleset", "offices.we_are_not_accepted"):
        offices.extract(scored, "office", by="second")
    offices.accept(scored, "second")
    assert offices.give(scored, "office", "second")[0].result == "taken"


def test_a_package_of_an_office_that_is_not_accepted_is_refused_with_words(
    scored: SmallSeason,
) -> None:
    before, stranger = scored.digest(), offices.device(scored, "stranger", "office")
    offices.accept(scored, "office", by="stranger")
    facts = [*offices.facts_of(scored), *offices.facts_of(scored, "stranger")]
    path = offices.sealed(stranger, facts, scored.office, scored.folder / "s.cmx")
    assert reason(TakeIn([path])(scored.office).value) == "offices.not_accepted"
    assert scored.digest() == before
    assert list((scored.office.inbox / "quarantine").glob("*.refused"))
    offices.accept(scored, "stranger")
    path = offices.sealed(stranger, facts, scored.office, scored.folder / "again.cmx")
    assert TakeIn([path])(scored.office).value[0].result == "taken"


def test_an_office_that_joined_takes_only_what_lets_it_in(scored: SmallSeason) -> None:
    second = offices.device(scored, "second", "office")
    offices.accept(scored, "office", by="second")
    facts = offices.facts_of(scored)  # from before it was accepted
    path = offices.sealed(scored.office, facts, second, scored.folder / "early.cmx")
    assert reason(TakeIn([path])(second).value) == "offices.we_are_not_accepted"


def test_a_third_office_is_known_by_the_founders_word_in_its_package(
    scored: SmallSeason,
) -> None:
    offices.second_office(scored)
    offices.second_office(scored, "third")
    assert offices.give(scored, "third", "second")[0].result == "taken"


def test_only_the_founder_lets_offices_in(scored: SmallSeason) -> None:
    offices.second_office(scored)
    offices.device(scored, "third", "office")
    with refused("offices.founder_only"):
        offices.accept(scored, "third", by="second")


def test_a_wrong_fingerprint_changes_nothing(founded: SmallSeason) -> None:
    offices.device(founded, "second", "office")
    keys, before = offices.keys_of(founded, "second"), founded.digest()
    for typed in ("", "0000-0000", keys.short_fingerprint[:-1], keys.fingerprint[5:14]):
        with refused("offices.fingerprint_differs"):
            AcceptOffice(keys.path, typed)(founded.office)
    assert founded.digest() == before


def test_accepting_twice_says_it_once(founded: SmallSeason) -> None:
    offices.device(founded, "second", "office")
    offices.accept(founded, "second")
    before = founded.digest()
    offices.accept(founded, "second")
    assert founded.digest() == before


def test_ones_own_file_and_an_auditors_let_nobody_in(equipped: SmallSeason) -> None:
    offices.device(equipped, "auditor")
    with refused("offices.own_device_file"):
        offices.accept(equipped, "office")
    with refused("offices.auditor_gets_extract"):
        offices.accept(equipped, "auditor")


def test_practice_and_the_real_thing_do_not_meet(founded: SmallSeason) -> None:
    offices.device(founded, "real", "office", practice=False)
    with refused("offices.real_device"):
        offices.accept(founded, "real")
    with refused("offices.practice_device"):
        offices.accept(founded, "office", by="real")
    keys = offices.keys_of(founded, "real")
    with refused("offices.real_device"):
        Extract(keys.path, keys.fingerprint, founded.folder / "x.cmx")(founded.office)


def test_an_office_of_another_season_is_not_let_in(founded: SmallSeason) -> None:
    new = NewOffice("1000-leaders", practice=True, year=2027)
    founded.opened["other"], _ = new(
        founded.place("other"), PASSPHRASE, founded.world("other"), LOG2N
    )
    with refused("offices.of_other_season"):
        offices.accept(founded, "other")


def test_a_device_joins_only_an_office_that_has_a_season(founded: SmallSeason) -> None:
    offices.device(founded, "second", "office")
    offices.device(founded, "third", "office")
    with refused("offices.no_season_there"):
        offices.accept(founded, "third", by="second")
    assert founded.workspace("second").own.season == ""


def test_an_auditor_lets_nobody_in(founded: SmallSeason) -> None:
    offices.device(founded, "auditor")
    with refused("services.office_only"):
        offices.accept(founded, "office", by="auditor")


@pytest.mark.parametrize("who", ["second", "office"])
def test_what_an_accepted_office_says_counts_everywhere(founded: SmallSeason, who: str) -> None:
    offices.second_office(founded)
    listed = founded.folder / "one.csv"
    listed.write_text(
        "code,name_kk,name_ru,position_kk,position_ru,function,votes\nM77,А,А,Б,Б,member,1\n",
        encoding="utf-8",
    )
    ImportMembers(listed)(founded.workspace(who))
    synced(founded)
    assert "M77" in founded.state().members
    assert founded.digest("second") == founded.digest("office")
