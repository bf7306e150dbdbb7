"""A new, empty database of one season for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.models import schema
from commission_app.models.database import Database, FileKey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def key() -> FileKey:
    return FileKey(b"k" * 32, b"s" * 16)


@pytest.fixture
def db(tmp_path: Path, key: FileKey) -> Iterator[Database]:
    made = Database.make(tmp_path / "commission.db", key)
    with made.write() as c:
        schema.create(c)
    yield made
    made.close()
