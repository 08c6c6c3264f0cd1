"""What is settled across articles, as rows; and replacing only the rows that differ."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, and_, bindparam, select

from onrecord.records import ONE_ORIGIN, Comparison, Entity, Event, Identity, Story
from onrecord.store import tables
from onrecord.store.names import folded_names
from onrecord.store.rows import iso_day

Row = dict[Any, Any]


def entity_rows(entities: Iterable[Entity]) -> Iterator[tuple[Table, Row]]:
    """An entity, and every name it is found by."""
    for entity in entities:
        yield (
            tables.entities,
            {
                "id": entity.id,
                "name": entity.name,
                "kind": entity.kind,
                "country": entity.country,
                "known_as": entity.known_as,
                "actors": len(entity.actors),
                "aliases": msgspec.json.encode(entity.aliases).decode(),
                "body": entity.to_json().decode(),
            },
        )
        for folded, rank in folded_names(entity):
            yield tables.entity_names, {"entity": entity.id, "folded": folded, "rank": rank}


def identity_rows(identities: Iterable[Identity]) -> Iterator[tuple[Table, Row]]:
    """A decision on an actor."""
    for identity in identities:
        yield (
            tables.identities,
            {
                "actor": identity.actor,
                "entity": identity.entity,
                "judgement": identity.judgement,
                "reason": identity.reason,
            },
        )


def comparison_rows(comparisons: Iterable[Comparison]) -> Iterator[tuple[Table, Row]]:
    """Two entities that were compared and not joined."""
    for comparison in comparisons:
        yield (
            tables.comparisons,
            {
                "one": comparison.one,
                "other": comparison.other,
                "judgement": comparison.judgement,
                "reasons": msgspec.json.encode(comparison.reasons).decode(),
            },
        )


def event_rows(events: Iterable[Event]) -> Iterator[tuple[Table, Row]]:
    """An event, who takes part, and which mentions speak of it."""
    for event in events:
        yield (
            tables.events,
            {
                "id": event.id,
                "type": event.type,
                "status": event.status,
                "date_start": iso_day(event.date.start if event.date else None),
                "date_end": iso_day(event.date.end if event.date else None),
                "body": event.to_json().decode(),
            },
        )
        for role, ids in (("actors", event.actors), ("recipients", event.recipients)):
            for entity in ids:
                yield tables.event_entities, {"event": event.id, "role": role, "entity": entity}
        for mention in event.mentions:
            yield tables.event_mentions, {"mention": mention, "event": event.id}


def story_rows(stories: Iterable[Story]) -> Iterator[tuple[Table, Row]]:
    """A story, and the articles it is told by, each with what it is to the others."""
    for story in stories:
        body = story.to_json().decode()
        yield tables.stories, {"id": story.id, "title": story.title, "body": body}
        for row in story_article_rows(story):
            yield tables.story_articles, row


def story_article_rows(story: Story) -> Iterator[Row]:
    """The articles of a story: of which origin each is, what it takes from others, what corrects it.

    So that thousands of articles are placed without their stories, which hold aligned sentences.
    """
    origins: dict[str, int] = {}
    for number, group in enumerate(story.origins):
        for article in group:
            origins.setdefault(article, number)
    taking = {step.article for step in story.derivations if step.kind in ONE_ORIGIN}
    heads = [[a for a in group if a not in taking] or list(group) for group in story.origins]
    steps: dict[str, list[tuple[str, str]]] = {}
    corrected: dict[str, str] = {}
    for step in story.derivations:
        steps.setdefault(step.article, []).append((step.kind, step.source))
        if step.kind == "correction":
            corrected.setdefault(step.source, step.article)
    for article in story.articles:
        own, origin = steps.get(article), origins.get(article)
        alone = origin is None or len(story.origins[origin]) == 1
        yield {
            "article": article,
            "story": story.id,
            "origins": len(story.origins),
            "origin": origin,
            "heads": None if alone else msgspec.json.encode(heads[origin or 0]).decode(),
            "steps": None if own is None else msgspec.json.encode(own).decode(),
            "corrected_by": corrected.get(article),
            "unnamed": int(article in story.unnamed),
        }


_TABLES = (
    tables.entities,
    tables.entity_names,
    tables.identities,
    tables.comparisons,
    tables.events,
    tables.event_entities,
    tables.event_mentions,
    tables.stories,
    tables.story_articles,
)


def replace_rows(connection: Connection, rows: Iterable[tuple[Table, Row]]) -> bool:
    """Make the settled tables hold exactly these rows; false if they did already.

    Only what differs is written, so that settling a large record after one new article writes
    little.
    """
    wanted: dict[Table, dict[tuple[Any, ...], Row]] = {table: {} for table in _TABLES}
    for table, row in rows:
        wanted[table][_key(table, row)] = row
    differs = [_replace(connection, table, wanted[table]) for table in _TABLES]
    return any(differs)


def _replace(connection: Connection, table: Table, wanted: dict[tuple[Any, ...], Row]) -> bool:
    gone = []
    stored = connection.execute(select(table), execution_options={"yield_per": 500})
    for entry in stored.mappings():
        row = dict(entry)
        key = _key(table, row)
        if wanted.get(key) == row:
            del wanted[key]
        else:
            gone.append(
                {f"key_{name}": value for name, value in zip(_names(table), key, strict=True)}
            )
    if gone:
        same = (table.c[name] == bindparam(f"key_{name}") for name in _names(table))
        connection.execute(table.delete().where(and_(*same)), gone)
    if wanted:
        connection.execute(table.insert(), list(wanted.values()))
    return bool(gone or wanted)


def _names(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]


def _key(table: Table, row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _names(table))
