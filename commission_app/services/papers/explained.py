"""In the protocol's annex: each cell without a sheet that counts, in words, and who said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Change
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.deciding import Attendance, Closing, Resolution
from commission_app.domain.language import Bilingual
from commission_app.services.matter.absences import away_of, hours_away
from commission_app.services.papers.gathering import Gathered, names_of, pair
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.header import Header
    from commission_app.models.facts import Facts


NAMELESS = "secretary"  # an office was founded without a name


def explained(
    facts: Facts, gathered: Gathered, numbers: Mapping[str, int]
) -> tuple[Change, ...]:
    """By the number of the interview, then by member.

    Recusals and interviews that were not held have their own sections.
    """
    teller = _Teller(facts, gathered)
    found = [
        teller.line(cell, numbers[cell.interview])
        for cell in gathered.state.cells
        if cell.interview in numbers
        and cell.member in gathered.state.members
        and teller.speaks_of(cell)
    ]
    return tuple(sorted(found, key=lambda c: (c.number, c.names.kk.full if c.names else "")))


class _Teller:
    """The records by which cells are explained."""

    def __init__(self, facts: Facts, gathered: Gathered) -> None:
        self.gathered, self.state = gathered, gathered.state
        self.matter = gathered.state.matter
        self.facts = facts
        attendance = facts.current(Attendance)
        self.attended = {about: digest for about, (digest, _) in attendance.items()}
        self.closed = {
            (gap.interview, gap.member): digest
            for digest, closing in facts.current(Closing).values()
            for gap in closing.gaps
        }
        self.judged = {
            said.thing: digest
            for digest, said in facts.current(Resolution).values()
            if said.kind == "kept"
        }

    def speaks_of(self, cell: Cell) -> bool:
        """Whether it stands here: no sheet counts, or one of a laptop that was ended."""
        kept = self.matter.kept.get((cell.interview, cell.member), frozenset[str]())
        if "kept_of_ended" in cell.flags or cell.counts in kept:
            return True
        if cell.interview in self.state.outcomes and cell.state == "absent":
            return False
        return cell.state in {"missing", "absent", "void"}

    def line(self, cell: Cell, number: int) -> Change:
        """One cell with everything that explains it."""
        parts = list(self._parts(cell))
        header = self._header(cell)
        what = Bilingual("; ".join(p.kk for p in parts), "; ".join(p.ru for p in parts))
        if header is not None:
            device = short_fingerprint(header.device)
            user = self._user(header.user)
            what = pair(T("papers.explained.by"), what=what, user=user, device=device)
        return Change(
            names=names_of(self.state.members[cell.member]),
            candidate=self.gathered.candidate(cell.interview).names,
            number=number,
            at=f"{self.gathered.local(header.at):%d.%m.%Y %H:%M}" if header else "",
            what=what,
        )

    def _user(self, user: str) -> Bilingual | str:
        """Who recorded it, by name where the list of members has one."""
        member = self.state.members.get(user)
        if member is not None:
            return member.names
        return pair(T("papers.explained.secretary")) if user == NAMELESS else user or "–"

    def _parts(self, cell: Cell) -> Iterator[Bilingual]:
        if cell.state == "void":
            yield pair(T("papers.explained.void"))
        elif cell.state == "missing":
            yield pair(T("papers.explained.missing"))
        elif cell.state == "absent":
            yield from self._absent(cell)
        yield from self._reasons(cell)
        yield from self._kept(cell)

    def _kept(self, cell: Cell) -> Iterator[Bilingual]:
        """Sheets of ended laptops: which counts, which the chair let go, and the others."""
        key = (cell.interview, cell.member)
        kept = self.matter.kept.get(key, frozenset[str]())
        seen = kept & self.matter.revealed.get(cell.interview, frozenset[str]())
        gone = (seen - self.matter.opened(key)) & self.matter.released
        open_ = "kept_of_ended" in cell.flags
        other = T("papers.explained.unjudged") if open_ else T("papers.explained.judged")
        for words, digests in (
            (T("papers.explained.opened"), kept & {cell.counts}),
            (T("papers.explained.let_go"), gone),
            (other, kept - gone - {cell.counts}),
        ):
            if digests:
                yield pair(words, codes=", ".join(map(control_code, sorted(digests))))

    def _absent(self, cell: Cell) -> Iterator[Bilingual]:
        if away_of(self.matter, cell) is None:
            yield pair(T("papers.explained.not_held"))
        elif hours := hours_away(self.state.matter, self.state.sittings, cell):
            yield pair(T("papers.explained.away"), **hours)
        else:
            yield pair(T("papers.explained.absent"))

    def _reasons(self, cell: Cell) -> Iterator[Bilingual]:
        """What the attendance says, and what a person said of this very cell."""
        gap = self.matter.gaps.get((cell.interview, cell.member), "")
        sheet = self.state.sheet(cell.interview, cell.member)
        void = sheet[1].reason if cell.state == "void" and sheet else ""
        for reason in dict.fromkeys((void or cell.reason, gap)):
            if reason.strip():
                yield pair(T("papers.explained.reason"), reason=reason.strip().rstrip("."))

    def _header(self, cell: Cell) -> Header | None:
        """Of the record that explains the cell; None where members agreed."""
        key, about = (cell.interview, cell.member), f"{cell.interview}/{cell.member}"
        digest = self.closed.get(key) or self.judged.get(about, "")
        found = away_of(self.matter, cell)
        if cell.state == "void":
            sheet = self.state.sheet(*key)
            digest = sheet[0] if sheet else ""
        elif cell.state == "absent" and found is not None:
            there = f"{found[0].sitting}/{cell.member}"
            digest = self.attended.get(there, digest)
        facts = self.facts.find([digest]) if digest else {}
        return facts[digest].header if digest in facts else None
