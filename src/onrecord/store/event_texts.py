"""What an event mention is judged by, made once when it is stored: see ``position_texts``."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from onrecord.store import tables
from onrecord.store.passages import Mentions, Words, claims_in, text_of

KINDS = ("mention", "event_mention")


class _Event(msgspec.Struct, gc=False):
    evidence: tuple[Words, ...]
    trigger: Words


_EVENT = msgspec.json.Decoder(_Event)


def add(connection: Connection, article: str) -> None:
    """Store the texts of an article's event mentions; its claims are stored."""
    insert(connection, article, claims_in(connection, article, KINDS))


def insert(connection: Connection, article: str, rows: Iterable[Any]) -> None:
    """Store the texts of the event mentions among these claims: number, kind and body."""
    made = list(rows_of(article, rows))
    if made:
        connection.execute(tables.event_texts.insert(), made)


def remove(connection: Connection, article: str) -> None:
    """Delete the texts of an article's event mentions; before its claims."""
    claims, table = tables.claims.c, tables.event_texts
    own = select(claims.number).where(claims.article == article, claims.kind == "event_mention")
    connection.execute(delete(table).where(table.c.number.in_(own)))


def rows_of(article: str, rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The texts of the event mentions among an article's claims: number, kind and body."""
    by_kind: dict[str, list[tuple[int, str]]] = {kind: [] for kind in KINDS}
    for number, kind, body in rows:
        if kind in by_kind:
            by_kind[kind].append((number, body))
    if not by_kind["event_mention"]:
        return
    mentions = Mentions(body for _, body in by_kind["mention"])
    for number, body in by_kind["event_mention"]:
        event = _EVENT.decode(body)
        start = event.trigger.start - event.evidence[0].start
        yield {
            "number": number,
            "article": article,
            "around": text_of(event.evidence),
            "named": msgspec.json.encode(mentions.within(event.evidence)).decode(),
            "start": start,
            "end": start + len(event.trigger.quote),
        }
