"""Full-text search: the one part of the store that differs from database to database.

SQLite's FTS5 with English inflections and without diacritics. ``article_words`` reads title and
text where ``articles`` keeps them; ``claim_words`` holds the evidence of a claim, the names of
its actors (so that a statement whose sentence says "he" is found by the speaker's name), and
filters as tokens, which are many times faster than joining after a match. ``position_words`` holds
positions again, by what they are about: what speaks of a question is found by intersection within
it, however many there are.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

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
_POSITION_TEXTS = """
SELECT told.number, told.article, told.holder, told.about, told.around, told.named,
    told.published, told.publisher, told.beside
FROM position_words JOIN position_texts AS told ON told.number = position_words.rowid
WHERE position_words MATCH :asked
"""
_BESIDES = """
AND (
    told.number IN (SELECT rowid FROM position_words WHERE position_words MATCH :own)
    OR told.report IN (SELECT rowid FROM article_words WHERE article_words MATCH :report)
)
"""
_EVENT_TEXTS = """
SELECT told.number, told.article, told.around, told.named, told.start, told."end"
FROM claim_words JOIN event_texts AS told ON told.number = claim_words.rowid
WHERE claim_words MATCH :asked
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
_POSITION_WORDS = f"""CREATE VIRTUAL TABLE position_words USING fts5(
    about, around, more, content='position_texts', content_rowid='number',
    tokenize='{_TOKENS}')"""


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


def create_position_words(connection: Connection) -> None:
    """Make the full text of positions; part of the seventh migration."""
    connection.execute(text(_POSITION_WORDS))


def add_positions(connection: Connection, numbers: Iterable[int]) -> None:
    """Index these positions, whose texts are stored."""
    connection.execute(
        text(
            "INSERT INTO position_words (rowid, about, around, more) "
            "SELECT number, about, around, more FROM position_texts WHERE number = :number"
        ),
        [{"number": number} for number in numbers],
    )


def empty_positions(connection: Connection) -> None:
    """Take all positions out of the index."""
    connection.execute(text("INSERT INTO position_words (position_words) VALUES ('delete-all')"))


def remove_article(connection: Connection, article: str) -> None:
    """Take an article and its claims out of the index; before they leave their tables."""
    connection.execute(
        text(
            "INSERT INTO position_words (position_words, rowid, about, around, more) "
            "SELECT 'delete', number, about, around, more FROM position_texts "
            "WHERE number IN (SELECT number FROM claims WHERE article = :article)"
        ),
        {"article": article},
    )
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


PositionColumn = Literal["about", "around", "more"]


@dataclass(frozen=True)
class Wanted:
    """Words or phrases of which one must stand in one of these columns.

    ``known`` are ids of the codebooks (``country:TW``): whoever bears one is wanted as well.
    """

    columns: tuple[PositionColumn, ...]
    phrases: tuple[str, ...]
    known: tuple[str, ...] = ()

    def expression(self) -> str | None:
        """What FTS5 is asked for, or ``None`` where nothing is wanted. No sign is taken for syntax."""
        found = any_phrase(self.phrases)
        tokens = [filter_token("known", id) for id in self.known]
        asked = " OR ".join([*([found] if found is not None else []), *tokens])
        return f"{{{' '.join(self.columns)}}} : ({asked})" if asked else None


@dataclass(frozen=True)
class Alternative:
    """All that a position must hold, and what it, or else its report, must hold besides if given."""

    wanted: tuple[Wanted, ...]
    besides: Wanted | None = None

    def query(self) -> tuple[str, dict[str, str]] | None:
        """The statement that finds them, with its values; ``None`` where nothing is wanted."""
        expressions = [each.expression() for each in self.wanted]
        if not expressions or None in expressions:
            return None
        asked = {"asked": " AND ".join(str(each) for each in expressions)}
        if self.besides is None:
            return _POSITION_TEXTS, asked
        own, report = self.besides.expression(), any_phrase(self.besides.phrases)
        if own is None or report is None:
            return None
        return _POSITION_TEXTS + _BESIDES, asked | {"own": own, "report": report}


def any_phrase(phrases: Iterable[str]) -> str | None:
    """What FTS5 is asked for any of these phrases; ``None`` where there are none.

    A phrase that has another one within it ("Donald Trump", "Trump") would find nothing more.
    """
    spelt = dict.fromkeys(f" {words} " for phrase in phrases for words in _spellings(phrase))
    kept: list[str] = []
    for words in sorted(spelt, key=len):
        if not any(each in words for each in kept):
            kept.append(words)
    return " OR ".join(f'"{words.strip()}"' for words in kept) or None


def _spellings(phrase: str) -> list[str]:
    """A phrase as the index cuts it, with the "s" of a possessive and without."""
    plain = unicodedata.normalize("NFC", phrase)
    lower = plain.lower()  # "İ" would become two
    plain = lower if len(lower) == len(plain) else plain
    forms = (plain, _POSSESSIVE.sub(" ", plain))
    cut = (" ".join(re.findall(r"[^\W_]+", form)) for form in forms)
    return [words for words in cut if words]


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


def newest(connection: Connection, asked: str, limit: int | None, *, kind: str) -> list[int]:
    """Numbers of the newest matches of a ``match_expression``, or of all; unranked, oldest first."""
    table = "article_words" if kind == "article" else "claim_words"
    if kind != "article":
        asked = f"{{words names}} : ({asked}) AND filters : {filter_token('kind', kind)}"
    found = connection.execute(
        text(_NEWEST_MATCHES.format(table=table)),
        {"asked": asked, "limit": -1 if limit is None else limit},
    ).scalars()
    return sorted(found.all())


def position_texts(connection: Connection, alternatives: Iterable[Alternative]) -> list[Any]:
    """The texts of all positions that fit one of these, in the order of ``PositionText``; by article and place."""
    found: dict[int, Any] = {}
    for alternative in alternatives:
        query = alternative.query()
        if query is not None:
            statement, values = query
            rows = connection.execute(text(statement), values).all()
            found.update((row[0], row) for row in rows)
    return sorted(found.values(), key=itemgetter(1, 0))


def event_texts(connection: Connection, asked: Iterable[str]) -> list[Any]:
    """The texts of all event mentions that one ``match_expression`` fits, by article and place."""
    either = " OR ".join(f"({each})" for each in asked)
    if not either:
        return []
    kind = filter_token("kind", "event_mention")
    values = {"asked": f"{{words names}} : ({either}) AND filters : {kind}"}
    return sorted(connection.execute(text(_EVENT_TEXTS), values).all(), key=itemgetter(1, 0))


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
