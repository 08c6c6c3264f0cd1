"""Reading on several cores: spawned processes of one thread each, results in input order."""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from onrecord.pipeline.analyse import Analysis
from onrecord.pipeline.reading import Reader, Reading, failed, rejected
from onrecord.read import Given, Source
from onrecord.records import Rejection
from onrecord.settings import Settings
from onrecord.store import open_store

# Sources handed out and not yet given back, for each worker: enough that none waits for the
# parent, few enough that a slow report does not let finished ones pile up in memory.
_AHEAD = 4

_ONE_THREAD = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS", "NUMEXPR_NUM_THREADS",
)  # fmt: skip

_DIED = "the process that read it died (killed, or out of memory)"


@dataclass(frozen=True)
class Task:
    """What a worker needs to read on its own: the record's path or URL, and how to read."""

    target: str
    analysis: Analysis
    settings: Settings
    given: Given


def read_in_processes(
    sources: Iterable[Source | Rejection], task: Task, *, workers: int
) -> Iterator[Reading]:
    """A reading for each source, in order, as ``Reader.each`` gives it in one process.

    Where a worker dies, every source that was under way is read again, each alone; one that kills
    its process again is given back as failed, and the run goes on.
    """
    with _one_thread_each():
        pools = _Pools(task, workers)
        try:
            for source in sources:
                pools.submit(source)
                if len(pools.waiting) >= workers * _AHEAD:
                    yield pools.result()
            while pools.waiting:
                yield pools.result()
        finally:
            pools.close()


@dataclass
class _Waiting:
    """A source under way, a rejection that only waits for its turn, or (no future) one to read alone."""

    source: Source | Rejection
    future: Future[Reading] | None = None


class _Pools:
    """The workers, one more for what must be read alone, and what is under way, in input order."""

    def __init__(self, task: Task, workers: int) -> None:
        self._task = task
        self._workers = workers
        self._pool = self._start(workers)
        self._alone: ProcessPoolExecutor | None = None
        self.waiting: deque[_Waiting] = deque()

    def submit(self, source: Source | Rejection) -> None:
        entry = _Waiting(source)
        if isinstance(source, Source):
            try:
                entry.future = self._pool.submit(_read, source)
            except BrokenProcessPool:
                self._replace_pool()
                entry.future = self._pool.submit(_read, source)
        self.waiting.append(entry)

    def result(self) -> Reading:
        """The reading of the source that has waited longest."""
        first = self.waiting.popleft()
        if isinstance(first.source, Rejection):
            return rejected(first.source)
        if first.future is not None:
            try:
                return first.future.result()
            except BrokenProcessPool:
                self._replace_pool()
        return self._read_alone(first.source)

    def close(self) -> None:
        """Drop what has not begun and let the workers end."""
        for pool in (self._pool, self._alone):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)

    def _start(self, workers: int) -> ProcessPoolExecutor:
        """A pool; its processes are spawned when there is something to read."""
        return ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_set_up,
            initargs=(self._task,),
        )

    def _replace_pool(self) -> None:
        """New workers for what comes; what was under way in the broken pool is to be read alone."""
        self._pool.shutdown(wait=True)
        for entry in self.waiting:
            if entry.future is not None and isinstance(entry.future.exception(), BrokenProcessPool):
                entry.future = None
        self._pool = self._start(self._workers)

    def _read_alone(self, source: Source) -> Reading:
        if self._alone is None:
            self._alone = self._start(1)
        try:
            return self._alone.submit(_read, source).result()
        except BrokenProcessPool:
            self._alone.shutdown(wait=True)
            self._alone = None
            return failed(source.locator, _DIED)


@contextlib.contextmanager
def _one_thread_each() -> Iterator[None]:
    """Spawned processes inherit this: many threads in many processes only slow each other down."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


# What follows runs in the workers.

_task: Task | None = None
_reader: Reader | None = None


def _set_up(task: Task) -> None:
    global _task  # noqa: PLW0603 - a process pool gives a worker no other place of its own
    _task = task
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C does
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed leaves no workers behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _read(source: Source) -> Reading:
    global _reader  # noqa: PLW0603 - made here, not in _set_up, so that its errors reach the parent
    if _reader is None:
        assert _task is not None  # noqa: S101 - for the type checker: _set_up ran first
        view = open_store(_task.target).view()
        _reader = Reader(view, _task.analysis, _task.settings, _task.given)
    return _reader.read(source)
