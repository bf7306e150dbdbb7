"""What was decided about a candidate and what was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.people.places import DECISIONS
from commission_app.shared.texts import T
from commission_app.views.candidates.pieces import heading, pair
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from commission_app.services.people.dossier import CertificateSeen, Dossier


def papers_page(one: Dossier) -> Iterator[QWidget]:
    """The decision, then certificates; a line where there is nothing yet."""
    if one.decision is not None:
        yield heading(phrase(T("candidates.decision")))
        yield pair(phrase(T("candidates.decided")), phrase(DECISIONS[one.decision.decision]))
        if one.decision.reason.kk or one.decision.reason.ru:
            yield pair(phrase(T("candidates.reason")), one.decision.reason)
        number = phrase(T("candidates.proposal_number"), number=one.decision.proposal)
        yield pair(phrase(T("candidates.proposal")), number)
    for paper in one.certificates:
        yield from _certificate(one, paper)
    if one.decision is None and not one.certificates:
        yield Text(phrase(T("candidates.no_decision")), "small", wrap=True)
    elif not one.certificates:
        yield Text(phrase(T("candidates.no_certificate")), "small", wrap=True)


def _certificate(one: Dossier, paper: CertificateSeen) -> Iterator[QWidget]:
    yield heading(phrase(T("candidates.certificate"), number=paper.number))
    yield pair(phrase(T("candidates.issued")), paper.issued)
    if paper.valid_until is not None:
        yield pair(phrase(T("candidates.valid_until")), paper.valid_until)
    if paper.names != one.names:
        yield pair(phrase(T("candidates.name_there")), paper.names)
