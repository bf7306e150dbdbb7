"""Auditors, second offices and an insider of a small season, with real files between them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from commission_app.domain.facts.chain import leaves
from commission_app.domain.facts.header import SIGN, Fact, Header
from commission_app.exchange.envelope import Addressee, pack
from commission_app.exchange.manifest import Diary, Draft
from commission_app.services.auditing.audit import Audit
from commission_app.services.offices.accepting import AcceptOffice
from commission_app.services.offices.devices import ExportDevice, NewDevice
from commission_app.services.offices.extracting import Extract
from commission_app.services.taking_in import TakeIn
from commission_app.shared import canonical
from tests.support.seasons import LOG2N, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from commission_app.exchange.device_file import Purpose
    from commission_app.services.auditing.audit import Audited
    from commission_app.services.offices.devices import Exported
    from commission_app.services.taking_in import Taken
    from commission_app.services.workspace import Workspace
    from tests.support.seasons import SmallSeason


def device(
    season: SmallSeason, who: str, purpose: Purpose = "auditor", *, practice: bool = True
) -> Workspace:
    """A device without a season, beside the others."""
    make = NewDevice(purpose, practice=practice)
    season.opened[who], _ = make(season.place(who), PASSPHRASE, season.world(who), LOG2N)
    return season.opened[who]


def keys_of(season: SmallSeason, who: str) -> Exported:
    """A device's file, as it lies on a stick."""
    path = season.folder / f"{who}.cmk"
    return ExportDevice(path, who)(season.workspace(who)).value


def extract(season: SmallSeason, whom: str, name: str = "", by: str = "office") -> Path:
    """The season, sealed to somebody whose fingerprint was typed."""
    keys, path = keys_of(season, whom), season.folder / f"{name or by + ' to ' + whom}.cmx"
    Extract(keys.path, keys.fingerprint, path)(season.workspace(by))
    return path


def accept(season: SmallSeason, whom: str, by: str = "office") -> None:
    """Somebody is accepted by an office, or an office by a device that joins."""
    keys = keys_of(season, whom)
    AcceptOffice(keys.path, keys.fingerprint)(season.workspace(by))


def second_office(season: SmallSeason, who: str = "second") -> Workspace:
    """An office that was let in, joined, and has everything."""
    device(season, who, "office")
    accept(season, who)
    accept(season, "office", by=who)
    (taken,) = give(season, "office", who)
    assert taken.result == "taken", taken.reason
    return season.workspace(who)


def give(season: SmallSeason, by: str, to: str) -> tuple[Taken, ...]:
    """One office hands the other everything over."""
    path = extract(season, to, by=by)
    return TakeIn([path])(season.workspace(to)).value


def audit(season: SmallSeason, *files: Path, codes: Sequence[str] = ()) -> Audited:
    """What the auditor's device says of these files."""
    return Audit(files, codes)(season.workspace("auditor")).value


def kinds(done: Audited) -> list[str]:
    """What was found, shortly."""
    return sorted({one.kind for one in done.findings})


def facts_of(season: SmallSeason, who: str = "office") -> list[Fact]:
    """Everything that a device holds."""
    with season.workspace(who).read() as now:
        return now.facts.select()


def rewritten(
    workspace: Workspace, facts: Iterable[Fact], change: Callable[[str, Any], None]
) -> list[Fact]:
    """The facts after an insider with the office's keys changed bodies in his own chain.

    `change(kind, body)` may alter a body in place. All that follows is chained, referred to and
    signed anew, so that nothing in the set itself is inconsistent.
    """
    mine = sorted(
        (f for f in facts if f.header.device == workspace.device), key=lambda f: f.header.n
    )
    now: dict[str, str] = {}
    found = [f for f in facts if f.header.device != workspace.device]
    prev = workspace.device
    for fact in mine:
        body = _changed(fact, now, change)
        header = msgspec.structs.replace(
            fact.header,
            prev=prev,
            supersedes=tuple(sorted(now.get(d, d) for d in fact.header.supersedes)),
            body=hashlib.sha256(body).hexdigest() if body is not None else fact.header.body,
        )
        made = _signed(workspace, header, body)
        now[fact.digest], prev = made.digest, made.digest
        found.append(made)
    return found


def sealed(
    workspace: Workspace,
    facts: Sequence[Fact],
    to: Workspace,
    path: Path,
    have: dict[str, tuple[tuple[int, str], ...]] | None = None,
) -> Path:
    """An extract of any facts, made by whoever has the office's keys."""
    draft = Draft(
        package=workspace.world.random(16).hex(),
        kind="extract",
        practice=workspace.own.practice,
        season=facts[0].header.season,
        number=len(list(path.parent.iterdir())) + 100,
        made_at="2026-10-01T04:14:03.120Z",
        offset="+05:00",
        have=leaves(facts) if have is None else have,
        diary=Diary(n=0, head=""),
    )
    addressee = Addressee(to.keys.public.sealing, to.device)
    path.write_bytes(pack(draft, facts, workspace.keys, [addressee]))
    return path


def _changed(
    fact: Fact, now: dict[str, str], change: Callable[[str, Any], None]
) -> bytes | None:
    if fact.body is None:
        return None
    text = fact.body.decode()
    for old, new in now.items():
        if old in text:
            text = text.replace(old, new)
    body = msgspec.json.decode(text)
    change(fact.header.kind, body)
    return canonical.encode(body)


def _signed(workspace: Workspace, header: Header, body: bytes | None) -> Fact:
    fact = Fact.make(header, body)
    return fact.signed(workspace.keys.sign(SIGN, fact.digest))
