"""The draft order with its list, and the certificates that follow from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from commission_app.documents.certificate_snapshot import (
    Certificate as Printed,
    CertificatesSnapshot,
)
from commission_app.documents.order import OrderRow, OrderSnapshot
from commission_app.documents.snapshots import Signatory
from commission_app.domain.calendar import dated
from commission_app.domain.language import Bilingual
from commission_app.domain.names import Name, Names
from commission_app.services.papers.gathering import Gathered, pair, region_of
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commission_app.documents.snapshots import Control
    from commission_app.domain.facts.kinds.papers import Certificate, Order, Protocol

FORM = "СР-1"


def order_snapshot(
    gathered: Gathered, order: Order | None, protocol: Protocol | None, control: Control | None
) -> OrderSnapshot:
    """The order on enrolment; before it is signed, its number and date are gaps of a draft."""
    state = gathered.state
    chosen = (
        order.interviews
        if order
        else [c for c, d in state.decisions.items() if d.decision == "enrol"]
    )
    return OrderSnapshot(
        requisites=gathered.requisites,
        number=order.number if order else None,
        day=date.fromisoformat(order.day) if order and order.day else None,
        heading=pair(T("papers.order.heading")),
        preamble=_preamble(protocol),
        points=(
            _first_point(gathered),
            pair(T("papers.order.certificates")),
            pair(T("papers.order.control")),
        ),
        signatory=Signatory(
            names=_names(gathered.requisite("signatory_name")),
            role=gathered.requisite("signatory_position") or Bilingual("", ""),
        ),
        annex_of=gathered.requisite("order_owner"),
        annex_heading=pair(T("papers.order.annex_heading")),
        rows=tuple(_row(gathered, code) for code in gathered.numbered(chosen)),
        control=control,
    )


def certificates_snapshot(
    gathered: Gathered, certificates: Sequence[Certificate]
) -> CertificatesSnapshot:
    """A batch of certificates of one order, by region, as they are handed over."""
    first = certificates[0]
    completed, enrolled = (
        gathered.requisite("completed_sentence"),
        gathered.requisite("enrolled_sentence"),
    )
    text = None
    if completed is not None and enrolled is not None:
        year = str(gathered.season.year)
        text = Bilingual(
            f"{completed.kk} {enrolled.kk}".replace("{year}", year),
            f"{completed.ru} {enrolled.ru}".replace("{year}", year),
        )
    name = gathered.requisite("signatory_name")
    return CertificatesSnapshot(
        requisites=gathered.requisites,
        text=text,
        basis=_basis(first),
        signatory=_names(name) if name else None,
        signatory_post=gathered.requisite("signatory_position"),
        day=date.fromisoformat(first.issued),
        certificates=tuple(_printed(gathered, c) for c in _handed_over(gathered, certificates)),
        legal=gathered.requisite("legal_effect"),
        valid_until=date.fromisoformat(first.valid_until) if first.valid_until else None,
        form=FORM,
    )


def _first_point(gathered: Gathered) -> Bilingual:
    reserve = gathered.requisite("reserve") or pair(T("papers.order.reserve"))
    return pair(T("papers.order.enrol"), reserve=reserve)


def _preamble(protocol: Protocol | None) -> Bilingual | None:
    if protocol is None:
        return None
    day = date.fromisoformat(protocol.day)
    said = Bilingual(dated(day, "kk"), dated(day, "ru"))
    return pair(T("papers.order.preamble"), number=protocol.number, day=said)


def _basis(certificate: Certificate) -> Bilingual:
    order, protocol = (
        date.fromisoformat(certificate.order_date),
        date.fromisoformat(certificate.protocol_date),
    )
    return pair(
        T("papers.certificate.basis"),
        order=certificate.order,
        order_day=Bilingual(dated(order, "kk"), dated(order, "ru")),
        protocol=certificate.protocol,
        protocol_day=Bilingual(dated(protocol, "kk"), dated(protocol, "ru")),
    )


def _handed_over(gathered: Gathered, certificates: Sequence[Certificate]) -> list[Certificate]:
    """By region, then by number: a ceremony hands them over region by region."""

    def place(certificate: Certificate) -> tuple[str, int]:
        candidate = gathered.candidates.get(certificate.candidate)
        return candidate.region if candidate else "", certificate.sequence

    return sorted(certificates, key=place)


def _printed(gathered: Gathered, certificate: Certificate) -> Printed:
    return Printed(
        number=certificate.number,
        names=certificate.names,
        statement=certificate.statement,
        register=str(certificate.sequence),
        category=gathered.requisite("category_wording"),
    )


def _row(gathered: Gathered, interview: str) -> OrderRow:
    candidate = gathered.candidate(interview)
    return OrderRow(
        names=candidate.names,
        post=candidate.position,
        organisation=candidate.organisation,
        region=region_of(candidate),
    )


def _names(name: Bilingual | None) -> Names:
    return Names(Name(name.kk), Name(name.ru)) if name else Names(Name(""), Name(""))
