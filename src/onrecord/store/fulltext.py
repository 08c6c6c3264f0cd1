"""Full-text search: the one part of the store that differs from database to database.

SQLite's FTS5 with English inflections and without diacritics. ``article_words`` reads title and
text where ``articles`` keeps them; ``claim_words`` holds the evidence of a claim, the names of
its actors (so that a statement whose sentence says "he" is found by the speaker's name), and
filters as tokens, which are many times faster than joining after a match.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, text

from onrecord.errors import StoreError

_NEWEST = 2000  # matches ranked at most: ranking every match of a common word takes seconds
_TOKENS = "porter unicode61 remove_diacritics 2"
_SNIPPET_WORDS = 24

_POSSESSIVE = re.compile(r"['’]s\b")

_RANKED = """
SELECT rowid, bm25({table}, {weights}) FROM {table}
WHERE {table} MATCH :asked AND rowid >= (
    SELECT min(rowid) FROM (
        SELECT rowid FROM {table} WHERE {table} MATCH :asked ORDER BY rowid DESC LIMIT :newest
    )
)
ORDER BY bm25({table}, {weights}), rowid LIMIT :limit
"""
_NEWEST_MATCHES = """
SELECT rowid FROM {table} WHERE {table} MATCH :asked ORDER BY rowid DESC LIMIT :limit
"""
_SNIPPETS = """
SELECT rowid, snippet({table}, {column}, '', '', '…', {words}) FROM {table}
WHERE {table} MATCH :asked AND rowid IN :numbers
"""

_CREATE = (
    f"""CREATE VIRTUAL TABLE article_words USING fts5(
        title, text, content='articles', content_rowid='number', tokenize='{_TOKENS}')""",
    f"""CREATE VIRTUAL TABLE claim_words USING fts5(
        words, names, filters, tokenize='{_TOKENS}')""",
)


def create(connection: Connection) -> None:
    """Make the full-text tables; part of the first migration."""
    if connection.dialect.name != "sqlite":
        raise StoreError(f"no full-text search for {connection.dialect.name} yet; use SQLite")
    for statement in _CREATE:
        connection.execute(text(statement))


def add_article(connection: Connection, number: int) -> None:
    """Index the stored article of this number."""
    connection.execute(
        text(
            "INSERT INTO article_words (rowid, title, text) "
            "SELECT number, title, text FROM articles WHERE number = :number"
        ),
        {"number": number},
    )


def add_claims(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Index claims: rows of ``number``, ``words``, ``names``, ``filters``."""
    if rows:
        connection.execute(
            text(
                "INSERT INTO claim_words (rowid, words, names, filters) "
                "VALUES (:number, :words, :names, :filters)"
            ),
            [dict(row) for row in rows],
        )


def remove_article(connection: Connection, article: str) -> None:
    """Take an article and its claims out of the index; before they leave their tables."""
    connection.execute(
        text(
            "INSERT INTO article_words (article_words, rowid, title, text) "
            "SELECT 'delete', number, title, text FROM articles WHERE id = :article"
        ),
        {"article": article},
    )
    connection.execute(
        text(
            "DELETE FROM claim_words WHERE rowid IN "
            "(SELECT number FROM claims WHERE article = :article)"
        ),
        {"article": article},
    )


def filter_token(kind: str, value: str) -> str:
    """A filter as one word that no text holds: ``filter_token("kind", "statement")``."""
    return f"xx{kind}" + re.sub(r"[^a-z0-9]", "", value.lower())


def match_expression(words: str, *, any_word: bool = False) -> str | None:
    """What FTS5 is asked for: all words and "phrases", or any; ``None`` if there are none.

    Every word is quoted, so that no sign of the user's is taken for FTS5's syntax.
    """
    terms = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', _POSSESSIVE.sub(" ", words)):
        cleaned = " ".join(re.findall(r"\w+", phrase or word))
        if cleaned.strip("_ "):
            terms.append(f'"{cleaned}"')
    return (" OR " if any_word else " AND ").join(terms) or None


@dataclass(frozen=True)
class Match:
    """A matching row: its number, the words around the match, and its score."""

    number: int
    snippet: str
    score: float


def search_articles(connection: Connection, asked: str, limit: int) -> list[Match]:
    """The best articles for a ``match_expression``."""
    return _search(connection, "article_words", asked, weights="4.0, 1.0", column=1, limit=limit)


def search_claims(
    connection: Connection, asked: str, limit: int, *, kind: str | None = None
) -> list[Match]:
    """The best claims for a ``match_expression``, of one kind if given."""
    asked = f"{{words names}} : ({asked})"
    if kind is not None:
        asked += f" AND filters : {filter_token('kind', kind)}"
    return _search(connection, "claim_words", asked, weights="1.0, 0.5, 0.0", column=0, limit=limit)


def newest(connection: Connection, asked: str, limit: int, *, kind: str) -> list[int]:
    """Numbers of the newest matches of a ``match_expression``, unranked, oldest first."""
    table = "article_words" if kind == "article" else "claim_words"
    if kind != "article":
        asked = f"{{words names}} : ({asked}) AND filters : {filter_token('kind', kind)}"
    found = connection.execute(
        text(_NEWEST_MATCHES.format(table=table)), {"asked": asked, "limit": limit}
    )
    return sorted(row.rowid for row in found)


def _search(
    connection: Connection, table: str, asked: str, *, weights: str, column: int, limit: int
) -> list[Match]:
    """Rank the newest matches, then cut the snippets of the best: both are costly."""
    found = connection.execute(
        text(_RANKED.format(table=table, weights=weights)),
        {"asked": asked, "newest": _NEWEST, "limit": limit},
    ).all()
    if not found:
        return []
    numbers = [number for number, _ in found]
    cut = text(_SNIPPETS.format(table=table, column=column, words=_SNIPPET_WORDS))
    rows = connection.execute(
        cut.bindparams(bindparam("numbers", expanding=True)), {"asked": asked, "numbers": numbers}
    )
    snippets: dict[int, str] = {row[0]: row[1] for row in rows}
    return [Match(number, snippets[number], round(-rank, 9)) for number, rank in found]
