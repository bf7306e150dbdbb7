"""One encrypted file: one writer, a pool of readers, and what the disk may answer."""

from __future__ import annotations

import contextlib
import errno
import hmac
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import (
    BindParameter,
    ClauseElement,
    ColumnElement,
    Connection,
    Engine,
    QueuePool,
    Table,
    bindparam,
    create_engine,
    event,
    func,
    insert,
    select,
)
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.exc import DBAPIError
from typing_extensions import override

from commission_app.models.driver import DriverError, sqlcipher
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from pathlib import Path

__all__ = [
    "Connection",
    "Database",
    "FileKey",
    "Ready",
    "among",
    "among_listed",
    "as_list",
    "connect",
    "insert_many",
    "pairs",
]

Mode = Literal["rw", "rwc"]
PRAGMAS = (
    "foreign_keys=ON",
    "recursive_triggers=ON",  # without it INSERT OR REPLACE deletes without triggers
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "synchronous=FULL",
    "temp_store=MEMORY",
    "journal_size_limit=16777216",
    "cache_size=-32768",  # KiB at most: pages that fall out are encrypted and decrypted again
    "wal_autocheckpoint=4000",  # pages: the -wal stays near 16 MB while the file is open
)
READERS = 4
_AT_ONCE = 256  # rows of one statement
BUSY_SECONDS = 5.0
PLAIN = b"SQLite format 3\0"
EXPECTED = {  # SQLite's primary result codes that come from the outside, not from a bug
    5: T("models.busy"),
    6: T("models.busy"),
    8: T("models.read_only"),
    10: T("models.disk_failed"),
    11: T("models.damaged"),
    13: T("models.disk_full"),
    14: T("models.missing"),
    26: T("models.damaged"),
}
_NUMBERS = {  # the backup's errors come without a number
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
OF_THE_PLACE = {5, 6, 8, 10, 13}  # a person knows the folder; the file in it is ours


class FileKey:
    """What opens the file: 32 random bytes, and the salt in its first 16 bytes.

    Python copies bytes as it likes and nobody can find all copies: the one that stays is ours,
    and is overwritten when the workspace closes.
    """

    __slots__ = ("_key", "salt")
    __hash__ = None  # pyright: ignore[reportAssignmentType] - it is no key of a dictionary

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key, self.salt = bytearray(key), salt

    @property
    def key(self) -> bytes:
        """The bytes, for a moment."""
        return bytes(self._key)

    def wipe(self) -> None:
        """Nothing is opened with it any more."""
        self._key[:] = bytes(len(self._key))
        self._key.clear()

    def pragma(self) -> str:
        """For SQLCipher, raw: nothing is derived. With the salt, a damaged one does no harm."""
        if not self._key:
            raise RuntimeError("the workspace is closed")
        return f"PRAGMA key=\"x'{self._key.hex()}{self.salt.hex()}'\""

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FileKey):
            return NotImplemented
        return hmac.compare_digest(self._key, other._key) and self.salt == other.salt


class Ready:
    """A statement put together once and given to the driver in the connection's transaction.

    For what is asked with every key press or for thousands: SQLAlchemy takes far longer to bind
    the parameters and to wrap the rows than SQLite to answer.
    """

    def __init__(self, query: ClauseElement) -> None:
        compiled: Any = query.compile(dialect=sqlite_dialect())
        self._sql, self._names = str(compiled), tuple[str, ...](compiled.positiontup)
        self._fixed: dict[str, Any] = compiled.params

    def __call__(self, c: Connection, **said: Any) -> list[tuple[Any, ...]]:
        """The rows for these values of the statement's open parameters."""
        values = self._fixed | said
        raw: Any = c.connection.driver_connection
        return raw.execute(self._sql, [values[name] for name in self._names]).fetchall()


class Database:
    """The workspace's file, open. Connections never leave the `with` that gave them."""

    def __init__(self, path: Path, key: FileKey) -> None:
        """Open what is there; a missing file stays missing. UserError says what is wrong."""
        self.path, self.key = path, key
        _look(path)
        with _opening(path, key), contextlib.closing(connect(path, key)) as first:
            if first.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
                raise UserError(T("models.no_wal"), path=path)
        self._writer = _engine(path, key, writes=True)
        self._reader = _engine(path, key, writes=False)
        self._wrote = False

    @classmethod
    def make(cls, path: Path, key: FileKey) -> Database:
        """A new, empty file with mode 0600; FileExistsError where there is one."""
        if path.exists():
            raise FileExistsError(path)
        with environment(path), contextlib.closing(connect(path, key, mode="rwc")) as raw:
            path.chmod(0o600)
            raw.execute("PRAGMA journal_mode=WAL")
            raw.execute("CREATE TABLE first (n INTEGER)")  # an empty file opens with any key
            raw.execute("DROP TABLE first")
        return cls(path, key)

    @contextlib.contextmanager
    def write(self) -> Generator[Connection]:
        """One transaction, alone. Left well, it is on the disk; on an error, nothing of it."""
        self._wrote = True
        with environment(self.path), self._writer.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def read(self) -> Generator[Connection]:
        """One moment of the file, whatever is written meanwhile."""
        with environment(self.path), self._reader.connect() as connection:
            connection.begin()
            yield connection

    def close(self) -> bool:
        """True when all is in the one file; False: a full disk or a reader left a `-wal` file.

        Nothing is lost in either case. Who only read leaves it to the writer.
        """
        self._reader.dispose()
        if not self._wrote:
            return True
        try:
            with contextlib.closing(connect(self.path, self.key)) as raw:
                return raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
        except DriverError:
            return False
        finally:
            self._wrote = False
            self._writer.dispose()


def connect(path: Path, key: FileKey, *, mode: Mode = "rw") -> Any:  # sqlcipher3 has no types
    """A raw connection, key first; sqlcipher3's own errors. Only `rwc` makes a file."""
    raw = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
        cached_statements=256,
    )
    try:
        raw.execute("PRAGMA cipher_log_level=NONE")  # else it writes to stderr on a wrong key
        raw.execute(key.pragma())
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # a wrong key ends here
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
    except BaseException:
        raw.close()
        raise
    return raw


@contextlib.contextmanager
def environment(path: Path) -> Generator[None]:
    """Turn what disk, medium and other programs do to the file into UserError."""
    try:
        yield
    except (DBAPIError, DriverError) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(original, "sqlite_errorcode", _NUMBERS.get(str(original), 0)) & 0xFF
        if code not in EXPECTED:
            raise
        where = path.parent if code in OF_THE_PLACE else path
        raise UserError(EXPECTED[code], path=where) from error


def insert_many(
    c: Connection, table: Table, rows: Sequence[tuple[Any, ...]], *, replace: bool = False
) -> None:
    """Insert tuples in the order of the table's columns; nothing for none. DriverError."""
    raw: Any = c.connection.driver_connection
    whole = len(rows) - len(rows) % _AT_ONCE
    if whole:  # a statement for many rows: short ones cost more to start than to insert
        width = _AT_ONCE * len(rows[0])
        values = list(chain.from_iterable(rows[:whole]))
        many = [values[place : place + width] for place in range(0, len(values), width)]
        raw.executemany(_insert(table, replace, _AT_ONCE), many)
    if whole < len(rows):
        raw.executemany(_insert(table, replace, 1), rows[whole:])


def among(column: ColumnElement[Any], values: Iterable[Any]) -> ColumnElement[bool]:
    """`IN` for any number of values as one parameter: thousands would each have a name."""
    return _among(column, as_list(values))


def among_listed(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """The same for a query that is put together once: `listed` is `as_list(values)`."""
    return _among(column, bindparam("listed"))


def as_list(values: Iterable[Any]) -> str:
    """Any number of values as one parameter."""
    return msgspec.json.encode(list(values)).decode()


def pairs(c: Connection, query: Any) -> dict[Any, Any]:
    """First column → second column."""
    rows: Any = c.execute(query).all()
    return dict(map(tuple[Any, Any], rows))


def _among(column: ColumnElement[Any], values: str | BindParameter[Any]) -> ColumnElement[bool]:
    listed = func.json_each(values).table_valued("value")
    return column.in_(select(listed.c.value))


@cache
def _insert(table: Table, replace: bool, rows: int) -> str:  # noqa: FBT001 - keys of the cache
    statement = insert(table).prefix_with("OR REPLACE") if replace else insert(table)
    one = str(statement.compile(dialect=sqlite_dialect()))
    return one + f", ({', '.join('?' * len(table.c))})" * (rows - 1)


def _engine(path: Path, key: FileKey, *, writes: bool) -> Engine:
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    def creator() -> Any:
        raw = connect(path, key)
        raw.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        return raw

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    engine = create_engine(
        "sqlite+pysqlite:///",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        pool_size=1 if writes else READERS,
        max_overflow=0,
        hide_parameters=True,  # else an error's text carries personal data
    )
    event.listen(engine, "begin", start)
    return engine


def _look(path: Path) -> None:
    """What can be told without the key. UserError."""
    try:
        with path.open("rb") as file:
            head = file.read(len(PLAIN))
    except FileNotFoundError:
        raise UserError(T("models.missing"), path=path) from None
    except OSError as error:
        key = T("models.read_only") if error.errno == errno.EACCES else T("models.disk_failed")
        raise UserError(key, path=path) from error
    if head == PLAIN:
        raise UserError(T("models.not_encrypted"), path=path)
    if not head:
        raise UserError(T("models.damaged"), path=path)


@contextlib.contextmanager
def _opening(path: Path, key: FileKey) -> Generator[None]:
    """Tell a damaged file from another file: both answer that the key fits nothing."""
    try:
        with environment(path):
            yield
    except UserError as error:
        if error.key != "models.damaged":
            raise
        with path.open("rb") as file:
            same = file.read(16) == key.salt
        raise UserError(
            T("models.damaged") if same else T("models.another_file"), path=path
        ) from error
