"""Acts of the record: the final protocol, the order, the certificates."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from typing import TYPE_CHECKING, TypeVar

import msgspec

from commission_app import __version__
from commission_app.documents.press import Mark
from commission_app.documents.registry import render
from commission_app.documents.snapshots import Control
from commission_app.domain.cells import unexplained
from commission_app.domain.criteria import substance
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.papers import (
    MOST_HEADS,
    Certificate,
    Head,
    Order,
    Protocol,
)
from commission_app.exchange.statement import CertificateStatement, sign
from commission_app.models import files, own as owned
from commission_app.services.changes import Changes, Done
from commission_app.services.doubts import require_no_conflict, require_settled
from commission_app.services.papers.gathering import Gathered, gather
from commission_app.services.papers.numbering import next_certificate, require_issuing
from commission_app.services.papers.protocol import protocol_snapshot
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.documents.press import Layout
    from commission_app.domain.facts.kinds.commission import Sitting
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

P = TypeVar("P")
SHOWN = 5  # codes that a refusal names


@dataclass(frozen=True, slots=True)
class Finalised:
    """A final protocol: its number, edition and control code."""

    number: str
    edition: int
    code: str


@dataclass(frozen=True, slots=True)
class FinaliseProtocol:
    """Make the protocol final: everything explained, everything decided, nothing unset.

    A second time makes a corrected edition that names the one before and asks for a reason.
    """

    number: str = ""  # default: the next one of the year
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[Finalised]:
        with workspace.act() as act:
            require_office(act)
            gathered = gather(act.facts, act.own, zone_of(act))
            sitting = plenary_of(gathered)
            _complete(gathered)
            old = latest_protocol(act)
            number = self.number or (old[1].number if old else _next_number(act))
            snapshot = protocol_snapshot(act.facts, gathered, sitting, number)
            digest = snapshot_digest(snapshot)
            self._correction(old, digest)
            edition = old[1].edition + 1 if old else 1
            fact = act.record(
                Protocol(
                    number=number,
                    day=gathered.local(sitting.closed or sitting.opened).date().isoformat(),
                    edition=edition,
                    sittings=tuple(sorted(gathered.state.sittings)),
                    snapshot=digest,
                    corrects=old[0] if old else "",
                    reason=self.reason.strip(),
                    heads=_heads(act),
                )
            )
            control = control_of(act, fact)
            pdf = render(
                dataclasses.replace(snapshot, control=control),
                mark=Mark(practice=act.own.practice),
                layout=layout_of(gathered),
            )
            keep_final(act, f"protocol/{number}", f"protocol-{number}.pdf", (digest, pdf))
            act.note("protocol.final", number)
        return Done(Finalised(number, edition, control.code), Changes.RECORDS)

    def _correction(self, old: tuple[str, Protocol] | None, digest: str) -> None:
        if old is None:
            return
        if old[1].snapshot == digest:
            raise UserError(T("services.protocol_unchanged"), number=old[1].number)
        if not substance(self.reason):
            raise UserError(T("services.protocol_correction"), number=old[1].number)


@dataclass(frozen=True, slots=True)
class RecordOrder:
    """The order is signed: its number and date come back, and who it enrols."""

    number: str
    day: date

    def __call__(self, workspace: Workspace) -> Done[int]:
        with workspace.act() as act:
            require_office(act)
            if latest_protocol(act) is None:
                raise UserError(T("services.protocol_first"))
            state = gather(act.facts, act.own, zone_of(act)).state
            require_no_conflict(state.contested, state.withdrawn)
            enrolled = sorted(c for c, d in state.decisions.items() if d.decision == "enrol")
            if not enrolled:
                raise UserError(T("services.nobody_enrolled"))
            said = Order(
                number=self.number, day=self.day.isoformat(), interviews=tuple(enrolled)
            )
            act.record_changed([said], Order)
            act.note("order.recorded", self.number)
        return Done(len(enrolled), Changes.RECORDS)


@dataclass(frozen=True, slots=True)
class IssueCertificates:
    """A certificate for each person of the order who has none; numbers without gaps."""

    day: date | None = None  # default: today

    def __call__(self, workspace: Workspace) -> Done[tuple[str, ...]]:
        with workspace.act() as act:
            require_office(act)
            require_issuing(act)
            protocol, order = latest_protocol(act), latest_order(act)
            if protocol is None or order is None:
                raise UserError(T("services.order_first"))
            gathered = gather(act.facts, act.own, zone_of(act))
            for code in order[1].interviews:
                require_settled(gathered.state.doubts, code)
            day = self.day or act.at.date()
            issued = [
                _issue(act, gathered, code, (day, order[1], protocol))
                for code in _without(act, gathered, order[1])
            ]
            act.note("certificates.issued", str(len(issued)))
        return Done(tuple(issued), Changes.RECORDS)


def latest_protocol(act: Act) -> tuple[str, Protocol] | None:
    """Digest and body of the newest final protocol; None before the first."""
    return _newest(act.facts.current(Protocol), lambda p: (p.day, p.edition, p.number))


def latest_order(act: Act) -> tuple[str, Order] | None:
    """Digest and body of the newest order; None before the first."""
    return _newest(act.facts.current(Order), lambda o: (o.day, o.number))


def plenary_of(gathered: Gathered) -> Sitting:
    """The plenary sitting that a protocol is of, the newest; UserError for none."""
    found = [s for s in gathered.state.sittings.values() if s.form == "plenary"]
    if not found:
        raise UserError(T("services.no_plenary"))
    return max(found, key=lambda s: (s.opened, s.code))


def snapshot_digest(snapshot: object) -> str:
    """SHA-256 over what a paper says, as canonical JSON; the control code is no part of it."""
    raw = msgspec.json.encode(snapshot, order="sorted")
    return hashlib.sha256(b"commission-snapshot-1\0" + raw).hexdigest()


def control_of(act: Act, digest: str) -> Control:
    """The control code of a fact, and where the journal stood when it was printed."""
    _, head = act.facts.head(act.keys.device)
    return Control(
        code=control_code(digest),
        digest=digest,
        audit_head=control_code(head)[:11],
        program=__version__,
    )


def layout_of(gathered: Gathered) -> Layout:
    """Columns, or one language after the other, by the ruleset."""
    return "columns" if gathered.rules.documents.layout == "two_columns" else "consecutive"


def zone_of(act: Act) -> tzinfo:
    """The computer's own zone, in which papers tell times."""
    return act.at.tzinfo or UTC


def keep_final(act: Act, key: str, name: str, printed: tuple[str, bytes]) -> None:
    """Keep a final paper as bytes; it never changes again."""
    digest, pdf = printed
    created = act.at.isoformat(timespec="seconds")
    files.keep(act.c, files.NewDocument(act.own.season, key, name, digest, pdf, created))


def _newest(
    found: dict[str, tuple[str, P]], key: Callable[[P], tuple[object, ...]]
) -> tuple[str, P] | None:
    return max(found.values(), key=lambda pair: key(pair[1]), default=None)


def _heads(act: Act) -> tuple[Head, ...]:
    """Where each chain ends on which the protocol stands; none where a fact cannot hold all."""
    ends = act.facts.leaves().items()
    found = tuple(Head(device, n, digest) for device, some in ends for n, digest in some)
    return found if len(found) <= MOST_HEADS else ()


def _complete(gathered: Gathered) -> None:
    """UserError while a cell is unexplained or an interview undecided."""
    if cells := unexplained(gathered.state.cells):
        named = ", ".join(f"{c.interview}/{c.member}" for c in cells[:SHOWN])
        raise UserError(T("services.cells_open"), count=len(cells), cells=named)
    state = gathered.state
    require_no_conflict(state.contested, state.withdrawn)
    undecided = sorted(set(gathered.state.slots) - set(gathered.state.decisions))
    if undecided:
        named = ", ".join(undecided[:SHOWN])
        raise UserError(T("services.undecided"), count=len(undecided), interviews=named)


def _next_number(act: Act) -> str:
    """Numbers of protocols run within a calendar year, or within the season, by the ruleset."""
    return str(owned.next_number(act.c, f"protocols:{act.at.year}"))


def _without(act: Act, gathered: Gathered, order: Order) -> list[str]:
    """Interviews of the order, in its order, whose person has no certificate yet.

    A decision that was changed since takes a name out again; nobody gets two.
    """
    here = {c.candidate for _, c in act.facts.current(Certificate).values()}
    found: list[str] = []
    for code in gathered.numbered(order.interviews):
        made = gathered.state.decisions.get(code)
        person = gathered.candidate(code).code
        if made is not None and made.decision == "enrol" and person not in here:
            found.append(code)
            here.add(person)
    return found


def _issue(
    act: Act,
    gathered: Gathered,
    interview: str,
    given: tuple[date, Order, tuple[str, Protocol]],
) -> str:
    day, order, (protocol_digest, protocol) = given
    candidate = gathered.candidate(interview)
    rule = gathered.rules.documents.certificate
    sequence, number = next_certificate(act, day.year, rule.number_format)
    until = ""
    if rule.validity_years is not None:
        until = _years_later(day, rule.validity_years).isoformat()
    category = gathered.requisite("category_wording")
    statement = sign(
        act.own.certificate_secret,
        CertificateStatement(
            number=number,
            names_kk=candidate.names.kk.full,
            names_ru=candidate.names.ru.full,
            issued=day.isoformat(),
            order=f"{order.number} / {order.day}",
            protocol_code=control_code(protocol_digest),
            category=category.kk if category else "",
            valid_until=until,
            season=act.own.season,
            practice=act.own.practice,
        ),
    )
    act.record(
        Certificate(
            number=number,
            sequence=sequence,
            candidate=candidate.code,
            names=candidate.names,
            issued=day.isoformat(),
            order=order.number,
            order_date=order.day,
            protocol=protocol.number,
            protocol_date=protocol.day,
            statement=statement,
            valid_until=until,
        )
    )
    return number


def _years_later(day: date, years: int) -> date:
    """The same day some years later; of 29 February the day before."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
