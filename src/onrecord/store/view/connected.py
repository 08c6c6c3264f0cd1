"""How the record is read: one transaction around what belongs together, rows as records."""

import contextlib
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.records import Record
from onrecord.store import tables
from onrecord.store.connection import limited, saying
from onrecord.store.rows import decoder

R = TypeVar("R", bound=Record)
Ids = Iterable[str | int]

_BATCH = 256  # rows fetched at a time when streaming


class Connected:
    """A connection that is read within transactions."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._open = 0  # calls and loops under way: they share one transaction

    def __enter__(self) -> Self:
        self._open += 1
        with saying(self._name):  # SQLite's snapshot begins with the first read
            self._connection.execute(select(tables.meta.c.key).limit(1)).all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connection back. Safe to call twice."""
        self._connection.close()

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read within sees one state of the record; the view can be used again after it."""
        with self._reading():
            self._connection.execute(select(tables.meta.c.key).limit(1)).all()
            yield

    @contextlib.contextmanager
    def limited(self, seconds: float) -> Iterator[None]:
        """What is asked within is stopped where it takes longer in all; raises ``StoreError`` then."""
        with saying(self._name), limited(self._connection, seconds):
            yield

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """One transaction around what is read within; the outermost ends it."""
        self._open += 1
        try:
            with saying(self._name):
                yield
        finally:
            self._open -= 1
            if self._open == 0 and not self._connection.closed:
                self._connection.rollback()

    def _all(self, query: Select[Any]) -> list[Any]:
        with self._reading():
            return list(self._connection.execute(query).all())

    def _among(self, query: Select[Any], column: ColumnElement[Any], ids: Ids) -> list[Any]:
        """The rows of a query with one of these ids in a column; without ids nothing is asked."""
        wanted = dict.fromkeys(ids)
        return self._all(query.where(column.in_(listed(wanted)))) if wanted else []

    def _stream(self, query: Select[Any]) -> Iterator[Any]:
        with self._reading():
            result = self._connection.execute(query, execution_options={"yield_per": _BATCH})
            try:
                yield from result
            finally:
                result.close()

    def _records(self, kind: type[R], query: Select[Any]) -> list[R]:
        decode = decoder(kind).decode
        return [decode(row.body) for row in self._all(query)]


def listed(ids: Ids) -> Select[tuple[Any]]:
    """These ids for ``column.in_``: one value to bind and one statement, however many they are.

    The statements of a million ids would take longer to write than to answer. Another database
    than SQLite has another function for the same.
    """
    values = msgspec.json.encode(list(dict.fromkeys(ids))).decode()
    return select(func.json_each(values).table_valued("value").c.value)
