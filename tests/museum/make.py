"""Puts today's form into the museum: `python -m tests.museum.make workspace|packages`.

Run once for a new form and never again for an old one: what stands there stays as it is.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commission_app.domain.facts.header import state_digest
from commission_app.exchange import manifest, statement
from commission_app.exchange.envelope import Addressee, pack
from commission_app.exchange.opening import Expect, open_package
from commission_app.models import schema
from commission_app.models.vault import Vault
from commission_app.services.devices.setting_up import PrepareLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.opening import FILE, VAULT
from commission_app.shared import crockford
from commission_app.shared.keys import Keys, identity_from_text, recipient_of, unseal
from commission_app.shared.world import SeededWorld
from tests.museum.plain import export
from tests.support.offices import device, extract, keys_of
from tests.support.packages import a_draft
from tests.support.seasons import FOUNDED, PASSPHRASE, Clock, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


def workspace(folder: Path) -> None:
    """An office with six candidates, as a database without its encryption, and its vault."""
    season = _season(folder, f"museum {schema.HEAD}")
    with season.office.read() as now:
        said = {
            "schema": schema.HEAD,
            "user": season.office.user,
            "passphrase": PASSPHRASE,
            "recovery": season.recovery["office"],
            "device": season.office.device,
            "season": now.own.season,
            "facts": len(now.facts.select()),
            "state_digest": now.facts.state_digest(),
        }
    season.close()
    case = _case(f"schema-{schema.HEAD}")
    shutil.copytree(season.place("office") / VAULT, case / VAULT)
    plain = folder / "plain.sqlite"
    export(season.place("office") / FILE, Vault(case / VAULT).open(PASSPHRASE), plain)
    (case / f"{FILE}.gz").write_bytes(gzip.compress(plain.read_bytes(), 9, mtime=0))
    _write(case / "index.json", said)


def packages_of_today(folder: Path) -> None:
    """A package of each kind, a device file and a certificate, with keys to open them."""
    season = _season(folder, f"museum of packages {manifest.FORMAT}")
    case, found = _case(f"packages-{manifest.FORMAT}"), dict[str, Any]()
    slip = _prepared(season)
    season.equip("M01")
    season.score("M01", season.interviews[0], 4)
    season.carry("M01")
    back, auditor = season.stick("back"), device(season, "auditor")
    HandOver(back, "M01")(season.office)
    office, laptop = season.office, season.workspace("M01")
    register = season.stick("register")
    draft = a_draft("register", season=office.own.season)
    addressee = Addressee(office.keys.public.sealing, office.device)
    register.write_bytes(pack(draft, [], office.keys, [addressee]))
    readers = {
        "sheets": (season.stick("M01"), office.keys.secret.hex(), office.device),
        "update": (back, laptop.keys.secret.hex(), laptop.device),
        "extract": (extract(season, "auditor"), auditor.keys.secret.hex(), auditor.device),
        "register": (register, office.keys.secret.hex(), office.device),
        "assignment": (season.stick("set-up museum"), slip, ""),
    }
    for kind, (file, secret, me) in readers.items():
        data = file.read_bytes()
        (case / f"{kind}.cmx").write_bytes(data)
        found[kind] = {"secret": secret, "me": me} | _opened(data, secret, me)
    shutil.copy(keys_of(season, "auditor").path, case / "auditor.cmk")
    found["device file"] = auditor.device
    secret = SeededWorld("museum certificates").random(32)
    found["certificate"] = _certificate(secret)
    season.close()
    _write(case / "index.json", found)


def opener(secret: str, me: str) -> tuple[Callable[[bytes], bytes], str]:
    """How a package is unsealed, and the address that it must name."""
    if me:
        return Keys(bytes.fromhex(secret)).open, me
    identity = identity_from_text(secret, "activation", b"", 16)
    return lambda sealed: unseal(sealed, identity), recipient_of(identity)


def _opened(data: bytes, secret: str, me: str) -> dict[str, Any]:
    unlock, address = opener(secret, me)
    package = open_package(data, unlock, Expect(address, None, None))
    return {
        "package": package.manifest.package,
        "facts": dict(sorted(package.manifest.facts.items())),
        "state_digest": state_digest(fact.digest for fact in package.facts),
        "bodies": sum(fact.body is not None for fact in package.facts),
    }


def _certificate(secret: bytes) -> dict[str, str]:
    said = statement.CertificateStatement(
        number="KZL-2026-0001",
        names_kk="Әбенова Айгүл",
        names_ru="Абенова Айгуль",
        issued="2026-10-06",
        order="412-ө",
        protocol_code="ABCDE-FGHJK-MNPQR-STVWX",
        category="",
        valid_until="2030-10-06",
        season="2026",
        practice=True,
    )
    public = statement.certificate_public_key(secret).hex()
    return {"code": statement.sign(secret, said), "key": public, "names_kk": said.names_kk}


def _season(folder: Path, name: str) -> SmallSeason:
    season = SmallSeason(folder, Clock(FOUNDED), name)
    season.found()
    season.fill()
    season.stick("x").parent.mkdir()
    return season


def _prepared(season: SmallSeason) -> str:
    slip = PrepareLaptop("M02", season.stick("set-up museum"))(season.office).value.slip
    return crockford.read_slip(slip).code16


def _case(name: str) -> Path:
    case = HERE / name
    case.mkdir()  # refuses where one stands: nothing in a museum is changed
    return case


def _write(path: Path, said: dict[str, Any]) -> None:
    text = json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """One case, made in a folder that is gone afterwards."""
    parser = argparse.ArgumentParser(prog="tests.museum.make", description=__doc__)
    parser.add_argument("what", choices=("workspace", "packages"))
    what = parser.parse_args().what
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMMISSION_DATA"] = folder
        making = Path(folder) / "making"
        making.mkdir()
        (workspace if what == "workspace" else packages_of_today)(making)


if __name__ == "__main__":
    main()
