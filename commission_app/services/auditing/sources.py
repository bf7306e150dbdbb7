"""Files given to an audit: extracts and exported journals, each proved by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.fold import union
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.trust import Season
from commission_app.exchange import journal_lines
from commission_app.exchange.files import read_package_file
from commission_app.exchange.manifest import CHAINED
from commission_app.exchange.opening import Expect, open_package
from commission_app.services.auditing.findings import Found
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from commission_app.exchange.manifest import Manifest
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Source:
    """One file that proved itself; a journal has no manifest."""

    file: str
    facts: tuple[Fact, ...]
    manifest: Manifest | None = None

    @property
    def season(self) -> str:
        """Whose season it is."""
        return self.facts[0].header.season if self.facts else ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all files say together, and what was wrong with some of them."""

    season: str
    facts: tuple[Fact, ...]
    found: tuple[Found, ...]


def gather(workspace: Workspace, files: Sequence[Path]) -> Gathered:
    """The union of all facts of one season; whatever is wrong with a file is a finding."""
    sources: list[Source] = []
    found: list[Found] = []
    for path in files:
        try:
            sources.append(_open(workspace, path))
        except UserError as error:
            found.append(Found("file", error, path.name))
    season = next((one.season for one in sources if one.season), "")
    strange = [one for one in sources if one.season != season]
    found += [Found("file", UserError(T("audit.other_season")), one.file) for one in strange]
    sources = [one for one in sources if one.season == season]
    found += _unsaid(sources)
    found += _gone(sources)
    facts = union(fact for one in sources for fact in one.facts)
    return Gathered(season, tuple(facts), tuple(found))


def _open(workspace: Workspace, path: Path) -> Source:
    own = workspace.own
    if _begins(path, journal_lines.FIRST):
        raw = atomic_file.read_bounded(path, journal_lines.LARGEST)
        facts = journal_lines.read_journal(raw)
        _same_practice(facts, practice=own.practice)
        return Source(path.name, facts)
    expect = Expect(workspace.device, None, own.practice)
    opened = open_package(read_package_file(path), workspace.keys.open, expect)
    if opened.manifest.kind not in CHAINED:
        raise UserError(T("audit.proves_nothing"))
    if not opened.facts:
        raise UserError(T("audit.empty"))
    return Source(path.name, opened.facts, opened.manifest)


def _begins(path: Path, first: bytes) -> bool:
    """Whether a regular file begins so; what is wrong with it is said when it is read."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(first)) == first
    except OSError:
        return False


def _same_practice(facts: Iterable[Fact], *, practice: bool) -> None:
    for fact in facts:
        body = body_of(fact) if fact.header.kind == "season" else None
        if isinstance(body, Season) and body.practice != practice:
            key = T("exchange.practice") if body.practice else T("exchange.not_practice")
            raise UserError(key)


def _unsaid(sources: Iterable[Source]) -> list[Found]:
    """What a package's sender said to have, and did not put into it."""
    found: list[Found] = []
    for one in sources:
        if one.manifest is None or one.manifest.kind != "extract":
            continue
        here = {fact.digest for fact in one.facts}
        for device, ends in one.manifest.have.items():
            for n, digest in ends:
                if digest not in here:
                    text = UserError(T("audit.said_to_have"), device=device[:8], n=n)
                    found.append(Found("gone", text, one.file))
    return found


def _gone(sources: Iterable[Source]) -> list[Found]:
    """What an earlier extract of an office held and a later one of the same does not."""
    by_sender: dict[str, list[tuple[int, Source]]] = defaultdict(list)
    for one in sources:
        if one.manifest is not None and one.manifest.kind == "extract":
            by_sender[one.manifest.sender.device].append((one.manifest.number, one))
    found: list[Found] = []
    for numbered in by_sender.values():
        held: dict[str, tuple[Fact, str]] = {}
        for _, one in sorted(numbered, key=lambda pair: pair[0]):
            here = {fact.digest for fact in one.facts}
            gone = [held[digest] for digest in held.keys() - here]
            if gone:
                lost, where = min(
                    gone, key=lambda pair: (pair[0].header.device, pair[0].header.n)
                )
                h = lost.header
                values = {"kind": h.kind, "about": h.about, "n": h.n, "device": h.device[:8]}
                text = UserError(T("audit.gone"), count=len(gone), earlier=where, **values)
                found.append(Found("gone", text, one.file))
            held |= {fact.digest: (fact, one.file) for fact in one.facts}
    return found
