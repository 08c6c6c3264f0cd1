"""Searches in SQL: what matches words and filters, counted by cell, in order of day or of rank.

``search_items.py`` says what is looked at. Words are matched by FTS5, which gives the numbers;
everything else is decided by numbers. What is counted and listed is exact up to ``COUNTED``
matches of the words; of more, only those that were read last are looked at.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, text

COUNTED = 50_000  # matches looked at: more take longer than anybody waits for a page

_MARKS = ("\x02", "\x03")  # around a word that matched
_MARKED = re.compile("([\x02\x03])")
_EXCERPT_WORDS = 48
_WEIGHTS = {"article_words": "4.0, 1.0", "claim_words": "1.0, 0.5, 0.0"}

_NAMING = """
SELECT json_group_array(a.number) FROM identities AS s JOIN claims AS c ON c.id = s.actor
JOIN search_actors AS a ON a.actor = c.number
WHERE s.entity = :entity AND s.judgement = 'same'
"""
_LISTED = "(SELECT value FROM json_each(:cells))"
_MOST_NAMED = """
SELECT s.entity, min(s.actor), count(DISTINCT n.number) AS items
FROM (SELECT value AS number FROM json_each(:numbers)) AS n
CROSS JOIN search_actors AS a ON a.number = n.number
CROSS JOIN claims AS c ON c.number = a.actor
CROSS JOIN identities AS s ON s.actor = c.id AND s.judgement = 'same'
GROUP BY s.entity ORDER BY items DESC, s.entity LIMIT :limit
"""
_TITLES_AND_EXCERPTS = f"""
SELECT rowid, highlight(article_words, 0, '{_MARKS[0]}', '{_MARKS[1]}'),
    snippet(article_words, 1, '{_MARKS[0]}', '{_MARKS[1]}', '…', {_EXCERPT_WORDS})
FROM article_words
WHERE article_words MATCH :asked AND rowid IN (SELECT value FROM json_each(:numbers))
"""  # noqa: S608 - nothing in it is from outside
_WORDS_MARKED = f"""
SELECT rowid, '', highlight(claim_words, 0, '{_MARKS[0]}', '{_MARKS[1]}') FROM claim_words
WHERE claim_words MATCH :asked AND rowid IN (SELECT value FROM json_each(:numbers))
"""  # noqa: S608


@dataclass(frozen=True)
class Sought:
    """What is looked for, with days of publication, both included. Made by ``View.sought``.

    ``asked`` is a ``match_expression``, ``named`` a JSON array of the numbers that name an actor.
    """

    asked: str | None = None
    named: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class Among:
    """Where to look: articles or claims, in these cells; ``few`` where the cells hold few items."""

    articles: bool
    cells: Collection[int]
    few: bool = False


def naming(connection: Connection, entity: str) -> str:
    """The numbers of all that names an entity, as a JSON array: looked up once for a search."""
    return str(connection.execute(text(_NAMING), {"entity": entity}).scalar_one())


def cell_counts(
    connection: Connection, sought: Sought, *, only: bool | None = None
) -> tuple[dict[int, int], tuple[bool, bool]]:
    """How many items of each cell match; ``only`` articles, or only claims.

    And whether more articles, and more claims, match the words than were looked at.
    """
    found: dict[int, int] = {}
    more = {True: False, False: False}
    tables = (True, False) if only is None else (only,)
    for articles in tables if sought.asked is not None else (True,):
        source, values, more[articles] = _source(connection, sought, articles=articles)
        statement = f"SELECT i.cell, count(*) FROM {source} GROUP BY i.cell"  # noqa: S608
        found.update(map(tuple, connection.execute(text(statement), values)))
    return found, (more[True], more[False])


def newest(
    connection: Connection, sought: Sought, among: Among, *, offset: int, limit: int
) -> list[int]:
    """Numbers of matching items, by day, the undated last, then in the order of reading."""
    source, values, _ = _source(connection, sought, articles=among.articles)
    statement = f"""
        SELECT i.number AS number FROM {source} AND {_within(sought, among)}
        ORDER BY i.day DESC, i.number LIMIT :limit OFFSET :offset
    """  # noqa: S608 - nothing in it is from outside
    asked = {"cells": _listed(among.cells), "offset": offset, "limit": limit}
    return [row[0] for row in connection.execute(text(statement), values | asked)]


def ranked(
    connection: Connection, sought: Sought, numbers: Sequence[int], *, offset: int, limit: int
) -> list[int]:
    """Items of these numbers, all articles or all claims, by how well they match the words."""
    if sought.asked is None or not numbers:
        return list(numbers[offset : offset + limit])
    articles = numbers[0] < 0
    table, sign = _table(articles), "-" if articles else ""
    statement = f"""
        SELECT {sign}rowid FROM {table}
        WHERE {table} MATCH :asked AND +rowid IN (SELECT value FROM json_each(:among))
        ORDER BY bm25({table}, {_WEIGHTS[table]}), rowid DESC LIMIT :limit OFFSET :offset
    """  # noqa: S608
    values = {
        "asked": _expression(sought.asked, articles),
        "among": _listed(map(abs, numbers)),
        "limit": limit,
        "offset": offset,
    }
    return [row[0] for row in connection.execute(text(statement), values)]


def months(connection: Connection, sought: Sought, among: Among) -> list[tuple[str, int]]:
    """How many matching items are of each month, in order; the undated are left out."""
    source, values, _ = _source(connection, sought, articles=among.articles)
    statement = f"""
        SELECT substr(i.day, 1, 7) AS month, count(*) FROM {source} AND {_within(sought, among)}
        AND i.day IS NOT NULL GROUP BY month ORDER BY month
    """  # noqa: S608
    rows = connection.execute(text(statement), values | {"cells": _listed(among.cells)})
    return [(month, number) for month, number in rows]


def most_named(
    connection: Connection, numbers: Sequence[int], *, limit: int
) -> list[tuple[str, str, int]]:
    """The entities that most items of these numbers name, an actor of each, and how many do."""
    values = {"numbers": _listed(numbers), "limit": limit}
    rows = connection.execute(text(_MOST_NAMED), values)
    return [(entity, actor, number) for entity, actor, number in rows]


def marked(
    connection: Connection, asked: str, numbers: Sequence[int]
) -> dict[int, tuple[str, str]]:
    """Of each item of these numbers its title and its words, with marks: see ``unmarked``.

    The words are an excerpt of an article, and of a claim all that it is found by. A claim may
    have no marks: what matched are then the names of its actors.
    """
    found: dict[int, tuple[str, str]] = {}
    for statement, articles in ((_TITLES_AND_EXCERPTS, True), (_WORDS_MARKED, False)):
        own = [abs(number) for number in numbers if (number < 0) == articles]
        if own:
            values = {"asked": _expression(asked, articles), "numbers": _listed(own)}
            for number, title, words in connection.execute(text(statement), values):
                found[-number if articles else number] = (title or "", words)
    return found


def unmarked(words: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Marked words without their marks, and where those stood: half-open code points."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    length, start = 0, -1
    for part in _split(words):
        if part == _MARKS[0]:
            start = length
        elif part == _MARKS[1]:
            if 0 <= start < length:
                spans.append((start, length))
            start = -1
        else:
            plain.append(part)
            length += len(part)
    return "".join(plain), tuple(spans)


def _source(
    connection: Connection, sought: Sought, *, articles: bool
) -> tuple[str, dict[str, Any], bool]:
    """What stands after "FROM": the items that match, with values, and whether some were cut off."""
    table, values = _table(articles), _days(sought)
    joined, more = "search_items AS i WHERE 1", False
    if sought.asked is not None:
        values["asked"] = _expression(sought.asked, articles)
        sign = "-" if articles else ""
        joined = f"""{table} CROSS JOIN search_items AS i ON i.number = {sign}{table}.rowid
            WHERE {table} MATCH :asked"""
        values["lowest"] = _lowest(connection, table, values["asked"])
        if more := values["lowest"] > 0:
            joined += f" AND {table}.rowid >= :lowest"
    if sought.since is not None:
        joined += " AND i.day >= :since"
    if sought.until is not None:
        joined += " AND i.day <= :until"
    if sought.named is not None:
        driven = "i.number" if sought.asked is None else "+i.number"
        joined += f" AND {driven} IN (SELECT value FROM json_each(:named))"  # noqa: S608
        values["named"] = sought.named
    return joined, values, more


def _days(sought: Sought) -> dict[str, Any]:
    return {
        name: day
        for name, day in (("since", sought.since), ("until", sought.until))
        if day is not None
    }


def _lowest(connection: Connection, table: str, asked: str) -> int:
    """The lowest number looked at, 0 where all matches are."""
    statement = f"""
        SELECT rowid FROM {table} WHERE {table} MATCH :asked
        ORDER BY rowid DESC LIMIT 1 OFFSET :counted
    """  # noqa: S608
    values = {"asked": asked, "counted": COUNTED}
    for (number,) in connection.execute(text(statement), values):
        return int(number) + 1
    return 0


def _within(sought: Sought, among: Among) -> str:
    """That an item is in one of the cells; by the cells' own index where they hold few."""
    by_cell = among.few and sought.asked is None and sought.named is None
    return f"{'' if by_cell else '+'}i.cell IN {_LISTED}"


def _table(articles: bool) -> str:
    return "article_words" if articles else "claim_words"


def _expression(asked: str, articles: bool) -> str:
    """Without the words that claims are filtered by."""
    return asked if articles else f"{{words names}} : ({asked})"


def _listed(numbers: Any) -> str:
    return msgspec.json.encode(list(numbers)).decode()


def _split(words: str) -> list[str]:
    """Marks, and what stands between them."""
    return [part for part in _MARKED.split(words) if part]
