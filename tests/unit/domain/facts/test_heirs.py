"""Succession: who stands in whose place, and what that ends."""

from __future__ import annotations

import msgspec
import pytest

from commission_app.domain.facts.body import Body
from commission_app.domain.facts.fold import fold
from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.heirs import heirs
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.trust import (
    Confirmation,
    Device,
    DeviceEnd,
    Office,
    Succession,
)
from commission_app.domain.facts.standing import Authority, Standing
from tests.support.history import Cast, Scribe, a_candidate, a_sheet


@pytest.fixture
def cast() -> Cast:
    """A season whose second office is let in and whose first laptop is confirmed."""
    cast = Cast()
    cast.facts.append(cast.founder.write(Office(device=cast.office.device)))
    cast.confirm(0)
    return cast


def restored(cast: Cast, old: Scribe, name: str = "heir", **how: object) -> tuple[Scribe, Fact]:
    last, signed = how.get("last"), how.get("signed", True)
    assert last is None or isinstance(last, int)
    new, claim = old.heir(name, last=last, signed=bool(signed))
    cast.facts.append(claim)
    return new, claim


def authority(cast: Cast, me: str = "") -> Authority:
    return fold(cast.facts, me).authority


def test_the_founders_heir_rules_in_its_place(cast: Cast) -> None:
    heir, _ = restored(cast, cast.founder)
    cast.facts.append(heir.write(Office(device=cast.stranger.device)))
    assert authority(cast).founders == {cast.founder.device, heir.device}
    assert cast.stranger.device in authority(cast).offices


def test_the_old_founders_later_facts_are_retired(cast: Cast) -> None:
    heir, _ = restored(cast, cast.founder)
    late = cast.founder.write(Office(device=cast.stranger.device))
    cast.facts.append(late)
    found = fold(cast.facts)
    assert found.standing[late.digest] is Standing.RETIRED
    assert cast.stranger.device not in found.authority.offices
    assert heir.device in found.authority.founders


def test_of_two_heirs_of_the_founder_the_smaller_digest_counts(cast: Cast) -> None:
    made = [restored(cast, cast.founder, name) for name in ("one", "two")]
    first, second = sorted(made, key=lambda pair: pair[1].digest)
    found = authority(cast).founders
    assert first[0].device in found
    assert second[0].device not in found


def test_nobody_can_confirm_an_heir_of_the_founder(cast: Cast) -> None:
    heir, claim = restored(cast, cast.founder, signed=False)
    cast.facts.append(cast.founder.write(Confirmation(fact=claim.digest)))
    assert heir.device not in authority(cast).offices


def test_an_offices_heir_is_an_office(cast: Cast) -> None:
    heir, _ = restored(cast, cast.office)
    late = cast.office.write(a_candidate("L1"))
    said = heir.write(a_candidate("L2"))
    standing = fold([*cast.facts, late, said]).standing
    assert standing[said.digest] is Standing.CURRENT
    assert standing[late.digest] is Standing.RETIRED


def test_what_the_old_device_said_before_still_counts(cast: Cast) -> None:
    said = cast.office.write(a_candidate("L1"))
    restored(cast, cast.office)
    assert fold([*cast.facts, said]).standing[said.digest] is Standing.CURRENT


def test_of_two_heirs_neither_counts(cast: Cast) -> None:
    one, _ = restored(cast, cast.office, "one")
    two, _ = restored(cast, cast.office, "two")
    found = authority(cast)
    assert not {one.device, two.device} & found.offices
    assert cast.office.device not in found.last


def test_the_confirmed_one_of_two_heirs_counts(cast: Cast) -> None:
    one, claim = restored(cast, cast.office, "one")
    two, _ = restored(cast, cast.office, "two")
    cast.facts.append(cast.founder.write(Confirmation(fact=claim.digest)))
    found = authority(cast)
    assert one.device in found.offices
    assert two.device not in found.offices


def test_two_confirmed_heirs_are_as_good_as_none(cast: Cast) -> None:
    for name in ("one", "two"):
        heir, claim = restored(cast, cast.office, name)
        cast.facts.append(cast.founder.write(Confirmation(fact=claim.digest)))
        assert (heir.device in authority(cast).offices) == (name == "one")
    assert authority(cast).offices == {cast.founder.device, cast.office.device}


def test_only_the_founder_confirms_an_offices_heir(cast: Cast) -> None:
    heir, claim = restored(cast, cast.office, signed=False)
    cast.facts.append(cast.office.write(Confirmation(fact=claim.digest)))
    assert heir.device not in authority(cast).offices
    cast.facts.append(cast.founder.write(Confirmation(fact=claim.digest)))
    assert heir.device in authority(cast).offices


def test_a_laptops_heir_writes_for_its_member(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    before = laptop.write(a_sheet("L1", member, 1))
    heir, _ = restored(cast, laptop)
    after = heir.write(a_sheet("L1", member, 2), [before.digest])
    lost = laptop.write(a_sheet("L2", member, 3))
    standing = fold([*cast.facts, before, after, lost]).standing
    assert standing[before.digest] is Standing.SUPERSEDED
    assert standing[after.digest] is Standing.CURRENT
    assert standing[lost.digest] is Standing.RETIRED


def test_a_claim_without_the_old_key_counts_when_confirmed(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    heir, claim = restored(cast, laptop, signed=False)
    assert heir.device not in authority(cast).members
    cast.facts.append(cast.office.write(Confirmation(fact=claim.digest)))
    assert authority(cast).members[heir.device] == member


def test_a_false_signature_is_no_signature(cast: Cast) -> None:
    laptop, _ = cast.laptops[0]
    thief = Scribe("thief", laptop.season)
    _, other = cast.office.heir("other")
    body = body_of(other)
    assert isinstance(body, Succession)
    keys = thief.keys.public
    said = msgspec.structs.replace(
        body, signing=keys.signing, sealing=keys.sealing, old=laptop.device
    )
    cast.facts.append(thief.write(said))
    assert thief.device not in authority(cast).members


def test_a_claim_on_nobody_counts_for_nothing(cast: Cast) -> None:
    before = authority(cast)
    restored(cast, Scribe("gone", cast.founder.season))
    assert authority(cast) == before


def test_the_heir_of_an_unconfirmed_laptop_waits_like_it(cast: Cast) -> None:
    laptop, member = cast.laptops[1]
    heir, claim = restored(cast, laptop)
    assert authority(cast).waiting[heir.device] == member
    cast.facts.append(cast.office.write(Confirmation(fact=claim.digest)))
    found = authority(cast)
    assert found.members[heir.device] == member
    assert found.waiting[laptop.device] == member


def test_an_heir_of_a_confirmed_heir_counts(cast: Cast) -> None:
    laptop, member = cast.laptops[1]
    heir, claim = restored(cast, laptop, "first")
    cast.facts.append(cast.office.write(Confirmation(fact=claim.digest)))
    last, _ = restored(cast, heir, "second")
    assert authority(cast).members == {
        cast.laptops[0][0].device: "m1",
        heir.device: member,
        last.device: member,
    }


def test_a_device_presumes_its_own_succession_and_its_past(cast: Cast) -> None:
    laptop, member = cast.laptops[1]
    before = laptop.write(a_sheet("L1", member, 1))
    heir, _ = restored(cast, laptop)
    restored(cast, laptop, "rival")
    after = heir.write(a_sheet("L1", member, 2), [before.digest])
    found = fold([*cast.facts, before, after], heir.device)
    assert found.standing[before.digest] is Standing.SUPERSEDED
    assert found.standing[after.digest] is Standing.CURRENT
    assert found.authority.members[laptop.device] == member


def test_a_device_presumes_its_succession_without_the_old_key(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    heir, _ = restored(cast, laptop, signed=False)
    assert authority(cast, heir.device).members[heir.device] == member
    assert heir.device not in authority(cast).members


def test_an_office_presumes_nothing(cast: Cast) -> None:
    heir, _ = restored(cast, cast.office, signed=False)
    assert heir.device not in authority(cast, heir.device).offices


def test_an_heirs_heir_goes_on(cast: Cast) -> None:
    heir, _ = restored(cast, cast.office, "first")
    last, _ = restored(cast, heir, "second", last=1)
    assert authority(cast).offices >= {heir.device, last.device}
    assert authority(cast).last == {cast.office.device: cast.office.n, heir.device: 1}


def test_the_founder_ends_an_offices_heir(cast: Cast) -> None:
    heir, _ = restored(cast, cast.office)
    said = heir.write(a_candidate("L1"))
    end = DeviceEnd(device=heir.device, last=1, reason="lost")
    cast.facts += [said, cast.founder.write(end)]
    assert fold(cast.facts).standing[said.digest] is Standing.RETIRED


def test_whoever_found_an_ended_laptop_inherits_nothing(cast: Cast) -> None:
    laptop, member = cast.laptops[0]
    end = DeviceEnd(device=laptop.device, last=laptop.n, reason="stolen")
    cast.facts.append(cast.office.write(end))
    thief, claim = restored(cast, laptop, "thief")
    assert thief.device not in authority(cast).members
    cast.facts.append(cast.office.write(Confirmation(fact=claim.digest)))
    assert authority(cast).members[thief.device] == member


def test_whoever_found_an_ended_office_inherits_nothing(cast: Cast) -> None:
    end = DeviceEnd(device=cast.office.device, last=cast.office.n, reason="stolen")
    cast.facts.append(cast.founder.write(end))
    thief, _ = restored(cast, cast.office, "thief")
    assert thief.device not in authority(cast).offices


def test_an_office_that_was_let_in_twice_still_ends_what_it_replaced(cast: Cast) -> None:
    heir, _ = restored(cast, cast.office)
    cast.facts.append(cast.founder.write(Office(device=heir.device)))
    late = cast.office.write(a_candidate("L1"))
    assert fold([*cast.facts, late]).standing[late.digest] is Standing.RETIRED


def test_of_an_end_and_a_succession_the_lower_number_counts(cast: Cast) -> None:
    for i in range(3):
        cast.facts.append(cast.office.write(a_candidate(f"L{i}")))
    _, claim = restored(cast, cast.office, last=3)
    cast.facts.append(cast.founder.write(Confirmation(fact=claim.digest)))
    for last, lowest in ((4, 3), (2, 2)):
        end = DeviceEnd(device=cast.office.device, last=last, reason="r")
        cast.facts.append(cast.founder.write(end))
        assert authority(cast).last[cast.office.device] == lowest


def test_a_device_with_two_claims_has_one_role_whatever_the_order(cast: Cast) -> None:
    one, two = cast.laptops[0][0], cast.laptops[1][0]
    heir, claim = one.heir("heir")
    other = heir.fork("again")
    other.n, other.prev = 0, other.device
    body = body_of(two.heir("unused")[1])
    assert isinstance(body, Succession)
    keys = heir.keys.public
    again = other.write(
        msgspec.structs.replace(body, signing=keys.signing, sealing=keys.sealing, proof="")
    )
    confirmation = cast.office.write(Confirmation(fact=again.digest))
    facts = [*cast.facts, claim, again, confirmation]
    assert fold(facts).authority == fold(facts[::-1]).authority
    assert heir.device in fold(facts).authority.members


def test_keys_that_are_not_the_devices_own_sign_nothing(cast: Cast) -> None:
    """In a package that is only vouched for, a first fact may hold anybody's keys."""
    victim, thief = Scribe("victim", cast.founder.season), Scribe("thief", cast.founder.season)
    cast.facts.append(cast.founder.write(Office(device=victim.device)))
    keys = thief.keys.public
    cast.facts.append(
        victim.write(Device(signing=keys.signing, sealing=keys.sealing))  # another's keys
    )
    thief_as_victim = thief.fork("copy")
    thief_as_victim.device = victim.device
    heir, claim = thief_as_victim.heir("heir")
    cast.facts.append(claim)
    assert heir.device not in authority(cast).offices


def test_keys_of_a_wrong_form_sign_nothing(cast: Cast) -> None:
    office = cast.office
    bad = office.fork("bad")
    bad.n, bad.prev = 0, bad.device
    wrong = bad.write(Device(signing=office.keys.public.signing, sealing="age1" + "q" * 58))
    heir, claim = office.heir("heir")
    facts = [f for f in cast.facts if f.header.device != office.device]
    assert heir.device not in fold([*facts, wrong, claim]).authority.offices
    assert heir.device in fold([*cast.facts, wrong, claim]).authority.offices


def test_a_pinned_office_is_followed_to_its_heirs(cast: Cast) -> None:
    heir, _ = restored(cast, cast.office)
    said: list[tuple[Fact, Body]] = [(f, b) for f in cast.facts if (b := body_of(f))]
    assert heirs(said, [cast.office.device], {}).devices == {cast.office.device, heir.device}
    assert heirs(said, [cast.stranger.device], {}).devices == {cast.stranger.device}


def test_two_devices_that_claim_each_other_end_each_other(cast: Cast) -> None:
    one, two = Scribe("one", cast.founder.season), Scribe("two", cast.founder.season)
    facts = [*cast.facts, *(cast.founder.write(Office(device=d.device)) for d in (one, two))]
    for old, new in ((one, two), (two, one)):
        _, claim = old.heir("unused")
        body = body_of(claim)
        assert isinstance(body, Succession)
        keys = new.keys.public
        said = msgspec.structs.replace(
            body, signing=keys.signing, sealing=keys.sealing, proof="", last=1
        )
        facts.append(new.fork("first").write(said))
        facts.append(cast.founder.write(Confirmation(fact=facts[-1].digest)))
    found = fold(facts).authority
    assert found == fold(facts[::-1]).authority
    assert {one.device, two.device} <= found.offices
    assert (found.last[one.device], found.last[two.device]) == (1, 1)
