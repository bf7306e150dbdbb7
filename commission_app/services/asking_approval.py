"""The office asks whether a sheet counts; its next package carries the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.body import unsalted
from commission_app.domain.facts.kinds.approving import ApprovalRequest, Asked, PaperSheet
from commission_app.domain.facts.standing import Standing
from commission_app.domain.language import Bilingual
from commission_app.services.changes import Changes, Done
from commission_app.services.reckoning import reckon

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from commission_app.domain.cells import Cell
    from commission_app.domain.facts.header import Header
    from commission_app.domain.facts.kinds.approving import Question
    from commission_app.domain.facts.kinds.scoring import Sheet
    from commission_app.models.facts import Facts
    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Workspace

# Marks that fit no rules wait for a correction, and somebody who is on no list for the office.
SETTLED_BY_WORD: tuple[Question, ...] = (
    "contested",
    "paper_and_sealed",
    "changed_after_reveal",
    "kept_of_ended",  # only of one that was opened: whether it may be left out
)


def ask_for_approvals(workspace: Workspace) -> Done[int]:
    """Record what is asked now and was not, and what is asked no more; how many changed.

    Nothing is written where nothing changed, so that handing over twice says the same.
    """
    with workspace.read() as now:
        wanted = requests(now.facts, reckon(now.facts))
    if not wanted:
        return Done(0)
    with workspace.act() as act:
        for body in wanted:
            act.record(body)
    return Done(len(wanted), Changes.SHEETS)


def requests(facts: Facts, state: Reckoning) -> list[ApprovalRequest]:
    """The questions that differ from those that stand."""
    here = {about: body for about, (_, body) in facts.current(ApprovalRequest).items()}
    twice = facts.disputed(ApprovalRequest)  # by two offices: both stand until it is settled
    cells = {f"{c.interview}/{c.member}": c for c in state.cells if _asked(state, c)}
    wanted = (cell for about, cell in sorted(cells.items()) if about not in twice)
    found = [_request(facts, state, cell) for cell in wanted]
    found += [_no_more(old) for about, old in sorted(here.items()) if about not in cells]
    return [
        body
        for body in found
        if body.sheets or body.about in here
        if body.about not in here or unsalted(here[body.about]) != body
    ]


def _asked(state: Reckoning, cell: Cell) -> bool:
    if cell.state == "conflict" and cell.conflict == "kept_of_ended":
        return bool(state.matter.binding((cell.interview, cell.member)))
    return cell.state == "conflict" and cell.conflict in SETTLED_BY_WORD


def _request(facts: Facts, state: Reckoning, cell: Cell) -> ApprovalRequest:
    member = state.members.get(cell.member)
    digests = _named(facts, state, cell)
    headers = {d: f.header for d, f in facts.find(digests).items()}
    known = state.bodies
    return ApprovalRequest(
        interview=cell.interview,
        member=cell.member,
        names=member.names if member else Bilingual("", ""),
        conflict=next(one for one in SETTLED_BY_WORD if one == cell.conflict),
        by=_by(state, cell),
        sheets=tuple(
            Asked(digest, _form(known[digest]), _when(known[digest], headers[digest]))
            for digest in sorted(digests & headers.keys() & known.keys())
        ),
    )


def _named(facts: Facts, state: Reckoning, cell: Cell) -> set[str]:
    """The sheets that are asked about."""
    if cell.conflict == "kept_of_ended":
        return set(state.matter.binding((cell.interview, cell.member)))
    return set(candidates(facts, cell)) - _answered(state, cell)


def _by(state: Reckoning, cell: Cell) -> tuple[str, ...]:
    """Who is asked in the chair's place, or the chair of the own sheet where nobody else is."""
    who = state.approvals.approvers(cell.interview, cell.member)
    usual = who <= state.approvals.chairs - {cell.member}
    return () if usual else tuple(sorted(who))


def _no_more(old: ApprovalRequest) -> ApprovalRequest:
    return ApprovalRequest(interview=old.interview, member=old.member, names=old.names)


def candidates(facts: Facts, cell: Cell) -> Iterable[str]:
    """Digests of the sheets of a cell that are current or contested: what a word may name."""
    about = f"{cell.interview}/{cell.member}"
    for kind in ("sheet", "paper-sheet"):
        leaves = facts.leaf((kind, about))
        yield from (d for d, s in leaves if s in {Standing.CURRENT, Standing.CONTESTED})


def _answered(state: Reckoning, cell: Cell) -> frozenset[str]:
    """Sheets that a person rejected, and those that were opened and count already."""
    settled = state.matter.settlements.get((cell.interview, cell.member))
    rejected = settled.rejected if settled else frozenset[str]()
    if cell.conflict != "changed_after_reveal":
        return rejected
    return rejected | state.matter.revealed.get(cell.interview, frozenset())


def _form(sheet: Sheet | PaperSheet) -> Literal["sealed", "void", "paper"]:
    return "paper" if isinstance(sheet, PaperSheet) and sheet.state != "void" else sheet.state


def _when(sheet: Sheet | PaperSheet, header: Header) -> str:
    """When the member sealed it; of a paper sheet, when it was typed in."""
    sealed = "" if isinstance(sheet, PaperSheet) else sheet.sealed
    return sealed or header.at
