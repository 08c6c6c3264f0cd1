"""Who holds which post, belongs to what and is in charge of what: a row for each claim that tells it.

So that what an actor is, and who is in a body, is worked out without reading thousands of claims.
Everything here follows from claims, articles and identities, and is no part of the digest.
"""

from sqlalchemy import Connection, text

_SETTLED = """(
    SELECT min(s.entity) FROM claim_actors AS p
    JOIN identities AS s ON s.actor = p.actor AND s.judgement = 'same'
    WHERE p.claim = c.id AND p.role = {role}
)"""
_ONE = _SETTLED.format(
    role="CASE c.kind WHEN 'tenure' THEN 'person' WHEN 'membership' THEN 'actor' ELSE 'source' END"
)
_OTHER = _SETTLED.format(
    role=(
        "CASE c.kind WHEN 'tenure' THEN 'organisation' WHEN 'membership' THEN 'body' "
        "ELSE 'target' END"
    )
)
_WANTED = f"""
CREATE TEMPORARY TABLE wanted_bonds AS SELECT * FROM (
    SELECT c.number AS number, c.id AS claim, c.article AS article, c.kind AS kind,
        {_ONE} AS one, {_OTHER} AS other,
        CASE c.kind
            WHEN 'tenure' THEN json_extract(c.body, '$.post')
            WHEN 'membership' THEN CASE c.type WHEN 'former' THEN 'member' ELSE c.type END
            ELSE CASE c.type WHEN 'belongs_to' THEN 'part' WHEN 'in_charge_of' THEN 'head'
                ELSE 'same' END
        END AS title,
        CASE c.kind WHEN 'tenure' THEN json_extract(c.body, '$.post_span.quote') END AS words,
        CASE c.kind
            WHEN 'relation' THEN
                CASE WHEN coalesce(json_extract(c.body, '$.former'), 0) THEN 'former'
                ELSE 'member' END
            ELSE c.type
        END AS status,
        a.published AS day,
        json_extract(c.body, '$.start') IS NOT NULL OR json_extract(c.body, '$.end') IS NOT NULL
            AS dated
    FROM claims AS c JOIN articles AS a ON a.id = c.article
    WHERE c.kind IN ('tenure', 'membership', 'relation')
) AS told WHERE one IS NOT NULL AND (other IS NOT NULL OR kind = 'tenure')
"""  # noqa: S608 - nothing in it is from outside
_STEPS = (
    _WANTED,
    """
    DELETE FROM bonds WHERE number IN (
        SELECT number FROM (SELECT * FROM bonds EXCEPT SELECT * FROM wanted_bonds) AS gone
    )
    """,
    "INSERT INTO bonds SELECT * FROM wanted_bonds EXCEPT SELECT * FROM bonds",
    "DROP TABLE wanted_bonds",
)

# Thousands are told of a great power at once: its index holds all that is asked for.
CREATE = """
CREATE TABLE bonds (
    number INTEGER PRIMARY KEY,
    claim TEXT NOT NULL, article TEXT NOT NULL, kind TEXT NOT NULL,
    one TEXT NOT NULL, other TEXT, title TEXT NOT NULL, words TEXT, status TEXT NOT NULL,
    day TEXT, dated INTEGER NOT NULL
);
CREATE INDEX bonds_one ON bonds (one, kind, number);
CREATE INDEX bonds_other ON bonds (
    other, kind, title, one, status, day, dated, article, claim, words, number
)
"""


def bring_up_to_date(connection: Connection) -> None:
    """Make the rows those of what is stored and settled; only what differs is written."""
    for step in _STEPS:
        connection.execute(text(step))
