"""What comes of setting reports against each other."""

import datetime
from typing import Literal

from onrecord.query.sources import Source
from onrecord.records import Record

DisputeKind = Literal["position", "correction", "fact", "number", "date", "place"]


class Account(Record, frozen=True, kw_only=True):
    """One side of a difference, what some reports tell: in words, its sources, and how many tell it.

    ``sources`` holds the best words, those of an independent origin before those of a copy.
    ``by`` is who tells it, where that is not the outlet. ``day`` is that of the first report to
    tell it, ``None`` where no report of it says when it was published. ``claims`` are the ids of
    the event mentions that tell it.
    """

    says: str
    sources: tuple[Source, ...]
    reports: int = 1
    outlets: int = 1
    origins: int = 1
    by: str | None = None
    day: datetime.date | None = None
    claims: tuple[str, ...] = ()


class Dispute(Record, frozen=True, kw_only=True):
    """What reports tell differently, side by side; nothing is averaged and no side is chosen.

    ``kind``: position, correction (a report took back what it told), fact (told as done, and as
    not so), number, date, place. ``about`` says of whom or what, ``event`` which event.
    """

    kind: DisputeKind
    about: str
    sides: tuple[Account, ...]
    event: str | None = None


class Update(Record, frozen=True, kw_only=True):
    """A count that later reports put higher: news, not a contradiction. ``steps`` by day."""

    about: str
    steps: tuple[Account, ...]
    event: str | None = None
