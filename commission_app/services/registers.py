"""What registers, kept files and a device's own record say of each other and of the facts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.body import Introduction
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.papers import Protocol
from commission_app.domain.facts.kinds.trust import Enrolment
from commission_app.exchange import manifest as manifests
from commission_app.exchange.files import read_package_file
from commission_app.exchange.manifest import CHAINED
from commission_app.exchange.opening import Expect, open_package
from commission_app.models import diary, files, packages
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from commission_app.exchange.manifest import Manifest
    from commission_app.models.packages import PackageRow
    from commission_app.services.workspace import Reading, Workspace


ID = 32  # digits of a package's id, with which its file's name begins


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: `text` is a text key with its values."""

    kind: str
    text: UserError


def compare_registers(
    workspace: Workspace, now: Reading, facts: Sequence[Fact]
) -> list[Finding]:
    """Everything beside the chains that an insider could have changed."""
    held = {fact.digest: fact for fact in facts}
    register = [(row, manifests.read(row.manifest)) for row in packages.every(now.c)]
    found = [f for row, manifest in register for f in _row(row, manifest)]
    rows = [(row, manifest) for row, manifest in register if row.season == now.own.season]
    for row, manifest in rows:
        if row.direction == "out":
            found += _said(now, row, manifest, held)
    kept = _kept(workspace)
    found += _files(kept, [row for row, _ in rows])
    gone = now.facts.destroyed()
    whole = {fact.digest for fact in facts if fact.body is not None} | gone
    found += _newest(workspace, kept, _latest(now, rows), whole)
    return [
        *found,
        *_bodies(facts, workspace.device, gone),
        *_own(workspace, facts),
        *_documents(now, facts),
    ]


def _row(row: PackageRow, manifest: Manifest) -> list[Finding]:
    """The register repeats what the sender signed."""
    device = manifest.sender.device
    to = {one.address for one in manifest.recipients}
    same = (
        row.package == manifest.package
        and row.kind == manifest.kind
        and row.season == manifest.season
        and row.number == manifest.number
        and row.made_at == manifest.made_at
        and row.held() == dict(manifest.have)
        and row.device in {"in": {device}, "out": to}.get(row.direction, ())
        and manifest.signed_by_sender(row.manifest, row.signature)
    )
    if same:
        return []
    return [Finding("package", UserError(T("services.manifest_changed"), package=row.package))]


def _said(
    now: Reading, row: PackageRow, manifest: Manifest, held: Mapping[str, Fact]
) -> list[Finding]:
    """What this device once said of itself still holds: its facts, and its diary."""
    found = [
        Finding("said", UserError(T("services.said_gone"), n=n, package=row.package))
        for ends in manifest.have.values()
        for n, digest in ends
        if digest not in held
    ]
    line = manifest.diary
    if line.n and diary.hash_of(now.c, line.n) != line.head:
        text = UserError(T("services.diary_rewritten"), n=line.n, package=row.package)
        found.append(Finding("diary", text))
    return found


def _files(kept: Mapping[Path, str], rows: Sequence[PackageRow]) -> list[Finding]:
    """A package that is in the register and lies in the folders is there byte for byte.

    One that is not in the register may be what a power cut left: it counts for nothing.
    """
    known = {row.package: row.sha256 for row in rows}
    return [
        Finding("file", UserError(T("services.file_changed"), name=path.name))
        for path, digest in kept.items()
        if known.get(path.stem[:ID], digest) != digest
    ]


def _kept(workspace: Workspace) -> dict[Path, str]:
    """Packages in the folders and what is in them; "" for what is no package file."""
    paths = sorted([*workspace.inbox.glob("*.cmx"), *workspace.outbox.glob("*.cmx")])
    return {path: _digest(path) for path in paths}


def _digest(path: Path) -> str:
    """A pipe, a folder or a lost link in its place neither holds up the check nor ends it."""
    try:
        return hashlib.sha256(read_package_file(path)).hexdigest()
    except UserError:
        return ""


def _latest(
    now: Reading, rows: Sequence[tuple[PackageRow, Manifest]]
) -> list[tuple[PackageRow, Manifest]]:
    """The newest package with whole chains of each sender, whatever its clock said."""
    came = [(row, m) for row, m in rows if row.direction == "in" and m.kind in CHAINED]
    newest = packages.newest(now.c, now.own.season, "in").values()
    digests = {row.sha256 for row in newest}
    return [(row, m) for row, m in came if row.sha256 in digests]


def _newest(
    workspace: Workspace,
    kept: Mapping[Path, str],
    rows: Sequence[tuple[PackageRow, Manifest]],
    whole: Collection[str],
) -> list[Finding]:
    """The newest package of each laptop, opened again: all that it brought is here.

    `whole`: digests of the facts whose bodies are here or were destroyed by an act.
    """
    by_digest = {digest: path for path, digest in kept.items()}
    found: list[Finding] = []
    for row, manifest in rows:
        path = by_digest.get(row.sha256)
        if path is None:  # a restored workspace has none
            continue
        expect = Expect(workspace.device, manifest.season, manifest.practice)
        brought = open_package(read_package_file(path), workspace.keys.open, expect).facts
        gone = (f for f in brought if f.body is not None and f.digest not in whole)
        found += [_brought(fact, row.package) for fact in gone]
    return found


def _brought(fact: Fact, package: str) -> Finding:
    h = fact.header
    error = UserError(T("services.brought_gone"), kind=h.kind, about=h.about, package=package)
    return Finding("brought", error)


def _bodies(facts: Sequence[Fact], me: str, gone: Collection[str]) -> list[Finding]:
    """Whoever wrote a fact has its body, unless an act of destruction took it."""
    return [
        _about("body", T("services.body_gone"), fact)
        for fact in facts
        if fact.header.device == me and fact.body is None and fact.digest not in gone
    ]


def _own(workspace: Workspace, facts: Sequence[Fact]) -> list[Finding]:
    """The device is who its first fact says; a laptop's member and trip are those it named."""
    own = workspace.own
    for fact in facts:
        body = body_of(fact)
        if fact.header.device != workspace.device or not isinstance(body, Introduction):
            continue
        other = isinstance(body, Enrolment) and (own.member, own.assignment) != (
            body.member,
            body.assignment,
        )
        return [Finding("own", UserError(T("services.own_changed")))] if other else []
    if not facts:
        return []  # a device without a season
    return [Finding("own", UserError(T("services.own_changed")))]


def _documents(now: Reading, facts: Sequence[Fact]) -> list[Finding]:
    """Final papers are the bytes that were kept; a protocol's is the one that was recorded."""
    said = {b.snapshot for f in facts if isinstance(b := body_of(f), Protocol)}
    found: list[Finding] = []
    for one in files.documents(now.c, now.own.season):
        data = files.data(now.c, one.season, one.key, one.version) or b""
        if one.final and hashlib.sha256(data).hexdigest() != one.sha256:
            found.append(_paper(T("services.paper_changed"), one.name))
        elif one.final and one.key.startswith("protocol") and one.snapshot not in said:
            found.append(_paper(T("services.paper_unknown"), one.name))
    return found


def _paper(key: str, name: str) -> Finding:
    return Finding("paper", UserError(key, name=name))


def _about(kind: str, key: str, fact: Fact) -> Finding:
    h = fact.header
    values = {"kind": h.kind, "about": h.about, "device": h.device[:8], "n": h.n}
    return Finding(kind, UserError(key, **values))
