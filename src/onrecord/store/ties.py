"""Ties between entities, found when the record is settled and kept: so that none is found twice."""

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec
from sqlalchemy import Connection

from onrecord.store import tables


class KeptTelling(msgspec.Struct, frozen=True, gc=False):
    """One telling of a tie: the day it is counted on, and the rest as JSON."""

    id: str
    article: str
    day: str | None
    body: str


class KeptTie(msgspec.Struct, frozen=True):
    """A tie of one kind from ``one`` to ``other`` (ids of entities) over one stretch of time.

    Days are ISO 8601. ``reports`` and ``acts`` are counts; ``named`` is false where a side has no
    name. ``tellings`` are left out where ties are only listed.
    """

    id: str
    kind: str
    one: str
    other: str
    post: str | None
    standing: str
    first: str | None
    last: str | None
    ended: str | None
    reports: int
    acts: int
    named: bool
    tellings: tuple[KeptTelling, ...] = ()


def replace_ties(connection: Connection, ties: Iterable[KeptTie]) -> None:
    """Keep exactly these ties."""
    connection.execute(tables.tie_tellings.delete())
    connection.execute(tables.ties.delete())
    for some in _batches(ties, 500):
        connection.execute(tables.ties.insert(), [_row(tie) for tie in some])
        told = [_telling_row(tie.id, each) for tie in some for each in tie.tellings]
        connection.execute(tables.tie_tellings.insert(), told)


def _row(tie: KeptTie) -> dict[str, object]:
    values = msgspec.structs.asdict(tie)
    del values["tellings"]
    return values | {"named": int(tie.named)}


def _telling_row(tie: str, telling: KeptTelling) -> dict[str, object]:
    values = msgspec.structs.asdict(telling)
    return {"tie": tie, "telling": values.pop("id")} | values


def _batches(ties: Iterable[KeptTie], size: int) -> Iterator[list[KeptTie]]:
    batch: list[KeptTie] = []
    for tie in chain(ties, (None,)):
        if tie is not None:
            batch.append(tie)
        if batch and (tie is None or len(batch) == size):
            yield batch
            batch = []
