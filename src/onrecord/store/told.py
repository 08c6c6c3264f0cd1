"""What the user told, as rows: corrections, known actors, ratings. Never part of what is settled."""

import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, func, select

from onrecord.records import Correction, KnownActor, Rating, Subject
from onrecord.store import tables
from onrecord.store.rows import iso_time

_BATCH = 500  # known actors inserted at a time
_SUBJECTS = msgspec.json.Decoder(tuple[Subject, ...])


def corrections_query(*, undone: bool) -> Select[Any]:
    """Corrections, the oldest first; with ``undone`` also those that were taken back."""
    table = tables.corrections
    query = select(table).order_by(table.c.made, table.c.id)
    return query if undone else query.where(table.c.undone.is_(None))


def corrections(rows: Sequence[Any]) -> list[Correction]:
    """The corrections of these rows."""
    return [
        Correction(
            id=row.id,
            kind=row.kind,
            subjects=_SUBJECTS.decode(row.subjects),
            name=row.name,
            note=row.note,
            made=datetime.datetime.fromisoformat(row.made),
            undone=None if row.undone is None else datetime.datetime.fromisoformat(row.undone),
        )
        for row in rows
    ]


def keep_correction(connection: Connection, correction: Correction) -> bool:
    """Insert a correction, or put one that was undone in force again; false if it is in force."""
    table = tables.corrections
    same = table.c.id == correction.id
    stored = connection.execute(select(table.c.undone).where(same)).one_or_none()
    if stored is not None and stored.undone is None:
        return False
    connection.execute(table.delete().where(same))
    connection.execute(table.insert(), _row(correction))
    return True


def undo_correction(connection: Connection, id: str, at: str) -> bool:
    """Mark a correction as undone; false if none of this id is in force."""
    table = tables.corrections
    query = table.update().where(table.c.id == id, table.c.undone.is_(None)).values(undone=at)
    return connection.execute(query).rowcount == 1


def _row(correction: Correction) -> dict[str, Any]:
    return {
        "id": correction.id,
        "kind": correction.kind,
        "subjects": msgspec.json.encode(correction.subjects, order="deterministic").decode(),
        "name": correction.name,
        "note": correction.note,
        "made": iso_time(correction.made),
        "undone": None if correction.undone is None else iso_time(correction.undone),
    }


def known_query(source: str | None) -> Select[Any]:
    """Known actors of all lists or of one, by list and key."""
    table = tables.known_actors
    query = select(table.c.body).order_by(table.c.source, table.c.key)
    return query if source is None else query.where(table.c.source == source)


def replace_known(connection: Connection, source: str, known: Iterable[KnownActor]) -> int:
    """Make a list hold exactly these; of two with one key the later counts. Gives how many."""
    table = tables.known_actors
    connection.execute(table.delete().where(table.c.source == source))
    for batch in _batches(known):
        rows = {
            each.key: {"source": source, "key": each.key, "body": each.to_json().decode()}
            for each in batch
        }
        there = table.c.source == source, table.c.key.in_(rows)
        connection.execute(table.delete().where(*there))
        connection.execute(table.insert(), list(rows.values()))
    number = select(func.count()).where(table.c.source == source)
    return int(connection.execute(number).scalar_one())


def ratings_query() -> Select[Any]:
    """The user's letters for outlets, by outlet."""
    return select(tables.ratings).order_by(tables.ratings.c.outlet)


def ratings(rows: Sequence[Any]) -> list[Rating]:
    """The ratings of these rows."""
    return [
        Rating(
            outlet=row.outlet,
            letter=row.letter,
            why=row.why,
            made=datetime.datetime.fromisoformat(row.made),
        )
        for row in rows
    ]


def keep_rating(connection: Connection, rating: Rating) -> None:
    """Insert a rating in place of what its outlet had."""
    drop_rating(connection, rating.outlet)
    row = {
        "outlet": rating.outlet,
        "letter": rating.letter,
        "why": rating.why,
        "made": iso_time(rating.made),
    }
    connection.execute(tables.ratings.insert(), row)


def drop_rating(connection: Connection, outlet: str) -> bool:
    """Take an outlet's rating out; false if it has none."""
    table = tables.ratings
    return connection.execute(table.delete().where(table.c.outlet == outlet)).rowcount == 1


def _batches(known: Iterable[KnownActor]) -> Iterator[list[KnownActor]]:
    rest = iter(known)
    while batch := list(itertools.islice(rest, _BATCH)):
        yield batch
