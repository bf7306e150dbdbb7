"""What can be printed: one entry a paper; a final paper is printed from its kept bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING

from commission_app.documents.press import Mark
from commission_app.documents.registry import render
from commission_app.documents.slip import Slip, SlipsSnapshot
from commission_app.domain.facts.kinds.papers import Certificate
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.models import files
from commission_app.services.changes import Changes, Done
from commission_app.services.papers.devices import laptop_labels
from commission_app.services.papers.gathering import Gathered, gather, names_of
from commission_app.services.papers.lists import (
    attendance_snapshot,
    roll_call_snapshot,
    summary_snapshot,
)
from commission_app.services.papers.order import certificates_snapshot, order_snapshot
from commission_app.services.papers.protocol import protocol_snapshot
from commission_app.services.papers.record import (
    control_of,
    latest_order,
    latest_protocol,
    layout_of,
    plenary_of,
    zone_of,
)
from commission_app.services.papers.sheets import blank_snapshot, sheet_snapshot
from commission_app.shared import atomic_file
from commission_app.shared.errors import UserError
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.progress import Progress, Silent
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

Page = tuple[str, bytes]  # file name, PDF
Making = Iterator[Page]


@dataclass(frozen=True, slots=True)
class Context:
    """What a paper is made from: the act, the season, and which interview was asked for."""

    act: Act
    gathered: Gathered
    interview: str
    progress: Progress

    def print(self, snapshot: object, *, draft: bool = False) -> bytes:
        """The PDF of a snapshot with this workspace's marks."""
        mark = Mark(draft=draft, practice=self.act.own.practice)
        return render(snapshot, mark=mark, layout=layout_of(self.gathered))

    @property
    def number(self) -> str | None:
        """The number of the final protocol, if there is one."""
        found = latest_protocol(self.act)
        return found[1].number if found else None


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper that `print` knows."""

    key: str
    title: str  # text key
    make: Callable[[Context], Making]
    roles: tuple[str, ...] = ("office",)


@dataclass(frozen=True, slots=True)
class Print:
    """Make the PDFs of one kind and write them into a folder."""

    kind: str
    out: Path
    interview: str = ""
    progress: Progress = field(default_factory=Silent)

    def __call__(self, workspace: Workspace) -> Done[tuple[Path, ...]]:
        with workspace.act() as act:
            pages = pages_of(act, self.kind, self.interview, self.progress)
            act.note("printed", f"{self.kind} {len(pages)}")
        if not pages:
            raise UserError(T("services.nothing_to_print"), paper=self.kind)
        outside(workspace.folder, self.out)
        with atomic_file.telling(self.out):
            self.out.mkdir(parents=True, exist_ok=True)
        for name, data in pages:
            atomic_file.write(self.out / name, data)
        return Done(tuple(self.out / name for name, _ in pages), Changes.DIARY)


def pages_of(
    act: Act, kind: str, interview: str = "", progress: Progress | None = None
) -> list[Page]:
    """The PDFs of one kind as they are printed; nothing is written anywhere."""
    paper = paper_of(kind)
    if act.own.role not in paper.roles:
        raise UserError(T("services.paper_role"), paper=kind)
    gathered = gather(act.facts, act.own, zone_of(act))
    return list(paper.make(Context(act, gathered, interview, progress or Silent())))


def slip_pdf(workspace: Workspace, member: str, slip: str, laptop: str) -> bytes:
    """The activation slip to be handed to a member, A6."""
    with workspace.read() as now:
        gathered = gather(now.facts, now.own, workspace.world.now().tzinfo or UTC)
        names = names_of(gathered.state.members[member])
        labels = sorted(set(laptop_labels(now.facts).values()) | {laptop})
        number = labels.index(laptop) + 1
        season = str(gathered.season.year)
    snapshot = SlipsSnapshot(
        season=season,
        of=max(len(gathered.voting), number),
        slips=(
            Slip(member=names, laptop=laptop, number=number, groups=tuple(slip.split("-"))),
        ),
    )
    return render(snapshot, mark=Mark(practice=workspace.own.practice))


def paper_of(kind: str) -> Paper:
    """A kind of paper by name; UserError that lists the known ones."""
    for paper in PAPERS:
        if paper.key == kind:
            return paper
    known = ", ".join(p.key for p in PAPERS)
    raise UserError(T("services.no_paper"), paper=kind, known=known)


def _protocol(context: Context) -> Making:
    found = latest_protocol(context.act)
    if found is not None:
        number = found[1].number
        yield from _kept(context, f"protocol/{number}", found[1].edition)
        return
    sitting = plenary_of(context.gathered)
    snapshot = protocol_snapshot(context.act.facts, context.gathered, sitting, None)
    yield "protocol-draft.pdf", context.print(snapshot, draft=True)


def _kept(context: Context, key: str, version: int) -> Making:
    rows = files.documents(context.act.c, context.act.own.season, key)
    for row in rows:
        if row.version == version and row.key == key:
            data = files.data(context.act.c, context.act.own.season, key, version)
            if data is not None:
                stem, _, ending = row.name.rpartition(".")
                yield (row.name if version == 1 else f"{stem}-{version}.{ending}"), data


def _summary(context: Context) -> Making:
    found = latest_protocol(context.act)
    control = control_of(context.act, found[0]) if found else None
    draft = found is None
    for panel in sorted(c for c, p in context.gathered.state.panels.items() if p.members):
        snapshot = summary_snapshot(context.gathered, panel, context.number, control)
        yield f"summary-{panel}.pdf", context.print(snapshot, draft=draft)


def _attendance(context: Context) -> Making:
    for code, sitting in sorted(context.gathered.state.sittings.items()):
        snapshot = attendance_snapshot(context.gathered, sitting, context.number)
        yield f"attendance-{code}.pdf", context.print(snapshot)


def _roll_call(context: Context) -> Making:
    if not context.gathered.state.ballots:
        return
    sitting = plenary_of(context.gathered)
    snapshot = roll_call_snapshot(context.gathered, sitting, context.number)
    yield "roll-call.pdf", context.print(snapshot)


def _sheets(context: Context) -> Making:
    """A laptop prints its own; at the office marks stay closed until they are revealed."""
    labels = laptop_labels(context.act.facts)
    sheets = context.act.facts.current(Sheet)
    office, opened = context.act.own.role == "office", context.gathered.state.revealed
    if office and context.interview and context.interview not in opened:
        raise UserError(T("services.not_revealed"), interview=context.interview)
    chosen = [
        (digest, sheet)
        for _, (digest, sheet) in sorted(sheets.items())
        if sheet.state == "sealed"
        and context.interview in {"", sheet.interview}
        and (not office or sheet.interview in opened)
    ]
    facts = context.act.facts.find(digest for digest, _ in chosen)
    for place, (digest, sheet) in enumerate(chosen):
        context.progress.step(T("services.printing"), place, len(chosen))
        device = facts[digest].header.device
        laptop = labels.get(device, "–")
        laptop = laptop if laptop != "–" else short_fingerprint(device)
        snapshot = sheet_snapshot(context.gathered, digest, sheet, laptop)
        name = f"sheet-{sheet.interview.replace('/', '-')}-{sheet.member}.pdf"
        yield name, context.print(snapshot)


def _blank(context: Context) -> Making:
    yield "sheet-blank.pdf", context.print(blank_snapshot(context.gathered))


def _order(context: Context) -> Making:
    protocol, order = latest_protocol(context.act), latest_order(context.act)
    control = control_of(context.act, order[0]) if order else None
    snapshot = order_snapshot(
        context.gathered,
        order[1] if order else None,
        protocol[1] if protocol else None,
        control,
    )
    name = f"order-{order[1].number}.pdf" if order else "order-draft.pdf"
    yield name.replace("/", "-"), context.print(snapshot, draft=order is None)


def _certificates(context: Context) -> Making:
    person = context.interview.partition("/")[0]
    found = [
        c
        for _, c in context.act.facts.current(Certificate).values()
        if person in {"", c.candidate}
    ]
    batches: dict[tuple[str, str], list[Certificate]] = {}
    for certificate in sorted(found, key=lambda c: c.sequence):
        batches.setdefault((certificate.order, certificate.issued), []).append(certificate)
    for (order, issued), batch in sorted(batches.items()):
        name = f"certificates-{order}-{issued}.pdf".replace("/", "-")
        yield name, context.print(certificates_snapshot(context.gathered, batch))


def outside(folder: Path, out: Path) -> None:
    """UserError for a folder inside a workspace: papers with names don't lie there."""
    if folder.resolve() in (out.resolve(), *out.resolve().parents):
        raise UserError(T("services.inside_workspace"), folder=out)


PAPERS: tuple[Paper, ...] = (
    Paper("protocol", T("papers.title.protocol"), _protocol),
    Paper("summary", T("papers.title.summary"), _summary),
    Paper("attendance", T("papers.title.attendance"), _attendance),
    Paper("roll-call", T("papers.title.roll_call"), _roll_call),
    Paper("order", T("papers.title.order"), _order),
    Paper("certificates", T("papers.title.certificates"), _certificates),
    Paper("sheets", T("papers.title.sheets"), _sheets, ("office", "laptop")),
    Paper("blank-sheet", T("papers.title.blank_sheet"), _blank, ("office", "laptop")),
)
