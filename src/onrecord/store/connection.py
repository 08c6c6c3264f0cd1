"""How the record's database is reached: SQLite's settings, transactions and errors."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from onrecord.errors import StoreError

_HEADER = b"SQLite format 3\x00"
_PATIENCE = "PRAGMA busy_timeout = 30000"  # milliseconds that a writer waits for another
_PRAGMAS = (
    _PATIENCE,
    "PRAGMA synchronous = NORMAL",  # a crash of the machine may lose the last articles, never more
    "PRAGMA journal_size_limit = 67108864",  # 64 MiB: uncapped, the log reached 552 MB in a trial
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -32768",  # 32 MiB
)
_STEPS = 20_000  # of SQLite's machine between two looks at the clock: well under a millisecond
_PLAINLY = {
    "database is locked": "another process is writing to it; try again when that is done",
    "interrupted": "this takes too long; ask for less",
    "attempt to write a readonly database": "it may be read only: its file or folder is protected",
}
READING = {"onrecord_reading": True}  # execution options of a connection that only reads


def connect_engine(target: str, *, create: bool) -> Engine:
    """An engine for a path or a database URL; raises ``StoreError`` where it cannot be a record."""
    if "://" not in target:
        return _file_engine(Path(target), create=create)
    with saying(target):
        url = sqlalchemy.make_url(target)
        if url.get_backend_name() == "sqlite":
            raise StoreError(f"{target}: name an SQLite record by its path, without sqlite://")
        return sqlalchemy.create_engine(url)


@contextlib.contextmanager
def saying(name: str) -> Iterator[None]:
    """Turn the database's errors into a ``StoreError`` of one line."""
    try:
        yield
    except SQLAlchemyError as error:
        line = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError(f"{name}: {_PLAINLY.get(line, line)}") from error


def use_log(connection: Connection) -> None:
    """Have SQLite keep a write-ahead log, so that readers and a writer never wait for each other.

    The file keeps this setting; it is made only once the file is known to be ours.
    """
    if connection.dialect.name == "sqlite":
        _driver(connection).execute("PRAGMA journal_mode = WAL").fetchall()


def truncate_log(connection: Connection) -> None:
    """Move SQLite's write-ahead log into the file and cut it; outside a transaction.

    Where a reader holds it back it is not waited for: the log stays for the next time.
    """
    if connection.dialect.name == "sqlite":
        driver = _driver(connection)
        driver.execute("PRAGMA busy_timeout = 0")
        try:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            driver.execute(_PATIENCE)


@contextlib.contextmanager
def limited(connection: Connection, seconds: float) -> Iterator[None]:
    """SQLite stops what is asked of it within where that takes longer in all."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver, until = _driver(connection), time.monotonic() + seconds
    driver.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - for the type checker
    return driver


def _file_engine(path: Path, *, create: bool) -> Engine:
    _check_file(path, create=create)
    engine = sqlalchemy.create_engine(
        sqlalchemy.URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    """Raise ``StoreError`` before SQLite touches what is no record of ours."""
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder; name the record's file")
        if not path.exists():
            if not create:
                raise StoreError(
                    f"no record at {path}; make one with: onrecord read PATH… --store {path}"
                )
            if not path.parent.is_dir():
                raise StoreError(f"no folder {path.parent} to make the record {path.name} in")
            return
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
    except OSError as error:
        raise StoreError(f"cannot open {path}: {error.strerror}") from error
    if start != _HEADER and (start or not create):
        raise StoreError(f"{path} is no OnRecord record; name another file")


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    """Take transactions into our own hands: the driver would begin them too late."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once, so that it never fails half-way; readers never wait."""
    reading = connection.get_execution_options().get("onrecord_reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
