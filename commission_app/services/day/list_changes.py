"""Why the list is not what it was: appointments that fell away, names that were settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.facts.kinds.commission import Panel, Slot
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.services.changes import Changes
from commission_app.services.scoring import has_declared
from commission_app.services.sentences import Said, said
from commission_app.services.workspace import slots_of
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from commission_app.services.workspace import Reading, Workspace


@dataclass(frozen=True, slots=True)
class ListChange:
    """One interview by its code; `words`: what became of it, with the reason where one is."""

    interview: str
    words: Said


@dataclass(frozen=True, slots=True)
class ReadListChanges:
    """Of the member's own list; nothing before the declaration, while the list is closed."""

    shows: ClassVar[Changes] = Changes.SCHEDULE | Changes.CANDIDATES | Changes.PACKAGES

    def __call__(self, workspace: Workspace) -> tuple[ListChange, ...]:
        with workspace.read() as now:
            if not has_declared(now.facts, now.own.member):
                return ()
            found = [*_fallen(now), *_settled(now)]
        return tuple(sorted(found, key=lambda one: (one.interview, one.words.key)))


def _fallen(now: Reading) -> Iterator[ListChange]:
    """What was once before a panel of the member and is not now."""
    facts, reasons = now.facts, _reasons(now, "slot")
    mine, listed = _panels(now), slots_of(facts)
    here = {code for code, (_, slot) in listed.items() if slot.panel in mine}
    for code, versions in facts.revisions(Slot).items():
        if code in here or not any(slot.panel in mine for _, slot in versions):
            continue
        why, current = reasons.get(code, ""), listed.get(code)
        if current is not None:
            key = T("list.moved_why") if why else T("list.moved")
            yield ListChange(code, _said(key, why, interview=code, panel=current[1].panel))
        else:
            key = T("list.fallen_why") if why else T("list.fallen")
            yield ListChange(code, _said(key, why, interview=code))


def _settled(now: Reading) -> Iterator[ListChange]:
    """Two records of one candidate, or two appointments, of which the office chose one."""
    mine, slots, names = _panels(now), _reasons(now, "slot"), _reasons(now, "candidate")
    for code, (_, slot) in slots_of(now.facts).items():
        if slot.panel in mine and (why := names.get(slot.candidate_code)):
            yield ListChange(code, said(T("list.candidate"), interview=code, reason=why))
        if slot.panel in mine and (why := slots.get(code)):
            yield ListChange(code, said(T("list.slot"), interview=code, reason=why))


def _reasons(now: Reading, kind: str) -> Mapping[str, str]:
    found = (body for _, body in now.facts.current(Resolution).values())
    return {one.thing: one.reason for one in found if one.kind == kind}


def _panels(now: Reading) -> frozenset[str]:
    """Every panel that the member sits on, or sat on."""
    versions = now.facts.revisions(Panel).values()
    bodies = (panel for said_ in versions for _, panel in said_)
    return frozenset(p.code for p in bodies if now.own.member in p.members)


def _said(key: str, reason: str, **values: object) -> Said:
    return said(key, **values, **({"reason": reason} if reason else {}))
