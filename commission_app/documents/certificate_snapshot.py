"""The frozen snapshot that certificates are printed from: one batch, or one certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from commission_app.documents.snapshots import Requisites
    from commission_app.domain.language import Bilingual
    from commission_app.domain.names import Names


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """One certificate; `statement` is the signed text of its QR code."""

    number: str
    names: Names
    statement: str
    register: str
    blank: str = ""  # number of the strict form
    duplicate: bool = False
    category: Bilingual | None = None


@dataclass(frozen=True, kw_only=True)
class CertificatesSnapshot:
    """What all certificates of a batch share, and the certificates in their order."""

    requisites: Requisites
    text: Bilingual | None  # «… барлық бес кезеңі аяқталды …»
    basis: Bilingual | None
    signatory: Names | None
    signatory_post: Bilingual | None
    day: date
    certificates: tuple[Certificate, ...]
    legal: Bilingual | None = None  # sentence on its legal effect; many orders have none
    valid_until: date | None = None
    form: str = ""
