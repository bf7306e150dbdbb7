"""A whole season sealed to somebody: everything to an office, the least to an auditor."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.people import Person
from commission_app.exchange import device_file
from commission_app.exchange.files import read_package_file
from commission_app.exchange.opening import Expect, Package, open_package
from commission_app.services.offices.devices import read_device_file
from commission_app.services.offices.extracting import Extract
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.shared.keys import fingerprint
from tests.support import independent_reader, offices
from tests.support.seasons import refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.seasons import SmallSeason


def opened(season: SmallSeason, path: Path, who: str = "auditor") -> Package:
    reader = season.workspace(who)
    expect = Expect(reader.device, None, practice=True)
    return open_package(read_package_file(path), reader.keys.open, expect)


def closed(package: Package) -> set[str]:
    """Interviews and members of sheets without a body."""
    return {f.header.about for f in package.facts if f.header.kind == "sheet" and not f.body}


def test_an_auditor_gets_whole_chains_and_no_personal_number(decided: SmallSeason) -> None:
    offices.device(decided, "auditor")
    package = opened(decided, offices.extract(decided, "auditor"))
    here = offices.facts_of(decided)
    assert {f.digest for f in package.facts} == {f.digest for f in here}
    bare = {f.header.kind for f in package.facts if f.body is None}
    assert bare == {"person"}
    iins = {b.iin for f in here if isinstance(b := body_of(f), Person)}
    assert iins
    bodies = b"".join(f.raw + (f.body or b"") for f in package.facts)
    assert not any(iin.encode() in bodies for iin in iins)


def test_what_it_gets_a_stranger_to_this_program_reads_too(decided: SmallSeason) -> None:
    auditor = offices.device(decided, "auditor")
    path = offices.extract(decided, "auditor")
    manifest, facts = independent_reader.read_facts(path.read_bytes(), auditor.keys.secret[32:])
    assert manifest["kind"] == "extract"
    assert {digest for digest, _, _ in facts} == {f.digest for f in offices.facts_of(decided)}


def test_marks_stay_closed_for_an_auditor_until_the_reveal(scored: SmallSeason) -> None:
    offices.device(scored, "auditor")
    package = opened(scored, offices.extract(scored, "auditor", "before"))
    sheets = {f.header.about for f in package.facts if f.header.kind == "sheet"}
    assert closed(package) == sheets != set()
    assert package.manifest.control.sheets == 0
    scored.open_plenary()
    package = opened(scored, offices.extract(scored, "auditor", "after"))
    assert closed(package) == set()


def test_once_a_protocol_is_final_nothing_is_closed(decided: SmallSeason) -> None:
    FinaliseProtocol()(decided.office)
    offices.device(decided, "auditor")
    assert closed(opened(decided, offices.extract(decided, "auditor"))) == set()


def test_an_office_gets_everything(scored: SmallSeason) -> None:
    offices.device(scored, "second", "office")
    offices.accept(scored, "second")
    package = opened(scored, offices.extract(scored, "second"), "second")
    assert all(fact.body is not None for fact in package.facts)


def test_a_line_tells_for_whom_it_was(decided: SmallSeason) -> None:
    auditor = offices.device(decided, "auditor")
    offices.extract(decided, "auditor")
    with decided.office.read() as now:
        query = "SELECT about FROM diary WHERE what = 'extract.auditor'"
        assert now.c.exec_driver_sql(query).scalars().all() == [auditor.device[:16]]


def test_nothing_is_sealed_where_the_fingerprint_is_another(decided: SmallSeason) -> None:
    auditor = offices.device(decided, "auditor")
    keys, out = offices.keys_of(decided, "auditor"), decided.folder / "a.cmx"
    for typed in ("", "0000-0000", fingerprint(decided.office.device)[:9]):
        with refused("offices.fingerprint_differs"):
            Extract(keys.path, typed, out)(decided.office)
    assert not out.exists()
    Extract(keys.path, fingerprint(auditor.device), out)(decided.office)
    assert out.exists()


def test_ones_own_file_a_package_and_half_a_file_are_refused(decided: SmallSeason) -> None:
    offices.device(decided, "auditor")
    keys = offices.keys_of(decided, "auditor")
    with refused("offices.own_device_file"):
        offices.extract(decided, "office")
    half = decided.folder / "half.cmk"
    half.write_bytes(keys.path.read_bytes()[:-20])
    package = decided.folder / "package.cmk"
    shutil.copy(decided.stick("M01"), package)
    for path, key in (
        (half, "offices.device_file_damaged"),
        (package, "offices.not_a_device_file"),
    ):
        with refused(key):
            Extract(path, keys.fingerprint, decided.folder / "x.cmx")(decided.office)


def test_a_members_laptop_gets_no_season_even_with_a_device_file(
    equipped: SmallSeason,
) -> None:
    offices.device(equipped, "auditor")
    said = read_device_file(offices.keys_of(equipped, "auditor").path)
    laptop = equipped.workspace("M01")
    forged = device_file.DeviceFile(
        device=laptop.device,
        signing=laptop.keys.public.signing,
        sealing=laptop.keys.public.sealing,
        fingerprint=fingerprint(laptop.device),
        purpose="auditor",
        practice=True,
        made_at=said.made_at,
        offset=said.offset,
    )
    path = equipped.folder / "laptop.cmk"
    path.write_bytes(device_file.write(forged, laptop.keys))
    with refused("offices.is_a_laptop"):
        Extract(path, forged.fingerprint, equipped.folder / "x.cmx")(equipped.office)


def test_a_laptop_or_an_auditor_makes_no_extract(equipped: SmallSeason) -> None:
    offices.device(equipped, "auditor")
    offices.device(equipped, "other")
    for who in ("M01", "other"):
        with refused("services.office_only"):
            offices.extract(equipped, "auditor", by=who)
