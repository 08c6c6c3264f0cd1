"""What searches are filtered, counted and put in order by, made when an article is stored.

A row for each article and for each of its claims that a search can find. Kind, type, status,
outlet and year stand together as one number, a cell, so that a hundred thousand matches are
counted by all of these in one go: see ``store/searching.py``.
"""

from sqlalchemy import Connection, text

from onrecord.store.rows import SEARCHED

_KINDS = ", ".join(f"'{kind}'" for kind in sorted(SEARCHED))

# Claims have the number they have in ``claims``; an article has its own, below zero.
_ITEMS = f"""
SELECT c.number AS number, c.kind AS kind, coalesce(c.type, '') AS type,
    coalesce(CASE
        WHEN c.kind IN ('event_mention', 'meeting', 'request') THEN json_extract(c.body, '$.status')
        WHEN c.kind = 'position' THEN json_extract(c.body, '$.how')
    END, '') AS status,
    coalesce(a.publisher, '') AS outlet, coalesce(substr(a.published, 1, 4), '') AS year,
    a.published AS day
FROM claims AS c JOIN articles AS a ON a.id = c.article
WHERE +c.kind IN ({_KINDS}) {{of_article}}
UNION ALL
SELECT -a.number, 'article', '', '', coalesce(a.publisher, ''),
    coalesce(substr(a.published, 1, 4), ''), a.published
FROM articles AS a WHERE 1 {{article}}
"""  # noqa: S608 - nothing in it is from outside
_NEW_CELLS = f"""
INSERT OR IGNORE INTO search_cells (kind, type, status, outlet, year)
SELECT DISTINCT kind, type, status, outlet, year FROM ({_ITEMS})
ORDER BY kind, type, status, outlet, year
"""  # noqa: S608
_NEW_ITEMS = f"""
INSERT INTO search_items (number, cell, day)
SELECT i.number, s.cell, i.day FROM ({_ITEMS}) AS i JOIN search_cells AS s
    ON s.kind = i.kind AND s.type = i.type AND s.status = i.status AND s.outlet = i.outlet
    AND s.year = i.year
ORDER BY i.number
"""  # noqa: S608
_NEW_ACTORS = f"""
INSERT OR IGNORE INTO search_actors (actor, number)
SELECT own.number, c.number
FROM claims AS c JOIN claim_actors AS p ON p.claim = c.id JOIN claims AS own ON own.id = p.actor
WHERE +c.kind IN ({_KINDS}) {{of_article}}
UNION
SELECT own.number, -a.number FROM claims AS own JOIN articles AS a ON a.id = own.article
WHERE own.kind = 'actor' {{of_own}}
ORDER BY 1, 2
"""  # noqa: S608
_OF_ONE = {
    "of_article": "AND c.article = :article",
    "article": "AND a.id = :article",
    "of_own": "AND own.article = :article",
}
_OF_ALL = dict.fromkeys(_OF_ONE, "")
_NUMBERS = """
SELECT number FROM claims WHERE article = :article
UNION ALL SELECT -number FROM articles WHERE id = :article
"""

CREATE = """
CREATE TABLE search_cells (
    cell INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, type TEXT NOT NULL, status TEXT NOT NULL,
    outlet TEXT NOT NULL, year TEXT NOT NULL,
    UNIQUE (kind, type, status, outlet, year)
);
CREATE TABLE search_items (number INTEGER PRIMARY KEY, cell INTEGER NOT NULL, day TEXT);
CREATE INDEX search_items_cell ON search_items (cell, day);
CREATE INDEX search_items_day ON search_items (day, cell);
CREATE TABLE search_actors (
    actor INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (actor, number)
) WITHOUT ROWID;
CREATE INDEX search_actors_number ON search_actors (number)
"""


def add(connection: Connection, article: str) -> None:
    """Make the rows of an article, whose claims are stored."""
    for statement in (_NEW_CELLS, _NEW_ITEMS, _NEW_ACTORS):
        connection.execute(text(statement.format(**_OF_ONE)), {"article": article})


def add_all(connection: Connection) -> None:
    """Make the rows of all articles; there are none yet."""
    for statement in (_NEW_CELLS, _NEW_ITEMS, _NEW_ACTORS):
        connection.execute(text(statement.format(**_OF_ALL)))


def remove(connection: Connection, article: str) -> None:
    """Delete the rows of an article; before its claims."""
    for table in ("search_items", "search_actors"):
        connection.execute(
            text(f"DELETE FROM {table} WHERE number IN ({_NUMBERS})"),  # noqa: S608
            {"article": article},
        )
