"""The last steps of opening: payload, totals, schemas, links and signatures of facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from commission_app.domain.facts.header import Fact
from commission_app.domain.facts.kinds.trust import Device
from commission_app.shared import bech32
from tests.support.packages import (
    OTHER,
    Parts,
    Scribe,
    a_chain,
    a_package,
    a_sheet,
    changed,
    dumps,
    opened,
    refusal,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.exchange.manifest import Kind


# 7 – payload, counts, control totals


def test_other_facts_than_the_sender_signed_for_are_refused() -> None:
    parts = Parts.honest()
    parts.plain()
    parts.lines[1], parts.lines[2] = parts.lines[2], parts.lines[1]
    parts.rehash = False
    assert refusal(parts.close()) == "payload"


@pytest.mark.parametrize(
    "counts", [{}, {"enrolment": 1, "sheet": 2}, {"enrolment": 1, "sheet": 3, "vote": 0}]
)
def test_other_counts_than_stated_are_refused(counts: dict[str, int]) -> None:
    assert changed(lambda p: p.manifest.update(facts=counts)) == "counts"


def test_a_fact_that_comes_twice_is_refused() -> None:
    def twice(parts: Parts) -> None:
        parts.lines.append(parts.lines[-1])
        parts.manifest["facts"]["sheet"] = 4

    assert changed(twice) == "counts"


@pytest.mark.parametrize(
    "control",
    [
        {"sheets": 2, "marks": {"C0": 12, "C1": 15}},
        {"sheets": 3, "marks": {"C0": 12, "C1": 16}},
        {"sheets": 3, "marks": {"C0": 12}},
        {"sheets": 3, "marks": {}},
    ],
)
def test_other_totals_than_stated_are_refused(control: dict[str, Any]) -> None:
    assert changed(lambda p: p.manifest.update(control=control)) == "control"


# 8 – facts


def line(number: int, spoil: Callable[[bytes], bytes]) -> str:
    def change(parts: Parts) -> None:
        parts.lines[number] = spoil(parts.lines[number])

    return changed(change)


LINES: list[Callable[[bytes], bytes]] = [
    lambda line: b"",
    lambda line: line.replace(b"\t", b" ", 1),
    lambda line: line + b"\t",
    lambda line: line + b" ",
    lambda line: line + b"\r",
    lambda line: line.replace(b'"n":2', b'"n":02'),
    lambda line: line.replace(b'"n":2', b'"n":0'),
    lambda line: line.replace(b'"n":2', b'"n":9007199254740992'),
    lambda line: line.replace(b'"n":2', b'"n":' + b"9" * 5000),
    lambda line: line.replace(b'"v":1', b'"v":1.0'),
    lambda line: line.replace(b'"about":', b'"About":', 1),
    lambda line: line.replace(b'"level":4', b'"level":5'),
    lambda line: line.replace(b"\t\t", b"\tAAAA\t"),
]


@pytest.mark.parametrize("spoil", LINES)
def test_a_line_that_is_no_fact_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    assert line(1, spoil) == "fact"


def packed(facts: list[Fact], scribe: Scribe, kind: Kind = "sheets") -> bytes:
    """A package of whatever facts, by a device that does not look."""
    return Parts.of(facts, scribe.keys, kind).close()


BODY = msgspec.to_builtins(a_sheet("L1", 4, 5)) | {"salt": "ab" * 16}
BODIES: list[bytes] = [
    dumps(BODY | {"salt": ""}),
    dumps({name: value for name, value in BODY.items() if name != "salt"}),
    dumps(BODY | {"state": "open"}),
    dumps(BODY | {"extra": 1}),
    dumps(BODY | {"note": ""}),
    dumps(BODY | {"interview": "L2"}),
    dumps(BODY | {"marks": [{"criterion": "C0", "level": 101}]}),
    dumps(BODY | {"marks": [{"criterion": "C0", "level": 2**33}]}),
    dumps(BODY | {"marks": [{"criterion": "C0", "level": 4}] * 61}),
    dumps(BODY | {"marks": "all"}),
    dumps(BODY).replace(b",", b", ", 1),
]


@pytest.mark.parametrize("kind", ["sheets", "extract", "update", "assignment"])
@pytest.mark.parametrize("body", BODIES)
def test_a_sheet_that_breaks_its_schema_is_refused(body: bytes, kind: Kind) -> None:
    scribe, facts = a_chain(sheets=1)
    facts.append(scribe.chain(body, "sheet", "L1/m01"))
    parts = Parts.of([*facts[:-1]], scribe.keys, kind)
    parts.lines = [*parts.lines[:-1], *_lines(facts[-2:])]
    parts.manifest["facts"]["sheet"] = 2
    parts.manifest["control"] = _control(facts)
    assert refusal(parts.close()) == "fact"


def _lines(facts: list[Fact]) -> list[bytes]:
    return [b"%s\t\t%s" % (fact.raw, fact.body or b"") for fact in facts]


def _control(facts: list[Fact]) -> dict[str, Any]:
    """What a careless sender would have added up."""
    marks: dict[str, int] = {}
    sheets = [fact.body for fact in facts if fact.header.kind == "sheet"]
    for body in sheets:
        found = msgspec.json.decode(body or b"")["marks"]
        for mark in found if found != "all" else ():
            marks[mark["criterion"]] = marks.get(mark["criterion"], 0) + mark["level"]
    return {"sheets": len(sheets), "marks": marks}


def test_a_fact_of_another_season_is_refused() -> None:
    scribe, facts = a_chain()
    facts.append(scribe.write(a_sheet("L9", 1, 1), season="aa" * 16))
    assert refusal(packed(facts, scribe)) == "fact_season"


def test_a_trust_fact_without_its_body_is_refused() -> None:
    scribe, facts = a_chain()
    assert refusal(packed([facts[0].without_body(), *facts[1:]], scribe)) == "fact"


def test_a_withheld_sheet_passes_and_is_not_counted() -> None:
    scribe, facts = a_chain()
    facts[1] = facts[1].without_body()
    package = opened(packed(facts, scribe, "extract"))
    assert (package.manifest.control.sheets, package.facts[1].body) == (2, None)


def test_a_missing_fact_breaks_the_chain() -> None:
    scribe, facts = a_chain()
    assert refusal(packed([facts[0], *facts[2:]], scribe)) == "links"


def test_a_chain_without_its_first_fact_is_refused() -> None:
    scribe, facts = a_chain()
    assert refusal(packed(facts[1:], scribe)) == "links"


def test_a_chain_that_skips_a_number_is_refused() -> None:
    scribe, facts = a_chain()
    facts.append(scribe.write(a_sheet("L9", 1, 1), n=9))
    assert refusal(packed(facts, scribe)) == "links"


def test_a_first_fact_that_introduces_nobody_is_refused() -> None:
    scribe = Scribe("laptop")
    assert refusal(packed([scribe.write(a_sheet("L1", 4, 5))], scribe)) == "links"


def test_a_chain_that_joins_another_devices_is_refused() -> None:
    scribe, facts = a_chain()
    other, others = a_chain("other")
    facts.append(scribe.write(a_sheet("L9", 1, 1), prev=others[-1].digest, n=5))
    assert other.keys.device != scribe.keys.device
    assert refusal(packed([*facts, *others], scribe)) == "links"


def test_a_leaf_without_its_signature_is_refused() -> None:
    assert line(3, lambda raw: re.sub(rb"\t[^\t]+\t", b"\t\t", raw)) == "leaf_signature"


def test_a_leaf_signed_by_another_device_is_refused() -> None:
    scribe, facts = a_chain()
    signature = OTHER.sign("commission-sign-1", facts[-1].digest)
    last = Fact(facts[-1].digest, facts[-1].header, facts[-1].raw, facts[-1].body, signature)
    assert refusal(packed([*facts[:-1], last], scribe)) == "leaf_signature"


def test_each_end_of_a_fork_must_be_signed() -> None:
    scribe, facts = a_chain()
    fork = scribe.write(a_sheet("L9", 1, 1), n=4, prev=facts[2].digest)
    assert len(opened(packed([*facts, fork], scribe)).facts) == 5
    bare = Fact(fork.digest, fork.header, fork.raw, fork.body)
    assert refusal(packed([*facts, bare], scribe)) == "leaf_signature"


def test_a_device_that_is_not_the_hash_of_its_keys_is_refused() -> None:
    scribe = Scribe("laptop")
    stranger = scribe.introduction(signing=OTHER.public.signing)
    assert refusal(packed([scribe.write(stranger)], scribe)) == "leaf_signature"


def test_a_package_that_introduces_a_poisoned_key_is_refused() -> None:
    scribe = Scribe("laptop")
    sealing = bech32.encode("age", bytes(32))
    body = Device(signing=scribe.keys.public.signing, sealing=sealing)
    facts = [scribe.write(body, device="f" * 64, prev="f" * 64)]
    assert refusal(packed(facts, scribe, "update")) == "foreign_keys"


def test_a_kind_of_a_newer_program_is_kept_as_it_came() -> None:
    scribe, facts = a_chain()
    facts.append(scribe.chain(b'{"colour":"blue","salt":"00"}', "rainbow", "sky"))
    package = opened(packed(facts, scribe))
    assert package.facts[-1].body == b'{"colour":"blue","salt":"00"}'


def test_a_sheet_of_a_newer_program_is_kept_and_totals_are_left_open() -> None:
    scribe, facts = a_chain()
    body = b'{"marks":"in another form","salt":"00"}'
    facts.append(scribe.chain(body, "sheet", "L1/m01", v=99))
    parts = Parts.of(facts, scribe.keys)
    parts.manifest["control"]["sheets"] = 4
    assert opened(parts.close()).facts[-1].body == body


@pytest.mark.parametrize(
    "body", [b'{"n":0.5}', b'{"n":9007199254740992}', b'{"b":1,"a":2}', b"[1]", b"{"]
)
def test_an_unknown_kind_must_still_be_canonical(body: bytes) -> None:
    scribe, facts = a_chain()
    facts.append(scribe.chain(body, "rainbow", "sky"))
    assert refusal(packed(facts, scribe)) == "fact"


def test_only_signatures_of_leaves_stay() -> None:
    scribe, facts = a_chain()
    parts = Parts.of(facts, scribe.keys)
    parts.lines[1] = parts.lines[1].replace(b"\t\t", b"\t" + b"A" * 86 + b"==\t")
    package = opened(parts.close())
    assert [bool(fact.signature) for fact in package.facts] == [False, False, False, True]


def test_what_the_manifest_vouches_for_carries_no_signature() -> None:
    scribe, facts = a_chain()
    parts = Parts.of(facts, scribe.keys, "update")
    parts.lines[1] = parts.lines[1].replace(b"\t\t", b"\t" + b"A" * 86 + b"==\t")
    assert not any(fact.signature for fact in opened(parts.close()).facts)


def test_the_manifest_is_kept_as_it_was_signed() -> None:
    package = opened(a_package())
    assert package.manifest.signed_by_sender(package.raw, package.signature)


def another_laptop() -> tuple[Scribe, list[Fact]]:
    """What the office writes for a member: the chain of the member's other laptop."""
    sender, _ = a_chain("office")
    _, facts = a_chain("another laptop")
    return sender, facts


def test_a_foreign_chain_that_is_whole_comes_with_the_signature_of_its_end() -> None:
    sender, facts = another_laptop()
    package = opened(Parts.of(facts, sender.keys, "update").close())
    assert [bool(fact.signature) for fact in package.facts] == [False] * 3 + [True]


def test_a_foreign_chain_that_is_not_whole_comes_without() -> None:
    sender, facts = another_laptop()
    package = opened(Parts.of(facts[1:], sender.keys, "update").close())
    assert not any(fact.signature for fact in package.facts)


def test_a_foreign_end_that_is_signed_wrongly_is_refused() -> None:
    sender, facts = another_laptop()
    parts = Parts.of(facts, sender.keys, "update")
    header, _, body = parts.lines[-1].split(b"\t")
    parts.lines[-1] = b"\t".join((header, b"A" * 86 + b"==", body))
    assert refusal(parts.close()) == "leaf_signature"
