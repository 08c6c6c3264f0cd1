"""What a user put right: a record of its own, applied at every settling until it is undone."""

import datetime
from typing import Literal

from onrecord.records.actor import ActorKind
from onrecord.records.base import Record

CorrectionKind = Literal["merge", "split", "rename", "not_the_same"]


class Subject(Record, frozen=True, kw_only=True):
    """Who a correction is of, told in more than one way, so that it is found again after a re-read.

    ``actors`` are articles' actors: all those that the entity had, or, for a split, those to part;
    ``articles`` those that they are of.
    """

    entity: str
    name: str
    kind: ActorKind
    country: str | None = None
    known_as: str | None = None
    actors: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class Correction(Record, frozen=True, kw_only=True):
    """Merge, split, rename or keep apart. ``made`` and ``undone`` are UTC; undone ones are kept.

    ``subjects``: two or more for ``merge`` and ``not_the_same``, one for ``split`` and ``rename``.
    """

    id: str
    kind: CorrectionKind
    subjects: tuple[Subject, ...]
    name: str | None = None
    note: str | None = None
    made: datetime.datetime
    undone: datetime.datetime | None = None
