"""What is answered about ties: relationships with their tellings."""

import datetime
from typing import Literal

import msgspec

from onrecord.query.sources import Source
from onrecord.query.ties.told import Basis, Voice
from onrecord.records import Date, Entity, EventStatus, Record

Standing = Literal["told", "ended", "planned", "ending", "no_tie"]


class Telling(Record, frozen=True, kw_only=True):
    """An act, a stance or words that tell of a tie: once for all reports that tell it.

    ``ends``: it tells that the tie ended. ``date`` is its own date; ``day`` the first day of that,
    else the day on which the first report of it was published. ``detail`` is the post, where it
    tells of one. ``voice`` is whose words it is known by: the outlet's, those of the one who acts
    (``own_words``), of somebody else, or only of a ``party`` to it; ``told_by`` names who.
    """

    basis: Basis
    status: EventStatus
    ends: bool
    date: Date | None
    day: datetime.date | None
    detail: str | None
    voice: Voice
    told_by: str | None
    sources: tuple[Source, ...]
    reports: int
    origins: int


class Relationship(Record, frozen=True, kw_only=True):
    """A tie of one kind from ``actor`` to ``other`` over one stretch of time.

    ``says`` reads from the one asked about to its partner. ``standing``: ``told`` where the reports
    tell it as done or so; ``ended`` where they also tell its end (on ``ended``, if they say when);
    ``planned``; ``ending`` where only its end is told, and that as planned; ``no_tie`` where it is only asked for, supposed or denied. ``first`` and ``last`` are
    the first and last day told of. ``counts`` are the tellings by what they are (event, meeting,
    position, membership, post, relation, words), ``statuses`` by status. ``voice`` is the best of
    the tellings'; where it is a party's or somebody else's, ``claimed_by`` names who claims it.
    ``tellings`` stand newest first; ``more`` counts those left out.
    """

    kind: str
    says: str
    symmetric: bool
    actor: str
    actor_entity: str | None
    other: str
    other_entity: str | None
    detail: str | None
    standing: Standing
    first: datetime.date | None
    last: datetime.date | None
    ended: datetime.date | None
    counts: dict[str, int]
    statuses: dict[str, int]
    voice: Voice
    claimed_by: tuple[str, ...]
    reports: int
    origins: int
    tellings: tuple[Telling, ...]
    more: int


class Ties(Record, frozen=True, kw_only=True):
    """The ties of an actor, or between two; or the ``candidates`` for ``unclear``, a name that several have.

    Of one actor: by kind in the codebook's order, those told in most reports first; ``left_out``
    counts by ``says`` what a limit left out, ``unnamed`` the ties to actors without a name
    ("experts"). Between two: the newest first. ``undated`` counts the reports left out because
    nothing says when they were published.
    """

    entity: Entity | None
    other: Entity | None
    ties: tuple[Relationship, ...] = ()
    left_out: dict[str, int] = msgspec.field(default_factory=dict)
    unnamed: int = 0
    undated: int = 0
    unclear: str | None = None
    candidates: tuple[Entity, ...] = ()
