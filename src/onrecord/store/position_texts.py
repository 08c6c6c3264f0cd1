"""What a position is found and judged by, made once when it is stored.

Whether a position speaks of a question is decided by its words and by who is named in them. Its own
record has the words; the names are mentions, many times as many. Here both stand side by side, so
that thousands of positions are looked at without reading a report's mentions.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from onrecord.store import besides, fulltext, tables
from onrecord.store.passages import Mentions, Words, claims_in, text_of

_KINDS = ("actor", "mention", "position", *besides.KINDS)


class _Position(msgspec.Struct):
    evidence: tuple[Words, ...]
    target: Words
    trigger: Words
    target_more: tuple[Words, ...] = ()
    holder_span: Words | None = None
    condition: Words | None = None
    holder: str | None = None
    told_by: str | None = None
    towards: str | None = None


class _Actor(msgspec.Struct):
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    known_as: str | None = None


_POSITION = msgspec.json.Decoder(_Position)
_ACTOR = msgspec.json.Decoder(_Actor)


def add(connection: Connection, article: str) -> None:
    """Store and index the texts of an article's positions; its claims are stored."""
    insert(connection, article, claims_in(connection, article, _KINDS))


def insert(connection: Connection, article: str, rows: Iterable[Any]) -> None:
    """Store and index the texts of the positions among these claims: number, kind and body."""
    made = list(rows_of(article, rows))
    if made:
        table = tables.articles.c
        query = select(table.number.label("report"), table.published, table.publisher)
        own = connection.execute(query.where(table.id == article)).mappings().one()
        made = [row | dict(own) for row in made]
        connection.execute(tables.position_texts.insert(), made)
        fulltext.add_positions(connection, [row["number"] for row in made])


def remove(connection: Connection, article: str) -> None:
    """Delete the texts of an article's positions, which have left the index; before its claims."""
    claims = tables.claims.c
    own = select(claims.number).where(claims.article == article, claims.kind == "position")
    table = tables.position_texts
    connection.execute(delete(table).where(table.c.number.in_(own)))


def rows_of(article: str, rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The texts of the positions among an article's claims: number, kind and body, of all kinds.

    What is the report's (its number, day and publisher) is not among them.
    """
    by_kind: dict[str, list[tuple[int, str]]] = {kind: [] for kind in _KINDS}
    for number, kind, body in rows:
        if kind in by_kind:
            by_kind[kind].append((number, body))
    if not by_kind["position"]:
        return
    actors = {each.id: each for each in (_ACTOR.decode(body) for _, body in by_kind["actor"])}
    mentions = Mentions(body for _, body in by_kind["mention"])
    report = besides.Report({kind: [body for _, body in by_kind[kind]] for kind in besides.KINDS})
    for number, body in by_kind["position"]:
        row = _row(number, article, _POSITION.decode(body), actors, mentions)
        yield row | {"beside": report.beside(body)}


def _row(
    number: int, article: str, position: _Position, actors: dict[str, _Actor], mentions: Mentions
) -> dict[str, Any]:
    about, around = (position.target, *position.target_more), position.evidence
    named = (mentions.within(about), mentions.within(around))
    return {
        "number": number,
        "article": article,
        "holder": position.holder,
        "about": text_of(about),
        "around": text_of(around),
        "more": "\n".join(_more(position, [each.actor for part in named for each in part], actors)),
        "named": msgspec.json.encode(named).decode(),
    }


def _more(position: _Position, named: list[str | None], actors: dict[str, _Actor]) -> Iterator[str]:
    """Words outside of target and evidence, and the names of those whom the words stand for."""
    for span in (position.trigger, position.holder_span, position.condition):
        if span is not None and not any(
            held.start <= span.start and span.end <= held.end for held in position.evidence
        ):
            yield span.quote
    own = [position.holder, position.told_by, position.towards]
    for id in dict.fromkeys(own + named):
        actor = actors.get(id) if id is not None else None
        if actor is None:
            continue
        yield actor.name
        if id in own:
            yield from actor.aliases
        if actor.known_as is not None:
            yield fulltext.filter_token("known", actor.known_as)
