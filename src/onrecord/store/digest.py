"""What makes two records the same: a hash of what they hold, not of how they came to hold it."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Select, select

from onrecord.store import tables

# Neither numbers (the order of storing) nor clock times nor runs. ``first`` of a locator and
# rejections as duplicates depend on which of two copies was read first.
_HELD: tuple[tuple[str, Select[Any]], ...] = (
    (
        "articles",
        select(*(tables.articles.c[name] for name in ("id", "analysis", "body", "text"))),
    ),
    ("locators", select(tables.locators.c.locator, tables.locators.c.article)),
    (
        "claims",
        select(*(tables.claims.c[name] for name in ("id", "kind", "article", "position", "body"))),
    ),
    ("entities", select(tables.entities.c.id, tables.entities.c.body)),
    (
        "identities",
        select(*(tables.identities.c[n] for n in ("actor", "entity", "judgement", "reason"))),
    ),
    (
        "comparisons",
        select(*(tables.comparisons.c[n] for n in ("one", "other", "judgement", "reasons"))),
    ),
    (
        "corrections",
        select(*(tables.corrections.c[name] for name in ("id", "subjects", "name", "note"))).where(
            tables.corrections.c.undone.is_(None)
        ),
    ),
    (
        "known actors",
        select(*(tables.known_actors.c[name] for name in ("source", "key", "body"))),
    ),
    (
        "ratings",
        select(*(tables.ratings.c[name] for name in ("outlet", "letter", "why"))),
    ),
    ("events", select(tables.events.c.id, tables.events.c.body)),
    ("stories", select(tables.stories.c.id, tables.stories.c.body)),
    (
        "rejections",
        select(*(tables.rejections.c[name] for name in ("locator", "code", "message"))).where(
            tables.rejections.c.code != "duplicate"
        ),
    ),
)


def digest_of(stream: Callable[[Select[Any]], Iterable[Any]]) -> str:
    """SHA-256 of every row that is held, each value prefixed by its length, in the order of keys."""
    digest = hashlib.sha256()
    for name, query in _HELD:
        digest.update(b"table %s;" % name.encode())
        keys = list(query.selected_columns)[:3]
        for row in stream(query.order_by(*keys)):
            for value in row:
                encoded = str(value).encode()
                digest.update(b"%d:" % len(encoded))
                digest.update(encoded)
    return digest.hexdigest()
