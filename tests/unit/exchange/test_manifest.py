"""The line in which a package speaks of itself."""

from __future__ import annotations

import re

import pytest

from commission_app.exchange import manifest
from commission_app.exchange.manifest import Diary, Manifest, Recipient
from commission_app.shared import canonical
from tests.support.packages import OFFICE, SEASON, a_package, opened


def a_manifest() -> Manifest:
    return opened(a_package()).manifest


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


def test_what_an_unknown_program_calls_itself_is_shown_without_control_characters() -> None:
    raw = b'{"format":2,"lowest_format":2,"program":"a\\u001b[2Jb"}'
    with pytest.raises(manifest.NewerFormat, match=r"^a\[2Jb$"):
        manifest.read(raw)


def test_addresses_are_compared_as_written() -> None:
    assert a_manifest().recipients[0].address == OFFICE.device
    assert a_manifest().season == SEASON
