"""Documents and reports in the file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from commission_app.models import files
from commission_app.models.files import NewDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.models.database import Connection, Database


@pytest.fixture
def c(db: Database) -> Iterator[Connection]:
    with db.write() as connection:
        yield connection


def a_document(key: str = "protocol/1", data: bytes = b"%PDF", **changes: Any) -> NewDocument:
    return NewDocument("s", key, "protocol-1.pdf", "0" * 64, data, "2026-09-29", **changes)


def test_each_version_is_kept_with_its_digest(c: Connection) -> None:
    first = files.keep(c, a_document())
    second = files.keep(c, a_document(data=b"%PDF2"))
    assert (first.version, second.version) == (1, 2)
    assert second.sha256 == hashlib.sha256(b"%PDF2").hexdigest()
    assert files.data(c, "s", "protocol/1", 1) == b"%PDF"
    assert files.documents(c, "s") == [first, second]


def test_documents_are_found_by_the_beginning_of_their_key(c: Connection) -> None:
    kept = files.keep(c, a_document("certificate/7"))
    files.keep(c, a_document())
    assert files.documents(c, "s", "certificate/") == [kept]
    assert files.documents(c, "other") == []


def test_drafts_can_be_dropped_and_final_versions_stay(c: Connection) -> None:
    final = files.keep(c, a_document())
    files.keep(c, a_document(final=False))
    files.drop_drafts(c, "s", "protocol/1")
    assert files.documents(c, "s") == [final]


def test_reports_stay_until_they_are_dropped(c: Connection) -> None:
    rows = [files.keep_report(c, "2026-09-29", "import", "r.xlsx", b"x") for _ in range(2)]
    assert files.reports(c) == rows[::-1]
    files.drop_report(c, rows[0].id)
    assert files.reports(c) == rows[1:]
