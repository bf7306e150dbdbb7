"""Printed documents and reports: bytes in the encrypted file until a user saves them."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from commission_app.models import tables as t
from commission_app.models.database import insert_many

if TYPE_CHECKING:
    from commission_app.models.database import Connection


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One version of a printed document, without its bytes."""

    season: str
    key: str
    version: int
    name: str
    sha256: str
    snapshot: str
    final: bool
    created: str


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What is to be kept: `key` names kind and subject, `snapshot` what it was made from."""

    season: str
    key: str
    name: str
    snapshot: str
    data: bytes
    created: str
    final: bool = True


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of rejected rows and the like, in the order of the table's columns."""

    id: int
    created: str
    kind: str
    name: str
    data: bytes


def keep(c: Connection, new: NewDocument) -> DocumentRow:
    """Keep the next version of its key. A final one never changes: triggers refuse it."""
    d = t.document.c
    last = select(func.max(d.version)).where(d.season == new.season, d.key == new.key)
    version = (c.execute(last).scalar() or 0) + 1
    digest = hashlib.sha256(new.data).hexdigest()
    head = (new.season, new.key, version, new.name, digest, new.snapshot)
    insert_many(c, t.document, [(*head, new.data, int(new.final), new.created)])
    return DocumentRow(*head, new.final, new.created)


def documents(c: Connection, season: str, prefix: str = "") -> list[DocumentRow]:
    """All versions whose key begins so, by key and version."""
    d = t.document.c
    query = select(
        d.season, d.key, d.version, d.name, d.sha256, d.snapshot, d.final, d.created
    ).where(d.season == season, func.substr(d.key, 1, len(prefix)) == prefix)
    rows = c.execute(query.order_by(d.key, d.version))
    return [DocumentRow(*row[:6], bool(row.final), row.created) for row in rows]


def data(c: Connection, season: str, key: str, version: int) -> bytes | None:
    """The bytes of one version; None when it is not there."""
    d = t.document.c
    query = select(d.bytes).where(d.season == season, d.key == key, d.version == version)
    return c.execute(query).scalar()


def drop_drafts(c: Connection, season: str, key: str) -> None:
    """Forget the drafts of a document; final versions stay."""
    d = t.document.c
    c.execute(delete(t.document).where(d.season == season, d.key == key, d.final == 0))


def keep_report(c: Connection, created: str, kind: str, name: str, data: bytes) -> ReportRow:
    """Keep a report until the user deletes it."""
    number = (c.execute(select(func.max(t.report.c.id))).scalar() or 0) + 1
    row = ReportRow(number, created, kind, name, data)
    insert_many(c, t.report, [astuple(row)])
    return row


def reports(c: Connection) -> list[ReportRow]:
    """All reports, newest first."""
    rows = c.execute(select(t.report).order_by(t.report.c.id.desc()))
    return [ReportRow(*row) for row in rows]


def drop_report(c: Connection, number: int) -> None:
    """The user does not need it any more."""
    c.execute(delete(t.report).where(t.report.c.id == number))
