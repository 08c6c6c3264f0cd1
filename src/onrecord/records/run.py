"""What was read, with what, and what was rejected."""

import datetime
from typing import Literal

from onrecord.records.base import Record


class Rejection(Record, frozen=True, kw_only=True):
    """One input that was not read: where, a short stable ``code``, and a line that says why."""

    locator: str
    code: str
    message: str


class Run(Record, frozen=True, kw_only=True):
    """One run of ``read``. ``started`` and ``ended`` are UTC; ``ended`` is ``None`` if it was cut off."""

    id: str
    started: datetime.datetime
    ended: datetime.datetime | None
    inputs: tuple[str, ...]
    versions: dict[str, str]
    settings: dict[str, str]
    counts: dict[str, int]


RunPhase = Literal["starting", "reading", "settling", "stopped"]


class Progress(Record, frozen=True, kw_only=True):
    """How far a run has come, as the run itself last said, at ``at`` (UTC).

    ``done`` are the reports gone through, of ``total`` where that is known; ``read``, ``already``,
    ``rejected`` and ``set_aside`` are what came of them. ``locator`` is the last of them. A run that
    was broken off says "stopped"; of one that was killed this stays as it was.
    """

    run: str
    phase: RunPhase
    at: datetime.datetime
    done: int = 0
    total: int | None = None
    read: int = 0
    already: int = 0
    rejected: int = 0
    set_aside: int = 0
    locator: str | None = None
