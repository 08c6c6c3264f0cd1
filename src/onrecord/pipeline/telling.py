"""How far a run has come, noted in the record itself, so that whoever looks at it can see."""

import contextlib
import datetime
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import msgspec

from onrecord.errors import StoreError
from onrecord.records import Progress, RunPhase
from onrecord.store import Writer

EVERY = 1.0  # seconds from one note to the next: each is a small transaction


class Teller:
    """Notes how far a run has come; a run that breaks off within it is noted as stopped.

    ``total`` is how many reports there are, ``None`` where that is not known or turned out wrong.
    """

    def __init__(self, writer: Writer, run: str, total: int | None) -> None:
        self._writer = writer
        self._progress = Progress(run=run, phase="starting", at=_now(), total=total)
        self._due = 0.0

    @property
    def total(self) -> int | None:
        """How many reports there are."""
        return self._progress.total

    def tell(self, phase: RunPhase, done: int, locator: str, counts: Mapping[str, int]) -> None:
        """Note the reports gone through and what came of them, unless it is too soon for that."""
        total = self.total if self.total is not None and done <= self.total else None
        self._progress = Progress(
            run=self._progress.run,
            phase=phase,
            at=_now(),
            done=done,
            total=total,
            locator=locator,
            **counts,
        )
        if time.monotonic() >= self._due:
            self._note()

    def settling(self) -> None:
        """Note that all reports are gone through."""
        self._enter("settling")

    def __enter__(self) -> Self:
        self._note()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:  # the error is what counts; this only tells of it
            with contextlib.suppress(StoreError):
                self._enter("stopped")

    def _enter(self, phase: RunPhase) -> None:
        self._progress = msgspec.structs.replace(self._progress, phase=phase, at=_now())
        self._note()

    def _note(self) -> None:
        self._writer.progress(self._progress)
        self._due = time.monotonic() + EVERY


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
