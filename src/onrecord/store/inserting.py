"""Inserting what was read: an article, its claims, and the words they are found by."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from onrecord.errors import EvidenceError
from onrecord.records import Actor, Article, Claim
from onrecord.store import event_texts, fulltext, position_texts, search_items, tables
from onrecord.store.rows import (
    KIND_NAMES,
    SEARCHED,
    actor_rows,
    article_of,
    article_row,
    indexed_words,
    iso_time,
)


def check_storable(article: Article) -> None:
    """Raise ``EvidenceError`` where a text is none that a database can hold."""
    try:
        article.text.encode()
    except UnicodeEncodeError as error:
        raise EvidenceError(
            f"article {article.id}: code point {error.start} is half a character (a lone "
            "surrogate), which no database can hold"
        ) from None


def stored_article(connection: Connection, id: str) -> Any:
    """Number, body, text, analysis and first locator of an article, or ``None``."""
    table, where = tables.articles.c, tables.locators.c
    query = select(table.number, table.body, table.text, table.analysis, where.locator).where(
        table.id == id, where.article == table.id, where.first == 1
    )
    return connection.execute(query).one_or_none()


def is_same(stored: Any, article: Article, analysis: str) -> bool:
    """Whether just this was stored, by the same analysis."""
    return bool(stored.analysis == analysis) and article_of(stored.body, stored.text) == article


def insert_article(
    connection: Connection, article: Article, analysis: str, read_at: datetime.datetime
) -> int:
    """Insert an article; gives its number."""
    row = article_row(article, analysis=analysis) | {"read_at": iso_time(read_at)}
    connection.execute(tables.articles.insert(), row)
    number = select(tables.articles.c.number).where(tables.articles.c.id == article.id)
    return int(connection.execute(number).scalar_one())


def replace_article(connection: Connection, article: Article, analysis: str) -> int:
    """Put an article in place of the one of its id, whose claims and words are deleted; its number."""
    fulltext.remove_article(connection, article.id)
    search_items.remove(connection, article.id)
    position_texts.remove(connection, article.id)
    event_texts.remove(connection, article.id)
    claims, parts = tables.claims, tables.claim_actors
    own = select(claims.c.id).where(claims.c.article == article.id)
    connection.execute(parts.delete().where(parts.c.claim.in_(own)))
    connection.execute(claims.delete().where(claims.c.article == article.id))
    table = tables.articles
    row = article_row(article, analysis=analysis)
    connection.execute(table.update().where(table.c.id == article.id).values(**row))
    return int(
        connection.execute(select(table.c.number).where(table.c.id == article.id)).scalar_one()
    )


def insert_claims(
    connection: Connection,
    article: Article,
    claims: Sequence[Claim],
    rows: list[dict[str, Any]],
) -> None:
    """Insert an article's claims, as these rows, with their actors and words.

    Raises ``EvidenceError`` where two have one id.
    """
    if not rows:
        return
    try:
        connection.execute(tables.claims.insert(), rows)
    except IntegrityError as error:
        raise EvidenceError(
            f"article {article.id}: two claims have one id ({error.orig})"
        ) from None
    parts = [part for claim in claims for part in actor_rows(claim)]
    if parts:
        connection.execute(tables.claim_actors.insert(), parts)
    table = tables.claims.c
    query = select(table.id, table.number).where(table.article == article.id)
    numbers: dict[str, int] = {row.id: row.number for row in connection.execute(query)}
    fulltext.add_claims(connection, word_rows(claims, numbers))
    stored = [(numbers[row["id"]], row["kind"], row["body"]) for row in rows]
    position_texts.insert(connection, article.id, stored)
    event_texts.insert(connection, article.id, stored)


def word_rows(claims: Sequence[Claim], numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """What an article's claims are found by, of those that are searched and have a number here."""
    names = {
        claim.id: " ".join((claim.name, *claim.aliases))
        for claim in claims
        if isinstance(claim, Actor)
    }
    return [
        {
            "number": numbers[claim.id],
            "words": indexed_words(claim),
            "names": "\n".join(
                names[actor]
                for actor in dict.fromkeys(a for _, a in claim.actor_ids())
                if actor in names
            ),
            "filters": fulltext.filter_token("kind", kind),
        }
        for claim in claims
        for kind in [KIND_NAMES[type(claim)]]
        if kind in SEARCHED and claim.id in numbers
    ]
