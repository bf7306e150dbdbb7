"""What was handed over, what the office has confirmed of it, and what will not go yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.exchange.control import as_counted
from commission_app.models import packages
from commission_app.services.changes import Changes
from commission_app.services.day.today import ReadToday, local
from commission_app.services.delivering import hand_over_code
from commission_app.services.handing_over import held_of, line_of, sheet_states
from commission_app.shared.errors import UserError
from commission_app.shared.keys import fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from commission_app.domain.facts.header import Fact
    from commission_app.domain.language import Bilingual
    from commission_app.models.packages import PackageRow
    from commission_app.services.day.today import QueueItem
    from commission_app.services.workspace import Reading, Workspace

Answer = Literal["waiting", "confirmed", "gone"]  # gone: the office had it and has it no more


@dataclass(frozen=True, slots=True)
class Delivery:
    """One hand-over. It always holds everything; `sheets` and `corrections` were new in it."""

    package: str
    number: int
    at: datetime
    code: str
    bytes: int
    sheets: int
    corrections: int
    all_sheets: int
    all_corrections: int  # revisions of these, beside the first ones
    answer: Answer


@dataclass(frozen=True, slots=True)
class Deliveries:
    """The hand-over screen's right side; `past` newest first."""

    past: tuple[Delivery, ...]
    sealed: int  # interviews with a sheet
    confirmed: int
    to_go: int  # sealed and on no medium yet, or the office lost them
    last_word: datetime | None  # when the office made its newest package
    came: datetime | None  # when that was taken in here
    unsealed: tuple[QueueItem, ...]  # drafts: they will not go


@dataclass(frozen=True, slots=True)
class ReadDeliveries:
    """All hand-overs of this laptop."""

    shows: ClassVar[Changes] = ReadToday.shows

    def __call__(self, workspace: Workspace) -> Deliveries:
        unfinished = ReadToday()(workspace).unfinished
        with workspace.read() as now:
            outbox = _Outbox.read(workspace, now)
            states = list(sheet_states(now).values())
        word = outbox.word
        return Deliveries(
            past=tuple(reversed([outbox.delivery(i) for i in range(len(outbox.rows))])),
            sealed=len(states),
            confirmed=states.count("confirmed"),
            to_go=states.count("laptop"),
            last_word=local(word.made_at) if word else None,
            came=local(word.taken_at) if word else None,
            unsealed=unfinished,
        )


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One sheet as it went: by its control code, without a mark."""

    interview: str
    control: str
    state: Literal["sealed", "void"]
    revision: int  # from 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a member takes home after a hand-over."""

    delivery: Delivery
    member: str
    names: Bilingual
    device: str  # fingerprint
    office: str  # fingerprint
    practice: bool
    lines: tuple[ReceiptLine, ...]


@dataclass(frozen=True, slots=True)
class ReadReceipt:
    """The receipt of one hand-over; UserError where this laptop never handed it over."""

    package: str

    shows: ClassVar[Changes] = Changes.PACKAGES

    def __call__(self, workspace: Workspace) -> Receipt:
        with workspace.read() as now:
            outbox = _Outbox.read(workspace, now)
            known = [row.package for row in outbox.rows]
            if self.package not in known:
                raise UserError(T("day.no_receipt"))
            place = known.index(self.package)
            member = now.facts.current_one(Member, now.own.member)
            if member is None:
                raise UserError(T("day.no_receipt"))
            return Receipt(
                delivery=outbox.delivery(place),
                member=now.own.member,
                names=member[1].names,
                device=fingerprint(workspace.device),
                office=fingerprint(now.own.office),
                practice=now.own.practice,
                lines=outbox.lines(place),
            )


@dataclass(frozen=True, slots=True)
class _Outbox:
    """The register of what went, oldest first, with the facts that each package held."""

    rows: tuple[PackageRow, ...]
    held: tuple[frozenset[str], ...]  # digests of own facts, per row
    sheets: Mapping[str, Fact]  # own sheets in the order of the chain
    word: PackageRow | None  # the office's newest
    confirmed: frozenset[str]
    forgotten: frozenset[str]
    answered: frozenset[str]  # digests of packages that went or came before that word
    bytes: Mapping[str, int]

    @classmethod
    def read(cls, workspace: Workspace, now: Reading) -> _Outbox:
        devices = line_of(now.facts, now.own.member)
        facts = now.facts.select(devices=devices)
        chain = {fact.digest: fact for fact in facts}
        season, office = now.own.season, now.own.office
        rows = sorted(packages.all_of(now.c, season, "out"), key=lambda row: row.number)
        word = packages.latest(now.c, season, office, "in")
        confirmed = held_of(word, devices, chain)
        words = packages.all_of(now.c, season, "in")  # a restored office is another device
        forgotten = {d for row in words for d in held_of(row, devices, chain)} - confirmed
        lengths = {file.stem: file.stat().st_size for file in workspace.outbox.glob("*.cmx")}
        return cls(
            rows=tuple(rows),
            held=tuple(frozenset(held_of(row, devices, chain)) for row in rows),
            sheets={f.digest: f for f in facts if f.header.kind == "sheet"},
            word=word,
            confirmed=frozenset(confirmed),
            forgotten=frozenset(forgotten),
            answered=packages.earlier(now.c, word) if word else frozenset(),
            bytes=lengths,
        )

    def delivery(self, place: int) -> Delivery:
        row, held = self.rows[place], self.held[place]
        before = {digest for earlier in self.held[:place] for digest in earlier}
        sheets, corrections = self._counted(held)
        known, corrected = self._counted(held & before)
        return Delivery(
            package=row.package,
            number=row.number,
            at=local(row.made_at),
            code=hand_over_code(row.sha256),
            bytes=self.bytes.get(row.package, 0),
            sheets=sheets - known,
            corrections=corrections - corrected,
            all_sheets=sheets,
            all_corrections=corrections,
            answer=self._answer(row, held),
        )

    def _counted(self, held: Collection[str]) -> tuple[int, int]:
        return as_counted(fact for digest, fact in self.sheets.items() if digest in held)

    def lines(self, place: int) -> tuple[ReceiptLine, ...]:
        """The newest revision of each sheet in the package, by interview."""
        found: dict[str, ReceiptLine] = {}
        for digest, fact in self.sheets.items():
            body = body_of(fact) if digest in self.held[place] else None
            if isinstance(body, Sheet):
                code = body.interview
                number = found[code].revision + 1 if code in found else 1
                found[code] = ReceiptLine(code, control_code(digest), body.state, number)
        return tuple(found[code] for code in sorted(found))

    def _answer(self, row: PackageRow, held: frozenset[str]) -> Answer:
        if held <= self.confirmed:
            return "confirmed"
        lost = row.sha256 in self.answered and held & self.forgotten
        return "gone" if lost else "waiting"
