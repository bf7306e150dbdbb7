"""Is everything whole? Chains, tables, diary, what others have seen, codes on paper."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.body import Introduction
from commission_app.domain.facts.chain import covered, leaves
from commission_app.domain.facts.header import SIGN, Fact, control_code
from commission_app.domain.facts.kinds import body_of, check
from commission_app.domain.facts.kinds.deciding import Reveal
from commission_app.exchange import manifest as manifests
from commission_app.models import diary, packages, schema
from commission_app.services.four_eyes.checking import without_second
from commission_app.services.opening import facts_gone
from commission_app.services.registers import Finding, compare_registers
from commission_app.shared import canonical, crockford
from commission_app.shared.errors import UserError
from commission_app.shared.keys import PublicKeys
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from commission_app.models.facts import Facts
    from commission_app.services.workspace import Reading, Workspace

MARKS = frozenset(("sheet", "paper-sheet"))  # closed until their interview is revealed
PARTS = (
    *("chains", "packages", "tables", "diary", "registers", "heads", "marker", "codes"),
    "second persons",
)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what was found."""

    facts: int
    entries: int  # lines of the diary
    head: str  # control code of this device's last fact
    unanchored: int  # own facts that no other device and no paper is known to have
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class Verify:
    """Walk all that this workspace holds; `codes` were typed from paper."""

    codes: Sequence[str] = ()
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Verified:
        with workspace.read() as now:
            facts, findings = _readable(now)
            for number, part in enumerate(self._parts(workspace, now, facts)):
                self.progress.step(T("services.verifying"), number, len(PARTS))
                findings += _guarded(part, PARTS[number])
            n, head = now.facts.head(workspace.device)
            lines, _ = diary.head(now.c)
            return Verified(
                facts=len(facts),
                entries=lines,
                head=control_code(head) if n else "",
                unanchored=0 if findings else _unanchored(now, facts),
                findings=tuple(findings),
            )

    def _parts(
        self, workspace: Workspace, now: Reading, facts: Sequence[Fact]
    ) -> tuple[Callable[[], list[Finding]], ...]:
        """In the order of `PARTS`."""
        return (
            lambda: _chains(facts, workspace.device, office=now.own.role == "office"),
            lambda: _vouched(now, facts),
            lambda: _tables(now),
            lambda: _diary(now),
            lambda: compare_registers(workspace, now, facts),
            lambda: _seen(now, facts),
            lambda: _older(workspace),
            lambda: _codes(now.facts, self.codes),
            lambda: without_second(now.c, facts),
        )


def _readable(now: Reading) -> tuple[list[Fact], list[Finding]]:
    """Facts that are what their digests say; where a body is not, the fact without it."""
    whole, strange = now.facts.readable()
    found = [
        Finding("fact", UserError(T("services.fact_unreadable"), digest=digest[:16]))
        for digest in strange
    ]
    facts: list[Fact] = []
    for fact in whole:
        changed = _bytes(fact)
        facts.append(fact.without_body() if changed else fact)
        found += changed
    return facts, found


def _guarded(part: Callable[[], list[Finding]], name: str) -> list[Finding]:
    """What a part finds; one that cannot even be read is a finding itself.

    A hand that edits the file writes what the program never would.
    """
    try:
        return part()
    except (ValueError, LookupError, TypeError, AttributeError, UserError):
        return [Finding("unreadable", UserError(T("services.part_unreadable"), part=name))]


def _diary(now: Reading) -> list[Finding]:
    """Each line follows the one before."""
    return [
        Finding("diary", UserError(T("services.diary_broken"), n=n))
        for n in diary.broken(now.c)
    ]


def _bytes(fact: Fact) -> list[Finding]:
    """Each fact is what its digest and its header say."""
    try:
        again = Fact.read(fact.raw, fact.body)
        check(fact)
    except ValueError:
        return [_about("fact", T("services.fact_changed"), fact)]
    if again.digest != fact.digest:
        return [_about("fact", T("services.fact_changed"), fact)]
    return []


def _chains(facts: Sequence[Fact], me: str, *, office: bool) -> list[Finding]:
    """Links, forks, and every signature that is kept; own chains must be whole and signed.

    To an office all others come with the signatures of their ends; to a laptop only some.
    """
    found: list[Finding] = []
    keys = {
        f.header.device: PublicKeys(b.signing, b.sealing)
        for f in facts
        if f.header.n == 1 and isinstance(b := body_of(f), Introduction)
    }
    places = Counter((f.header.device, f.header.n) for f in facts)
    forked = sorted({device for (device, _), count in places.items() if count > 1})
    found += [
        Finding("fork", UserError(T("services.fork"), device=device[:8])) for device in forked
    ]
    held = {f.digest for f in facts}
    mine = facts if office else [f for f in facts if f.header.device == me]
    ends = {digest for some in leaves(mine).values() for _, digest in some}
    for fact in facts:
        h, known = fact.header, keys.get(fact.header.device)
        if h.device == me and h.n > 1 and h.prev not in held:
            found.append(_about("link", T("services.link_missing"), fact))
        if fact.signature and (
            known is None or not known.verify(SIGN, fact.digest, fact.signature)
        ):
            found.append(_about("signature", T("services.signature_wrong"), fact))
        if fact.digest in ends and not fact.signature:
            found.append(_about("signature", T("services.signature_missing"), fact))
    return found


def _vouched(now: Reading, facts: Sequence[Fact]) -> list[Finding]:
    """Chains that came whole are still whole."""
    found: list[Finding] = []
    by_device: dict[str, dict[int, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        by_device[fact.header.device][fact.header.n].append(fact)
    for row in packages.all_of(now.c, now.own.season, "in"):
        manifest = manifests.read(row.manifest)
        if manifest.kind in manifests.CHAINED:
            found += _whole(by_device, manifest)
    return found


def _whole(
    by_device: dict[str, dict[int, list[Fact]]], manifest: manifests.Manifest
) -> list[Finding]:
    """What a sender's own chain had when it came is still here, leaf by leaf and all before."""
    device = manifest.sender.device
    chain = {f.digest: f for some in by_device[device].values() for f in some}
    found: list[Finding] = []
    for n, digest in manifest.have.get(device, ()):
        if len(covered([(n, digest)], chain)) < n:
            text = UserError(T("services.chain_gone"), device=device[:8], n=n)
            found.append(Finding("gone", text))
    return found


def _tables(now: Reading) -> list[Finding]:
    """Tables are the fold of the facts, no row is nobody's; the form is the migrations'."""
    found = [
        Finding("table", UserError(T("services.table_differs"), table=name))
        for name in sorted({*now.facts.difference(), *schema.orphans(now.c)})
    ]
    return found + [
        Finding("form", UserError(T("services.form_differs"), name=name))
        for name in schema.difference(now.c)
    ]


def _seen(now: Reading, facts: Sequence[Fact]) -> list[Finding]:
    """Own heads that came back in others' packages are still in the own chain."""
    me = now.facts.me
    held = {f.digest for f in facts if f.header.device == me}
    found: list[Finding] = []
    for row in packages.all_of(now.c, now.own.season, "in"):
        manifest = manifests.read(row.manifest)
        ends = (*manifest.seen.get(me, ()), *manifest.have.get(me, ()))
        for n, digest in ends:
            if digest not in held:
                text = UserError(T("services.seen_gone"), n=n, package=row.package)
                found.append(Finding("seen", text))
    return found


def _older(workspace: Workspace) -> list[Finding]:
    """This computer has seen more own facts than there are."""
    gone = facts_gone(workspace)
    if not gone:
        return []
    return [
        Finding(
            "older", UserError(T("services.older_copy"), folder=workspace.folder, gone=gone)
        )
    ]


def _codes(facts: Facts, codes: Sequence[str]) -> list[Finding]:
    """Every code from paper belongs to a fact that is here."""
    printed = ("sheet", "paper-sheet", "protocol", "order", "certificate")
    digests = [f.digest for f in facts.select(printed)]
    known = {crockford.normalise(control_code(d)) for d in digests}
    return [
        Finding("code", UserError(T("services.code_unknown"), code=code))
        for code in codes
        if crockford.normalise(code) not in known
    ]


def _unanchored(now: Reading, facts: Sequence[Fact]) -> int:
    """Own facts that no other device said to have and no package of ours carried away."""
    me = now.facts.me
    chain = {f.digest: f for f in facts if f.header.device == me}
    anchored: set[str] = set()
    for direction in ("in", "out"):
        for row in packages.all_of(now.c, now.own.season, direction):
            anchored |= covered(row.held().get(me, ()), chain)
    return len(chain) - len(anchored)


def _about(kind: str, key: str, fact: Fact) -> Finding:
    h = fact.header
    values = {"kind": h.kind, "about": h.about, "device": h.device[:8], "n": h.n}
    return Finding(kind, UserError(key, **values))


def export_journal(workspace: Workspace) -> bytes:
    """Every fact that is here as one JSON line each: header, body, signature; and the diary.

    At an office a sheet's body is left out until its interview is revealed: the chain still
    proves that it is here, and nobody reads a mark.
    """
    with workspace.read() as now:
        office = now.own.role == "office"
        opened = set(now.facts.current(Reveal)) if office else set[str]()
        lines = [
            canonical.encode(
                {
                    "digest": f.digest,
                    "header": msgspec.Raw(f.raw),
                    "body": None
                    if f.body is None or (office and _closed(f, opened))
                    else msgspec.Raw(f.body),
                    "signature": f.signature.hex(),
                }
            )
            for f in now.facts.select()
        ]
        lines += [
            canonical.encode({"diary": msgspec.to_builtins(e)}) for e in diary.entries(now.c)
        ]
    with workspace.act() as act:
        act.note("journal.exported", str(len(lines)))
    return b"\n".join(lines) + b"\n"


def _closed(fact: Fact, opened: Collection[str]) -> bool:
    """Whether a sheet's marks are closed, sealed or on paper; its thing names the interview."""
    interview, _, _member = fact.header.about.rpartition("/")
    return fact.header.kind in MARKS and interview not in opened
