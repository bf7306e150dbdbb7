"""Everything that this program ever wrote opens in it, for ever."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from commission_app.domain.facts.header import Fact, state_digest
from commission_app.domain.facts.kinds import check
from commission_app.exchange import device_file, manifest, statement
from commission_app.exchange.opening import Expect, open_package
from commission_app.models import schema
from commission_app.models.vault import Vault
from commission_app.services.opening import FILE, FOLDERS, VAULT, open_workspace
from commission_app.services.verifying import Verify
from commission_app.shared.world import SeededWorld
from tests.museum.make import HERE, opener
from tests.museum.plain import encrypt
from tests.support import independent_reader

SCHEMAS = sorted(HERE.glob("schema-*"))
PACKAGES = [file for case in sorted(HERE.glob("packages-*")) for file in case.glob("*.cmx")]
LARGEST = 500_000  # bytes of the whole museum


def index(case: Path) -> dict[str, Any]:
    """What stands beside a case."""
    return json.loads((case / "index.json").read_text(encoding="utf-8"))


def laid_out(case: Path, folder: Path) -> Path:
    """A copy of a workspace that may be opened and brought up to date."""
    shutil.copytree(case / VAULT, folder / VAULT)
    for name in FOLDERS:
        (folder / name).mkdir()
    if (case / FILE).exists():
        shutil.copy(case / FILE, folder / FILE)
        return folder
    plain = folder.with_name("plain.sqlite")
    plain.write_bytes(gzip.decompress((case / f"{FILE}.gz").read_bytes()))
    said = index(case)
    encrypt(plain, Vault(folder / VAULT).open(said["passphrase"], said["user"]), folder / FILE)
    return folder


@pytest.mark.parametrize("case", SCHEMAS, ids=lambda case: case.name)
def test_a_workspace_of_every_step_opens_and_is_brought_up_to_date(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path / "data"))
    said, folder = index(case), laid_out(case, tmp_path / "old.commission")
    world = SeededWorld("today")
    workspace = open_workspace(folder, said["passphrase"], world, user=said["user"])
    try:
        with workspace.read() as now:
            assert schema.version(now.c) == schema.HEAD
            assert schema.difference(now.c) == []
            assert now.facts.state_digest() == said["state_digest"]
            assert now.facts.difference() == []
            facts = now.facts.select()
        assert (workspace.device, workspace.own.season) == (said["device"], said["season"])
        assert len(facts) == said["facts"]
        for fact in facts:  # as another office would read it today
            assert Fact.read(fact.raw, fact.body).digest == fact.digest
            assert check(fact) is not None
        assert Verify()(workspace).findings == ()
        older = said["schema"] != schema.HEAD
        assert any((folder / "backups").iterdir()) == older
    finally:
        workspace.close()
    assert Vault(folder / VAULT).recover(said["recovery"])


@pytest.mark.parametrize("file", PACKAGES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_package_of_every_kind_opens_and_says_what_it_said(file: Path) -> None:
    said = index(file.parent)[file.stem]
    unlock, address = opener(said["secret"], said["me"])
    data = file.read_bytes()
    package = open_package(data, unlock, Expect(address, None, None))
    assert package.manifest.kind == file.stem
    assert package.manifest.package == said["package"]
    assert dict(sorted(package.manifest.facts.items())) == said["facts"]
    assert state_digest(fact.digest for fact in package.facts) == said["state_digest"]
    assert sum(fact.body is not None for fact in package.facts) == said["bodies"]
    if said["me"]:
        secret = bytes.fromhex(said["secret"])[32:]
        header, facts = independent_reader.read(data, secret)
        assert header["package"] == said["package"]
        assert len(facts) == sum(said["facts"].values())


@pytest.mark.parametrize("case", sorted(HERE.glob("packages-*")), ids=lambda case: case.name)
def test_device_files_and_certificates_are_read(case: Path) -> None:
    said = index(case)
    device = device_file.read((case / "auditor.cmk").read_bytes())
    assert (device.device, device.purpose) == (said["device file"], "auditor")
    shown = statement.verify(
        said["certificate"]["code"], [bytes.fromhex(said["certificate"]["key"])]
    )
    assert shown.names_kk == said["certificate"]["names_kk"]


def test_every_form_has_its_case() -> None:
    """A new migration, or a new format of packages, is put into the museum with its change."""
    assert [case.name for case in SCHEMAS] == [f"schema-{step}" for step in schema.CHAIN]
    for number in range(1, manifest.FORMAT + 1):
        kinds = {file.stem for file in PACKAGES if file.parent.name == f"packages-{number}"}
        assert kinds >= {"assignment", "sheets", "update", "extract", "register"}


def test_the_museum_stays_small() -> None:
    assert sum(file.stat().st_size for file in HERE.rglob("*") if file.is_file()) < LARGEST
