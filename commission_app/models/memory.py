"""Tables in memory: facts are folded anew, beside every file, and gone when it is done."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from sqlalchemy import StaticPool, create_engine

from commission_app.models import schema
from commission_app.models.driver import sqlcipher

if TYPE_CHECKING:
    from collections.abc import Generator

    from commission_app.models.database import Connection


@contextlib.contextmanager
def in_memory() -> Generator[Connection]:
    """An empty database that no other connection sees and no file keeps."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        poolclass=StaticPool,
        hide_parameters=True,  # else an error's text carries personal data
    )
    try:
        with engine.begin() as c:
            c.exec_driver_sql("PRAGMA temp_store=MEMORY")
            schema.create(c)
            yield c
    finally:
        engine.dispose()
