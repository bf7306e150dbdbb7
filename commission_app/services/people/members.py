"""The commission as its screen shows it: members, their declarations, their laptops."""

from __future__ import annotations

import shutil
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from commission_app.domain.collation import sort_key
from commission_app.domain.facts.kinds.commission import Commission, Member, Panel
from commission_app.domain.facts.kinds.scoring import Declaration
from commission_app.models import people
from commission_app.services.changes import Changes, Done
from commission_app.services.commission_name import name_of
from commission_app.services.day.places import Place
from commission_app.services.day.sticks import fault_of
from commission_app.services.devices.returned import returned
from commission_app.services.devices.setting_up import Prepared, PrepareLaptop
from commission_app.services.devices.succession import restored
from commission_app.services.papers.printing import slip_pdf
from commission_app.services.people.cells import light_state
from commission_app.services.people.laptops_seen import LaptopSeen, laptops_seen
from commission_app.services.people.touched import touched
from commission_app.services.workspace import slots_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from commission_app.domain.cells import Cell
    from commission_app.domain.language import Bilingual
    from commission_app.domain.quorum import Function
    from commission_app.services.sentences import Said
    from commission_app.services.workspace import Reading, Workspace

    Notes = Mapping[str, Sequence[Said]]

ENDING = ".cmx"
ORDER = ("chair", "deputy", "member", "expert", "observer", "secretary")


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of the commission."""

    code: str
    names: Bilingual
    position: Bilingual
    function: Function
    votes: bool
    panels: tuple[str, ...]
    declared: bool  # for every panel of theirs
    conflicts: tuple[str, ...]  # interviews that the member named in the declaration
    sheets: int  # that are here
    ended: str  # why the membership ended; empty while it lasts
    laptops: tuple[LaptopSeen, ...]  # oldest first
    notes: tuple[Said, ...] = ()  # of laptops, of sheets that do not count, of late changes

    @property
    def laptop(self) -> LaptopSeen | None:
        """The one that counts: the newest that was not ended."""
        working = [one for one in self.laptops if one.state not in {"ended", "replaced"}]
        return working[-1] if working else None


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A panel and who sits on it."""

    code: str
    title: Bilingual
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommissionSeen:
    """The commission at one moment; `frozen`: laptops are out, changes ask for a reason."""

    title: Bilingual
    order_number: str
    order_date: str  # ISO 8601
    members: tuple[MemberLine, ...]  # in the order of signing
    panels: tuple[PanelLine, ...]
    laptops: tuple[LaptopSeen, ...]  # in the order of preparing
    frozen: bool

    @property
    def pending(self) -> tuple[LaptopSeen, ...]:
        """Laptops whose slip was given out and from which nothing has come."""
        return tuple(one for one in self.laptops if one.state == "prepared")

    @property
    def unconfirmed(self) -> tuple[LaptopSeen, ...]:
        """Laptops whose fingerprint nobody has compared with the member's paper."""
        return tuple(one for one in self.laptops if one.state == "waiting")

    @property
    def restored(self) -> tuple[LaptopSeen, ...]:
        """Laptops out of a backup that count already, and whose paper nobody has compared."""
        return tuple(one for one in self.laptops if one.to_compare and one.state == "confirmed")

    @property
    def without_laptop(self) -> tuple[MemberLine, ...]:
        """Voting members for whom none was prepared."""
        return tuple(one for one in self.members if one.votes and one.laptop is None)


@dataclass(frozen=True, slots=True)
class ReadCommission:
    """Members and laptops of an office's season."""

    shows: ClassVar[Changes] = (
        Changes.COMMISSION
        | Changes.SCHEDULE
        | Changes.SHEETS
        | Changes.PACKAGES
        | Changes.DECISIONS
    )

    def __call__(self, workspace: Workspace) -> CommissionSeen:
        with workspace.read() as now:
            return _seen(now, _notes(workspace, now))


@dataclass(frozen=True, slots=True)
class SlipPrinted:
    """A laptop's package on its medium, and the slip as a page; the slip is shown once."""

    prepared: Prepared
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PrepareWithSlip:
    """Prepare a member's laptop and print the slip that opens it; it travels apart."""

    member: str
    out: Path
    laptop: str = ""

    def __call__(self, workspace: Workspace) -> Done[SlipPrinted]:
        with workspace.read() as now:
            if not slots_of(now.facts):
                raise UserError(T("people.no_schedule"))
        self._look_at_medium()

        def printed(slip: str, label: str) -> bytes:
            return slip_pdf(workspace, self.member, slip, label)

        done = PrepareLaptop(self.member, self.out, self.laptop, printed)(workspace)
        return Done(SlipPrinted(done.value, done.value.page), done.changes | Changes.PACKAGES)

    def _look_at_medium(self) -> None:
        """UserError before a laptop is entered for which no package could be written."""
        folder = self.out.parent if self.out.suffix == ENDING else self.out
        try:
            free = shutil.disk_usage(folder).free
        except OSError:
            raise UserError(T("day.stick_gone"), label=folder) from None
        if fault := fault_of(Place(folder, str(folder)), free):
            raise fault


def _notes(workspace: Workspace, now: Reading) -> Notes:
    """Member → of laptops that were restored or ended, and of what a change touches."""
    found: dict[str, list[Said]] = defaultdict(list)
    for one in restored(workspace, now):
        if one.open:
            found[one.laptop.member] += one.words
    for sheet in returned(workspace, now, lambda: _cells(now)):
        found[sheet.laptop.member].append(sheet.words)
    for member, told in touched(now, workspace.world.now().tzinfo).items():
        found[member] += told
    return found


def _cells(now: Reading) -> Iterable[Cell]:
    """Which sheets count; nothing where two versions of the rules contradict."""
    try:
        return light_state(now).states.values()
    except UserError:
        return ()


def _seen(now: Reading, notes: Notes) -> CommissionSeen:
    facts = now.facts
    laptops = laptops_seen(now)
    commission = facts.current_one(Commission, "commission")
    members = [body for _, body in facts.current(Member).values()]
    panels = {code: body for code, (_, body) in sorted(facts.current(Panel).items())}
    formed = {code: panel for code, panel in panels.items() if panel.members}
    declared = [body for _, body in facts.current(Declaration).values()]
    heads = people.sheet_heads(now.c, facts.season)
    lines = [
        _line(
            now,
            member,
            formed,
            (declared, laptops, notes),
            sum(h.member == member.code for h in heads),
        )
        for member in members
    ]
    lines.sort(key=lambda m: (ORDER.index(m.function), sort_key(m.names.kk), m.code))
    return CommissionSeen(
        title=name_of(commission[1] if commission else None, now.rules()[1].rules),
        order_number=commission[1].order_number if commission else "",
        order_date=commission[1].order_date if commission else "",
        members=tuple(lines),
        panels=tuple(PanelLine(c, p.title, p.members) for c, p in formed.items()),
        laptops=laptops,
        frozen=bool(laptops),
    )


def _line(
    now: Reading,
    member: Member,
    panels: dict[str, Panel],
    said: tuple[list[Declaration], tuple[LaptopSeen, ...], Notes],
    sheets: int,
) -> MemberLine:
    mine = tuple(code for code, panel in panels.items() if member.code in panel.members)
    given = {one.panel: one for one in said[0] if one.member == member.code}
    wanted = mine or ("",)
    ends = people.noted(now.c, "member.ended", member.code)
    ended = ends[-1].about.partition(": ")[2] if ends and not member.votes else ""
    return MemberLine(
        code=member.code,
        names=member.names,
        position=member.position,
        function=member.function,
        votes=member.votes,
        panels=mine,
        declared=all(panel in given for panel in wanted),
        conflicts=tuple(sorted({c for one in given.values() for c in one.conflicts})),
        sheets=sheets,
        ended=ended,
        laptops=tuple(one for one in said[1] if one.member == member.code),
        notes=tuple(said[2].get(member.code, ())),
    )
