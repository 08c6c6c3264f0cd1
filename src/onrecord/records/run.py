"""What was read, with what, and what was rejected."""

import datetime

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
