"""Merging is the union of sets: in any order, repeated, from old and partial copies."""

from __future__ import annotations

import random

from hypothesis import given, settings, strategies as st

from commission_app.domain.facts.fold import fold
from tests.support.chronicle import Chronicle
from tests.support.merging import Memory, broken_laws, digest, merged, sticks

SEEDS = st.integers(0, 2**32)
SIZES = st.integers(0, 60)


@settings(max_examples=150)
@given(SEEDS, SIZES)
def test_the_fold_knows_no_order(seed: int, size: int) -> None:
    rng = random.Random(seed)
    facts = Chronicle(rng).write(size)
    true = fold(facts)
    for _ in range(3):
        rng.shuffle(facts)
        assert fold(facts) == true


@settings(max_examples=150)
@given(SEEDS, SIZES)
def test_merging_is_idempotent_commutative_and_associative(seed: int, size: int) -> None:
    rng = random.Random(seed)
    facts = Chronicle(rng, destroys=True).write(size)
    one, two, three, *_ = sticks(rng, facts)
    assert fold(merged(one, one)) == fold(one)
    assert fold(merged(one, two)) == fold(merged(two, one))
    assert fold(merged(merged(one, two), three)) == fold(merged(one, merged(two, three)))


@settings(max_examples=100)
@given(SEEDS, SIZES)
def test_whoever_holds_the_same_set_has_the_same_state(seed: int, size: int) -> None:
    rng = random.Random(seed)
    facts = Chronicle(rng, destroys=True).write(size)
    first, second = merged(facts, *sticks(rng, facts)), merged(*sticks(rng, facts), facts)
    assert digest(first) == digest(second) == digest(facts)
    assert fold(first).standing == fold(second).standing == fold(facts).standing


@settings(max_examples=60)
@given(SEEDS, SIZES)
def test_no_merge_changes_a_byte_of_what_was_held(seed: int, size: int) -> None:
    rng = random.Random(seed)
    facts = Chronicle(rng).write(size)
    held = facts[: rng.randint(0, len(facts))]
    after = {fact.digest: fact for fact in merged(*sticks(rng, facts), held)}
    assert all(after[fact.digest].raw == fact.raw for fact in held)
    assert all(after[fact.digest].body == fact.body for fact in held)


@settings(max_examples=60)
@given(seed=SEEDS)
def test_no_history_breaks_a_law_in_sets_or_in_tables(seed: int) -> None:
    memory = Memory()
    try:
        _, broken = broken_laws(seed, memory)
    finally:
        memory.close()
    assert broken == []
