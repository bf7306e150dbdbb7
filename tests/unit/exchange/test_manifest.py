"""The line in which a package speaks of itself."""

from __future__ import annotations

import json
import re

import pytest

from commission_app.exchange import manifest
from commission_app.exchange.manifest import Diary, Manifest, Recipient
from commission_app.shared import canonical
from tests.support.packages import OFFICE, SEASON, a_package, opened


def a_manifest(**changes: object) -> Manifest:
    said = json.loads(opened(a_package()).raw) | changes
    return manifest.read(canonical.encode(said))


def test_what_is_written_is_read_again() -> None:
    said = a_manifest()
    assert manifest.read(canonical.encode(said)) == said


def test_a_manifest_says_all_that_the_format_names() -> None:
    named = """format package kind practice season sender recipients number made_at offset
        ruleset facts control payload_sha256 have seen diary program lowest_format"""
    assert set(Manifest.__struct_fields__) == set(re.findall(r"\w+", named))


def test_a_recipient_is_written_as_what_it_is_only() -> None:
    assert canonical.encode(Recipient(device="a" * 64)) == b'{"device":"' + b"a" * 64 + b'"}'


@pytest.mark.parametrize("both", [{}, {"device": "a" * 64, "activation": "age1" + "q" * 58}])
def test_a_recipient_has_one_address(both: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="one address"):
        Recipient(**both)


def test_a_signature_is_of_these_very_bytes() -> None:
    package = opened(a_package())
    assert not package.manifest.signed_by_sender(package.raw + b" ", package.signature)


def test_an_empty_signature_line_is_no_signature() -> None:
    assert manifest.read_signature(manifest.signature_line(b"")) == b""


def test_a_draft_says_how_far_the_diary_went() -> None:
    assert a_manifest().diary == Diary(n=4, head="d" * 64)


def test_what_an_unknown_program_calls_itself_is_shown_as_far_as_it_can_be_seen() -> None:
    raw = b'{"format":2,"lowest_format":2,"program":"a\xe2\x80\x8b[2Jb"}'
    with pytest.raises(manifest.NewerFormat, match=r"^a\[2Jb$"):
        manifest.read(raw)
    with pytest.raises(canonical.UnseenSigns):
        manifest.read(raw.replace(b"\xe2\x80\x8b", b"\\u001b"))


def test_numbers_of_packages_are_such_that_gaps_can_be_counted() -> None:
    with pytest.raises(ValueError, match="1000000"):
        a_manifest(number=1_000_001)


@pytest.mark.parametrize(
    "at", ["2026-02-30T09:14:03.120Z", "2026-09-29T25:14:03.120Z", "-" * 24, "2026-09-29T09:14"]
)
def test_a_time_that_no_calendar_has_is_refused(at: str) -> None:
    with pytest.raises(ValueError, match="made_at"):
        a_manifest(made_at=at)


def test_addresses_are_compared_as_written() -> None:
    assert a_manifest().recipients[0].address == OFFICE.device
    assert a_manifest().season == SEASON
