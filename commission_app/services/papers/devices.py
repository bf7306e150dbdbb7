"""Which laptops the sheets came from, what was corrected, how much was settled."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Change, DeviceUse
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.domain.facts.kinds.trust import Assignment, Enrolment
from commission_app.domain.facts.standing import Standing
from commission_app.domain.language import Bilingual
from commission_app.services.papers.gathering import Gathered, names_of, pair
from commission_app.services.papers.paper_sheets import on_paper
from commission_app.services.papers.resolutions import place_of
from commission_app.services.reckoning import marks_of
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.domain.facts.kinds.scoring import Sheet
    from commission_app.models.facts import Facts


def device_uses(facts: Facts, gathered: Gathered) -> tuple[DeviceUse, ...]:
    """A line for each voting member: confirmed laptops, sheets that count, corrections."""
    devices: dict[str, list[str]] = defaultdict(list)
    for device, member in sorted(facts.authority().members.items()):
        devices[member].append(device)
    labels = laptop_labels(facts)
    sheets: dict[str, int] = defaultdict(int)
    corrected: dict[str, int] = defaultdict(int)
    for cell in gathered.state.cells:
        sheets[cell.member] += bool(cell.counts)
    for revisions in gathered.state.revisions.values():
        corrected[revisions[0][1].member] += len(revisions) - 1
    resolved: dict[str, int] = defaultdict(int)
    for _, said in facts.current(Resolution).values():
        resolved[place_of(said.kind, said.thing)[1]] += 1
    paper, kept = on_paper(gathered), _kept(facts, gathered)
    return tuple(
        DeviceUse(
            names=names_of(member),
            devices=tuple(labels.get(d, "–") for d in devices[member.code]) or ("–",),
            fingerprints=tuple(short_fingerprint(d) for d in devices[member.code]) or ("–",),
            sheets=sheets[member.code],
            corrections=corrected[member.code],
            resolutions=resolved[member.code],
            note=_note(paper.get(member.code, 0), kept.get(member.code, 0)),
        )
        for member in gathered.voting
    )


def _kept(facts: Facts, gathered: Gathered) -> Mapping[str, int]:
    """Member → sheets of ended laptops that are here, where no other sheet of theirs counts.

    Else a laptop that was ended before its package was taken in would leave no word on paper.
    """
    counting = {(c.interview, c.member) for c in gathered.state.cells if c.counts}
    found: dict[str, int] = defaultdict(int)
    for kind, about in facts.things(Standing.RETIRED):
        interview, _, member = about.rpartition("/")
        if kind == "sheet" and (interview, member) not in counting:
            found[member] += 1
    return found


def _note(paper: int, kept: int) -> Bilingual | None:
    said = [pair(T("papers.on_paper"), count=paper)] if paper else []
    said += [pair(T("papers.kept_of_ended"), count=kept)] if kept else []
    if not said:
        return None
    return Bilingual("; ".join(one.kk for one in said), "; ".join(one.ru for one in said))


def laptop_labels(facts: Facts) -> dict[str, str]:
    """Device → the label under which its laptop was prepared."""
    labels = {a.number: a.laptop for _, a in facts.current(Assignment).values()}
    return {
        f.header.device: labels.get(body.assignment, "–")
        for f in facts.select(("enrolment",))
        if isinstance(body := body_of(f), Enrolment)
    }


def corrections(gathered: Gathered, numbers: Mapping[str, int]) -> tuple[Change, ...]:
    """Every revision after the first: who, about whom, when, what was changed and why."""
    found: list[Change] = []
    for revisions in gathered.state.revisions.values():
        for (_, before), (_, after) in itertools.pairwise(revisions):
            if after.interview in numbers and after.member in gathered.state.members:
                found.append(_change(gathered, before, after, numbers[after.interview]))
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[int, str, str]:
    return change.number, change.names.kk.full if change.names else "", change.at


def _change(gathered: Gathered, before: Sheet, after: Sheet, number: int) -> Change:
    return Change(
        names=names_of(gathered.state.members[after.member]),
        candidate=gathered.candidate(after.interview).names,
        number=number,
        at=f"{gathered.local(after.sealed):%d.%m.%Y %H:%M}" if after.sealed else "",
        what=_what(before, after),
    )


def _what(before: Sheet, after: Sheet) -> Bilingual:
    if after.state == "void":
        return pair(T("papers.change.void"), reason=after.reason)
    old, new = marks_of(before), marks_of(after)
    changed = [
        pair(
            T("papers.change.mark"),
            code=code,
            old=old[code].level if code in old else "–",
            new=new[code].level,
        )
        for code in new
        if code not in old or old[code].level != new[code].level
    ]
    if not changed:
        return pair(T("papers.change.words"), reason=after.reason)
    kk, ru = ", ".join(one.kk for one in changed), ", ".join(one.ru for one in changed)
    return pair(T("papers.change.marks"), marks=Bilingual(kk, ru), reason=after.reason)
