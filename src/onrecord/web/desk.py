"""Readers of the record: one a request, a few at a time, kept open between requests."""

import collections
import contextlib
import hashlib
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

import onrecord
from onrecord.errors import StoreError
from onrecord.settings import Settings
from onrecord.store import View

T = TypeVar("T")

READERS = 4  # open at a time; more requests wait for one
_REMEMBERED = 256  # answers kept while the record stays as it is


class Unchanged(Exception):
    """The asker has this state of the record already."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


class Memory:
    """Answers about the whole record, kept for as long as it stays as it is."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._state = ""
        self._kept: collections.OrderedDict[Any, Any] = collections.OrderedDict()

    def get(self, state: str, key: Any, make: Callable[[], T]) -> T:
        """What ``make`` gives, made once for a state of the record and a key."""
        with self._lock:
            if state != self._state:
                self._state = state
                self._kept.clear()
            if key in self._kept:
                self._kept.move_to_end(key)
                kept: T = self._kept[key]
                return kept
        made = make()
        with self._lock:
            if state == self._state:
                self._kept[key] = made
                while len(self._kept) > _REMEMBERED:
                    self._kept.popitem(last=False)
        return made


class Desk:
    """A reader of the record during one request: it sees one state of it throughout."""

    def __init__(self, record: onrecord.OpenRecord, state: str, memory: Memory) -> None:
        self.record = record
        self.state = state
        self._memory = memory

    @property
    def view(self) -> View:
        """The stored records."""
        return self.record.view

    def remembered(self, key: Any, make: Callable[[], T]) -> T:
        """``make()``, or what it gave before if the record has not changed since.

        For roll-ups of the whole record alone; ``key`` is hashable and names what is made.
        """
        return self._memory.get(self.state, key, make)


class Desks:
    """All readers of the record that a site serves."""

    def __init__(
        self, store: str | Path, settings: Settings | None, *, seconds: float = 20.0
    ) -> None:
        """``seconds``: how long one request may ask the record."""
        self._store = store
        self._seconds = seconds
        self._settings = settings
        self._memory = Memory()
        self._free: queue.LifoQueue[onrecord.OpenRecord | None] = queue.LifoQueue()
        for _ in range(READERS):
            self._free.put(None)  # opened when first needed

    @contextlib.contextmanager
    def borrow(self) -> Iterator[Desk]:
        """A desk for as long as a request needs it; waits while all are taken.

        Raises ``StoreError`` where none comes free in the time that a request has.
        """
        try:
            record = self._free.get(timeout=self._seconds)
        except queue.Empty:
            raise StoreError("too many ask for much at once; try again in a moment") from None
        try:
            if record is None:
                record = onrecord.open(self._store, settings=self._settings)
            with record.view.limited(self._seconds), record.view.snapshot():
                yield Desk(record, record.view.state(), self._memory)
        finally:
            self._free.put(record)

    def close(self) -> None:
        """Close every reader that is free; one is opened again when it is needed."""
        free = []
        with contextlib.suppress(queue.Empty):
            while True:
                free.append(self._free.get_nowait())
        for record in free:
            if record is not None:
                record.close()
            self._free.put(None)


def _at_desk(request: Request) -> Iterator[Desk]:
    """A desk for a request; raises ``Unchanged`` where the asker has the answer already."""
    with request.app.state.desks.borrow() as desk:
        request.state.etag = _etag(request, desk.state)
        given = request.headers.get("if-none-match", "")
        if request.method in {"GET", "HEAD"} and request.state.etag in given.split(", "):
            raise Unchanged(request.state.etag)
        yield desk


def _etag(request: Request, state: str) -> str:
    """Weak: the same address in the same state of the record, for the same visitor."""
    parts = (
        request.app.state.started,
        state,
        str(request.url),
        request.headers.get("cookie", ""),
        request.headers.get("accept", ""),
    )
    return f'W/"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:20]}"'


DeskDep = Annotated[Desk, Depends(_at_desk)]
