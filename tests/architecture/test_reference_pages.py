"""The English reference pages say what the code does: kinds, limits, values, names of tests."""

from __future__ import annotations

import hashlib
import re

import msgspec
import pytest

from commission_app.domain.facts.header import (
    SIGN,
    Fact,
    Header,
    control_code,
    state_digest,
)
from commission_app.domain.facts.kinds import KINDS
from commission_app.domain.facts.kinds.trust import Confirmation, season_id
from commission_app.exchange import manifest, opening, quarantine, statement
from commission_app.shared import age_guard, canonical
from commission_app.shared.keys import Keys, fingerprint
from tests.support.kinds import SAMPLES
from tests.support.source import ROOT

HELP = ROOT / "resources" / "help" / "en"
REFERENCE = ("format", "threat-model", "decisions")
LIMITS = {
    "a package file": f"{opening.FILE >> 20} MiB",
    "all that is inside": f"{opening.PLAIN >> 20} MiB",
    "lines inside": f"{opening.LINES:,}",
    "one line": f"{opening.LINE >> 10} KiB",
    "one canonical value": f"{canonical.LARGEST >> 10} KiB",
    "nesting of a value": f"{canonical.DEEPEST} levels",
    "integers": f"below 2^{canonical.SAFEST.bit_length() - 1}",
    "header of the age file": f"{age_guard.HEAD >> 10} KiB",
    "stanzas of the age file": f"{age_guard.STANZAS}",
    "heads of one device in `seen`": f"{manifest.SEEN}",
    "quarantine, files": f"{quarantine.MOST}",
    "quarantine, all together": f"{quarantine.LARGEST >> 30} GiB",
    "text of a certificate's code": f"{statement.TEXT:,} characters",
    "a certificate's message, inflated": f"{statement.INFLATED:,} bytes",
    "one field of a certificate": f"{statement.LONGEST} characters",
}
NONCE = "0f" * 16


def page(key: str) -> str:
    return (HELP / f"{key}.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the rows below a table's first heading on the page of the formats."""
    _, _, after = page("format").partition(f"| {heading} |")
    table = after.partition("\n\n")[0].split("\n")[2:]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table]


def ticked(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_kind_of_fact_stands_with_who_what_and_its_fields() -> None:
    said = {ticked(kind)[0]: cells for kind, *cells in rows("Kind")}
    assert list(said) == list(KINDS)
    for name, (who, about, fields) in said.items():
        kind, sample = KINDS[name], SAMPLES[name]
        true = [
            f"`{f.encode_name}`" + ("" if f.required else "?")
            for f in msgspec.structs.fields(kind)
            if f.name != "salt"
        ]
        assert fields.split() == true, name
        assert who == kind.writer.value, name
        assert ticked(about)[0].format_map(msgspec.structs.asdict(sample)) == sample.about


def test_the_header_and_the_manifest_stand_with_all_their_fields() -> None:
    header = [name for cells in rows("Header") for name in ticked(cells[0])]
    assert header == list(Header.__struct_fields__)
    said = {name for cells in rows("Manifest") for name in ticked(cells[0])}
    assert said == set(manifest.Manifest.__struct_fields__)


def test_every_kind_of_package_is_named() -> None:
    said = [ticked(cells[0])[0] for cells in rows("Kind of package")]
    assert sorted(said) == sorted(manifest.Kind.__args__)


def test_the_limits_are_those_of_the_code() -> None:
    assert dict(rows("What | At most")) == LIMITS


def test_the_statement_of_a_certificate_has_its_fields_in_order() -> None:
    line = next(line for line in page("format").split("\n") if "canonical CBOR map" in line)
    said = ticked(line.partition("canonical CBOR map")[2].partition(" All are")[0])
    assert tuple(said) == statement.CertificateStatement.__slots__


def test_the_values_are_those_that_the_program_computes() -> None:
    said = {name: ticked(value)[0] for name, value in rows("What | Value")}
    keys = Keys(bytes(range(64)))
    body = canonical.encode(Confirmation(salt=NONCE, fact="ab" * 32))
    fact = Fact.read(said["header"].encode(), said["body"].encode())
    signature = keys.sign(SIGN, fact.digest)
    assert said == {
        "signing": keys.public.signing,
        "sealing": keys.public.sealing,
        "device": keys.device,
        "fingerprint": fingerprint(keys.device),
        "season": season_id(keys.device, NONCE),
        "body": body.decode(),
        "header": canonical.encode(fact.header).decode(),
        "digest": fact.digest,
        "control code": control_code(fact.digest),
        "signature": signature.hex(),
        "state digest of this fact alone": state_digest([fact.digest]),
        "key id of this signing key": statement.key_id(
            bytes.fromhex(keys.public.signing)
        ).hex(),
    }
    assert fact.header.body == hashlib.sha256(body).hexdigest()
    assert (fact.header.device, fact.header.season) == (said["device"], said["season"])


@pytest.mark.parametrize("key", REFERENCE)
def test_every_file_and_test_that_is_named_exists(key: str) -> None:
    code = ticked(page(key))
    paths = [one for one in code if one.startswith(("commission_app/", "tests/", "build/"))]
    assert [one for one in paths if not (ROOT / one).exists()] == []
    tests = "\n".join(p.read_text("utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    named = {one for one in code if one.startswith("test_")}
    assert {one for one in named if f"def {one}(" not in tests} == set()
