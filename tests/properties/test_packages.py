"""Whatever becomes of the bytes inside a package, it is refused in words or changes nothing."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from commission_app.exchange.envelope import pack
from commission_app.shared.errors import UserError
from tests.support import independent_reader
from tests.support.packages import (
    OFFICE,
    Parts,
    Scribe,
    a_chain,
    a_draft,
    a_sheet,
    gzipped,
    opened,
    plain_of,
    sealed,
    to_office,
)

if TYPE_CHECKING:
    from commission_app.domain.facts.header import Fact
    from commission_app.exchange.opening import Package

SCRIBE, FACTS = a_chain(sheets=1)
DATA = pack(a_draft(), FACTS, SCRIBE.keys, [to_office()])
PLAIN = plain_of(DATA)
HONEST = opened(DATA)


def read(plain: bytes) -> Package | str:
    """The package in `plain`, or the key of its refusal; anything else is raised."""
    try:
        return opened(sealed(gzipped(plain)))
    except UserError as refused:
        return refused.key


def signed(lines: list[bytes], **manifest: Any) -> Package | str:
    """As `read`, with lines that their sender signed for."""
    parts = Parts.of(FACTS, SCRIBE.keys)
    parts.lines = lines
    parts.manifest.update(manifest)
    try:
        return opened(parts.close())
    except UserError as refused:
        return refused.key


def test_a_package_cut_at_any_length_is_refused() -> None:
    for length in range(len(PLAIN)):
        assert isinstance(read(PLAIN[:length]), str), length


def test_a_package_with_any_one_byte_flipped_is_refused() -> None:
    for at in range(len(PLAIN)):
        wrong = PLAIN[:at] + bytes([PLAIN[at] ^ (1 << at % 8)]) + PLAIN[at + 1 :]
        assert isinstance(read(wrong), str), at


def test_a_file_cut_at_any_length_is_refused() -> None:
    for length in range(len(DATA)):
        with pytest.raises(UserError):
            opened(DATA[:length])


def test_a_file_with_any_one_byte_flipped_is_refused() -> None:
    for at in range(len(DATA)):
        with pytest.raises(UserError):
            opened(DATA[:at] + bytes([DATA[at] ^ (1 << at % 8)]) + DATA[at + 1 :])


def test_a_fact_with_any_one_byte_flipped_is_refused_though_its_sender_signed_it() -> None:
    """All that a hostile sender can do to a fact of another device's chain."""
    lines = Parts.of(FACTS, SCRIBE.keys).lines
    for number, line in enumerate(lines):
        for at in range(len(line)):
            wrong = line[:at] + bytes([line[at] ^ (1 << at % 8)]) + line[at + 1 :]
            found = signed([wrong if i == number else one for i, one in enumerate(lines)])
            assert isinstance(found, str), (number, at)


@given(
    at=st.integers(0, len(PLAIN)),
    out=st.integers(0, 40),
    put=st.binary(min_size=0, max_size=40),
)
def test_any_piece_replaced_is_refused_or_changes_nothing(
    at: int, out: int, put: bytes
) -> None:
    plain = PLAIN[:at] + put + PLAIN[at + out :]
    found = read(plain)
    assert isinstance(found, str) or (plain, found) == (PLAIN, HONEST)


@settings(max_examples=150)
@given(st.data())
def test_facts_mixed_by_their_sender_are_the_same_set_or_refused(data: st.DataObject) -> None:
    lines = Parts.of(FACTS, SCRIBE.keys).lines
    mixed = data.draw(st.lists(st.sampled_from(lines), max_size=4))
    found = signed(mixed)
    if isinstance(found, str):
        assert sorted(mixed) != sorted(lines)
    else:
        assert {fact.digest for fact in found.facts} == {fact.digest for fact in FACTS}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150)
@given(name=st.sampled_from(sorted(Parts.honest().manifest)), value=JSON)
def test_any_value_in_any_place_of_the_manifest_is_refused_or_read(
    name: str, value: object
) -> None:
    parts = Parts.of(FACTS, SCRIBE.keys)
    parts.plain()
    parts.rehash = False
    honest = parts.manifest[name]
    parts.manifest[name] = value
    try:
        package = opened(parts.close())
    except (UserError, UnicodeEncodeError):
        return
    assert value == honest or msgspec.to_builtins(getattr(package.manifest, name)) == value


@settings(max_examples=150)
@given(
    body=st.dictionaries(st.text(max_size=6), JSON, max_size=4),
    kind=st.sampled_from(("sheet", "vote", "x")),
)
def test_any_body_signed_by_a_hostile_laptop_is_refused_or_kept_as_it_came(
    body: dict[str, object], kind: str
) -> None:
    try:
        raw = msgspec.json.Encoder(order="sorted").encode(body)
    except UnicodeEncodeError:
        return
    scribe, facts = a_chain(sheets=0)
    facts.append(scribe.chain(raw, kind, "L1/m01"))
    parts = Parts.of(a_chain(sheets=0)[1], scribe.keys)
    parts.manifest["facts"][kind] = 1
    signature = base64.b64encode(facts[-1].signature)
    parts.lines = [parts.lines[0].replace(b"\t" + parts.lines[0].split(b"\t")[1], b"\t", 1)]
    parts.lines.append(b"\t".join((facts[-1].raw, signature, raw)))
    try:
        package = opened(parts.close())
    except UserError:
        return
    assert kind == "x"
    assert package.facts[-1].body == raw


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.lists(st.integers(0, 100), max_size=6), st.booleans()), max_size=8)
)
def test_what_is_packed_is_what_both_readers_open(sheets: list[tuple[list[int], bool]]) -> None:
    scribe = Scribe("laptop")
    facts: list[Fact] = [scribe.write(scribe.introduction())]
    for number, (levels, withheld) in enumerate(sheets):
        fact = scribe.write(a_sheet(f"L{number}", *levels))
        facts.append(fact.without_body() if withheld else fact)
    data = pack(a_draft("extract"), facts, scribe.keys, [to_office()])
    package = opened(data)
    assert [(f.digest, f.raw, f.body) for f in package.facts] == [
        (f.digest, f.raw, f.body) for f in facts
    ]
    manifest, found = independent_reader.read(data, OFFICE.secret[32:])
    assert manifest == msgspec.json.decode(package.raw)
    assert len(found) == len(facts)
