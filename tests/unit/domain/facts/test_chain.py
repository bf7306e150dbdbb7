"""Chains: whole or refused; their ends; what a holder of an end has."""

from __future__ import annotations

import msgspec
import pytest

from commission_app.domain.facts.chain import covered, leaves, prove, whole
from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.trust import Device
from tests.support.history import Cast, Scribe, a_candidate, a_founder, a_sheet


def a_chain(length: int = 4) -> list[Fact]:
    founder = a_founder()
    first = founder.write(founder.season_fact())
    return [first, *(founder.write(a_candidate(f"L{i}")) for i in range(1, length))]


def stripped(fact: Fact) -> Fact:
    return Fact(fact.digest, fact.header, fact.raw, fact.body)


def test_a_whole_chain_is_proven_by_the_signature_of_its_leaf() -> None:
    *inner, last = a_chain()
    prove([*map(stripped, inner), last])


def test_proving_returns_the_bodies_that_it_read() -> None:
    facts = a_chain()
    facts[2] = facts[2].without_body()
    read = prove(facts)
    assert read == {f.digest: body_of(f) for f in facts if f.body is not None}


def test_the_order_of_lines_does_not_matter() -> None:
    prove(a_chain()[::-1])


def test_nothing_is_proven_by_nothing() -> None:
    assert prove([]) == {}


def test_an_unsigned_leaf_is_refused() -> None:
    *inner, last = a_chain()
    with pytest.raises(ValueError, match="signature"):
        prove([*inner, stripped(last)])


def test_both_ends_of_a_fork_are_signed() -> None:
    founder = a_founder()
    first = founder.write(founder.season_fact())
    one, two = founder.fork("twin").write(a_candidate("L1")), founder.write(a_candidate("L2"))
    prove([first, one, two])
    with pytest.raises(ValueError, match="signature"):
        prove([first, one, stripped(two)])


def test_the_signature_of_another_device_is_refused() -> None:
    first, last = a_chain(2)
    other = Scribe("other", first.header.season)
    signed = other.keys.sign("commission-sign-1", last.digest)
    with pytest.raises(ValueError, match="signature"):
        prove([first, Fact(last.digest, last.header, last.raw, last.body, signed)])


def test_a_missing_link_is_refused() -> None:
    facts = a_chain()
    del facts[2]
    with pytest.raises(ValueError, match="link"):
        prove(facts)


def test_a_chain_without_its_first_fact_is_refused() -> None:
    with pytest.raises(ValueError, match="link"):
        prove(a_chain()[1:])


def test_a_link_to_another_device_is_refused() -> None:
    cast = Cast()
    cast.office.prev = cast.facts[-1].digest
    with pytest.raises(ValueError, match="link"):
        prove([*cast.facts, cast.office.write(a_candidate("L1"))])


def test_a_link_that_skips_a_number_is_refused() -> None:
    cast = Cast()
    with pytest.raises(ValueError, match="link"):
        prove([*cast.facts, cast.office.write(a_candidate("L1"), n=3)])


def test_a_chain_stays_in_one_season() -> None:
    cast = Cast()
    with pytest.raises(ValueError, match="link"):
        prove([*cast.facts, cast.office.write(a_candidate("L1"), season="f" * 32)])


def test_a_first_fact_introduces_the_device() -> None:
    with pytest.raises(ValueError, match="first fact"):
        prove([a_founder().write(a_candidate("L1"))])


def test_a_first_fact_follows_nothing() -> None:
    founder = a_founder()
    with pytest.raises(ValueError, match="first fact"):
        prove([founder.write(founder.season_fact(), prev="0" * 64)])


def test_a_device_cannot_introduce_the_keys_of_another() -> None:
    founder, other = a_founder(), Scribe("other")
    keys = other.keys.public
    said = msgspec.structs.replace(
        founder.season_fact(), signing=keys.signing, sealing=keys.sealing
    )
    with pytest.raises(ValueError, match="keys"):
        prove([founder.write(said)])


def test_a_device_introduces_itself_once() -> None:
    founder = a_founder()
    keys = founder.keys.public
    first = founder.write(founder.season_fact())
    again = founder.write(Device(signing=keys.signing, sealing=keys.sealing))
    with pytest.raises(ValueError, match="late introduction"):
        prove([first, again])


def test_a_bad_body_inside_a_chain_is_refused() -> None:
    facts = a_chain(2)
    founder = a_founder()
    facts = [founder.write(founder.season_fact()), founder.write(a_candidate("L 1"))]
    with pytest.raises(ValueError, match="regex"):
        prove(facts)


def test_the_ends_of_a_fork_are_two() -> None:
    cast = Cast()
    laptop, member = cast.laptops[0]
    one = laptop.fork("twin").write(a_sheet("L1", member, 1))
    two = laptop.write(a_sheet("L1", member, 2))
    found = leaves([*cast.facts, one, two])
    assert found[laptop.device] == tuple(sorted([(2, one.digest), (2, two.digest)]))
    assert found[cast.office.device] == ((1, cast.facts[1].digest),)


def test_only_a_devices_own_next_fact_ends_its_end() -> None:
    """As in the store: another device, or another number, follows nothing."""
    cast = Cast()
    victim, other = cast.laptops[0][0], cast.laptops[1][0]
    end = leaves(cast.facts)[victim.device]
    other.prev = end[0][1]
    forged = other.write(a_candidate("L1"))
    assert leaves([*cast.facts, forged])[victim.device] == end


def test_whoever_has_an_end_has_all_before_it() -> None:
    facts = a_chain(5)
    chain = {f.digest: f for f in facts}
    assert covered([(3, facts[2].digest)], chain) == {f.digest for f in facts[:3]}


def test_both_ends_of_a_fork_cover_their_common_past_once() -> None:
    cast = Cast()
    laptop, member = cast.laptops[0]
    one = laptop.fork("twin").write(a_sheet("L1", member, 1))
    two = laptop.write(a_sheet("L1", member, 2))
    chain = {f.digest: f for f in (cast.enrolments[0], one, two)}
    assert covered([(2, one.digest), (2, two.digest)], chain) == set(chain)


def test_an_end_that_is_not_here_covers_nothing() -> None:
    chain = {f.digest: f for f in a_chain()}
    assert covered([(9, "0" * 64)], chain) == set()


def test_ends_of_chains_that_are_here_from_the_first_fact_on() -> None:
    facts = a_chain(4)
    assert whole(facts) == {facts[-1].digest}
    assert whole(facts[:2]) == {facts[1].digest}
    assert whole([facts[0], *facts[2:]]) == {facts[0].digest}
    assert whole(facts[1:]) == set()
    assert whole([]) == set()
