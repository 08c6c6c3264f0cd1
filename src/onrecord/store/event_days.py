"""What settled events are put in order and counted by, so that none need be read for it.

A row for an event as a whole (``entity`` is empty) and one for each entity that takes part in it.
Everything here follows from events, event mentions and articles, and is no part of the digest.
"""

from sqlalchemy import Connection, text

# ``grain`` is the shortest of day, month and year that all days of the event lie in: an event
# of "2014" is one of 2014, but of none of its months. "longer" spans years or is open at its end.
_WANTED = """
WITH first_told AS (
    SELECT m.event AS event, min(a.published) AS day
    FROM event_mentions AS m
    JOIN claims AS c ON c.id = m.mention
    JOIN articles AS a ON a.id = c.article
    GROUP BY m.event
),
sides AS (
    SELECT '' AS entity, id AS event FROM events
    UNION SELECT entity, event FROM event_entities
)
SELECT s.entity, e.id, e.type, e.status, e.date_start, e.date_end,
    CASE
        WHEN e.date_start IS NULL THEN NULL
        WHEN e.date_end IS NULL THEN 'longer'
        WHEN e.date_end <= date(e.date_start, '+1 day') THEN 'day'
        WHEN substr(date(e.date_end, '-1 day'), 1, 7) = substr(e.date_start, 1, 7) THEN 'month'
        WHEN substr(date(e.date_end, '-1 day'), 1, 4) = substr(e.date_start, 1, 4) THEN 'year'
        ELSE 'longer'
    END,
    t.day
FROM sides AS s JOIN events AS e ON e.id = s.event LEFT JOIN first_told AS t ON t.event = e.id
"""
_GONE = """
DELETE FROM event_days WHERE NOT EXISTS (SELECT 1 FROM events AS e WHERE e.id = event_days.event)
    OR entity <> '' AND NOT EXISTS (
        SELECT 1 FROM event_entities AS p
        WHERE p.event = event_days.event AND p.entity = event_days.entity
    )
"""
_NEW = f"""
INSERT INTO event_days (entity, event, type, status, day, until, grain, told)
SELECT * FROM ({_WANTED} EXCEPT
    SELECT entity, event, type, status, day, until, grain, told FROM event_days) AS wanted
WHERE true
ON CONFLICT (entity, event) DO UPDATE SET type = excluded.type, status = excluded.status,
    day = excluded.day, until = excluded.until, grain = excluded.grain, told = excluded.told
"""  # noqa: S608 - nothing in it is from outside

CREATE = """
CREATE TABLE event_days (
    entity TEXT NOT NULL, event TEXT NOT NULL,
    type TEXT NOT NULL, status TEXT NOT NULL,
    day TEXT, until TEXT, grain TEXT, told TEXT,
    PRIMARY KEY (entity, event)
);
CREATE INDEX event_days_day ON event_days (entity, day, event, until, grain, type, status);
CREATE INDEX event_days_told ON event_days (entity, told, event, day, type, status)
"""

# How many events of all begin in a month and end in a month, so that hundreds of thousands are
# counted by reading some thousand rows. What is unknown is empty: part of the key.
CREATE_MONTHS = """
CREATE TABLE event_months (
    kind TEXT NOT NULL, month TEXT NOT NULL, last TEXT NOT NULL, grain TEXT NOT NULL,
    type TEXT NOT NULL, status TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (kind, month, last, grain, type, status)
)
"""
_MONTHS = """
INSERT INTO event_months (kind, month, last, grain, type, status, number)
SELECT 'event', coalesce(substr(day, 1, 7), ''), coalesce(substr(date(until, '-1 day'), 1, 7), ''),
    coalesce(grain, ''), type, status, count(*)
FROM event_days WHERE entity = '' GROUP BY 1, 2, 3, 4, 5, 6
UNION ALL
SELECT 'report', coalesce(substr(told, 1, 7), ''), '', coalesce(grain, ''), type, status, count(*)
FROM event_days WHERE entity = '' GROUP BY 1, 2, 3, 4, 5, 6
"""


def bring_up_to_date(connection: Connection) -> None:
    """Make the rows those of the events that are stored."""
    fill_days(connection)
    count_months(connection)


def fill_days(connection: Connection) -> None:
    """Write the days of events where they differ from what is there."""
    connection.execute(text(_GONE))
    connection.execute(text(_NEW))


def count_months(connection: Connection) -> None:
    """Count the events of each month anew."""
    connection.execute(text("DELETE FROM event_months"))
    connection.execute(text(_MONTHS))
