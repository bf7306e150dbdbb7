"""What is asked of the file while somebody looks."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Pool, event

if TYPE_CHECKING:
    from collections.abc import Generator

    from commission_app.models.database import Connection


@contextmanager
def asked(c: Connection) -> Generator[list[str]]:
    """The statements of one connection with their values, in their order.

    There are some: a test that compares two counts would also be glad of two times nothing.
    """
    found: list[str] = []
    raw: Any = c.connection.driver_connection
    raw.set_trace_callback(found.append)
    try:
        yield found
    finally:
        raw.set_trace_callback(None)
    assert found


@contextmanager
def asked_anywhere() -> Generator[list[str]]:
    """The same of every connection that is taken meanwhile: for who opens his own."""
    found: list[str] = []

    def taken(raw: Any, *_: object) -> None:
        raw.set_trace_callback(found.append)

    def given_back(raw: Any, *_: object) -> None:
        raw.set_trace_callback(None)

    event.listen(Pool, "checkout", taken)
    event.listen(Pool, "checkin", given_back)
    try:
        yield found
    finally:
        event.remove(Pool, "checkout", taken)
        event.remove(Pool, "checkin", given_back)
    assert found
