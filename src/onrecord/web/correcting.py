"""Corrections are worked into the record in the background, one after another, and their state told.

Settling a large record anew takes minutes: a page that asks for it is answered at once, and a
process of its own does it, so that the other pages stay as quick as they are.
"""

import collections
import contextlib
import datetime
import itertools
import multiprocessing
import queue
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Literal

import msgspec

import onrecord
from onrecord.errors import CorrectionError, OnRecordError
from onrecord.query import Change
from onrecord.records import Correction, Record
from onrecord.settings import Settings

State = Literal["waiting", "working", "done", "failed"]

MOST_WAITING = 20
_KEPT = 100  # works that are told of
_IDLE = 60.0  # seconds that a process waits for more: it takes some to begin, and what is tried is made next


class Work(Record, frozen=True, kw_only=True):
    """A correction to make, to undo, or only to try; times are UTC.

    ``change`` is what it changed, or would change, once it is ``done``; ``error`` says in a line
    why it ``failed``.
    """

    id: str
    state: State
    correction: Correction
    undo: bool = False
    dry_run: bool = False
    asked: datetime.datetime
    began: datetime.datetime | None = None
    ended: datetime.datetime | None = None
    change: Change | None = None
    error: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in {"done", "failed"}


class Corrector:
    """Makes corrections, one at a time, in a process that lives while there is work, and a while."""

    def __init__(self, store: str | Path, settings: Settings | None, *, apart: bool = True) -> None:
        """``apart``: in a process of its own; otherwise in a thread of this one."""
        self._store = store
        self._apart = apart
        self._settings = settings
        self._lock = threading.Lock()
        self._waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._works: collections.OrderedDict[str, Work] = collections.OrderedDict()
        self._numbers = itertools.count(1)
        self._thread: threading.Thread | None = None

    def take(self, correction: Correction, *, undo: bool = False, dry_run: bool = False) -> Work:
        """Take on a correction, or its undoing; the same again while it waits is the same work.

        Raises ``CorrectionError`` where too many wait.
        """
        with self._lock:
            open_ = [work for work in self._works.values() if not work.over]
            for work in open_:
                if (work.correction.id, work.undo, work.dry_run) == (correction.id, undo, dry_run):
                    return work
            if len(open_) >= MOST_WAITING:
                raise CorrectionError(f"{MOST_WAITING} corrections are waiting; try again later")
            made = Work(
                id=str(next(self._numbers)),
                state="waiting",
                correction=correction,
                undo=undo,
                dry_run=dry_run,
                asked=_now(),
            )
            self._works[made.id] = made
            self._forget()
            self._waiting.put(made.id)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="corrections", daemon=True)
                self._thread.start()
        return made

    def works(self) -> tuple[Work, ...]:
        """What was taken on, the latest first."""
        with self._lock:
            return tuple(reversed(self._works.values()))

    def work(self, id: str) -> Work | None:
        """One of them; ``None`` where there is none such, or not any more."""
        with self._lock:
            return self._works.get(id)

    def _forget(self) -> None:
        over = [id for id, work in self._works.items() if work.over]
        for id in over[: max(0, len(self._works) - _KEPT)]:
            del self._works[id]

    def _run(self) -> None:
        pool = None
        try:
            while (id := self._next()) is not None:
                if self._apart and pool is None:
                    spawn = multiprocessing.get_context("spawn")
                    pool = ProcessPoolExecutor(1, mp_context=spawn, initializer=_set_up)
                if not self._do(id, pool) and pool is not None:
                    pool.shutdown()
                    pool = None
        finally:
            if pool is not None:
                pool.shutdown()

    def _next(self) -> str | None:
        """What is to be done next; ``None`` where nothing was asked for in a while."""
        with contextlib.suppress(queue.Empty):
            return self._waiting.get(timeout=_IDLE)
        with self._lock:
            if self._waiting.empty():
                self._thread = None
                return None
            return self._waiting.get()

    def _do(self, id: str, pool: ProcessPoolExecutor | None) -> bool:
        """Do one; false where the process that was to do it died."""
        self._note(id, state="working", began=_now())
        given = (self._store, self._settings, self._works[id])
        try:
            change = carry_out(*given) if pool is None else pool.submit(carry_out, *given).result()
        except BrokenProcessPool:
            told = "the process that was to do it was ended; see whether it holds, or try again"
            self._note(id, state="failed", ended=_now(), error=told)
            return False
        except OnRecordError as error:
            self._note(id, state="failed", ended=_now(), error=str(error))
        except Exception as error:  # a failure here must not end what else waits
            told = f"this is a mistake in OnRecord ({type(error).__name__}: {error})"
            self._note(id, state="failed", ended=_now(), error=told)
        else:
            self._note(id, state="done", ended=_now(), change=change)
        return True

    def _note(self, id: str, **told: object) -> None:
        with self._lock:
            self._works[id] = msgspec.structs.replace(self._works[id], **told)


def _set_up() -> None:
    """A process is ended by Ctrl-C without a word; what it had not stored is not stored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def carry_out(store: str | Path, settings: Settings | None, work: Work) -> Change:
    """Make or undo a correction, or try it; what it changed. Raises ``OnRecordError``."""
    with onrecord.open(store, settings=settings) as record:
        return _make(record, work)


def _make(record: onrecord.OpenRecord, work: Work) -> Change:
    """Make or undo it as a Python user would; the record as it is now decides whether that can be."""
    told, dry_run = work.correction, work.dry_run
    if work.undo:
        return record.undo(told.id, dry_run=dry_run)
    who = [subject.entity for subject in told.subjects]
    if told.kind == "merge":
        return record.merge(*who, name=told.name, note=told.note, dry_run=dry_run)
    if told.kind == "not_the_same":
        return record.keep_apart(*who, note=told.note, dry_run=dry_run)
    if told.kind == "rename":
        return record.rename(who[0], told.name or "", note=told.note, dry_run=dry_run)
    articles = told.subjects[0].articles
    return record.split(who[0], articles=articles, name=told.name, note=told.note, dry_run=dry_run)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
