"""How a package is written."""

from __future__ import annotations

import json

import pytest
from cryptography.exceptions import InvalidTag

from commission_app.exchange.envelope import Addressee, pack
from commission_app.exchange.opening import Expect, open_package
from commission_app.shared import bech32
from commission_app.shared.keys import NotForThisKey
from tests.support import independent_reader
from tests.support.packages import (
    OFFICE,
    OTHER,
    SEASON,
    a_chain,
    a_draft,
    a_package,
    plain_of,
    to_office,
)


def test_a_second_reader_who_shares_no_code_reads_the_same() -> None:
    _, facts = a_chain(sheets=400)
    manifest, found = independent_reader.read(a_package(400), OFFICE.secret[32:])
    assert manifest["control"] == {"marks": {"C0": 1600, "C1": 2000}, "sheets": 400}
    assert [json.dumps(header, sort_keys=True) for header, _ in found] == [
        json.dumps(json.loads(fact.raw), sort_keys=True) for fact in facts
    ]
    assert [body for _, body in found] == [json.loads(fact.body or b"") for fact in facts]


def test_a_second_reader_with_another_key_reads_nothing() -> None:
    with pytest.raises((AssertionError, InvalidTag)):
        independent_reader.read(a_package(), OTHER.secret[32:])


def test_the_same_facts_make_the_same_bytes_inside() -> None:
    assert plain_of(a_package()) == plain_of(a_package())


def test_the_gzip_header_has_neither_name_nor_time() -> None:
    assert OFFICE.open(a_package())[:8] == b"\x1f\x8b\x08\0\0\0\0\0"


def test_the_sender_reads_its_own_package_back() -> None:
    scribe, facts = a_chain()
    data = pack(a_draft(), facts, scribe.keys, [to_office()])
    expect = Expect(OFFICE.device, SEASON, practice=True)
    assert len(open_package(data, scribe.keys.open, expect).facts) == len(facts)


def test_a_third_laptop_does_not_open_it() -> None:
    with pytest.raises(NotForThisKey):
        OTHER.open(a_package())


def test_every_recipient_is_named_and_opens_it() -> None:
    scribe, facts = a_chain()
    both = [to_office(), Addressee(OTHER.public.sealing, OTHER.device)]
    data = pack(a_draft("extract"), facts, scribe.keys, both)
    for keys in (OFFICE, OTHER):
        package = open_package(data, keys.open, Expect(keys.device, SEASON, practice=True))
        assert {one.address for one in package.manifest.recipients} == {
            OFFICE.device,
            OTHER.device,
        }


def test_a_poisoned_recipient_is_refused() -> None:
    scribe, facts = a_chain()
    with pytest.raises(ValueError, match="sealing"):
        pack(
            a_draft(),
            facts,
            scribe.keys,
            [Addressee(bech32.encode("age", bytes(32)), "a" * 64)],
        )


def test_only_leaves_of_chains_carry_signatures() -> None:
    lines = plain_of(a_package()).split(b"\n")[3:-1]
    assert [len(line.split(b"\t")[1]) for line in lines] == [0, 0, 0, 88]


def test_what_the_manifest_vouches_for_carries_none() -> None:
    lines = plain_of(a_package(kind="update")).split(b"\n")[3:-1]
    assert [line.split(b"\t")[1] for line in lines] == [b""] * 4
