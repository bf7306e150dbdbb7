"""Who may write what; which leaf is current; what a resolution settles."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from commission_app.domain.facts.fold import fold
from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.domain.facts.kinds.scoring import IdentityCheck, Interview, Recusal
from commission_app.domain.facts.kinds.trust import (
    Assignment,
    Confirmation,
    DeviceEnd,
    Enrolment,
    Office,
    Season,
    enrolment_proof,
)
from commission_app.domain.facts.standing import Authority, Standing
from tests.support.history import NONCE, Cast, Scribe, a_candidate, a_founder, a_sheet

CURRENT, SUPERSEDED, CONTESTED = Standing.CURRENT, Standing.SUPERSEDED, Standing.CONTESTED


@pytest.fixture
def cast() -> Cast:
    """A season whose second office is let in and whose first laptop is confirmed."""
    cast = Cast()
    cast.facts.append(cast.founder.write(Office(device=cast.office.device)))
    cast.confirm(0)
    return cast


def standing(cast: Cast, *facts: Fact, me: str = "") -> list[Standing]:
    found = fold([*cast.facts, *facts], me).standing
    return [found[f.digest] for f in facts]


def resolution(
    thing: str, chosen: Fact, *rejected: Fact, kind: str = "candidate"
) -> Resolution:
    digests = tuple(f.digest for f in rejected)
    return Resolution(
        kind=kind, thing=thing, chosen=chosen.digest, rejected=digests, reason="r"
    )


# Rights


def test_the_founder_is_whom_the_season_commits_to(cast: Cast) -> None:
    said = fold(cast.facts).authority
    assert said.founders == {cast.founder.device}
    assert said.offices == {cast.founder.device, cast.office.device}


def test_another_nonce_founds_nothing(cast: Cast) -> None:
    keys = cast.stranger.keys.public
    forged = msgspec.structs.replace(
        cast.founder.season_fact(), signing=keys.signing, sealing=keys.sealing
    )
    fact = cast.stranger.write(forged)
    assert standing(cast, fact) == [Standing.NO_RIGHT]
    assert fold([*cast.facts, fact]).authority.founders == {cast.founder.device}


def test_nothing_counts_without_a_founder() -> None:
    assert Authority.of([]) == Authority()


def test_only_the_founder_lets_offices_in(cast: Cast) -> None:
    said = cast.office.write(Office(device=cast.stranger.device))
    assert standing(cast, said) == [Standing.NO_RIGHT]
    assert cast.stranger.device not in fold([*cast.facts, said]).authority.offices


def test_only_the_founder_ends_offices(cast: Cast) -> None:
    third = Scribe("third", cast.founder.season)
    cast.facts.append(cast.founder.write(Office(device=third.device)))
    cast.facts.append(third.write(DeviceEnd(device=cast.office.device, last=0, reason="r")))
    assert standing(cast, cast.office.write(a_candidate("L1"))) == [CURRENT]
    cast.facts.append(
        cast.founder.write(DeviceEnd(device=cast.office.device, last=1, reason=""))
    )
    assert standing(cast, cast.office.write(a_candidate("L1"))) == [Standing.RETIRED]


def test_nobody_ends_the_founder(cast: Cast) -> None:
    cast.facts.append(cast.founder.write(Office(device=cast.founder.device)))
    for scribe in (cast.founder, cast.office):
        cast.facts.append(
            scribe.write(DeviceEnd(device=cast.founder.device, last=0, reason="r"))
        )
    assert standing(cast, cast.founder.write(a_candidate("L1"))) == [CURRENT]


def test_an_office_cannot_end_another_as_if_it_were_a_laptop(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    cast.facts.append(cast.founder.write(Office(device=laptop.device)))
    cast.facts.append(cast.office.write(DeviceEnd(device=laptop.device, last=0, reason="r")))
    assert standing(cast, laptop.write(a_sheet("L1", member, 1))) == [CURRENT]


def test_offices_end_laptops(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    before, after = (laptop.write(a_sheet(f"L{i}", member, i)) for i in (1, 2))
    end = DeviceEnd(device=laptop.device, last=2, reason="returned")
    assert standing(cast, before, after, cast.office.write(end)) == [
        CURRENT,
        Standing.RETIRED,
        CURRENT,
    ]


def test_of_two_ends_the_lower_one_counts(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    for last in (3, 2, 4):
        said = DeviceEnd(device=laptop.device, last=last, reason="r")
        cast.facts.append(cast.office.write(said))
    facts = [laptop.write(a_sheet(f"L{i}", member, i)) for i in (1, 2)]
    assert standing(cast, *facts) == [CURRENT, Standing.RETIRED]


def test_an_ended_office_confirms_nobody(cast: Cast) -> None:
    n = cast.office.n
    cast.facts.append(cast.office.write(Confirmation(fact=cast.enrolments[1].digest)))
    assert cast.laptops[1][0].device in fold(cast.facts).authority.members
    end = DeviceEnd(device=cast.office.device, last=n, reason="r")
    cast.facts.append(cast.founder.write(end))
    assert cast.laptops[1][0].device in fold(cast.facts).authority.waiting


def test_an_unconfirmed_laptop_waits(cast: Cast) -> None:
    laptop, member = cast.laptops[1]
    sheet = laptop.write(a_sheet("L1", member, 1))
    assert standing(cast, sheet) == [Standing.WAITING]
    cast.confirm(1)
    assert standing(cast, sheet) == [CURRENT]


def test_a_waiting_laptop_waits_only_for_what_it_may_say_then(cast: Cast) -> None:
    laptop, _ = cast.laptops[1]
    facts = [laptop.write(a_candidate("L1")), laptop.write(a_sheet("L1", "m1", 1))]
    assert standing(cast, *facts) == [Standing.NO_RIGHT, Standing.NO_RIGHT]


def test_a_device_presumes_its_own_enrolment(cast: Cast) -> None:
    laptop, member = cast.laptops[1]
    sheet = laptop.write(a_sheet("L1", member, 1))
    assert standing(cast, sheet, me=laptop.device) == [CURRENT]


def test_a_device_presumes_its_enrolment_where_the_assignment_is_not_there() -> None:
    cast = Cast()
    laptop, member = cast.laptops[0]
    facts = [f for f in cast.facts if f.header.kind != "assignment"]
    assert fold(facts, laptop.device).authority.members == {laptop.device: member}
    assert fold(facts).authority.waiting == {}


def test_a_confirmed_enrolment_counts_where_its_assignment_is_withheld(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    facts = [f.without_body() if f.header.kind == "assignment" else f for f in cast.facts]
    assert fold(facts).authority.members == {laptop.device: member}


def test_an_enrolment_without_the_slips_secret_does_not_even_wait(cast: Cast) -> None:
    thief = Scribe("thief", cast.founder.season)
    keys = thief.keys.public
    enrolment = Enrolment(
        signing=keys.signing,
        sealing=keys.sealing,
        member="m1",
        assignment="0" * 32,
        nonce=NONCE,
        proof="0" * 64,
    )
    cast.facts.append(thief.write(enrolment))
    assert thief.device not in fold(cast.facts).authority.waiting


def enrolled(cast: Cast, laptop: Scribe, member: str, assigned: Assignment) -> Fact:
    keys = (laptop.keys.public.signing, laptop.keys.public.sealing)
    where = (cast.founder.season, assigned.number, member, cast.founder.device)
    proof = enrolment_proof(assigned.secret, *where, keys, NONCE)
    return laptop.write(
        Enrolment(
            signing=keys[0],
            sealing=keys[1],
            member=member,
            assignment=assigned.number,
            nonce=NONCE,
            proof=proof,
        )
    )


def test_an_enrolment_is_for_the_member_of_its_assignment(cast: Cast) -> None:
    assigned = Assignment(number="f" * 32, member="m1", laptop="9", secret="5" * 64)
    cast.facts.append(cast.founder.write(assigned))
    laptop = Scribe("laptop 9", cast.founder.season)
    cast.facts.append(enrolled(cast, laptop, "m2", assigned))
    assert laptop.device not in fold(cast.facts).authority.waiting


def test_another_assignment_of_the_same_number_takes_nothing_away(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    for scribe in (cast.founder, cast.office):
        said = Assignment(number=f"{0:032x}", member=member, laptop="", secret="6" * 64)
        cast.facts.append(scribe.write(said))
    for facts in (cast.facts, cast.facts[::-1]):
        assert fold(facts).authority.members == {laptop.device: member}


def test_a_device_that_enrols_twice_is_one_members_whatever_the_order(cast: Cast) -> None:
    laptop = Scribe("laptop 9", cast.founder.season)
    twice: list[Fact] = []
    for i, member in enumerate(("m1", "m2")):
        assigned = Assignment(number=f"{i:031x}f", member=member, laptop="9", secret="5" * 64)
        cast.facts.append(cast.founder.write(assigned))
        twice.append(enrolled(cast, laptop.fork(f"{i}"), member, assigned))
    both = [*cast.facts, *twice]
    assert fold(both).authority == fold(both[::-1]).authority
    for fact, member in zip(twice, ("m1", "m2"), strict=True):
        confirmed = [*both, cast.founder.fork("c").write(Confirmation(fact=fact.digest))]
        for order in (confirmed, confirmed[::-1]):
            assert fold(order).authority.members[laptop.device] == member


def test_a_member_writes_only_about_the_own_cell(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    assert standing(
        cast,
        laptop.write(a_sheet("L1", member, 1)),
        laptop.write(a_sheet("L1", "m2", 1)),
        laptop.write(Recusal(interview="L1", member="m2", ground="other")),
        laptop.write(Interview(interview="L1", outcome="held")),
        laptop.write(IdentityCheck(interview="L1", member=member, document="", agrees=True)),
    ) == [CURRENT, Standing.NO_RIGHT, Standing.NO_RIGHT, Standing.NO_RIGHT, CURRENT]


def test_a_member_named_like_a_number_does_not_get_the_second_appointment(cast: Cast) -> None:
    laptop = Scribe("laptop 9", cast.founder.season)
    assigned = Assignment(number="f" * 32, member="2", laptop="9", secret="5" * 64)
    cast.facts.append(cast.founder.write(assigned))
    fact = enrolled(cast, laptop, "2", assigned)
    cast.facts += [fact, cast.founder.write(Confirmation(fact=fact.digest))]
    own = laptop.write(Interview(interview="L1", member="2", outcome="held"))
    offices = laptop.write(Interview(interview="L1/2", outcome="held"))
    assert own.header.thing != offices.header.thing
    assert standing(cast, own, offices) == [CURRENT, Standing.NO_RIGHT]


def test_the_office_writes_for_a_member_but_no_sheet(cast: Cast) -> None:
    assert standing(
        cast,
        cast.office.write(Recusal(interview="L1", member="m1", ground="other")),
        cast.office.write(Interview(interview="L1", outcome="absent")),
        cast.office.write(a_sheet("L1", "m1", 1)),
    ) == [CURRENT, CURRENT, Standing.NO_RIGHT]


def test_kinds_and_versions_of_a_newer_program_are_unknown(cast: Cast) -> None:
    newer = cast.founder.write(a_candidate("L1"), v=2)
    other = cast.founder.write(a_candidate("L1"), kind="hologram")
    assert standing(cast, newer, other) == [Standing.UNKNOWN, Standing.UNKNOWN]


def test_whose_role_changed_is_told(cast: Cast) -> None:
    before = fold(cast.facts).authority
    assert before.changed(before) == set()
    cast.confirm(1)
    assert before.changed(fold(cast.facts).authority) == {cast.laptops[1][0].device}


def test_an_introduction_is_the_first_fact_only(cast: Cast) -> None:
    stranger = cast.stranger
    body = body_of(cast.enrolments[0])
    assert isinstance(body, Enrolment)
    late = stranger.write(body)
    assert stranger.device not in fold([*cast.facts, late]).authority.members


def test_a_season_of_another_founder_is_not_this_one() -> None:
    founder, other = a_founder(), a_founder("other")
    fact = other.write(other.season_fact(), season=founder.season)
    assert isinstance(body_of(fact), Season)
    assert fold([fact]).authority == Authority()


# Leaves


def test_what_is_superseded_by_a_right_fact_is_over(cast: Cast) -> None:
    one = cast.founder.write(a_candidate("L1"))
    two = cast.office.write(a_candidate("L1", "Б"), [one.digest])
    assert standing(cast, one, two) == [SUPERSEDED, CURRENT]


def test_a_fact_without_right_supersedes_nothing(cast: Cast) -> None:
    one = cast.founder.write(a_candidate("L1"))
    two = cast.stranger.write(a_candidate("L1", "Б"), [one.digest])
    assert standing(cast, one, two) == [CURRENT, Standing.NO_RIGHT]


def test_nothing_is_superseded_by_what_speaks_of_another_thing(cast: Cast) -> None:
    one = cast.founder.write(a_candidate("L1"))
    two = cast.office.write(a_candidate("L2"), [one.digest])
    assert standing(cast, one, two) == [CURRENT, CURRENT]


def test_two_leaves_are_contested(cast: Cast) -> None:
    one, two = cast.founder.write(a_candidate("L1")), cast.office.write(a_candidate("L1", "Б"))
    assert standing(cast, one, two) == [CONTESTED, CONTESTED]


def test_a_fact_after_all_leaves_ends_the_contest(cast: Cast) -> None:
    one, two = cast.founder.write(a_candidate("L1")), cast.office.write(a_candidate("L1", "Б"))
    both = cast.office.write(a_candidate("L1", "В"), [one.digest, two.digest])
    assert standing(cast, one, two, both) == [SUPERSEDED, SUPERSEDED, CURRENT]


@pytest.fixture
def leaves(cast: Cast) -> tuple[Fact, Fact]:
    return cast.founder.write(a_candidate("L1")), cast.office.write(a_candidate("L1", "Б"))


def test_a_resolution_names_the_chosen_and_the_rejected(
    cast: Cast, leaves: tuple[Fact, Fact]
) -> None:
    for chosen, rejected in itertools.permutations(leaves):
        said = cast.office.fork("r").write(resolution("L1", chosen, rejected))
        assert standing(cast, chosen, rejected, said) == [CURRENT, SUPERSEDED, CURRENT]


def test_a_leaf_that_a_resolution_does_not_name_is_a_new_conflict(
    cast: Cast, leaves: tuple[Fact, Fact]
) -> None:
    one, two = leaves
    said = cast.founder.write(resolution("L1", one, two))
    late = cast.office.write(a_candidate("L1", "В"))
    assert standing(cast, one, two, late, said) == [CONTESTED, SUPERSEDED, CONTESTED, CURRENT]


def test_what_follows_the_rejected_leaf_is_a_new_conflict(
    cast: Cast, leaves: tuple[Fact, Fact]
) -> None:
    one, two = leaves
    said = cast.founder.write(resolution("L1", one, two))
    late = cast.office.write(a_candidate("L1", "В"), [two.digest])
    assert standing(cast, one, two, late, said) == [CONTESTED, SUPERSEDED, CONTESTED, CURRENT]


def test_what_follows_the_chosen_leaf_goes_on(cast: Cast, leaves: tuple[Fact, Fact]) -> None:
    one, two = leaves
    said = cast.founder.write(resolution("L1", one, two))
    late = cast.founder.write(a_candidate("L1", "В"), [one.digest])
    assert standing(cast, one, two, late, said) == [SUPERSEDED, SUPERSEDED, CURRENT, CURRENT]


def test_of_two_leaves_of_resolutions_none_applies(
    cast: Cast, leaves: tuple[Fact, Fact]
) -> None:
    one, two = leaves
    first = cast.founder.write(resolution("L1", one, two))
    second = cast.office.write(resolution("L1", two, one))
    assert standing(cast, one, two, first, second) == [CONTESTED] * 4


def test_a_resolution_is_superseded_by_another(cast: Cast, leaves: tuple[Fact, Fact]) -> None:
    one, two = leaves
    first = cast.founder.write(resolution("L1", one, two))
    second = cast.office.write(resolution("L1", two, one), [first.digest])
    assert standing(cast, one, two, first, second) == [SUPERSEDED, CURRENT, SUPERSEDED, CURRENT]


def test_a_resolution_is_never_resolved(cast: Cast, leaves: tuple[Fact, Fact]) -> None:
    one, two = leaves
    first = cast.founder.write(resolution("L1", one, two))
    second = cast.office.write(resolution("L1", two, one))
    third = cast.founder.write(resolution("candidate:L1", first, second, kind="resolution"))
    assert standing(cast, one, two, first, second)[:4] == [CONTESTED] * 4
    assert standing(cast, one, two, first, second, third) == [*[CONTESTED] * 4, CURRENT]


def test_a_resolution_of_a_stranger_settles_nothing(
    cast: Cast, leaves: tuple[Fact, Fact]
) -> None:
    one, two = leaves
    said = cast.stranger.write(resolution("L1", one, two))
    assert standing(cast, one, two, said) == [CONTESTED, CONTESTED, Standing.NO_RIGHT]


def test_a_resolution_whose_body_is_not_here_settles_nothing(
    cast: Cast, leaves: tuple[Fact, Fact]
) -> None:
    one, two = leaves
    said = cast.founder.write(resolution("L1", one, two)).without_body()
    assert standing(cast, one, two, said) == [CONTESTED, CONTESTED, CURRENT]


def test_a_resolution_that_chooses_a_fact_without_right_settles_nothing(
    cast: Cast, leaves: tuple[Fact, Fact]
) -> None:
    one, two = leaves
    alien = cast.stranger.write(a_candidate("L1", "В"))
    said = cast.founder.write(resolution("L1", alien, one, two))
    assert standing(cast, one, two, said) == [CONTESTED, CONTESTED, CURRENT]


def test_a_resolution_never_leaves_a_thing_without_any_leaf(
    cast: Cast, leaves: tuple[Fact, Fact]
) -> None:
    """It chose what somebody had already superseded, and rejected what came after."""
    one, two = leaves
    both = cast.founder.write(a_candidate("L1", "В"), [one.digest, two.digest])
    said = cast.office.write(resolution("L1", one, both))
    assert standing(cast, one, two, both, said) == [SUPERSEDED, SUPERSEDED, CURRENT, CURRENT]


def test_a_resolution_about_a_cell_moves_no_leaf(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    sheet = laptop.write(a_sheet("L1", member, 1))
    said = Resolution(kind="cell", thing=f"L1/{member}", rejected=(sheet.digest,), reason="r")
    assert standing(cast, sheet, cast.office.write(said)) == [CURRENT, CURRENT]
