"""The database driver, which has no types of its own: the one module that imports it."""

from __future__ import annotations

from typing import Any

import sqlcipher3.dbapi2 as untyped  # pyright: ignore[reportMissingTypeStubs]

sqlcipher: Any = untyped
DriverError: type[Exception] = sqlcipher.DatabaseError
