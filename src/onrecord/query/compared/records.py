"""What comes of comparing the reports of a story."""

import datetime
from typing import Literal

from onrecord.query.disputes import Account
from onrecord.query.origins import Credibility, Origin
from onrecord.query.sources import Source
from onrecord.records import Date, EventStatus, Record

DifferenceKind = Literal["number", "date", "place", "name", "attribution"]


class Point(Record, frozen=True, kw_only=True):
    """One thing that reports of a story tell: an event or a statement.

    ``what`` says it in a line, an event by its act and participants, a statement by its words;
    ``by`` is who says it, or who tells the event where no report tells it in its own voice.
    ``told`` has the best words of each voice of the story that tells it. Counts, ``which`` and
    ``credibility`` are as everywhere. ``claims`` are the ids of all claims that tell it.
    """

    kind: Literal["event", "statement"]
    what: str
    by: str | None = None
    status: EventStatus | None = None
    date: Date | None = None
    told: tuple[Source, ...] = ()
    reports: int = 0
    outlets: int = 0
    origins: int = 0
    which: tuple[Origin, ...] = ()
    credibility: Credibility | None = None
    claims: tuple[str, ...] = ()


class Difference(Record, frozen=True, kw_only=True):
    """What reports tell differently of one thing, each side with its sources; none is preferred."""

    kind: DifferenceKind
    about: str
    sides: tuple[Account, ...]
    event: str | None = None


class Compared(Record, frozen=True, kw_only=True):
    """A story as its reports tell it.

    ``voices`` are the independent voices: reports that come from one another, or of one outlet,
    are one. ``agreed`` is what all of them tell, ``several`` what two or more do, ``alone`` what
    only one tells and nothing in the others comes near; what lies between is in none of them.
    ``left_out`` counts reports of a very large story that were not compared.
    """

    story: str
    title: str
    first: datetime.date | None
    last: datetime.date | None
    reports: int
    voices: tuple[Origin, ...]
    agreed: tuple[Point, ...]
    several: tuple[Point, ...]
    alone: tuple[Point, ...]
    differs: tuple[Difference, ...]
    left_out: int = 0
