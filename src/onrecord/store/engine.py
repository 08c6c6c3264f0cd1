"""Opening the record: one SQLite file, or a database URL."""

from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.store.view import View
from onrecord.store.writer import Writer


class Store:
    """An open record. Use it as a context manager, or ``close()`` it."""

    def view(self) -> View:
        """The record, to be read."""
        raise NotImplementedError

    def writer(self) -> Writer:
        """The record, to be written."""
        raise NotImplementedError

    def close(self) -> None:
        """Close every connection. Safe to call twice."""
        raise NotImplementedError

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
    raise NotImplementedError
