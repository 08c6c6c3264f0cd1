"""What stories are put in order and counted by, so that none need be read for it.

A row for a story as a whole (``outlet`` is empty) and one for each outlet that tells it, by the
name that its reports give. Everything here follows from stories and articles, and is no part of
the digest.
"""

from sqlalchemy import Connection, text

_WANTED = """
WITH told AS (
    SELECT p.story AS story, a.publisher AS outlet, a.published AS day, p.article AS article,
        coalesce(cast(p.origin AS TEXT), p.article) AS origin
    FROM story_articles AS p JOIN articles AS a ON a.id = p.article
),
whole AS (
    SELECT story, min(day) AS first, max(day) AS last, count(*) AS reports,
        count(DISTINCT origin) AS origins
    FROM told GROUP BY story
),
tellers AS (
    SELECT '' AS outlet, story FROM whole
    UNION SELECT outlet, story FROM told WHERE outlet <> ''
)
SELECT t.outlet, t.story, w.first, w.last, w.reports, w.origins, s.follows
FROM tellers AS t
JOIN whole AS w ON w.story = t.story
JOIN (SELECT id, json_extract(body, '$.follows') AS follows FROM stories) AS s ON s.id = t.story
"""
_GONE = """
DELETE FROM story_days WHERE NOT EXISTS (
    SELECT 1 FROM story_articles AS p JOIN articles AS a ON a.id = p.article
    WHERE p.story = story_days.story AND story_days.outlet IN ('', a.publisher)
)
"""
_NEW = f"""
INSERT INTO story_days (outlet, story, first, last, reports, origins, follows)
SELECT * FROM ({_WANTED} EXCEPT
    SELECT outlet, story, first, last, reports, origins, follows FROM story_days) AS wanted
WHERE true
ON CONFLICT (outlet, story) DO UPDATE SET first = excluded.first, last = excluded.last,
    reports = excluded.reports, origins = excluded.origins, follows = excluded.follows
"""  # noqa: S608 - nothing in it is from outside

CREATE = """
CREATE TABLE story_days (
    outlet TEXT NOT NULL, story TEXT NOT NULL,
    first TEXT, last TEXT, reports INTEGER NOT NULL, origins INTEGER NOT NULL,
    follows TEXT,
    PRIMARY KEY (outlet, story)
);
CREATE INDEX story_days_last ON story_days (outlet, last, story, first, reports, origins);
CREATE INDEX story_days_follows ON story_days (follows) WHERE outlet = '' AND follows IS NOT NULL;
CREATE INDEX story_articles_story ON story_articles (story, article)
"""


def bring_up_to_date(connection: Connection) -> None:
    """Make the rows those of the stories that are stored; only what differs is written."""
    connection.execute(text(_GONE))
    connection.execute(text(_NEW))
