"""In the protocol's annex: contradictions that kept nothing from being decided, not settled.

Else whoever leaves them without a word would leave them out of the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Change
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.services.matter.leaves import forks, laptops, unnamed
from commission_app.services.matter.notes import note_of, sheets_by_cell
from commission_app.services.papers.gathering import Gathered, names_of, pair
from commission_app.services.papers.resolutions import KIND_TEXTS
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from commission_app.domain.language import Bilingual
    from commission_app.models.facts import Facts


def unsettled(
    facts: Facts, gathered: Gathered, numbers: Mapping[str, int]
) -> tuple[Change, ...]:
    """Sheets by the number of the interview, then laptops that were copied or are two."""
    at_cells = sorted(_cells(gathered, numbers), key=lambda c: (c.number, c.what.ru))
    return (*at_cells, *sorted(_laptops(facts, gathered), key=lambda c: c.what.ru))


def _cells(gathered: Gathered, numbers: Mapping[str, int]) -> Iterator[Change]:
    state = gathered.state
    sheets = sheets_by_cell(state.matter)
    for cell in state.cells:
        here = sheets.get((cell.interview, cell.member), ())
        note = note_of(state.matter, cell, here)
        if note and cell.interview in numbers and cell.member in state.members:
            yield Change(
                names=names_of(state.members[cell.member]),
                candidate=gathered.candidate(cell.interview).names,
                number=numbers[cell.interview],
                at="",
                what=_what(note, map(control_code, here)),
            )


def _laptops(facts: Facts, gathered: Gathered) -> Iterator[Change]:
    """By device, or by member: the ends of its chain, or the fingerprints of them all."""
    authority = facts.authority()
    members = {**authority.waiting, **authority.members}
    said = {(r.kind, r.thing): r.rejected for _, r in facts.current(Resolution).values()}
    for device, ends in forks(facts).items():
        if unnamed(ends, said.get(("fork", device), ())):
            codes = map(control_code, ends)
            sides = (f"{short_fingerprint(device)}: {', '.join(codes)}",)
            yield _change(gathered, members.get(device, ""), _what("fork", sides))
    for member, ends in laptops(facts).items():
        if unnamed(ends, said.get(("laptops", member), ())):
            devices = sorted(f.header.device for f in facts.find(ends).values())
            what = _what("laptops", map(short_fingerprint, devices))
            yield _change(gathered, member, what)


def _change(gathered: Gathered, member: str, what: Bilingual) -> Change:
    person = gathered.state.members.get(member)
    names = names_of(person) if person else None
    return Change(names=names, candidate=None, number=0, at="", what=what)


def _what(kind: str, sides: Iterable[str]) -> Bilingual:
    key = T("conflicts.annex_unsettled")
    return pair(key, kind=pair(KIND_TEXTS[kind]), sides=", ".join(sides))
