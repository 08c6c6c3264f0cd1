"""Opening the record: one SQLite file, or a database URL."""

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from onrecord.errors import StoreError
from onrecord.store.connection import READING, connect_engine, saying, use_log
from onrecord.store.migrations import MIGRATIONS, migrate, schema_version
from onrecord.store.view import View
from onrecord.store.writer import Writer


class Store:
    """An open record. Use it as a context manager, or ``close()`` it.

    ``target`` is the path or URL it was opened by; another process can open it by that.
    """

    def __init__(self, engine: Engine, target: str) -> None:
        self._engine = engine
        self.target = target

    def view(self) -> View:
        """The record, to be read."""
        return View(self._connect().execution_options(**READING), self.target)

    def writer(self) -> Writer:
        """The record, to be written. Two writers take turns, article by article."""
        return Writer(self._connect(), self.target)

    def close(self) -> None:
        """Let go of the database. Safe to call twice."""
        self._engine.dispose()

    def _connect(self) -> Connection:
        with saying(self.target):
            return self._engine.connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(target: str | Path, *, create: bool = False) -> Store:
    """Open the record at a path or database URL, its schema brought up to date.

    ``create`` makes it where there is none. Raises ``StoreError`` where there is none and
    ``create`` is false, where it is no OnRecord record, or where a newer version made it.
    """
    name = str(target)
    engine = connect_engine(name, create=create)
    try:
        with saying(name):
            _bring_up_to_date(engine, name, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, name)


def _bring_up_to_date(engine: Engine, name: str, *, create: bool) -> None:
    """Migrate if need be; a record that is up to date is opened without its write lock."""
    with engine.connect().execution_options(**READING) as connection:
        version = schema_version(connection)
    if version == len(MIGRATIONS):
        return
    if version == 0 and not create:
        raise StoreError(f"{name} is an empty database; make a record with: onrecord read PATH…")
    with engine.connect() as connection:
        if version == 0:
            use_log(connection)
        with connection.begin():
            migrate(connection, name=name)
