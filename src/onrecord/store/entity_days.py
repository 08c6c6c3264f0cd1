"""What reports tell of each settled actor, in the order of days: reports, statements, positions.

So that the newest of them are found, and all of them counted, without reading any. Everything here
follows from claims, articles and identities, and is no part of the digest. Events have a table
of their own (``event_days``).
"""

from sqlalchemy import Connection, text

# A statement is said on its own day unless that is later than its report: then on the report's.
# What the same speaker says within a longer statement of his ("I believe that …") is left out.
_WANTED = """
CREATE TEMPORARY TABLE wanted_days AS
WITH repeats AS MATERIALIZED (
    SELECT c.number FROM claims AS c
    JOIN claim_actors AS own ON own.claim = c.id AND own.role = 'speaker'
    JOIN claim_actors AS above ON above.claim = json_extract(c.body, '$.parent')
        AND above.role = 'speaker' AND above.actor = own.actor
    WHERE c.kind = 'statement' AND NOT coalesce(json_extract(c.body, '$.negated'), 0)
)
SELECT DISTINCT s.entity, 'report' AS kind, coalesce(a.published, '') AS day, a.number AS number
FROM articles AS a
JOIN claims AS c ON c.article = a.id AND c.kind = 'actor'
JOIN identities AS s ON s.actor = c.id AND s.judgement = 'same'
UNION ALL
SELECT DISTINCT s.entity, 'statement',
    CASE WHEN c.date_start IS NOT NULL AND (a.published IS NULL OR c.date_start <= a.published)
        THEN c.date_start ELSE coalesce(a.published, '') END,
    c.number
FROM claims AS c
JOIN claim_actors AS p ON p.claim = c.id AND p.role IN ('speaker', 'on_behalf_of')
JOIN identities AS s ON s.actor = p.actor AND s.judgement = 'same'
JOIN articles AS a ON a.id = c.article
WHERE c.kind = 'statement' AND c.number NOT IN (SELECT number FROM repeats)
UNION ALL
SELECT DISTINCT s.entity, 'position', coalesce(a.published, ''), c.number
FROM claims AS c
JOIN claim_actors AS p ON p.claim = c.id AND p.role = 'holder'
JOIN identities AS s ON s.actor = p.actor AND s.judgement = 'same'
JOIN articles AS a ON a.id = c.article
WHERE c.kind = 'position'
"""
_STEPS = (
    _WANTED,
    """
    DELETE FROM entity_days WHERE (entity, kind, day, number) IN (
        SELECT entity, kind, day, number FROM entity_days EXCEPT SELECT * FROM wanted_days
    )
    """,
    """
    INSERT INTO entity_days (entity, kind, day, number)
    SELECT * FROM wanted_days EXCEPT SELECT entity, kind, day, number FROM entity_days
    """,
    "DROP TABLE wanted_days",
)

CREATE = """
CREATE TABLE entity_days (
    entity TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (entity, kind, day, number)
) WITHOUT ROWID;
CREATE INDEX entities_actors ON entities (actors, id, kind, country);
CREATE INDEX entities_kind ON entities (kind, actors, id, country)
"""


def bring_up_to_date(connection: Connection) -> None:
    """Make the rows those of what is stored and settled; only what differs is written."""
    for step in _STEPS:
        connection.execute(text(step))
