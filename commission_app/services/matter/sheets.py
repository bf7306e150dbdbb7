"""The sheets of a season: those that stand, those that were kept, what was settled of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from commission_app.domain.criteria import countable
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.approving import PaperSheet
from commission_app.domain.facts.kinds.commission import RuleSet
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.domain.facts.standing import Standing
from commission_app.domain.matter import Settlement, SheetView
from commission_app.domain.ruleset import DocumentRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from commission_app.domain.approvals import Approvals
    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.header import Fact, Thing
    from commission_app.domain.facts.kinds.deciding import Reveal
    from commission_app.models.facts import Facts

    Key = tuple[str, str]  # (interview, member)
    Paper = Sheet | PaperSheet


@dataclass(frozen=True, slots=True)
class Kept:
    """Sheets of laptops that were ended."""

    cells: Mapping[Key, frozenset[str]]
    opened: Mapping[str, Paper]  # digest → those that were opened with the marks

    @property
    def void(self) -> frozenset[str]:
        """Those by which nothing counts."""
        return frozenset(d for d, sheet in self.opened.items() if sheet.state == "void")


def alike(facts: Facts, body: RuleSet) -> frozenset[str]:
    """Digests of versions that differ from the rules in force only in what papers say.

    The customer's answers come late; no sheet becomes one of older rules by them.
    """
    bare = structs.replace(body.rules, documents=DocumentRule())
    return frozenset(
        digest
        for versions in facts.revisions(RuleSet).values()
        for digest, old in versions
        if structs.replace(old.rules, documents=DocumentRule()) == bare
    )


def views(
    rules: tuple[tuple[str, RuleSet], frozenset[str]],
    sheets: Mapping[str, tuple[str, Paper]],
    revisions: Mapping[str, tuple[tuple[str, Paper], ...]],
) -> tuple[SheetView, ...]:
    """Sealed sheets or paper ones, with all that were there before them."""
    (digest_of_rules, body), same = rules
    return tuple(
        SheetView(
            interview=sheet.interview,
            member=sheet.member,
            digest=digest,
            state=sheet.state,
            ruleset=digest_of_rules if sheet.ruleset in same else sheet.ruleset,
            revisions=tuple(d for d, _ in revisions.get(about, ())),
            countable=countable(body.rules, sheet.marks),
            listed=bool(sheet.slot),
        )
        for about, (digest, sheet) in sheets.items()
    )


def approved_by_chair(
    approvals: Approvals, sheets: Iterable[Mapping[str, tuple[tuple[str, Paper], ...]]]
) -> Iterator[str]:
    """Digests of the sheets that the chair approved."""
    for here in sheets:
        for revisions in here.values():
            for digest, sheet in revisions:
                if approvals.by_chair(digest, sheet.interview, sheet.member):
                    yield digest


def contested_cells(facts: Facts, things: Sequence[Thing]) -> dict[Key, frozenset[str]]:
    """The cells with several current sheets of one sort, and all digests about them."""
    found: dict[Key, frozenset[str]] = {}
    for kind, about in things:
        if kind in {"sheet", "paper-sheet"}:
            interview, _, member = about.rpartition("/")
            both = found.get((interview, member), frozenset[str]())
            found[interview, member] = both | {d for d, _ in facts.leaf((kind, about))}
    return found


def settlements_of(facts: Facts, kind: str = "cell") -> dict[Key, Settlement]:
    """What persons said of cells, or of the sheets that were kept (`kept`)."""
    found: dict[Key, Settlement] = {}
    for _, said in facts.current(Resolution).values():
        if said.kind == kind:
            interview, _, member = said.thing.rpartition("/")
            settled = Settlement(said.chosen, frozenset(said.rejected), said.link, said.reason)
            found[interview, member] = settled
    return found


def kept_sheets(facts: Facts, revealed: Mapping[str, Reveal]) -> Kept:
    """The newest sheets of each member's laptops that came after these had ended.

    They are here and have no worth by themselves; a person says once what becomes of them.
    What was opened is one of them, however new, also from paper, and goes on counting; it
    stands at the cell where it was opened.
    """
    things = [t for t in facts.things(Standing.RETIRED) if t[0] in {"sheet", "paper-sheet"}]
    if not things:
        return Kept({}, {})
    where = {digest: code for code, said in revealed.items() for digest in said.sheets}
    found: dict[Key, set[str]] = defaultdict(set)
    opened: dict[str, Paper] = {}
    for thing in things:
        interview, _, member = thing[1].rpartition("/")
        newest: dict[str, tuple[int, str]] = {}
        for fact in _retired(facts, thing):
            h, body = fact.header, body_of(fact)
            newest[h.device] = max((h.n, fact.digest), newest.get(h.device, (0, "")))
            if fact.digest in where and isinstance(body, (Sheet, PaperSheet)):
                opened[fact.digest] = body
                found[where[fact.digest], member].add(fact.digest)
        unseen = {digest for _, digest in newest.values()} - where.keys()
        if unseen and thing[0] == "sheet":
            found[interview, member] |= unseen
    return Kept({key: frozenset(digests) for key, digests in found.items()}, opened)


def _retired(facts: Facts, thing: Thing) -> list[Fact]:
    """What came of it from a device that had the right to it, after its end."""
    authority, member = facts.authority(), thing[1].rpartition("/")[2]
    retired = [d for d, standing in facts.leaf(thing) if standing is Standing.RETIRED]
    return [
        fact
        for fact in facts.find(retired).values()
        if (
            authority.members.get(fact.header.device) == member
            if thing[0] == "sheet"
            else fact.header.device in authority.offices
        )
    ]


def taken_back(kept: Kept, approvals: Approvals, cells: Iterable[Cell]) -> tuple[Thing, ...]:
    """Sheets that were opened, or approved since, of which their laptop says no more.

    What was opened counts as it was seen, and a change that the chair had approved is undone;
    nothing is decided before a person has said what becomes of them.
    """
    found: list[Thing] = []
    for cell in cells:
        key = (cell.interview, cell.member)
        here = kept.cells.get(key, frozenset[str]())
        if "kept_of_ended" not in cell.flags:
            continue
        stands = cell.state == "conflict" or cell.counts in here
        seen = stands and not here.isdisjoint(kept.opened)
        if seen or any(approvals.by_chair(digest, *key) for digest in here):
            found.append(("kept", f"{cell.interview}/{cell.member}"))
    return tuple(found)


def released(approvals: Approvals, opened: Mapping[str, Paper]) -> frozenset[str]:
    """Those of them that the chair lets be left out."""
    return frozenset(
        digest
        for digest, sheet in opened.items()
        if approvals.lets_go(digest, sheet.interview, sheet.member)
    )


def lacking(facts: Facts) -> dict[str, tuple[str, int, int]]:
    """Member → a laptop of which not everything that counts is here: (device, here, said).

    Its end, or its heir, names how far it had come. Numbers of packages say nothing of the
    kind: each package holds the whole chain, so a lost one takes no statement with it.
    """
    authority = facts.authority()
    found: dict[str, tuple[str, int, int]] = {}
    members = {**authority.waiting, **authority.members}
    ended = sorted(d for d in authority.last if d in members)
    for device in ended:
        here, _ = facts.head(device)
        if here < authority.last[device]:
            found[members[device]] = (device, here, authority.last[device])
    return found
