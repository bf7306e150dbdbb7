"""In the protocol: sheets that came on paper, and what was approved, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Change, PaperLine
from commission_app.domain.criteria import countable
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.approving import Approval, PaperSheet
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.domain.tally import member_total
from commission_app.services.papers.gathering import Gathered, names_of, pair
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commission_app.domain.language import Bilingual
    from commission_app.domain.names import Names
    from commission_app.models.facts import Facts


_WORDS: Mapping[tuple[bool, bool], str] = {  # (left out, taken back)
    (False, False): T("papers.approval_given"),
    (False, True): T("papers.approval_withdrawn"),
    (True, False): T("papers.release_given"),
    (True, True): T("papers.release_withdrawn"),
}


def paper_lines(gathered: Gathered, numbers: Mapping[str, int]) -> tuple[PaperLine, ...]:
    """Every typing that two people agreed on, the earlier ones too; which of them counts."""
    counting = {cell.counts for cell in gathered.state.cells}
    found = [
        _line(gathered, numbers[sheet.interview], (digest, sheet), counts=digest in counting)
        for typings in gathered.state.typed.values()
        for digest, sheet in typings
        if sheet.interview in numbers and sheet.member in gathered.state.members
    ]
    return tuple(sorted(found, key=lambda line: (line.number, line.names.kk.full)))


def on_paper(gathered: Gathered) -> dict[str, int]:
    """Member → how many of the sheets that count came on paper."""
    counting = {cell.counts for cell in gathered.state.cells}
    found: dict[str, int] = {}
    for digest, sheet in gathered.state.paper.values():
        if digest in counting:
            found[sheet.member] = found.get(sheet.member, 0) + 1
    return found


def approvals(
    facts: Facts, gathered: Gathered, numbers: Mapping[str, int]
) -> tuple[Change, ...]:
    """Each word on a sheet, and each that was taken back: by whom, when, why."""
    said = [pair_ for words in facts.revisions(Approval).values() for pair_ in words]
    at = {d: f.header.at for d, f in facts.find(d for d, _ in said).items()}
    named = facts.find(body.fact for _, body in said).items()
    sheets = {d: s for d, f in named if isinstance(s := body_of(f), (Sheet, PaperSheet))}
    found = [
        _word(gathered, numbers, sheets[body.fact], (at[digest], body))
        for digest, body in said
        if body.fact in sheets and body.member in gathered.state.members
    ]
    return tuple(sorted(found, key=lambda c: (not c.number, c.number, c.at, c.what.ru)))


def _line(
    gathered: Gathered, number: int, one: tuple[str, PaperSheet], *, counts: bool
) -> PaperLine:
    digest, sheet = one
    given = {mark.criterion: str(mark.level) for mark in sheet.marks}
    rules = gathered.rules
    levels = (given.get(c.code, "–") for c in rules.criteria)
    fits = countable(rules, sheet.marks)
    total = gathered.figure(member_total(rules, sheet.marks), whole=True) if fits else "–"
    return PaperLine(
        names=names_of(gathered.state.members[sheet.member]),
        candidate=gathered.candidate(sheet.interview).names,
        number=number,
        paper=sheet.number,
        code=control_code(digest),
        typed=sheet.typed,
        marks=" ".join(levels),
        total=total,
        note=_note(sheet, counts=counts),
    )


def _note(sheet: PaperSheet, *, counts: bool) -> Bilingual | None:
    if sheet.state == "void":
        return pair(T("papers.paper_withdrawn"), reason=sheet.reason)
    if counts:
        return pair(T("papers.typed_again"), reason=sheet.reason) if sheet.reason else None
    return pair(T("papers.not_counted"))


def _word(
    gathered: Gathered,
    numbers: Mapping[str, int],
    sheet: Sheet | PaperSheet,
    said: tuple[str, Approval],
) -> Change:
    at, body = said
    author = gathered.state.members.get(sheet.member)
    key = _WORDS[body.out, body.withdrawn]
    if sheet.member == body.member and not body.withdrawn:
        # Whoever reads it should see it without comparing.
        key = T("papers.release_of_own") if body.out else T("papers.approval_of_own")
    return Change(
        names=names_of(gathered.state.members[body.member]),
        candidate=_candidate(gathered, sheet.interview),
        number=numbers.get(sheet.interview, 0),
        at=f"{gathered.local(at):%d.%m.%Y %H:%M}",
        what=pair(
            key,
            code=control_code(body.fact),
            author=author.names if author else sheet.member,
            reason=body.reason,
        ),
    )


def _candidate(gathered: Gathered, interview: str) -> Names | None:
    known = gathered.candidates.get(interview.partition("/")[0])
    return known.names if known else None
