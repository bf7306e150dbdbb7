"""The desk with the papers: which can be made, what they lack, which were made already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.cells import unexplained
from commission_app.domain.doubt import HARMLESS
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.papers import Certificate, Order, Protocol
from commission_app.models import files
from commission_app.services.changes import Changes
from commission_app.services.office.requisites import NEEDED, TITLES, open_questions
from commission_app.services.office.state import state_of
from commission_app.services.papers.printing import PAPERS, Paper
from commission_app.services.sentences import Said, counted, said
from commission_app.services.workspace import local
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Reading, Workspace

NO_DRAFT = ("attendance", "roll-call", "sheets", "certificates")  # printed whole or not
UNTOLD = HARMLESS | {
    "sheet",
    "paper-sheet",
    "resolution",
}  # or told as a cell, or with what it speaks of
FINAL = ("protocol", "order", "certificates")  # what an act makes final


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What a paper lacks, and where that is mended."""

    text: Said
    screen: str  # sitting, matrix, commission, requisites, exchange, documents
    about: str = ""  # which requisite, interview or sitting
    draft: bool = False  # True: nothing can be shown or printed
    final: bool = True  # False: does not keep it from being made final


@dataclass(frozen=True, slots=True)
class Version:
    """A paper that was made final, or a batch of them."""

    name: str  # number of the protocol or order; numbers of certificates
    edition: int
    control: str
    day: str  # ISO 8601
    created: datetime | None
    newest: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class PaperState:
    """One kind of paper."""

    key: str
    title: Said
    made_final: bool  # an act makes it final; the others are printed from what is there
    can_preview: bool
    can_finalise: bool
    obstacles: tuple[Obstacle, ...]
    versions: tuple[Version, ...]  # newest first


@dataclass(frozen=True, slots=True)
class Documents:
    """All papers of the season in the order in which they are needed."""

    papers: tuple[PaperState, ...]
    enrolled: int
    certified: int  # of them with a certificate

    def paper(self, key: str) -> PaperState:
        """One of them."""
        return next(paper for paper in self.papers if paper.key == key)


@dataclass(frozen=True, slots=True)
class ReadDocuments:
    """What can be printed and made final now."""

    shows: ClassVar[Changes] = ~(Changes.DRAFTS | Changes.DIARY)

    def __call__(self, workspace: Workspace) -> Documents:
        with workspace.read() as now:
            desk = _Desk(workspace, now, state_of(workspace, now))
            papers = tuple(_paper(desk, one) for one in PAPERS if now.own.role in one.roles)
            enrolled = sum(d.decision == "enrol" for d in desk.state.decisions.values())
            certified = len({c.candidate for _, c in now.facts.current(Certificate).values()})
            return Documents(papers, enrolled, certified)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all papers are judged by."""

    workspace: Workspace
    now: Reading
    state: Reckoning


def _paper(desk: _Desk, paper: Paper) -> PaperState:
    obstacles = [*_CHECKS[paper.key](desk), *_answers(desk, paper.key)]
    final = paper.key in FINAL
    drafts = not any(one.draft for one in obstacles)
    return PaperState(
        key=paper.key,
        title=said(paper.title),
        made_final=final,
        can_preview=drafts,
        can_finalise=final and not any(one.final for one in obstacles),
        obstacles=tuple(obstacles),
        versions=_VERSIONS[paper.key](desk) if final else (),
    )


def _answers(desk: _Desk, paper: str) -> Iterator[Obstacle]:
    """Questions that the customer has not answered: gaps in a draft, no final paper."""
    for name in open_questions(desk.state.body.rules.documents.requisites, paper):
        text = said(T("office.need_answer"), name=said(TITLES[name]))
        yield Obstacle(
            text, "requisites", name, draft=paper in NO_DRAFT and name in NEEDED[paper]
        )


def _protocol(desk: _Desk) -> Iterator[Obstacle]:
    state = desk.state
    plenary = [s for s in state.sittings.values() if s.form == "plenary"]
    if not plenary:
        yield Obstacle(said(T("office.need_plenary")), "sitting", draft=True)
        return
    sitting = max(plenary, key=lambda s: (s.opened, s.code))
    yield from _people(desk, sitting.code)
    if not sitting.closed:
        yield Obstacle(said(T("office.need_closing"), sitting=sitting.code), "sitting")
    cells = unexplained(state.cells)
    if missing := sum(cell.state == "missing" for cell in cells):
        yield Obstacle(counted(T("office.need_sheets"), missing), "matrix")
    if conflicts := sum(cell.state == "conflict" for cell in cells):
        yield Obstacle(counted(T("office.need_settling"), conflicts), "conflicts")
    said_twice = [t for t in (*state.contested, *state.withdrawn) if t[0] not in UNTOLD]
    if said_twice:
        text = counted(T("office.need_settling"), len(said_twice))
        yield Obstacle(text, "conflicts", ":".join(said_twice[0]))
    if undecided := len(set(state.slots) - set(state.decisions)):
        yield Obstacle(counted(T("office.need_deciding"), undecided), "sitting")


def _people(desk: _Desk, sitting: str) -> Iterator[Obstacle]:
    state = desk.state
    yield from _secretary(desk)
    heads = [m.code for m in state.members.values() if m.function in {"chair", "deputy"}]
    said_there = [state.attendance.get((sitting, code)) for code in heads]
    if not any(one is not None and one.present for one in said_there):
        yield Obstacle(said(T("office.need_presiding")), "sitting", sitting, draft=True)


def _summary(desk: _Desk) -> Iterator[Obstacle]:
    if not desk.state.panels:
        yield Obstacle(said(T("office.need_panels")), "commission", draft=True)
    elif not desk.state.revealed:
        yield Obstacle(said(T("office.need_reveal")), "matrix")
    yield from _secretary(desk)


def _secretary(desk: _Desk) -> Iterator[Obstacle]:
    if not any(m.function == "secretary" for m in desk.state.members.values()):
        yield Obstacle(said(T("office.need_secretary")), "commission", draft=True)


def _attendance(desk: _Desk) -> Iterator[Obstacle]:
    if not desk.state.sittings:
        yield Obstacle(said(T("office.need_sitting")), "sitting", draft=True)
    yield from _secretary(desk)


def _roll_call(desk: _Desk) -> Iterator[Obstacle]:
    if not desk.state.ballots:
        yield Obstacle(said(T("office.need_votes")), "sitting", draft=True)
    yield from _secretary(desk)


def _order(desk: _Desk) -> Iterator[Obstacle]:
    if not desk.now.facts.current(Protocol):
        yield Obstacle(said(T("office.need_protocol")), "documents", "protocol")
    if not any(d.decision == "enrol" for d in desk.state.decisions.values()):
        yield Obstacle(said(T("office.need_enrolled")), "sitting")


def _certificates(desk: _Desk) -> Iterator[Obstacle]:
    issued = desk.now.facts.current(Certificate)
    if not desk.now.facts.current(Order):
        yield Obstacle(said(T("office.need_order")), "documents", "order", draft=not issued)
    elif not issued:
        text = said(T("office.need_issuing"))
        yield Obstacle(text, "documents", "certificates", draft=True, final=False)


def _sheets(desk: _Desk) -> Iterator[Obstacle]:
    if not desk.state.revealed:
        yield Obstacle(said(T("office.need_reveal")), "matrix", draft=True)


def _protocols(desk: _Desk) -> tuple[Version, ...]:
    """Each edition with the moment when its bytes were kept."""
    now = desk.now
    kept = {
        (row.key, row.version): row.created
        for row in files.documents(now.c, now.own.season, "protocol/")
    }
    editions = [
        (digest, body)
        for rows in now.facts.revisions(Protocol).values()
        for digest, body in rows
    ]
    editions.sort(key=lambda one: (one[1].day, one[1].edition), reverse=True)
    return tuple(
        Version(
            name=body.number,
            edition=body.edition,
            control=control_code(digest),
            day=body.day,
            created=local(
                desk.workspace, kept.get((f"protocol/{body.number}", body.edition), "")
            ),
            newest=place == 0,
        )
        for place, (digest, body) in enumerate(editions)
    )


def _orders(desk: _Desk) -> tuple[Version, ...]:
    found = sorted(
        desk.now.facts.current(Order).values(),
        key=lambda one: (one[1].day, one[1].number),
        reverse=True,
    )
    return tuple(
        Version(
            name=body.number,
            edition=1,
            control=control_code(digest),
            day=body.day,
            created=None,
            newest=place == 0,
            count=len(body.interviews),
        )
        for place, (digest, body) in enumerate(found)
    )


def _batches(desk: _Desk) -> tuple[Version, ...]:
    """Certificates of one order and day together, as they are printed."""
    batches: dict[tuple[str, str], list[Certificate]] = {}
    for _, one in desk.now.facts.current(Certificate).values():
        batches.setdefault((one.issued, one.order), []).append(one)
    newest_first = sorted(batches.items(), reverse=True, key=lambda item: item[0])
    return tuple(
        _batch(sorted(batch, key=lambda c: c.sequence), newest=place == 0)
        for place, (_, batch) in enumerate(newest_first)
    )


def _batch(batch: list[Certificate], *, newest: bool) -> Version:
    first, last = batch[0], batch[-1]
    name = first.number if first is last else f"{first.number} – {last.number}"
    return Version(name, 1, "", first.issued, None, newest, len(batch))


_CHECKS: Mapping[str, Callable[[_Desk], Iterator[Obstacle]]] = {
    "protocol": _protocol,
    "summary": _summary,
    "attendance": _attendance,
    "roll-call": _roll_call,
    "order": _order,
    "certificates": _certificates,
    "sheets": _sheets,
    "blank-sheet": lambda _: iter(()),
}
_VERSIONS: Mapping[str, Callable[[_Desk], tuple[Version, ...]]] = {
    "protocol": _protocols,
    "order": _orders,
    "certificates": _batches,
}
