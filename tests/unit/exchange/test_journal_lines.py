"""An exported journal is read again: every line as it was signed, whole chains, no more."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from commission_app.exchange.journal_lines import read_journal
from commission_app.shared import canonical
from tests.support import independent_reader
from tests.support.history import Cast, a_founder
from tests.support.seasons import refused

if TYPE_CHECKING:
    from commission_app.domain.facts.header import Fact

DIARY = b'{"diary":{"n":1,"what":"unlocked"}}'


def line(fact: Fact, **changes: object) -> bytes:
    said: dict[str, object] = {
        "digest": fact.digest,
        "header": msgspec.Raw(fact.raw),
        "body": None if fact.body is None else msgspec.Raw(fact.body),
        "signature": fact.signature.hex(),
    }
    return canonical.encode({**said, **changes})


def journal(facts: list[Fact]) -> bytes:
    return b"\n".join([*map(line, facts), DIARY]) + b"\n"


def test_all_facts_come_back_and_the_diary_is_nobodys_proof() -> None:
    facts = Cast().facts
    assert list(read_journal(journal(facts))) == facts


def test_another_reader_reads_the_same() -> None:
    facts = Cast().facts
    found = independent_reader.read_journal(journal(facts))
    assert [digest for digest, _, _ in found] == [fact.digest for fact in facts]


def test_a_body_may_be_withheld() -> None:
    facts = Cast().facts
    place = next(i for i, f in enumerate(facts) if f.header.kind == "assignment")
    facts[place] = facts[place].without_body()
    assert read_journal(journal(facts))[place].body is None


def test_cut_anywhere_it_is_refused() -> None:
    data = journal(Cast().facts)
    for length in range(1, len(data), 37):
        with refused("audit.journal_cut", "audit.journal_line", "audit.journal_chain"):
            read_journal(data[:length] + b"\n")
        with refused("audit.journal_cut", "audit.journal_chain"):
            read_journal(data[:length])


def test_a_changed_byte_anywhere_is_found() -> None:
    data = journal(Cast().facts)
    for place in range(0, len(data) - len(DIARY) - 2, 11):
        broken = bytearray(data)
        broken[place] ^= 1
        with refused("audit.journal_line", "audit.journal_chain", "audit.journal_seasons"):
            read_journal(bytes(broken))


@pytest.mark.parametrize("place", [0, 1, -1])
def test_a_line_that_was_taken_out_is_missed(place: int) -> None:
    facts = Cast().facts
    laptop = next(f for f in facts if f.header.kind == "enrolment")
    founder = [f for f in facts if f.header.device == facts[0].header.device]
    gone = [*founder, laptop][place]
    left = [f for f in facts if f is not gone]
    if gone is laptop:  # a whole chain of one fact leaves no gap: that is for have and seen
        assert len(read_journal(journal(left))) == len(left)
    else:
        with refused("audit.journal_chain"):
            read_journal(journal(left))


def test_two_lines_alike_and_two_seasons_are_refused() -> None:
    facts = Cast().facts
    with refused("exchange.counts"):
        read_journal(journal([*facts, facts[1]]))
    other = a_founder("other", "11" * 16)
    with refused("audit.journal_seasons"):
        read_journal(journal([*facts, other.write(other.season_fact())]))
    with refused("audit.journal_seasons"):
        read_journal(DIARY + b"\n")


@pytest.mark.parametrize(
    "raw",
    [
        b"{}",
        b'{"diary":1,"more":2}',
        b'{"digest":"","header":{},"body":null,"signature":""}',
        json.dumps({"a": [[]] * 10}).encode(),
    ],
)
def test_strange_lines_are_refused(raw: bytes) -> None:
    with refused("audit.journal_line"):
        read_journal(raw + b"\n")


def test_a_signature_of_another_is_refused() -> None:
    facts = Cast().facts
    raw = line(facts[-1], signature="00" * 64)
    with refused("audit.journal_chain"):
        read_journal(b"\n".join([*map(line, facts[:-1]), raw]) + b"\n")
